"""Turns: begun, followed and stopped, whichever process makes them."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import aclosing, suppress
from dataclasses import dataclass
from functools import partial
from secrets import token_hex
from weakref import WeakValueDictionary

from backend.texts.language import ENGLISH, Language
from backend.turns.ending import KeepUnfinished
from backend.turns.heartbeat import Heartbeat
from backend.turns.live import Heard, LiveTurn
from backend.turns.making import Making
from backend.turns.records import TurnRecords
from backend.turns.repository import Standing
from backend.turns.state import (
    SameRequestError,
    TurnNotFoundError,
    TurnRunningError,
    TurnState,
)
from backend.turns.worker import Worker
from backend.turns.writer import TurnWriter
from foundation.database import Database

LOOK_SECONDS = 0.25
"""Between two looks at a turn that another process makes."""
PATIENCE_SECONDS = 3.0
"""How long a message waits for the end of the turn before: it may be on its way to stop."""


@dataclass(frozen=True)
class Request:
    """What begins a turn."""

    owner_id: str
    thread_id: str | None = None
    """None: the turn's first event names the conversation that it begins."""
    key: str | None = None
    """The client's own name for the request. Sent twice, it is answered once."""
    is_recorded: bool = True
    """Whether others can follow it, and no other can run beside it. Of clicks, only one that lets
    an answer go on is."""
    language: Language = ENGLISH
    """Which the person is written to in."""


@dataclass(frozen=True)
class Viewing:
    """Somebody's view of a turn."""

    turn_id: str
    heard: AsyncGenerator[Heard, None]
    live: LiveTurn | None
    """The turn itself, if it is made in this process."""


Make = Callable[[], Awaitable[AsyncGenerator[bytes, None]]]


