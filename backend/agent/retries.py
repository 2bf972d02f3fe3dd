"""When to ask the same model again."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from backend.agent.failures import TRANSIENT, ModelFailureError


@dataclass(frozen=True)
class Retries:
    """Exponential backoff with full jitter, so that those who failed together come back apart."""

    attempts: int = 3
    first: float = 0.5
    """Seconds of the longest first pause; it doubles from there."""
    longest: float = 8.0
    patience: float = 10.0
    """Seconds a provider may ask to wait. Who asks for more is not waited for."""
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    jitter: Callable[[], float] = random.random
    """From 0 to 1."""

    def pause(self, failure: ModelFailureError, attempt: int) -> float | None:
        """Return the seconds to wait after this attempt, the first being 1. None: no more."""
        if attempt >= self.attempts or failure.kind not in TRANSIENT:
            return None
        if failure.retry_after is not None:
            return None if self.is_long(failure.retry_after) else failure.retry_after
        return self.jitter() * min(self.longest, self.first * 2.0 ** (attempt - 1))

    def is_long(self, seconds: float | None) -> bool:
        """Whether this is longer than anybody wants to wait."""
        return seconds is not None and seconds > self.patience
