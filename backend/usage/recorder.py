"""Keeps what language models took, beside the answer and not in its way."""

import asyncio
import logging
import time
from collections.abc import Callable
from secrets import token_hex

import anyio
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from backend.agent.events import ModelUsed
from backend.metadata import utc_now
from backend.usage.repository import UsageRepository
from foundation.database import Database

logger = logging.getLogger(__name__)


class Recorder:
    """Writes calls down in tasks of their own: no answer waits for it, and none can cancel it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writing: dict[asyncio.Task[None], str] = {}

    def record(
        self, owner_id: str, thread_id: str, used: ModelUsed, *, estimated: bool = False
    ) -> None:
        """Begin to write the call down."""
        now = utc_now()
        call_id = f"use_{time.time_ns() // 1_000_000:012x}{token_hex(8)}"

        def add(connection: Connection) -> None:
            UsageRepository(connection, owner_id).add(
                thread_id, used, call_id=call_id, called_at=now, estimated=estimated
            )

        task = asyncio.create_task(self._write(add))
        self._writing[task] = owner_id
        task.add_done_callback(lambda done: self._writing.pop(done, None))

    async def settled(self, owner_id: str) -> None:
        """Return once all is written that was recorded for this owner up to now."""
        await _all([task for task, owner in self._writing.items() if owner == owner_id])

    async def close(self) -> None:
        """Return once all is written."""
        await _all(list(self._writing))

    async def _write(self, add: Callable[[Connection], None]) -> None:
        try:
            await self._database.write(add)
        except SQLAlchemyError as error:
            # The answer itself is not to blame, and may go on.
            logger.error("A model call could not be recorded: %s", type(error).__name__)  # noqa: TRY400


async def _all(tasks: list[asyncio.Task[None]]) -> None:
    if tasks:
        with anyio.CancelScope(shield=True):
            await asyncio.wait(tasks)