class Turns:
    """The turns that are made in this process, and a way to those of the others."""

    def __init__(
        self,
        database: Database,
        worker: Worker,
        keep: KeepUnfinished,
        told: Callable[[str, str], None] | None = None,
    ) -> None:
        """`told`: is told the owner and the thread where a turn begins or ends."""
        self._told = told
        self._live: dict[str, LiveTurn] = {}
        self._making: set[asyncio.Task[None]] = set()
        self._records = TurnRecords(database, worker, keep, self._live.__contains__)
        self._heartbeat = Heartbeat(self._records)
        self._closing = asyncio.Event()
        self._beginning: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    async def begin(self, request: Request, make: Make) -> Viewing:
        """Begin what `make` returns, in a task of its own; return once there is an event.

        Raises:
            TurnRunningError: If the conversation is being answered.
            Exception: Whatever `make`, or what it returns, raises before there is an event.
        """
        if request.key is None:
            return await self._begin(request, make)
        # Sent again at the same moment, it waits for the first one to have begun.
        name = (request.owner_id, request.key)
        async with self._beginning.setdefault(name, asyncio.Lock()):
            try:
                known = await self._records.of_request(*name)
                return await (
                    self.follow(name[0], known.id) if known else self._begin(request, make)
                )
            except SameRequestError as same:
                return await self.follow(name[0], same.turn_id)

    async def _begin(self, request: Request, make: Make) -> Viewing:
        owner_id = request.owner_id
        turn = LiveTurn(owner_id, _new_id(), request.thread_id)
        turn.is_recorded = request.is_recorded
        writer: TurnWriter | None = None
        record = (
            partial(self._record, turn, request.key, request.language)
            if request.is_recorded
            else None
        )
        if record and request.thread_id:
            writer = await record(request.thread_id)
        try:
            source = await make()
        except BaseException:
            if writer is not None:
                self._heartbeat.end(turn)
                await writer.end(TurnState.FAILED)
                await self._records.forget(owner_id, turn.id)
                self._tell(turn)
            raise
        self._start(turn, Making(self._records, turn, writer, record).run(source))
        try:
            await turn.begun()
        except asyncio.CancelledError:
            turn.cancel(TurnState.STOPPED)
            raise
        return Viewing(turn.id, turn.follow(), turn)

    async def follow(self, owner_id: str, turn_id: str, after: int = 0) -> Viewing:
        """Return the turn but its first `after` events, and all that is still to come.

        Raises:
            TurnNotFoundError: If the owner has no such turn, or it has ended long ago.
        """
        live = self._live.get(turn_id)
        if live is not None and live.owner_id == owner_id:
            return Viewing(turn_id, live.follow(after), live)
        if await self._records.of(owner_id, turn_id) is None:
            raise TurnNotFoundError
        return Viewing(turn_id, self._stored(owner_id, turn_id, after), None)

    async def running_in(self, owner_id: str, thread_id: str) -> Standing | None:
        """Return the turn that answers in the owner's conversation."""
        return await self._records.running_in(owner_id, thread_id)

    async def is_busy(self, owner_id: str, thread_id: str) -> bool:
        """Return whether an answer, or what comes of a click, is being made in the conversation."""
        place = (owner_id, thread_id)
        if any((turn.owner_id, turn.thread_id) == place for turn in self._live.values()):
            return True
        return await self.running_in(owner_id, thread_id) is not None

    async def stop(self, owner_id: str, turn_id: str) -> TurnState:
        """Stop the turn; return how it has ended, once it has.

        Raises:
            TurnNotFoundError: If the owner has no such turn.
        """
        viewing = await self.follow(owner_id, turn_id)
        if viewing.live is not None:
            viewing.live.cancel(TurnState.STOPPED)
            return await viewing.live.over()
        await self._records.ask_to_stop(owner_id, turn_id)
        state = TurnState.RUNNING
        async with aclosing(viewing.heard) as heard:
            async for event in heard:
                state = event if isinstance(event, TurnState) else state
        return state

    async def recover(self) -> None:
        """End the turns of processes that have died."""
        await self._records.recover()

    async def end(self) -> None:
        """Interrupt what is made here; return once each has stored what it had.

        For the end of the process: the server forgets its requests, and the loop then cancels
        once more, which nothing can be shielded from.
        """
        self._closing.set()
        for turn in list(self._live.values()):
            turn.cancel(TurnState.INTERRUPTED)
        await asyncio.gather(*self._making, return_exceptions=True)

    async def close(self) -> None:
        """End all, and take leave of the other processes."""
        await self.end()
        await self._heartbeat.close()
        self._records.close()

    async def _record(
        self, turn: LiveTurn, key: str | None, language: Language, thread_id: str
    ) -> TurnWriter:
        """Return the right to answer in the thread, if need be at the end of the turn before."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            writer = await self._records.begin(turn, thread_id, key, language)
            if writer is not None:
                self._heartbeat.begin(turn)
                turn.thread_id = thread_id
                self._tell(turn)
                return writer
            if key and (same := await self._records.of_request(turn.owner_id, key)):
                raise SameRequestError(same.id)
            before = await self._records.running_in(turn.owner_id, thread_id)
            left = deadline - time.monotonic()
            if left <= 0:
                raise TurnRunningError
            live = self._live.get(before.id) if before else None
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, LOOK_SECONDS)):
                    await (live.over() if live else self._closing.wait())

    def _start(self, turn: LiveTurn, making: Coroutine[None, None, None]) -> None:
        self._live[turn.id] = turn
        task = asyncio.create_task(making)
        self._making.add(task)

        def made(task: asyncio.Task[None]) -> None:
            self._making.discard(task)
            self._live.pop(turn.id, None)
            self._heartbeat.end(turn)
            self._tell(turn)

        task.add_done_callback(made)
        turn.made_by(task)

    def _tell(self, turn: LiveTurn) -> None:
        if self._told and turn.thread_id:
            self._told(turn.owner_id, turn.thread_id)

    async def _stored(self, owner_id: str, turn_id: str, after: int) -> AsyncGenerator[Heard, None]:
        """Yield what another process writes down, or has written."""
        while not self._closing.is_set():
            # First how it stands: an end that is there has all events before it.
            turn = await self._records.of(owner_id, turn_id)
            frames = await self._records.events(owner_id, turn_id, after)
            if frames:
                after += len(frames)
                yield frames
            elif turn is None or turn.state is not TurnState.RUNNING:
                yield turn.state if turn else TurnState.STOPPED
                return
            else:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_SECONDS):
                        await self._closing.wait()


def _new_id() -> str:
    # The time first, so that neighbours in time are neighbours in the index.
    return f"turn_{time.time_ns() // 1_000_000:012x}{token_hex(13)}"
