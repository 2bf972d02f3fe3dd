"""One answer of one model, passed on only as far as it can be relied on."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from typing import Any

from agents.items import TResponseStreamEvent
from openai.types.responses import Response, ResponseCompletedEvent, ResponseFunctionToolCall

from backend.agent.failures import FailureKind, ModelFailureError

SPEECH = frozenset({"response.output_text.delta", "response.refusal.delta"})


class Attempt:
    """Holds events back until there is something to see, and calls of tools until all is said.

    What is held back can be thrown away and asked for again; half a call is never seen.
    """

    def __init__(self, callable_names: frozenset[str]) -> None:
        self._names = callable_names
        self._held: list[TResponseStreamEvent] = []
        self._is_calling = False
        self.has_spoken = False

    async def events(
        self, answer: AsyncIterator[TResponseStreamEvent]
    ) -> AsyncGenerator[TResponseStreamEvent, None]:
        """Yield the events that may be seen.

        Raises:
            ModelFailureError: If the answer is empty, broken off, or calls what cannot be called.
        """
        async with aclosing(_generator(answer)) as events:
            async for event in events:
                if isinstance(event, ResponseCompletedEvent):
                    self._check(event.response)
                    for held in self._held:
                        yield held
                    yield event
                    return
                self._held.append(event)
                if self._may_pass(event):
                    passing, self._held = self._held, []
                    for held in passing:
                        yield held
        raise ModelFailureError(FailureKind.BROKEN_OFF)

    def _may_pass(self, event: Any) -> bool:
        item = getattr(event, "item", None)
        self._is_calling = self._is_calling or isinstance(item, ResponseFunctionToolCall)
        if event.type in SPEECH and event.delta.strip() and not self._is_calling:
            self.has_spoken = True
        return self.has_spoken and not self._is_calling

    def _check(self, response: Response) -> None:
        calls = [item for item in response.output if isinstance(item, ResponseFunctionToolCall)]
        is_cut = response.incomplete_details is not None
        if calls and (is_cut or not all(map(self._can_be_run, calls))):
            raise ModelFailureError(FailureKind.CUT_SHORT if is_cut else FailureKind.BROKEN_CALL)
        if not calls and not self.has_spoken:
            raise ModelFailureError(FailureKind.CUT_SHORT if is_cut else FailureKind.EMPTY)

    def _can_be_run(self, call: ResponseFunctionToolCall) -> bool:
        with suppress(ValueError):
            arguments = json.loads(call.arguments or "{}")
            return isinstance(arguments, dict) and call.name in self._names
        return False


async def _generator(
    answer: AsyncIterator[TResponseStreamEvent],
) -> AsyncGenerator[TResponseStreamEvent, None]:
    """Yield what `answer` does, and close it together with this."""
    try:
        async for event in answer:
            yield event
    finally:
        if isinstance(answer, AsyncGenerator):
            await answer.aclose()
