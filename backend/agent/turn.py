"""One turn: from what was said to what the assistant says and does."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from typing import Any

from agents import (
    Agent,
    MaxTurnsExceeded,
    RunConfig,
    Runner,
    RunResultStreaming,
    StreamEvent,
    ToolCallItem,
    ToolCallOutputItem,
    TResponseInputItem,
)

from backend.agent.events import (
    TextDelta,
    TextDone,
    ToolFinished,
    ToolsDone,
    ToolStarted,
    TurnError,
    TurnEvent,
)
from backend.tasks.errors import TasksError

logger = logging.getLogger(__name__)

MAX_MODEL_CALLS = 12
"""Rounds of tool calls in one turn: a model that never stops asking is stopped."""


async def run_turn(
    agent: Agent[None], history: Sequence[TResponseInputItem], *, seconds: float
) -> AsyncGenerator[TurnEvent, None]:
    """Yield what the agent says and does, until it has answered.

    Closing the generator ends the run: nothing goes on unseen.

    Raises:
        TurnError: If the model fails, stops half way, or takes longer than `seconds` in all.
    """
    result = Runner.run_streamed(
        agent,
        list(history),
        max_turns=MAX_MODEL_CALLS,
        run_config=RunConfig(tracing_disabled=True),
    )
    turn = _Turn()
    deadline = asyncio.get_running_loop().time() + seconds
    try:
        events = result.stream_events()
        while (event := await _next(events, deadline)) is not None:
            for happened in turn.read(event):
                yield happened
        for happened in turn.end():
            yield happened
    finally:
        _end(result)


async def _next(events: AsyncIterator[StreamEvent], deadline: float) -> StreamEvent | None:
    try:
        async with asyncio.timeout_at(deadline):
            return await anext(events, None)
    except TimeoutError:
        raise TurnError(
            "The answer took too long and was stopped. What was done, is kept."
        ) from None
    except MaxTurnsExceeded:
        raise TurnError(
            "The model kept calling tools and never answered, so it was stopped. "
            "What was done, is kept."
        ) from None
    except TurnError:
        raise
    except TasksError as error:
        raise TurnError(str(error)) from error
    except Exception as error:  # noqa: BLE001  # LiteLLM and providers raise anything
        # Never the text: providers repeat the key they refuse, and LiteLLM adds a traceback.
        logger.error("The model failed: %s", type(error).__name__)  # noqa: TRY400
        raise TurnError("The language model could not answer. Your tasks are safe.") from None


def _end(result: RunResultStreaming) -> None:
    if not result.is_complete:
        result.cancel()


class _Turn:
    """Reads the run's events into ours."""

    def __init__(self) -> None:
        self._speaking = False
        self._said_or_done = False
        self._open: dict[str, ToolStarted] = {}
        self._closed: list[ToolFinished] = []

    def read(self, event: StreamEvent) -> list[TurnEvent]:
        """Return what this event of the run means."""
        if event.type == "raw_response_event":
            return self._read_raw(event.data)
        if event.type == "run_item_stream_event":
            if isinstance(event.item, ToolCallItem):
                return self._start(event.item)
            if isinstance(event.item, ToolCallOutputItem):
                return self._finish(event.item)
        return []

    def end(self) -> list[TurnEvent]:
        """Return what is still to say when the run is over.

        Raises:
            TurnError: If nothing at all was said or done.
        """
        if not self._said_or_done:
            raise TurnError("The language model gave an empty answer. Your tasks are safe.")
        return self._hush()

    def _read_raw(self, data: Any) -> list[TurnEvent]:
        if data.type == "response.output_text.delta" and data.delta:
            self._speaking = self._said_or_done = True
            return [TextDelta(data.delta)]
        return self._hush() if data.type == "response.completed" else []

    def _hush(self) -> list[TurnEvent]:
        spoke, self._speaking = self._speaking, False
        return [TextDone()] if spoke else []

    def _start(self, item: ToolCallItem) -> list[TurnEvent]:
        raw: Any = item.raw_item
        started = ToolStarted(raw.call_id, raw.name, raw.arguments or "{}")
        self._open[started.call_id] = started
        self._said_or_done = True
        return [*self._hush(), started]

    def _finish(self, item: ToolCallOutputItem) -> list[TurnEvent]:
        started = self._open.pop(str(item.call_id))
        data = item.custom_data or {}
        finished = ToolFinished(
            started.call_id,
            started.tool,
            started.arguments,
            output=_text(item.output),
            failed=bool(data.get("failed", True)),
            structured=data.get("structured"),
        )
        self._closed.append(finished)
        if self._open:
            return [finished]
        calls, self._closed = self._closed, []
        return [finished, ToolsDone(calls)]


def _text(output: Any) -> str:
    if isinstance(output, dict):
        return str(output.get("text", ""))
    if isinstance(output, list):
        return "\n".join(_text(part) for part in output)
    return str(output)
