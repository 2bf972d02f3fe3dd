"""A task as the domain handles it: one value, changed by making a new one."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from foundation.cleaning import folded
from foundation.dates import Due
from foundation.recurrence.describing import describe
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import parse_rrule
from mcp_server import contract
from mcp_server.contract import Priority, Status

PRIORITIES: tuple[Priority, ...] = ("none", "low", "medium", "high")
_INSTANTS = ("created_at", "repeat_moved_at", "completed_at", "deleted_at")
_LATER: Mapping[str, Any] = {"parent_number": None, "repeat_rule": None, "repeat_done": 0}
"""What columns that came with later versions hold of tasks from before."""
UNREAD = frozenset(
    ("owner_id", "due_order", "title_folded", "search_folded", "list_folded", "tags_folded")
)
"""Columns that queries go by and a record does without."""


@dataclass(frozen=True)
class TaskRecord:
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
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Return the task of a row."""
        due = Due.of(row["due_on"], row["due_at"], row["due_zone"])
        return cls._with(row, due, {name: row[name] for name in _INSTANTS})

    def snapshot(self) -> dict[str, Any]:
        """Return it as JSON that `restored` reads."""
        return {
            **self._plain(),
            "due_on": self.due and _text(self.due.on),
            "due_at": self.due and _text(self.due.at),
            **{name: _text(getattr(self, name)) for name in _INSTANTS},
        }

    @classmethod
    def restored(cls, snapshot: Mapping[str, Any]) -> Self:
        """Return the task of a snapshot."""
        on = snapshot["due_on"] and dt.date.fromisoformat(snapshot["due_on"])
        due = Due.of(on, _instant(snapshot["due_at"]), snapshot["due_zone"])
        # Snapshots of older versions lack what came later.
        instants = {name: _instant(snapshot.get(name)) for name in _INSTANTS}
        return cls._with({**_LATER, **snapshot}, due, instants)

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
        return dataclasses.replace(self, **values)

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

    @classmethod
    def _with(
        cls,
        values: Mapping[str, Any],
        due: Due | None,
        instants: Mapping[str, Any],
    ) -> Self:
        return cls(
            id=values["id"],
            number=values["number"],
            version=values["version"],
            changed_in=values["changed_in"],
            title=values["title"],
            description=values["description"],
            due=due,
            priority=PRIORITIES[values["priority"]],
            list_name=values["list_name"],
            tags=tuple(values["tags"]),
            parent=values["parent_number"],
            repeat=parse_rrule(values["repeat_rule"]) if values["repeat_rule"] else None,
            repeat_done=values["repeat_done"],
            **instants,
        )


def _text(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _instant(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
