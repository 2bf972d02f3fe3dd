"""Remove for good what has been in the trash for long."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from foundation.database import Database
from mcp_server.tasks.models import CHANGE, TASK
from mcp_server.tasks.repository import TaskRepository

_EXPIRED = TASK.c.deleted_at < bindparam("before")
_OWNERS = select(TASK.c.owner_id).where(_EXPIRED).distinct().order_by(TASK.c.owner_id)
_IDS = select(TASK.c.id).where(TASK.c.owner_id == bindparam("owner"), _EXPIRED)
_REMOVE = delete(TASK).where(TASK.c.owner_id == bindparam("owner"), _EXPIRED)
_CHANGES = (
    select(CHANGE.c.id, CHANGE.c.sequence, CHANGE.c.message, CHANGE.c.before, CHANGE.c.after)
    .where(CHANGE.c.owner_id == bindparam("owner"), CHANGE.c.sequence > bindparam("above"))
    .order_by(CHANGE.c.sequence)
    .limit(200)
)
_ONE = (CHANGE.c.owner_id == bindparam("owner")) & (CHANGE.c.id == bindparam("change"))
_FORGET = delete(CHANGE).where(_ONE)
_STRIP = (
    update(CHANGE)
    .where(_ONE)
    .values(
        message=bindparam("new_message"),
        before=bindparam("new_before"),
        after=bindparam("new_after"),
    )
)
Snapshot = dict[str, Any]


def purge(database: Database, before: dt.datetime) -> int:
    """Remove what went into the trash before that time; return how many tasks it was.

    Each owner's in a transaction of its own. Nothing can bring them back: changes forget them,
    and those that were of nothing else are removed. What remains of a change can still be undone.
    """
    with database.reading() as connection:
        owners = list(connection.execute(_OWNERS, {"before": before}).scalars())
    return sum(_purge_of(database, owner_id, before) for owner_id in owners)


def _purge_of(database: Database, owner_id: str, before: dt.datetime) -> int:
    with database.writing() as connection:
        TaskRepository(connection, owner_id).take_turn()
        values = {"owner": owner_id, "before": before}
        gone = set(connection.execute(_IDS, values).scalars())
        connection.execute(_REMOVE, values)
        for change in _changes(connection, owner_id):
            _forget(connection, owner_id, change, gone)
        return len(gone)


def _changes(connection: Connection, owner_id: str) -> Iterator[Any]:
    above = 0
    while rows := connection.execute(_CHANGES, {"owner": owner_id, "above": above}).all():
        yield from rows
        above = rows[-1].sequence


def _forget(connection: Connection, owner_id: str, change: Any, gone: set[str]) -> None:
    kept_before, kept_after = _without(change.before, gone), _without(change.after, gone)
    if len(kept_before) == len(change.before) and len(kept_after) == len(change.after):
        return
    key = {"owner": owner_id, "change": change.id}
    if not kept_before and not kept_after:
        connection.execute(_FORGET, key)
        return
    message: str = change.message
    for task in (*change.before, *change.after):
        if task["id"] in gone:
            message = message.replace(f"#{task['number']} {task['title']}", f"#{task['number']}")
    stripped = {"new_message": message, "new_before": kept_before, "new_after": kept_after}
    connection.execute(_STRIP, {**key, **stripped})


def _without(snapshots: list[Snapshot], gone: set[str]) -> list[Snapshot]:
    return [snapshot for snapshot in snapshots if snapshot["id"] not in gone]
