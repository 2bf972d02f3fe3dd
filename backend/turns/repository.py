"""Queries on turns."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlmodel import col

from backend.metadata import utc_now
from backend.texts.language import ENGLISH, Language, known
from backend.turns.models import TurnEventRow, TurnRow
from backend.turns.state import TurnState

_IS_RUNNING = col(TurnRow.state) == TurnState.RUNNING
_FRAME_END = "\n\n"


@dataclass(frozen=True)
class Standing:
    """Where one turn stands."""

    owner_id: str
    id: str
    thread_id: str
    state: TurnState
    worker_id: str
    heartbeat_at: dt.datetime
    language: Language = ENGLISH


class TurnRepository:
    """The turns of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def begin(
        self,
        turn_id: str,
        thread_id: str,
        worker_id: str,
        request_key: str | None,
        language: Language,
    ) -> None:
        """Note that this worker answers in the thread.

        Raises:
            sqlalchemy.exc.IntegrityError: If somebody else does, if the key is taken, or if there
                is no such thread.
        """
        self._connection.execute(
            insert(TurnRow).values(
                owner_id=self._owner_id,
                id=turn_id,
                thread_id=thread_id,
                request_key=request_key,
                state=TurnState.RUNNING,
                worker_id=worker_id,
                heartbeat_at=utc_now(),
                language=language,
                stop_asked=False,
            )
        )

    def of(self, turn_id: str) -> Standing | None:
        """Return where the turn stands."""
        return self._one(col(TurnRow.id) == turn_id)

    def running_in(self, thread_id: str) -> Standing | None:
        """Return the turn that answers in this thread."""
        return self._one(col(TurnRow.thread_id) == thread_id, _IS_RUNNING)

    def of_request(self, request_key: str) -> Standing | None:
        """Return the turn that this request of the client's began."""
        return self._one(col(TurnRow.request_key) == request_key)

    def append(self, turn_id: str, first: int, frames: Sequence[bytes]) -> bool:
        """Add the events after the `first` ones. Return False if the turn is not running."""
        alive = update(TurnRow).where(*self._is(turn_id), _IS_RUNNING)
        if not self._connection.execute(alive.values(heartbeat_at=utc_now())).rowcount:
            return False
        if frames:
            self._connection.execute(
                insert(TurnEventRow).values(
                    owner_id=self._owner_id,
                    turn_id=turn_id,
                    first=first,
                    end=first + len(frames),
                    data=b"".join(frames).decode(),
                )
            )
        return True

    def end(self, turn_id: str, state: TurnState) -> bool:
        """End the turn. Return False if it has ended before: who ends it first, ends it."""
        ended = update(TurnRow).where(*self._is(turn_id), _IS_RUNNING)
        values = {"state": state, "ended_at": utc_now()}
        return bool(self._connection.execute(ended.values(**values)).rowcount)

    def ask_to_stop(self, turn_id: str) -> None:
        """Let the turn's worker know that the person wants no more of it."""
        asked = update(TurnRow).where(*self._is(turn_id), _IS_RUNNING)
        self._connection.execute(asked.values(stop_asked=True))

    def frames(self, turn_id: str, after: int = 0) -> list[bytes]:
        """Return the events of the turn but the first `after`."""
        first, data = col(TurnEventRow.first), col(TurnEventRow.data)
        found = select(first, data).where(
            col(TurnEventRow.owner_id) == self._owner_id,
            col(TurnEventRow.turn_id) == turn_id,
            col(TurnEventRow.end) > after,
        )
        frames: list[bytes] = []
        for start, text in self._connection.execute(found.order_by(first)):
            events = [f"{event}{_FRAME_END}".encode() for event in text.split(_FRAME_END)[:-1]]
            frames += events[max(0, after - start) :]
        return frames

    def forget(self, turn_id: str) -> None:
        """Delete a turn that did not begin after all."""
        self._connection.execute(delete(TurnRow).where(*self._is(turn_id)))

    def forget_old(self, ended_before: dt.datetime) -> None:
        """Delete turns that have ended long ago: what they said is in their threads."""
        old = col(TurnRow.ended_at) < ended_before
        self._connection.execute(delete(TurnRow).where(self._owns, old))

    @property
    def _owns(self) -> ColumnElement[bool]:
        return col(TurnRow.owner_id) == self._owner_id

    def _is(self, turn_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return self._owns, col(TurnRow.id) == turn_id

    def _one(self, *conditions: ColumnElement[bool]) -> Standing | None:
        found = self._connection.execute(_STANDING.where(self._owns, *conditions)).one_or_none()
        return _standing(found) if found else None


def beat(connection: Connection, worker_id: str, turn_ids: Sequence[str]) -> dict[str, bool]:
    """Note that the worker is at work on these. Return those that run, and whether to stop them."""
    alive = update(TurnRow).where(
        col(TurnRow.worker_id) == worker_id, _IS_RUNNING, col(TurnRow.id).in_(turn_ids)
    )
    asked = alive.values(heartbeat_at=utc_now()).returning(col(TurnRow.id), col(TurnRow.stop_asked))
    return {turn_id: bool(stop) for turn_id, stop in connection.execute(asked)}


def all_running(connection: Connection) -> list[Standing]:
    """Return the running turns of all owners."""
    return [_standing(row) for row in connection.execute(_STANDING.where(_IS_RUNNING))]


_STANDING = select(
    col(TurnRow.owner_id),
    col(TurnRow.id),
    col(TurnRow.thread_id),
    col(TurnRow.state),
    col(TurnRow.worker_id),
    col(TurnRow.heartbeat_at),
    col(TurnRow.language),
)


def _standing(row: Any) -> Standing:
    owner_id, turn_id, thread_id, state, worker_id, heartbeat_at, language = row
    return Standing(
        owner_id,
        turn_id,
        thread_id,
        TurnState(state),
        worker_id,
        heartbeat_at,
        known(language) or ENGLISH,
    )
