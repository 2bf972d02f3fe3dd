"""A form for a task: a Card whose button sends the fields, once."""

from collections.abc import Mapping
from typing import Any, Literal

from backend.texts.here import Here
from backend.texts.widgets import FormTexts
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
    here: Here,
    typed: TaskFields | None = None,
    problems: Problems | None = None,
) -> Drawn:
    """Return the form. After a refusal, `typed` is what the person had written."""
    task, wrong, words = view.task, problems or {}, here.texts.form
    values = values_of(task, here) if task else empty_values()
    form = _Form(values | (typed.values if typed else {}), wrong, words)
    once = {"request_id": view.request_id} if view.request_id else {}
    kind, payload = ("update_task", {"task_id": task.id}) if task else ("create_task", {})
    title = words.edit.format(number=task.number) if task else words.new
    card: dict[str, Any] = {
        "type": "Card",
        "size": "md",
        "asForm": True,
        "confirm": {
            "label": words.save if task else words.add,
            "action": action(kind, payload | once),
        },
        "cancel": {"label": words.cancel, "action": action("cancel", {})},
        "children": [
            {"type": "Title", "value": title, "size": "sm"},
            *_summary(wrong, words),
            *form.fields(),
        ],
    }
    text = f"{title}: {values['title']}" if task else title
    return with_view(card, view, here.texts.language, text)


def _summary(problems: Problems, words: FormTexts) -> list[Component]:
    if not problems:
        return []
    said = problems.get("") or words.look_below
    return [{"type": "Text", "value": said, "color": "danger", "size": "sm"}]


class _Form:
    def __init__(self, values: Values, problems: Problems, words: FormTexts) -> None:
        self._values = values
        self._words = words
        self._problems = problems
        # The first field that is wrong is where the person goes on.
        self._first_wrong = next((name for name in values if name in problems), None)

    def fields(self) -> list[Component]:
        words = self._words
        return [
            self._labelled(words.title, self._input("title", required=True)),
            self._labelled(words.notes, self._input("description", rows=2, autoResize=True)),
            _beside(
                self._labelled(words.due, self._due()),
                self._labelled(words.time, self._input("time", placeholder="17:00")),
            ),
            _beside(
                self._labelled(
                    words.repeat, self._input("repeat", placeholder=words.repeat_example)
                ),
                self._labelled(words.priority, self._priority()),
            ),
            _beside(
                self._labelled(words.list, self._input("list")),
                self._labelled(words.tags, self._input("tags", placeholder=words.tags_example)),
            ),
            self._labelled(words.part_of, self._input("parent", placeholder=words.parent_example)),
        ]

    def _due(self) -> Component:
        day = self._values["due"]
        picker: Component = {"type": "DatePicker", "name": "due", "clearable": True}
        return (
            picker | {"placeholder": self._words.no_date} | ({"defaultValue": day} if day else {})
        )

    def _priority(self) -> Component:
        words = self._words
        labels = {
            "none": words.none,
            "low": words.low,
            "medium": words.medium,
            "high": words.high,
        }
        options = [{"value": value, "label": label} for value, label in labels.items()]
        chosen = self._values["priority"] or "none"
        return {"type": "Select", "name": "priority", "options": options, "defaultValue": chosen}

    def _input(self, name: str, **props: object) -> Component:
        kind = "Textarea" if "rows" in props else "Input"
        focus = {"autoFocus": True} if name == self._first_wrong else {}
        return {"type": kind, "name": name, "defaultValue": self._values[name], **props, **focus}

    def _labelled(self, label: str, field: Component) -> Component:
        name = field["name"]
        parts: list[Component] = [{"type": "Label", "value": label, "fieldName": name}, field]
        if problem := self._problems.get(name):
            parts.append({"type": "Caption", "value": problem, "color": "danger"})
        # By its key it stays the same on the screen when words about a problem come above it.
        return {"type": "Col", "key": name, "gap": 1, "children": parts}


def _beside(*columns: Component) -> Component:
    children = [column | {"flex": 1, "minWidth": 132} for column in columns]
    looks: Component = {"gap": 3, "align": "start", "wrap": "wrap"}
    return {"type": "Row", "key": columns[0]["key"], **looks, "children": children}
