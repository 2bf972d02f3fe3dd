"""Every query on change records, bound to one owner."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, insert, or_, select, update

from foundation.prepared import Prepared
from foundation.upserts import upsert
from mcp_server.contract import MAX_REFERENCES, RecentChange, TaskChange
from mcp_server.tasks.models import CHANGE
from mcp_server.tasks.record import TaskRecord

_OWNED = CHANGE.c.owner_id == bindparam("owner")
_BY_ID = select(CHANGE).where(_OWNED, CHANGE.c.id == bindparam("change"))
_BY_REQUEST = select(CHANGE).where(_OWNED, CHANGE.c.request_id == bindparam("request"))
_BY_SEQUENCE = select(CHANGE).where(_OWNED, CHANGE.c.sequence == bindparam("sequence"))
_NEWEST = (
    select(CHANGE)
    .where(_OWNED, CHANGE.c.reverts.is_(None), CHANGE.c.undone_by.is_(None))
    .order_by(CHANGE.c.sequence.desc())
    .limit(1)
)
_INSERT = Prepared(insert(CHANGE))
_MARK = (
    update(CHANGE)
    .where(_OWNED, or_(CHANGE.c.id == bindparam("change"), CHANGE.c.part_of == bindparam("change")))
    .values(undone_by=bindparam("by"))
)
_JOINED = CHANGE.c.part_of == bindparam("change")
_PARTS = select(CHANGE).where(_OWNED, _JOINED).order_by(CHANGE.c.sequence)
_COUNT_PARTS = select(func.count()).select_from(CHANGE).where(_OWNED, _JOINED)
_STAMP = select(
    CHANGE.c.id,
    CHANGE.c.client,
    CHANGE.c.created_at,
    CHANGE.c.part_of,
    CHANGE.c.reverts.is_not(None).label("is_undo"),
    CHANGE.c.undone_by.is_not(None).label("is_undone"),
).where(_OWNED)
_STAMP_BY_ID = _STAMP.where(CHANGE.c.id == bindparam("change"))
_NEWEST_STAMP = _STAMP.order_by(CHANGE.c.sequence.desc()).limit(1)


@dataclass(frozen=True)
class Change:
    """One write, with the tasks before and after it."""

    id: str
    message: str
    before: Sequence[TaskRecord]
    after: Sequence[TaskRecord]
    reverts: str | None = None
    undone_by: str | None = None
    part_of: str | None = None
    """The change it joined, if it is not one by itself."""

    @property
    def task_ids(self) -> list[str]:
        """The tasks it touched."""
        return list(dict.fromkeys(task.id for task in (*self.before, *self.after)))

    def result(self) -> TaskChange:
        """Return what its caller was answered."""
        # An undo brings back any number of subtasks; an answer names as many as a call can.
        tasks = [task.view() for task in self.after[:MAX_REFERENCES]]
        change_id = self.part_of or self.id
        return TaskChange(tasks=tasks, change_id=change_id, message=self.message)


class Stamped(NamedTuple):
    """Who made a change and when, without the tasks."""

    id: str
    client: str
    created_at: dt.datetime
    part_of: str | None
    is_undo: bool
    is_undone: bool


class ChangeLog:
    """The change records of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id
        self.appended: list[Change] = []
        """What this transaction has written."""

    def append(self, change: Change, *, request_id: str | None = None, **stamp: Any) -> bool:
        """Write the record; return False if there is one of this request. `stamp`: its columns."""
        values = {
            "owner_id": self._owner_id,
            "id": change.id,
            "message": change.message,
            "before": [task.snapshot() for task in change.before],
            "after": [task.snapshot() for task in change.after],
            "reverts": change.reverts,
            "undone_by": None,
            "part_of": change.part_of,
            "request_id": request_id,
            "repeated": 0,
            **stamp,
        }
        if request_id is None:
            _INSERT.run(self._connection, values)
            is_new = True
        else:
            is_new = bool(_append(self._connection.dialect.name).rows(self._connection, values))
        if is_new:
            self.appended.append(change)
        return is_new

    def by_id(self, change_id: str) -> Change | None:
        """Return the change of this id."""
        return self._one(_BY_ID, change=change_id)

    def by_request(self, request_id: str) -> Change | None:
        """Return the change that a call with this `request_id` made."""
        return self._one(_BY_REQUEST, request=request_id)

    def first_result(self, request_id: str) -> TaskChange:
        """Return what the first call with this `request_id` was answered."""
        change = self.by_request(request_id)
        if change is None:
            raise LookupError(f"No change was made by request {request_id!r}.")
        return change.result()

    def newest(self) -> Change | None:
        """Return the newest change that is neither an undo nor undone."""
        return self._one(_NEWEST)

    def parts(self, change_id: str) -> list[Change]:
        """Return the changes that joined this one, in their order."""
        values = {"owner": self._owner_id, "change": change_id}
        return [_change(row) for row in self._connection.execute(_PARTS, values).mappings()]

    def count_joined(self, change_id: str) -> int:
        """Return how many have joined this one."""
        values = {"owner": self._owner_id, "change": change_id}
        return int(self._connection.execute(_COUNT_PARTS, values).scalar_one())

    def stamped(self, change_id: str) -> Stamped | None:
        """Return who made the change of this id."""
        return self._stamp(_STAMP_BY_ID, change=change_id)

    def newest_of_all(self) -> Stamped | None:
        """Return who made the newest change, an undo too."""
        return self._stamp(_NEWEST_STAMP)

    def recent(self, task: TaskRecord, count: int) -> list[RecentChange]:
        """Return the last changes of a task that still stand, newest first."""
        found = list[RecentChange]()
        sequence: int | None = task.changed_in
        # Every snapshot names the change that made it: so from each to the one before.
        while sequence is not None and len(found) < count:
            values = {"owner": self._owner_id, "sequence": sequence}
            row = self._connection.execute(_BY_SEQUENCE, values).mappings().one_or_none()
            if row is None:
                break
            found.append(
                RecentChange(
                    change_id=row["id"],
                    made_at=row["created_at"],
                    message=row["message"],
                    client=row["client"],
                    tool=row["tool"],
                )
            )
            before = [snapshot for snapshot in row["before"] if snapshot["id"] == task.id]
            sequence = before[0]["changed_in"] if before else None
        return found

    def mark(self, change_id: str, *, undone_by: str | None) -> None:
        """Note that a change is undone, or done again."""
        values = {"owner": self._owner_id, "change": change_id, "by": undone_by}
        self._connection.execute(_MARK, values)

    def _one(self, statement: Select[Any], **values: object) -> Change | None:
        rows = self._connection.execute(statement, {"owner": self._owner_id, **values})
        row = rows.mappings().one_or_none()
        return None if row is None else _change(row)

    def _stamp(self, statement: Select[Any], **values: object) -> Stamped | None:
        rows = self._connection.execute(statement, {"owner": self._owner_id, **values})
        row = rows.one_or_none()
        return None if row is None else Stamped(**row._mapping)


def _change(row: RowMapping) -> Change:
    return Change(
        id=row["id"],
        message=row["message"],
        before=[TaskRecord.restored(snapshot) for snapshot in row["before"]],
        after=[TaskRecord.restored(snapshot) for snapshot in row["after"]],
        reverts=row["reverts"],
        undone_by=row["undone_by"],
        part_of=row["part_of"],
    )


@cache
def _append(dialect: str) -> Prepared:
    statement = upsert(CHANGE, dialect)
    keys = [CHANGE.c.owner_id, CHANGE.c.request_id]
    return Prepared(statement.on_conflict_do_nothing(index_elements=keys).returning(CHANGE.c.id))
