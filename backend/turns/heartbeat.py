"""Signs of life, as long as anything is being made."""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from backend.turns.live import LiveTurn
from backend.turns.records import TurnRecords
from backend.turns.state import TurnState

logger = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
"""Between two signs of life, which also bring what people asked other processes to stop."""


class Heartbeat:
    """Of the turns made in this process. A process that makes nothing writes nothing."""

    def __init__(self, records: TurnRecords) -> None:
        self._records = records
        self._turns: dict[str, LiveTurn] = {}
        self._task: asyncio.Task[None] | None = None

    def begin(self, turn: LiveTurn) -> None:
        """Speak for this one, too."""
        self._turns[turn.id] = turn
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._beat())

    def end(self, turn: LiveTurn) -> None:
        """Speak for it no more."""
        self._turns.pop(turn.id, None)

    async def close(self) -> None:
        """Speak for none."""
        self._turns.clear()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _beat(self) -> None:
        while self._turns:
            await asyncio.sleep(BEAT_SECONDS)
            turns = dict(self._turns)
            if not turns:
                return
            try:
                running = await self._records.beat(list(turns))
            except SQLAlchemyError as error:
                logger.error("Turns cannot be kept alive: %s", type(error).__name__)  # noqa: TRY400
                continue
            for turn_id, turn in turns.items():
                if turn_id not in running:
                    # Taken for dead, or its conversation is deleted.
                    turn.cancel(TurnState.INTERRUPTED)
                elif running[turn_id]:
                    turn.cancel(TurnState.STOPPED)
