"""A form for a task: a Card whose button sends the fields, once."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.payload import Payload, TaskPayload
from backend.widgets.task_fields import (
    CreatePayload,
    TaskFields,
    UpdatePayload,
    Values,
    empty_values,
    values_of,
)
from backend.widgets.task_row import Component
from backend.widgets.views import FormView, with_view

FIELDS = frozenset(empty_values())
_PRIORITIES = ("none", "low", "medium", "high")
Problems = Mapping[str, str]
"""What is wrong, by the name of the field; by "" what is wrong with no field in particular."""


class CreateTask(Payload):
    """A submitted form for a new task, or a click on "New task"."""

    type: Literal["create_task"]
    payload: CreatePayload = CreatePayload()


class UpdateTask(Payload):
    """A submitted form for a task, or a pick of the task to change."""

    type: Literal["update_task"]
    payload: UpdatePayload


class EditTask(Payload):
    """A click that opens the form."""

    type: Literal["edit_task"]
    payload: TaskPayload


class CancelPayload(Payload, extra="ignore"):
    """Nothing: whether a cancelled form's fields come along is up to the page."""


class Cancel(Payload):
    """A click that closes the form."""

    type: Literal["cancel"]
    payload: CancelPayload = CancelPayload()


def task_form(
    view: FormView,
    now: dt.datetime,
    typed: TaskFields | None = None,
    problems: Problems | None = None,
) -> Drawn:
    """Return the form. After a refusal, `typed` is what the person had written."""
    task, wrong = view.task, problems or {}
    values = values_of(task, now) if task else empty_values()
    form = _Form(values | (typed.values if typed else {}), wrong)
    once = {"request_id": view.request_id} if view.request_id else {}
    kind, payload = ("update_task", {"task_id": task.id}) if task else ("create_task", {})
    title = f"Edit task {task.number}" if task else "New task"
    card: dict[str, Any] = {
        "type": "Card",
        "size": "md",
        "asForm": True,
        "confirm": {"label": "Save" if task else "Add", "action": action(kind, payload | once)},
        "cancel": {"label": "Cancel", "action": action("cancel", {})},
        "children": [
            {"type": "Title", "value": title, "size": "sm"},
            *_summary(wrong),
            *form.fields(),
        ],
    }
    return with_view(card, view, f"{title}: {values['title']}" if task else title)


def _summary(problems: Problems) -> list[Component]:
    if not problems:
        return []
    said = problems.get("") or "Nothing was saved yet. Please look at the field marked below."
    return [{"type": "Text", "value": said, "color": "danger", "size": "sm"}]


class _Form:
    def __init__(self, values: Values, problems: Problems) -> None:
        self._values = values
        self._problems = problems

    def fields(self) -> list[Component]:
        return [
            self._labelled("Title", self._input("title", required=True)),
            self._labelled("Notes", self._input("description", rows=2, autoResize=True)),
            _beside(
                self._labelled("Due", self._due()),
                self._labelled("Time", self._input("time", placeholder="17:00")),
            ),
            _beside(
                self._labelled("Repeat", self._input("repeat", placeholder="every 2 weeks")),
                self._labelled("Priority", self._priority()),
            ),
            _beside(
                self._labelled("List", self._input("list")),
                self._labelled("Tags", self._input("tags", placeholder="home, urgent")),
            ),
            self._labelled("Part of", self._input("parent", placeholder="Number of a task")),
        ]

    def _due(self) -> Component:
        day = self._values["due"]
        picker: Component = {"type": "DatePicker", "name": "due", "clearable": True}
        return picker | {"placeholder": "No date"} | ({"defaultValue": day} if day else {})

    def _priority(self) -> Component:
        options = [{"value": value, "label": value.capitalize()} for value in _PRIORITIES]
        chosen = self._values["priority"] or "none"
        return {"type": "Select", "name": "priority", "options": options, "defaultValue": chosen}

    def _input(self, name: str, **props: object) -> Component:
        kind = "Textarea" if "rows" in props else "Input"
        return {"type": kind, "name": name, "defaultValue": self._values[name], **props}

    def _labelled(self, label: str, field: Component) -> Component:
        name = field["name"]
        parts: list[Component] = [{"type": "Label", "value": label, "fieldName": name}, field]
        if problem := self._problems.get(name):
            parts.append({"type": "Caption", "value": problem, "color": "danger"})
        return {"type": "Col", "gap": 1, "children": parts}


def _beside(*columns: Component) -> Component:
    children = [column | {"flex": 1, "minWidth": 132} for column in columns]
    return {"type": "Row", "gap": 3, "align": "start", "wrap": "wrap", "children": children}
