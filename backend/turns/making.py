"""Makes one turn, from its first event to its end in the database."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

from backend.turns.live import CURRENT, LiveTurn
from backend.turns.records import TurnRecords
from backend.turns.state import TurnState
from backend.turns.writer import TurnWriter

logger = logging.getLogger(__name__)

Record = Callable[[str], Awaitable[TurnWriter]]
"""Notes that the thread of this id is being answered."""
_DATA = b"data: "
_ERROR = b'data: {"type":"error"'
_BROKEN = {
    "type": "error",
    "code": "custom",
    "message": "Something went wrong on our side. What was done before is safe; please try again.",
    "allow_retry": True,
}


class Making:
    """One turn, which `writer` writes down.

    Without one, its first event names the thread that it is then recorded in by `record`, if any.
    """

    def __init__(
        self,
        records: TurnRecords,
        turn: LiveTurn,
        writer: TurnWriter | None,
        record: Record | None,
    ) -> None:
        self._records = records
        self._turn = turn
        self._writer = writer
        self._record = record

    async def run(self, source: AsyncGenerator[bytes, None]) -> None:
        """Add what `source` yields to the turn. Never fails: the turn tells what went wrong."""
        turn = self._turn
        CURRENT.set(turn)
        state = TurnState.FAILED
        try:
            state = await self._read(source)
        finally:
            turn.seal()
            try:
                state = await self._end(state)
            finally:
                turn.close(state)

    async def _read(self, source: AsyncGenerator[bytes, None]) -> TurnState:
        turn = self._turn
        try:
            async with aclosing(source) as frames:
                async for frame in frames:
                    if self._writer is None and self._record is not None:
                        self._writer = await self._record(_thread_of(frame))
                    turn.add(frame)
        except asyncio.CancelledError:
            return turn.ending
        except Exception as error:  # noqa: BLE001  # whoever began it raises it, or all are told
            if turn.frames:
                logger.error("A turn broke off: %s", type(error).__name__)  # noqa: TRY400
                turn.add(_DATA + json.dumps(_BROKEN).encode() + b"\n\n")
            else:
                turn.failure = error
            return TurnState.FAILED
        has_failed = any(frame.startswith(_ERROR) for frame in turn.frames)
        return TurnState.FAILED if has_failed else TurnState.DONE

    async def _end(self, state: TurnState) -> TurnState:
        if self._writer is None:
            return state
        state = await self._writer.end(state)
        if self._turn.failure is not None:
            await self._records.forget(self._turn.owner_id, self._turn.id)
        return state


def _thread_of(frame: bytes) -> str:
    event = json.loads(frame.removeprefix(_DATA))
    return str(event["thread"]["id"])
