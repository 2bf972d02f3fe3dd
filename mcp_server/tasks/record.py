"""A task as the domain handles it: one value, changed by making a new one."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Self

from foundation.cleaning import folded
from foundation.dates import Due
from foundation.recurrence.describing import describe
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import parse_rrule
from mcp_server import contract
from mcp_server.contract import Priority, Status

PRIORITIES: tuple[Priority, ...] = ("none", "low", "medium", "high")
_INSTANTS = ("created_at", "due_at", "repeat_moved_at", "completed_at", "deleted_at")
READ = (
    "id",
    "number",
    "version",
    "changed_in",
    "title",
    "created_at",
    "description",
    "due_on",
    "due_at",
    "due_zone",
    "priority",
    "list_name",
    "tags",
    "parent_number",
    "repeat_rule",
    "repeat_done",
    "repeat_moved_at",
    "completed_at",
    "deleted_at",
)
"""Columns in the order `TaskRecord.of` takes them in. The others are what queries go by."""
_LATER: Mapping[str, Any] = {"parent_number": None, "repeat_rule": None, "repeat_done": 0}
"""What columns that came with later versions hold of tasks from before."""


# Not a dataclass: a frozen one takes four times as long to make, and a page is twenty of them.
class TaskRecord(NamedTuple):
    """Everything that is known of a task."""

    id: str
    number: int
    version: int
    changed_in: int
    title: str
    created_at: dt.datetime
    description: str = ""
    due: Due | None = None
    priority: Priority = "none"
    list_name: str | None = None
    tags: tuple[str, ...] = ()
    parent: int | None = None
    """Number of the task it is a part of."""
    repeat: Repeat | None = None
    repeat_done: int = 0
    """How often the repeat was completed or skipped."""
    repeat_moved_at: dt.datetime | None = None
    """When that was last, unless the date was set since."""
    completed_at: dt.datetime | None = None
    deleted_at: dt.datetime | None = None

    @property
    def status(self) -> Status:
        """Where the task is: the trash goes before completed."""
        if self.deleted_at:
            return "trash"
        return "completed" if self.completed_at else "pending"

    @property
    def label(self) -> str:
        """How messages name the task."""
        return f"#{self.number} {self.title}"

    def columns(self) -> dict[str, Any]:
        """Return the values of its row, but for the owner."""
        searched = "\n".join((self.title, self.description, self.list_name or "", *self.tags))
        return {
            **self._plain(),
            "due_on": self.due and self.due.on,
            "due_at": self.due and self.due.at,
            "due_order": self.due and self.due.order,
            "created_at": self.created_at,
            "repeat_moved_at": self.repeat_moved_at,
            "completed_at": self.completed_at,
            "deleted_at": self.deleted_at,
            "title_folded": folded(self.title),
            "search_folded": folded(searched),
            "list_folded": folded(self.list_name or ""),
            "tags_folded": "".join(f"\n{folded(tag)}" for tag in self.tags)
            + "\n" * bool(self.tags),
        }

    @classmethod
    def of(cls, row: Sequence[Any]) -> Self:
        """Return the task of a row of the columns `READ`."""
        task_id, number, version, changed_in, title, created_at, description, *rest = row
        on, at, zone, priority, list_name, tags, parent, rule, *repeated_and_ended = rest
        return cls(
            task_id,
            number,
            version,
            changed_in,
            title,
            created_at,
            description,
            Due.of(on, at, zone),
            PRIORITIES[priority],
            list_name,
            tuple(tags),
            parent,
            parse_rrule(rule) if rule else None,
            *repeated_and_ended,
        )

    def snapshot(self) -> dict[str, Any]:
        """Return it as JSON that `restored` reads."""
        return {
            **self._plain(),
            "due_on": self.due and _text(self.due.on),
            "due_at": self.due and _text(self.due.at),
            "created_at": _text(self.created_at),
            "repeat_moved_at": _text(self.repeat_moved_at),
            "completed_at": _text(self.completed_at),
            "deleted_at": _text(self.deleted_at),
        }

    @classmethod
    def restored(cls, snapshot: Mapping[str, Any]) -> Self:
        """Return the task of a snapshot."""
        # Snapshots of older versions lack what came later.
        row = {**_LATER, **snapshot}
        row |= {name: _instant(row.get(name)) for name in _INSTANTS}
        row["due_on"] = row["due_on"] and dt.date.fromisoformat(row["due_on"])
        return cls.of([row[name] for name in READ])

    def view(self) -> contract.Task:
        """Return it as its owner sees it."""
        return contract.Task(
            id=self.id,
            number=self.number,
            version=self.version,
            status=self.status,
            title=self.title,
            description=self.description or None,
            due=self.due and self.due.text,
            due_weekday=self.due and self.due.weekday,
            due_zone=self.due and self.due.zone,
            repeat=self.repeat and self.repeat.text,
            repeat_words=self.repeat and describe(self.repeat),
            priority=self.priority,
            list=self.list_name,
            tags=list(self.tags),
            parent=self.parent,
            created_at=self.created_at,
            completed_at=self.completed_at,
            deleted_at=self.deleted_at,
        )

    def changed(self, **values: Any) -> Self:
        """Return it with other values."""
        return self._replace(**values)

    def _plain(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "number": self.number,
            "version": self.version,
            "changed_in": self.changed_in,
            "title": self.title,
            "description": self.description,
            "due_zone": self.due and self.due.zone,
            "priority": PRIORITIES.index(self.priority),
            "list_name": self.list_name,
            "tags": list(self.tags),
            "parent_number": self.parent,
            "repeat_rule": self.repeat and self.repeat.text,
            "repeat_done": self.repeat_done,
        }


def _text(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _instant(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
