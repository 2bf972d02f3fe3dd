"""A turn that is being made in this process."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextvars import ContextVar

from backend.turns.state import TurnState

Heard = Sequence[bytes] | TurnState
"""What a listener is given: some events, and last how the turn has ended."""
CURRENT: ContextVar["LiveTurn | None"] = ContextVar("current_turn", default=None)
"""The turn that the running code makes."""


class LiveTurn:
    """The events so far, for any number of listeners, whom it never waits for."""

    def __init__(self, owner_id: str, turn_id: str, thread_id: str | None) -> None:
        self.owner_id = owner_id
        self.id = turn_id
        self.thread_id = thread_id
        """None until the conversation has begun."""
        self.frames: list[bytes] = []
        self.state = TurnState.RUNNING
        self.failure: Exception | None = None
        """Why there was not a single event."""
        self.ending = TurnState.STOPPED
        """How it ends when it is cancelled."""
        self.is_recorded = True
        """Whether no other answers in the thread meanwhile."""
        self._making: asyncio.Task[None] | None = None
        self._news = asyncio.Event()
        self._over = asyncio.Event()

    def made_by(self, making: asyncio.Task[None]) -> None:
        """Name the task that makes the turn: it calls `add`, and `close` at last."""
        self._making = making

    def seal(self) -> None:
        """Let nothing cancel it any more: all is said, and only the end has to be stored."""
        self._making = None

    def add(self, frame: bytes) -> None:
        """Add an event."""
        self.frames.append(frame)
        self.wake()

    def close(self, state: TurnState) -> None:
        """Let everybody know that there will be no more. All that was said is stored by now."""
        self.state = state
        self._over.set()
        self.wake()

    def cancel(self, ending: TurnState) -> None:
        """End the turn where it stands: inside the answer, which can then keep what it has."""
        if self._making is not None and not self._making.done():
            self.ending = ending
            self._making.cancel()

    async def over(self) -> TurnState:
        """Return how the turn ended, once it has."""
        await self._over.wait()
        return self.state

    async def begun(self) -> None:
        """Return once there is an event, or there will be none.

        Raises:
            Exception: Whatever kept it from beginning, so that it can have a status.
        """
        while not self.frames and self.state is TurnState.RUNNING:
            await self._news.wait()
        if self.failure is not None:
            raise self.failure

    async def follow(self, after: int = 0) -> AsyncGenerator[Heard, None]:
        """Yield the events but the first `after`, as many at once as there are; then its end."""
        while True:
            news = self._news
            if len(self.frames) > after:
                batch = self.frames[after:]
                after += len(batch)
                yield batch
            elif self.state is not TurnState.RUNNING:
                yield self.state
                return
            else:
                await news.wait()

    async def more_than(self, count: int, made: asyncio.Event) -> None:
        """Return once there are more events than these, or the turn is `made`."""
        while len(self.frames) <= count and not made.is_set():
            await self._news.wait()

    def wake(self) -> None:
        """Let all who wait look again."""
        # A new one: who waits for the old one has not seen what comes after this.
        self._news.set()
        self._news = asyncio.Event()
