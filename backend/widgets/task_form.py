"""A form for a task: a Card whose button sends the fields, and what comes back."""

import re
from typing import Annotated, Any, Literal
from uuid import uuid4

from chatkit.widgets import DynamicWidgetRoot
from pydantic import BeforeValidator

from backend.widgets.action import action
from backend.widgets.payload import Payload, TaskReference, cleaned
from backend.widgets.task_row import Component
from backend.widgets.views import ChangeView, FormView, ListView, with_view
from mcp_server.contract import ClearableField, Priority, Task

_MIDNIGHT = re.compile(r"T00:00(:00(\.0+)?)?(Z|[+-]\d\d:?\d\d)?$")
_CLEARABLE: tuple[ClearableField, ...] = ("description", "due", "list")


def _day(value: object) -> object:
    # A DatePicker sends a date as a date-time at midnight.
    return _MIDNIGHT.sub("", value) if isinstance(value, str) else value


def _tags(value: object) -> object:
    if not isinstance(value, str):
        return value
    return [tag for tag in (part.strip().lstrip("#") for part in value.split(",")) if tag]


class TaskFields(Payload):
    """The fields of the form; None was not sent, "" was emptied."""

    title: str | None = None
    description: str | None = None
    due: Annotated[str | None, BeforeValidator(_day)] = None
    priority: Priority | Literal[""] | None = None
    list: str | None = None
    tags: Annotated[tuple[str, ...] | None, BeforeValidator(_tags)] = None


class CreatePayload(TaskFields):
    """A new task. Without a title, the form for one is shown."""

    request_id: str | None = None

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `add_task`."""
        sent = self.model_dump(mode="json", exclude={"list"}) | {"list": self.list}
        return {name: value for name, value in sent.items() if value}


class CreateTask(Payload):
    """A submitted form for a new task, or a click on "New task"."""

    type: Literal["create_task"]
    payload: CreatePayload = CreatePayload()


class UpdatePayload(TaskFields):
    """New values of one task; what was not sent stays."""

    task_id: TaskReference
    add_tags: tuple[str, ...] | None = None
    remove_tags: tuple[str, ...] | None = None
    clear: tuple[ClearableField, ...] | None = None
    expected_version: int | None = None

    def arguments(self, before: Task | None) -> dict[str, Any]:
        """Return the arguments of `update_task`: of a form, only what differs from `before`."""
        sent = cleaned(self.model_dump(mode="json", exclude={"task_id", "tags", "clear"}))
        clear: set[ClearableField] = set(self.clear or ())
        if before is not None:
            sent = {name: value for name, value in sent.items() if _differs(name, value, before)}
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


class UpdateTask(Payload):
    """A submitted form for a task, or a pick of the task to change."""

    type: Literal["update_task"]
    payload: UpdatePayload


class EditPayload(Payload):
    """The task to open the form for."""

    task_id: TaskReference


class EditTask(Payload):
    """A click that opens the form."""

    type: Literal["edit_task"]
    payload: EditPayload


class CancelPayload(Payload, extra="ignore"):
    """Nothing: whether a cancelled form's fields come along is up to the page."""


class Cancel(Payload):
    """A click that closes the form."""

    type: Literal["cancel"]
    payload: CancelPayload = CancelPayload()


def task_form(
    task: Task | None,
    back: ListView | ChangeView,
    typed: TaskFields | None = None,
    problem: str = "",
) -> DynamicWidgetRoot:
    """Return the form for `task`, or for a new one.

    After a refusal, `typed` is what the person had written, and `problem` says what is wrong.
    """
    request_id = None if task else uuid4().hex
    view = FormView(task=task, request_id=request_id, back=back)
    values = _values(task) | (cleaned(_typed(typed)) if typed else {})
    if task:
        submit = action("update_task", {"task_id": task.id})
    else:
        # Sent twice, it adds once.
        submit = action("create_task", {"request_id": request_id})
    card = {
        "type": "Card",
        "size": "md",
        "asForm": True,
        "confirm": {"label": "Save" if task else "Add", "action": submit},
        "cancel": {"label": "Cancel", "action": action("cancel", {})},
        "children": [
            {
                "type": "Title",
                "value": f"Edit task {task.number}" if task else "New task",
                "size": "sm",
            },
            *(
                [{"type": "Text", "value": problem, "color": "danger", "size": "sm"}]
                if problem
                else []
            ),
            *_fields(values),
        ],
    }
    return with_view(card, view)


def _fields(values: dict[str, str]) -> list[Component]:
    priorities = [
        {"value": value, "label": value.capitalize()} for value in ("none", "low", "medium", "high")
    ]
    due: Component = {"type": "DatePicker", "name": "due", "clearable": True}
    due |= {"placeholder": "No date"} | ({"defaultValue": values["due"]} if values["due"] else {})
    select = {"type": "Select", "name": "priority", "options": priorities}
    return [
        *_labelled("Title", _input("title", values, required=True)),
        *_labelled("Notes", _input("description", values, rows=2, autoResize=True)),
        _beside(
            _labelled("Due", due),
            _labelled("Priority", select | {"defaultValue": values["priority"]}),
        ),
        _beside(
            _labelled("List", _input("list", values)),
            _labelled("Tags", _input("tags", values, placeholder="home, urgent")),
        ),
    ]


def _input(name: str, values: dict[str, str], **props: object) -> Component:
    kind = "Textarea" if "rows" in props else "Input"
    return {"type": kind, "name": name, "defaultValue": values[name], **props}


def _beside(*columns: list[Component]) -> Component:
    wide = {"flex": 1, "gap": 1, "minWidth": 140}
    children = [{"type": "Col", "children": column, **wide} for column in columns]
    return {"type": "Row", "gap": 3, "align": "start", "wrap": "wrap", "children": children}


def _labelled(label: str, field: Component) -> list[Component]:
    return [{"type": "Label", "value": label, "fieldName": field["name"]}, field]


def _values(task: Task | None) -> dict[str, str]:
    if task is None:
        return {
            "title": "",
            "description": "",
            "due": "",
            "priority": "none",
            "list": "",
            "tags": "",
        }
    return {
        "title": task.title,
        "description": task.description or "",
        "due": (task.due or "")[:10],
        "priority": task.priority,
        "list": task.list or "",
        "tags": ", ".join(task.tags),
    }


def _typed(fields: TaskFields) -> dict[str, Any]:
    names = set(TaskFields.model_fields) - {"tags"}
    tags = ", ".join(fields.tags) if fields.tags is not None else None
    return fields.model_dump(mode="json", include=names) | {"tags": tags}


def _differs(name: str, value: object, before: Task) -> bool:
    return name not in (shown := _values(before)) or value != shown[name]
