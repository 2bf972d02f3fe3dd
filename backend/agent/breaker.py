"""A circuit breaker: who failed several times in a row is left alone for a while."""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

FAILURES = 3
REST_SECONDS = 30.0
LONGEST_REST_SECONDS = 900.0
"""However long a provider asks to be left alone: it may have been a mistake."""


class Breaker:
    """Opens after `failures` in a row, lets one try through after `rest`, closes on a success."""

    def __init__(
        self,
        *,
        failures: int = FAILURES,
        rest: float = REST_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = failures
        self._rest = rest
        self._clock = clock
        self._failed = 0
        self._opened_until: float | None = None
        self._is_trying = False

    @property
    def wait(self) -> float:
        """Seconds until one may ask again."""
        return max(0.0, (self._opened_until or 0.0) - self._clock())

    @property
    def admits(self) -> bool:
        """Whether one may ask now."""
        return self._opened_until is None or (self.wait == 0 and not self._is_trying)

    @contextmanager
    def asking(self) -> Generator[None, None, None]:
        """While this lasts, and the breaker is half open, it admits nobody else."""
        is_trial = self._opened_until is not None
        self._is_trying = self._is_trying or is_trial
        try:
            yield
        finally:
            if is_trial:
                self._is_trying = False

    def succeeded(self) -> None:
        """Close."""
        self._failed = 0
        self._opened_until = None

    def failed(self, *, rest: float | None = None) -> None:
        """Count a failure. `rest`: seconds to be left alone, which opens it at once."""
        self._failed += 1
        if rest is None and self._failed >= self._limit:
            rest = self._rest
        if rest is not None:
            self._opened_until = self._clock() + min(rest, LONGEST_REST_SECONDS)
