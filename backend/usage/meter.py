"""Counts what the language model takes in one turn."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from backend.agent.events import (
    ModelUsed,
    TextDelta,
    ToolFinished,
    ToolsDone,
    ToolStarted,
    TurnError,
    TurnEvent,
)
from backend.agent.tokens import estimated_tokens
from backend.settings import BUILTIN

Record = Callable[[ModelUsed, bool], None]
"""Told each call, and whether its numbers are estimated."""


class Meter:
    """Sees the turn's events pass. A call nobody gives numbers of is estimated.

    A provider tells them at the end of an answer. For one that is stopped before, it is paid all
    the same; else a limit could be got round by stopping every answer.
    """

    def __init__(self, model: str, input_tokens: Callable[[], int], record: Record) -> None:
        self._model = model
        self._record = record
        self._input_tokens = input_tokens
        """Estimates what the turn's first call reads."""
        self._read: int | None = None
        self._written = 0
        self._results = 0
        self._is_calling = True

    async def events(
        self, turn: AsyncGenerator[TurnEvent, None]
    ) -> AsyncGenerator[TurnEvent, None]:
        """Yield the events of the turn."""
        try:
            async with aclosing(turn) as events:
                async for happened in events:
                    self._count(happened)
                    yield happened
        except TurnError:
            # A model that could not be reached, or refused, took nothing.
            if self._written:
                self._estimate()
            raise
        except BaseException:
            self._estimate()
            raise
        self._estimate()

    def _count(self, happened: TurnEvent) -> None:
        match happened:
            case TextDelta(text):
                self._written += estimated_tokens(text)
            case ToolStarted(tool=tool, arguments=arguments):
                self._written += estimated_tokens(tool + arguments)
            case ToolFinished(output=output):
                self._results += estimated_tokens(output)
            case ModelUsed():
                self._note(happened)
            case ToolsDone():
                self._estimate()
                self._begin()

    def _note(self, used: ModelUsed) -> None:
        if used.model == BUILTIN:
            self._close(0)  # It stood in for a model that failed, and takes nothing.
        elif used.input_tokens:
            self._record(used, False)
            self._close(used.input_tokens + used.output_tokens)
        else:
            self._model = used.model  # The provider gave no numbers.
            self._estimate()

    def _estimate(self) -> None:
        if self._is_calling:
            read = self._input_tokens() if self._read is None else self._read
            self._record(ModelUsed(self._model, read, self._written), True)
            self._close(read + self._written)

    def _close(self, known: int) -> None:
        self._read = known
        self._written = 0
        self._is_calling = False

    def _begin(self) -> None:
        # The next call of the turn reads again what this one read and wrote.
        self._read = (self._read or 0) + self._results
        self._results = self._written = 0
        self._is_calling = True
