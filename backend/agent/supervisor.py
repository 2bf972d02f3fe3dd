"""Stands between the Agents SDK and the models: asks again, asks the next one, never in silence."""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from typing import Any

from agents import Handoff, Model, ModelResponse, Tool
from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.usage import Usage
from openai.types.responses import ResponseCompletedEvent
from typing_extensions import override

from backend.agent.call import Call, Candidate
from backend.agent.events import ModelUsed, Switched
from backend.agent.failures import FailureKind, ModelFailureError, NoAnswerError
from backend.agent.redaction import LogRedaction
from backend.agent.retries import Retries


class Supervisor(Model):
    """The models of the settings, in the order in which they are asked, as one model."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        redaction: LogRedaction,
        retries: Retries | None = None,
    ) -> None:
        self.candidates = candidates
        self.redaction = redaction
        self.retries = retries or Retries()

    def for_turn(self) -> "SupervisedTurn":
        """Return the same for one turn, all of whose calls stay with the model that answers."""
        return SupervisedTurn(self)

    @override
    async def close(self) -> None:
        for candidate in self.candidates:
            await candidate.model.close()

    @override
    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        return await self.for_turn().get_response(*args, **kwargs)

    @override
    async def stream_response(
        self, *args: Any, **kwargs: Any
    ) -> AsyncGenerator[TResponseStreamEvent, None]:
        async with aclosing(self.for_turn().stream_response(*args, **kwargs)) as events:
            async for event in events:
                yield event


class SupervisedTurn(Model):
    """The model calls of one turn.

    Retries and other models come in only while nothing of the answer can be seen. Tools called
    earlier in the turn stand in the input, so that the next model goes on from there.
    """

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor
        self._answering = 0
        self._passed_over: ModelFailureError | None = None
        self.happened: list[Switched | ModelUsed] = []
        """What the turn has yet to tell; whoever tells it takes it out."""

    @override
    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        async with aclosing(self.stream_response(*args, **kwargs)) as events:
            [completed] = [e async for e in events if isinstance(e, ResponseCompletedEvent)]
        response = completed.response
        return ModelResponse(response.output, Usage(requests=1), response.id)

    @override
    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: Any,
        tools: list[Tool],
        output_schema: Any,
        handoffs: list[Handoff],
        *args: Any,
        **kwargs: Any,
    ) -> AsyncGenerator[TResponseStreamEvent, None]:
        """Yield the answer of the first model that gives one.

        Raises:
            NoAnswerError: If none does, or one broke off after it had begun to speak.
        """
        self._supervisor.redaction.remember(system_instructions, input)
        asked = (system_instructions, input, model_settings, tools, output_schema, handoffs, *args)

        def ask(model: Model) -> AsyncIterator[TResponseStreamEvent]:
            return model.stream_response(*asked, **kwargs)

        callable_names = frozenset(
            [tool.name for tool in tools] + [handoff.tool_name for handoff in handoffs]
        )
        first: NoAnswerError | None = None
        for position, attempts in self._due():
            candidate = self._supervisor.candidates[position]
            call = Call(candidate, self._supervisor.retries, attempts)
            try:
                async with aclosing(call.answer(ask, callable_names)) as events:
                    async for event in events:
                        self._stay_with(position)
                        if isinstance(event, ResponseCompletedEvent):
                            self.happened.append(candidate.used(event.response))
                        yield event
                return
            except ModelFailureError as failure:
                error = NoAnswerError(candidate.called, failure, call.has_spoken)
            first = self._first(first, error)
        if first is not None:
            raise first

    def _first(self, first: NoAnswerError | None, error: NoAnswerError) -> NoAnswerError:
        """Return the error to tell when nobody else answers.

        Raises:
            NoAnswerError: If nobody else is to be asked.
        """
        # Another model would say it all again, or say what this one's provider holds back.
        if error.has_spoken or error.failure.kind is FailureKind.FILTERED:
            raise error
        self._passed_over = self._passed_over or error.failure
        if first is None:
            return error
        first.others_failed = True
        return first

    def _due(self) -> list[tuple[int, int]]:
        """Return which to ask, and how often each."""
        candidates = self._supervisor.candidates
        left = range(self._answering, len(candidates))
        due = [(n, self._supervisor.retries.attempts) for n in left if candidates[n].breaker.admits]
        if due:
            return due
        # All are at rest. To fail without having asked would help nobody: one is asked, once.
        return [(min(left, key=lambda n: candidates[n].breaker.wait), 1)]

    def _stay_with(self, position: int) -> None:
        if position == self._answering:
            return
        answering, first = (
            self._supervisor.candidates[n].called for n in (position, self._answering)
        )
        self._answering = position
        why = self._passed_over.kind if self._passed_over else None
        self.happened.append(Switched(answering, first, why))
