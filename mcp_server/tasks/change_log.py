"""Every query on change records, bound to one owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

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
_MARK = (
    update(CHANGE)
    .where(_OWNED, CHANGE.c.id == bindparam("change"))
    .values(undone_by=bindparam("by"))
)


@dataclass(frozen=True)
class Change:
    """One write, with the tasks before and after it."""

    id: str
    message: str
    before: Sequence[TaskRecord]
    after: Sequence[TaskRecord]
    reverts: str | None = None
    undone_by: str | None = None

    @property
    def task_ids(self) -> list[str]:
        """The tasks it touched."""
        return list(dict.fromkeys(task.id for task in (*self.before, *self.after)))

    def result(self) -> TaskChange:
        """Return what its caller was answered."""
        # An undo brings back any number of subtasks; an answer names as many as a call can.
        tasks = [task.view() for task in self.after[:MAX_REFERENCES]]
        return TaskChange(tasks=tasks, change_id=self.id, message=self.message)


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
            "request_id": request_id,
            **stamp,
        }
        statement = _append(self._connection.dialect.name)
        is_new = self._connection.execute(statement, values).first() is not None
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
        if row is None:
            return None
        return Change(
            id=row["id"],
            message=row["message"],
            before=[TaskRecord.restored(snapshot) for snapshot in row["before"]],
            after=[TaskRecord.restored(snapshot) for snapshot in row["after"]],
            reverts=row["reverts"],
            undone_by=row["undone_by"],
        )


@cache
def _append(dialect: str) -> Any:
    statement = (postgresql if dialect == "postgresql" else sqlite).insert(CHANGE)
    keys = [CHANGE.c.owner_id, CHANGE.c.request_id]
    return statement.on_conflict_do_nothing(index_elements=keys).returning(CHANGE.c.id)
