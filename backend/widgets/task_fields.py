"""The fields of a task as a form shows them, and what is sent when it comes back."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from backend.texts.here import Here
from backend.widgets.moments import due_day, due_time
from backend.widgets.payload import SingleUse, TaskReference, cleaned
from backend.widgets.repeats import readable_repeat
from mcp_server.contract import ClearableField, Priority, Task

Values = dict[str, str]
"""What stands in each field, by its name."""

_MIDNIGHT = re.compile(r"T00:00(:00(\.0+)?)?(Z|[+-]\d\d:?\d\d)?$")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_CLEARABLE: tuple[ClearableField, ...] = ("description", "due", "repeat", "list", "parent")
_EMPTY: Values = {
    "title": "",
    "description": "",
    "due": "",
    "time": "",
    "repeat": "",
    "priority": "none",
    "list": "",
    "tags": "",
    "parent": "",
}


def _day(value: object) -> object:
    # A DatePicker sends a date as a date-time at midnight.
    return _MIDNIGHT.sub("", value) if isinstance(value, str) else value


def _tags(value: object) -> object:
    if not isinstance(value, str):
        return value
    return [tag for tag in (part.strip().lstrip("#") for part in value.split(",")) if tag]


class TaskFields(SingleUse):
    """What was sent; None was not, "" was emptied."""

    title: str | None = None
    description: str | None = None
    due: Annotated[str | None, BeforeValidator(_day)] = None
    time: str | None = None
    """Of the due day: `17:00`, or in words."""
    repeat: str | None = None
    priority: Priority | Literal[""] | None = None
    list: str | None = None
    tags: Annotated[tuple[str, ...] | None, BeforeValidator(_tags)] = None
    parent: TaskReference | None = None

    @property
    def values(self) -> Values:
        """What the person has written, to stand in the form again."""
        sent = {name: getattr(self, name) for name in _EMPTY if name != "tags"}
        tags = ", ".join(self.tags) if self.tags is not None else None
        return cleaned(sent | {"tags": tags})


class CreatePayload(TaskFields):
    """A new task. Without a title, the form for one is shown, with these values in it."""

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `add_task`."""
        sent = self.model_dump(mode="json", exclude={"due", "time"})
        sent |= {"due": _due(self.due or "", self.time or "")}
        return {name: value for name, value in sent.items() if value}


class UpdatePayload(TaskFields):
    """New values of one task; what was not sent stays."""

    task_id: TaskReference
    add_tags: tuple[str, ...] | None = None
    remove_tags: tuple[str, ...] | None = None
    clear: tuple[ClearableField, ...] | None = None
    expected_version: int | None = None

    def arguments(self, before: Task | None, here: Here) -> dict[str, Any]:
        """Return the arguments of `update_task`: of a form, only what differs from `before`."""
        shown = values_of(before, here) if before else None
        sent = self._sent(shown)
        clear: set[ClearableField] = set(self.clear or ())
        for name in _CLEARABLE:
            if sent.get(name) == "":
                del sent[name]
                clear.add(name)
        if sent.get("priority") == "":
            sent["priority"] = "none"
        if self.tags is not None:
            had = set(before.tags) if before else set()
            sent["add_tags"] = [tag for tag in self.tags if tag not in had]
            sent["remove_tags"] = sorted(had - set(self.tags))
        changes = {name: value for name, value in sent.items() if value != []}
        return changes | ({"clear": sorted(clear)} if clear else {})

    def _sent(self, shown: Values | None) -> dict[str, Any]:
        apart = {"task_id", "request_id", "tags", "clear", "due", "time"}
        sent = cleaned(self.model_dump(mode="json", exclude=apart))
        if shown is not None:
            sent = {name: value for name, value in sent.items() if value != shown.get(name)}
        due = self._new_due(shown)
        return sent if due is None else sent | {"due": due}

    def _new_due(self, shown: Values | None) -> str | None:
        """Return the new due date, "" for none any more, None if it stays."""
        if self.due is None and self.time is None:
            return None
        old_day, old_time = (shown["due"], shown["time"]) if shown else ("", "")
        day = old_day if self.due is None else self.due
        time = old_time if self.time is None else self.time
        if (day, time) == (old_day, old_time) and shown:
            return None
        # Emptied: a time that was there before and stands alone now is none of the person's.
        return "" if old_day and not day and time == old_time else _due(day, time)


def values_of(task: Task, here: Here) -> Values:
    """Return what stands in the form for a task: day and time as on the person's own clock."""
    day = due_day(task, here.now)
    return {
        "title": task.title,
        "description": task.description or "",
        "due": day.isoformat() if day else "",
        "time": due_time(task, here.now),
        "repeat": readable_repeat(task, here.texts),
        "priority": task.priority,
        "list": task.list or "",
        "tags": ", ".join(task.tags),
        "parent": str(task.parent or ""),
    }


def empty_values() -> Values:
    """Return what stands in the form for a new task."""
    return dict(_EMPTY)


def _due(day: str, time: str) -> str:
    if not day or not time or "T" in day:
        return day or time
    # Words such as "5pm" are read by the task server, as all dates in words are.
    return f"{day}T{time:0>5}" if _CLOCK.fullmatch(time) else f"{day} {time}"
