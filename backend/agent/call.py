"""One call of one model, with its retries."""

import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field

from agents import Model
from agents.items import TResponseStreamEvent
from openai.types.responses import Response, ResponseUsage

from backend.agent.attempt import Attempt
from backend.agent.breaker import Breaker
from backend.agent.events import ModelUsed
from backend.agent.failures import OF_THE_REQUEST, ModelFailureError
from backend.agent.retries import Retries

logger = logging.getLogger(__name__)

Ask = Callable[[Model], AsyncIterator[TResponseStreamEvent]]
"""Puts one and the same question to any model."""


@dataclass(frozen=True)
class Candidate:
    """A model that may be asked."""

    name: str
    """As the settings name it."""
    model: Model
    price: Callable[[ResponseUsage | None], float | None]
    """US dollars. None: no price is known."""
    breaker: Breaker = field(default_factory=Breaker)
    title: str = ""
    """As people call it. Default: its name."""

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return self.title or self.name

    def used(self, response: Response) -> ModelUsed:
        """Return what an answer took."""
        usage = response.usage
        if usage is None:
            return ModelUsed(self.name, 0, 0, cost_usd=self.price(None))
        return ModelUsed(
            self.name,
            usage.input_tokens,
            usage.output_tokens,
            cached_tokens=usage.input_tokens_details.cached_tokens,
            cost_usd=self.price(usage),
        )


class Call:
    """A call of this model, made anew for every question."""

    def __init__(self, candidate: Candidate, retries: Retries, attempts: int) -> None:
        self._candidate = candidate
        self._retries = retries
        self._attempts = attempts
        self.has_spoken = False

    async def answer(
        self, ask: Ask, callable_names: frozenset[str]
    ) -> AsyncGenerator[TResponseStreamEvent, None]:
        """Yield what may be seen of the answer.

        Raises:
            ModelFailureError: If the model fails, and another try is not worth it.
        """
        breaker = self._candidate.breaker
        with breaker.asking():
            for number in range(1, self._attempts + 1):
                attempt, begun = Attempt(callable_names), time.monotonic()
                try:
                    async with aclosing(attempt.events(ask(self._candidate.model))) as events:
                        async for event in events:
                            self.has_spoken = attempt.has_spoken
                            yield event
                    breaker.succeeded()
                    return
                except ModelFailureError as error:
                    failure = error
                pause = self._pause(failure, number)
                self._log(failure, number, time.monotonic() - begun, pause)
                if pause is None:
                    self._count(failure)
                    raise failure
                await self._retries.sleep(pause)

    def _pause(self, failure: ModelFailureError, number: int) -> float | None:
        if self.has_spoken or number == self._attempts:
            return None
        return self._retries.pause(failure, number)

    def _count(self, failure: ModelFailureError) -> None:
        if failure.kind not in OF_THE_REQUEST:
            is_long = self._retries.is_long(failure.retry_after)
            self._candidate.breaker.failed(rest=failure.retry_after if is_long else None)

    def _log(
        self, failure: ModelFailureError, attempt: int, seconds: float, pause: float | None
    ) -> None:
        """Write the one line there is about a failure. It holds no text of anybody's."""
        logger.warning(
            "Model failed: model=%s kind=%s status=%s attempt=%d seconds=%.2f spoken=%s "
            "retry=%s cause=%s",
            self._candidate.name,
            failure.kind,
            failure.status or "-",
            attempt,
            seconds,
            "yes" if self.has_spoken else "no",
            "no" if pause is None else f"{pause:.2f}s",
            failure.cause or "-",
        )
