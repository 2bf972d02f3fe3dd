"""Writes a turn down while it is being made."""

import asyncio
import logging
from contextlib import suppress

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from backend.turns.ending import KeepUnfinished, end_turn
from backend.turns.live import LiveTurn
from backend.turns.repository import TurnRepository
from backend.turns.state import TurnState
from foundation.database import Database

logger = logging.getLogger(__name__)

GATHERING_SECONDS = 0.1
"""Events of so long are written together: ten commits a second, however fast a model speaks."""
_LAST_TRIES = 5


class TurnWriter:
    """One turn's way to the database, in a task of its own: no answer waits for it."""

    def __init__(self, database: Database, turn: LiveTurn, keep: KeepUnfinished) -> None:
        self._database = database
        self._turn = turn
        self._keep = keep
        self._written = 0
        self._made = asyncio.Event()
        self._state = TurnState.DONE
        self._task = asyncio.create_task(self._write())

    async def end(self, state: TurnState) -> TurnState:
        """Write the rest and that the turn has ended like this; return how it has.

        It is done also when who waits for it is cancelled.
        """
        self._state = state
        self._made.set()
        self._turn.wake()
        return await asyncio.shield(self._task)

    async def _write(self) -> TurnState:
        while not self._made.is_set():
            await self._next()
            if len(self._turn.frames) > self._written and not self._made.is_set():
                await self._append()
        for _ in range(_LAST_TRIES):
            try:
                return await self._database.write(self._finish)
            except SQLAlchemyError as error:
                logger.error("The end of a turn cannot be stored: %s", type(error).__name__)  # noqa: TRY400
                await asyncio.sleep(GATHERING_SECONDS)
        return self._state  # Nobody says any more that it runs, so somebody will end it.

    async def _next(self) -> None:
        """Return when it is time to write: some moments after there is something, or at the end."""
        await self._turn.more_than(self._written, self._made)
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHERING_SECONDS):
                await self._made.wait()

    async def _append(self) -> None:
        try:
            end, is_running = await self._database.write(self._store)
        except SQLAlchemyError as error:
            # Next time, then, with what there is until then.
            logger.error("Events of a turn cannot be stored: %s", type(error).__name__)  # noqa: TRY400
            return
        self._written = end
        if not is_running:
            # Somebody took this process for dead, or the conversation is deleted.
            self._turn.cancel(TurnState.INTERRUPTED)

    def _store(self, connection: Connection) -> tuple[int, bool]:
        turn, end = self._turn, len(self._turn.frames)
        rows = TurnRepository(connection, turn.owner_id)
        return end, rows.append(turn.id, self._written, turn.frames[self._written : end])

    def _finish(self, connection: Connection) -> TurnState:
        turn = self._turn
        self._store(connection)
        return end_turn(connection, turn.owner_id, turn.id, self._state, self._keep)
