"""What resources and completions show of an owner's tasks: queries bound to one owner."""

import datetime as dt
from collections.abc import Collection
from typing import Any, Self

from sqlalchemy import Connection, Select, String, bindparam, cast, func, select

from foundation.cleaning import folded
from mcp_server.tasks.models import TASK
from mcp_server.tasks.owners import Owner
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.repository import COLUMNS, Slice

_TAGGED_TASKS = 2000
"""Tags are those of the newest open tasks: an old list has thousands that nobody needs."""
_OWNED = TASK.c.owner_id == bindparam("owner")
_OPEN = TASK.c.completed_at.is_(None) & TASK.c.deleted_at.is_(None)
_DUE = (TASK.c.due_on <= bindparam("day")) | (TASK.c.due_at < bindparam("end"))
_LISTED = TASK.c.list_name.in_(bindparam("lists", expanding=True))
_LISTS = (
    select(TASK.c.list_name)
    .where(_OWNED, TASK.c.deleted_at.is_(None), TASK.c.list_name.is_not(None))
    .distinct()
)
_TAGS = select(TASK.c.tags).where(_OWNED, _OPEN).order_by(TASK.c.number.desc()).limit(_TAGGED_TASKS)
_NUMBERED = (
    select(TASK.c.number)
    .where(_OWNED, TASK.c.deleted_at.is_(None))
    .where(cast(TASK.c.number, String).startswith(bindparam("digits")))
    .order_by(TASK.c.completed_at.is_not(None), TASK.c.number.desc())
    .limit(bindparam("count"))
)


class Overview:
    """The tasks of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id

    @classmethod
    def of(cls, owner: Owner) -> Self:
        """Return the tasks of the owner of a call."""
        return cls(owner.connection, owner.id)

    def due_until(self, day: dt.date, end: dt.datetime, limit: int) -> Slice:
        """Return open tasks due by `day`, or before the instant it ends; soonest first."""
        soonest = func.coalesce(cast(TASK.c.due_on, String), cast(TASK.c.due_at, String))
        shown = select(*COLUMNS).where(_OWNED, _OPEN, _DUE).order_by(soonest, TASK.c.number)
        return self._slice(shown, limit, day=day, end=end)

    def in_lists(self, names: Collection[str], limit: int) -> Slice:
        """Return open tasks of lists of exactly these names, by number."""
        shown = select(*COLUMNS).where(_OWNED, _OPEN, _LISTED).order_by(TASK.c.number)
        return self._slice(shown, limit, lists=list(names))

    def list_names(self) -> list[str]:
        """Return the names of lists that have a task, sorted."""
        return sorted(self._connection.execute(_LISTS, self._values()).scalars(), key=folded)

    def tags(self) -> list[str]:
        """Return the tags of open tasks, sorted."""
        found = self._connection.execute(_TAGS, self._values()).scalars()
        named: dict[str, str] = {}
        for tag in (tag for tags in found for tag in tags):
            named.setdefault(folded(tag), tag)
        return [named[key] for key in sorted(named)]

    def numbers(self, digits: str, limit: int) -> list[int]:
        """Return numbers of tasks that start with these digits: open ones, then newest, first."""
        values = self._values(digits=digits, count=limit)
        return list(self._connection.execute(_NUMBERED, values).scalars())

    def _slice(self, shown: Select[Any], limit: int, **values: object) -> Slice:
        counted = select(func.count()).select_from(shown.order_by(None).subquery())
        total = self._connection.execute(counted, self._values(**values)).scalar_one()
        rows = self._connection.execute(shown.limit(limit), self._values(**values))
        return Slice([TaskRecord.of(row) for row in rows], total)

    def _values(self, **values: object) -> dict[str, object]:
        return {"owner": self._owner_id, **values}
