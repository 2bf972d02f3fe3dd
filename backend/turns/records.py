"""What the database says of turns, and whether that is still true."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from backend.metadata import utc_now
from backend.texts.language import Language
from backend.turns.ending import KeepUnfinished, end_turn
from backend.turns.live import LiveTurn
from backend.turns.repository import Standing, TurnRepository, all_running, beat
from backend.turns.state import TurnState
from backend.turns.worker import Worker
from backend.turns.writer import TurnWriter
from foundation.database import Database

T = TypeVar("T")

STALE_AFTER = dt.timedelta(seconds=15)
"""Without a sign of life, a process on another host counts as gone."""
KEPT_FOR = dt.timedelta(minutes=10)
"""After its end, for those who come back to a turn."""


class TurnRecords:
    """The turns of all processes. `is_made_here` knows those of this one."""

    def __init__(
        self,
        database: Database,
        worker: Worker,
        keep: KeepUnfinished,
        is_made_here: Callable[[str], bool],
    ) -> None:
        self._database = database
        self._worker = worker
        self._keep = keep
        self._is_made_here = is_made_here

    async def of(self, owner_id: str, turn_id: str) -> Standing | None:
        """Return where the turn stands."""
        return await self._true(await self._read(owner_id, lambda turns: turns.of(turn_id)))

    async def running_in(self, owner_id: str, thread_id: str) -> Standing | None:
        """Return the turn that answers in this thread."""
        found = await self._read(owner_id, lambda turns: turns.running_in(thread_id))
        turn = await self._true(found)
        return turn if turn and turn.state is TurnState.RUNNING else None

    async def of_request(self, owner_id: str, key: str) -> Standing | None:
        """Return the turn that this request has begun. One that said nothing is as none."""
        found = await self._read(owner_id, lambda turns: turns.of_request(key))
        turn = await self._true(found)
        if turn is None or turn.state is TurnState.RUNNING:
            return turn
        if await self.events(owner_id, turn.id):
            return turn
        await self.forget(owner_id, turn.id)
        return None

    async def begin(
        self, turn: LiveTurn, thread_id: str, key: str | None, language: Language
    ) -> TurnWriter | None:
        """Return what writes the turn down; None if another one runs or had this key."""

        def insert(turns: TurnRepository) -> None:
            turns.forget_old(utc_now() - KEPT_FOR)
            turns.begin(turn.id, thread_id, self._worker.id, key, language)

        try:
            await self._write(turn.owner_id, insert)
        except IntegrityError:
            return None
        return TurnWriter(self._database, turn, self._keep)

    async def events(self, owner_id: str, turn_id: str, after: int = 0) -> Sequence[bytes]:
        """Return the turn's events but the first `after`."""
        return await self._read(owner_id, lambda turns: turns.frames(turn_id, after))

    async def forget(self, owner_id: str, turn_id: str) -> None:
        """Delete a turn that did not begin after all."""
        await self._write(owner_id, lambda turns: turns.forget(turn_id))

    async def ask_to_stop(self, owner_id: str, turn_id: str) -> None:
        """Let the process that makes it know that the person wants no more of it."""
        await self._write(owner_id, lambda turns: turns.ask_to_stop(turn_id))

    async def beat(self, turn_ids: Sequence[str]) -> dict[str, bool]:
        """Give a sign of life. Return those that still run, and whether somebody says Stop."""
        worker_id = self._worker.id
        return await self._database.write(lambda c: beat(c, worker_id, turn_ids))

    async def recover(self) -> None:
        """End the turns of processes that have died."""
        for turn in await self._database.read(all_running):
            await self._true(turn)
        self._worker.bury()

    def close(self) -> None:
        """Let the other processes know that this one makes nothing any more."""
        self._worker.close()

    async def _true(self, turn: Standing | None) -> Standing | None:
        """Return the same, but ended if nobody makes it any more."""
        if turn is None or not self._is_gone(turn):
            return turn
        owner_id, turn_id, keep = turn.owner_id, turn.id, self._keep
        await self._database.write(
            lambda c: end_turn(c, owner_id, turn_id, TurnState.INTERRUPTED, keep)
        )
        return await self._read(owner_id, lambda turns: turns.of(turn_id))

    def _is_gone(self, turn: Standing) -> bool:
        if turn.state is not TurnState.RUNNING or self._is_made_here(turn.id):
            return False
        return self._worker.is_gone(turn.worker_id) or utc_now() - turn.heartbeat_at > STALE_AFTER

    async def _read(self, owner_id: str, work: Callable[[TurnRepository], T]) -> T:
        return await self._database.read(lambda c: work(TurnRepository(c, owner_id)))

    async def _write(self, owner_id: str, work: Callable[[TurnRepository], T]) -> T:
        return await self._database.write(lambda c: work(TurnRepository(c, owner_id)))
