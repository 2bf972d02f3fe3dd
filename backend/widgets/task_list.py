"""A Card with a page of tasks, and the actions of its buttons."""

from typing import Annotated, Any, Literal

from chatkit.widgets import DynamicWidgetRoot
from pydantic import BeforeValidator, Field

from backend.widgets.payload import Payload, as_text
from backend.widgets.task_row import Component, button, task_row
from backend.widgets.views import ListView, with_view
from mcp_server.contract import MAX_PAGE, StatusFilter, TaskPage

_NOUNS: dict[StatusFilter, str] = {
    "pending": "pending",
    "completed": "completed",
    "all": "",
    "trash": "deleted",
}
_EMPTY: dict[StatusFilter, str] = {
    "pending": "Enjoy the quiet, or add a task.",
    "completed": "What you complete shows up here.",
    "all": "Add the first one.",
    "trash": "What you delete stays here for 30 days.",
}


class ListTasksPayload(Payload):
    """Show these tasks instead."""

    status: StatusFilter | None = None
    when: str | None = None
    text: str | None = None
    list: str | None = None
    tag: str | None = None
    priority: str | None = None
    due_from: str | None = None
    due_to: str | None = None
    parent: Annotated[str | None, BeforeValidator(as_text)] = None
    sort: str | None = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE)] | None = None
    cursor: str | None = None


class ListTasks(Payload):
    """A click that asks for a list."""

    type: Literal["list_tasks"]
    payload: ListTasksPayload = ListTasksPayload()


def task_list(page: TaskPage, view: ListView, notice: str = "") -> DynamicWidgetRoot:
    """Return the page as a Card of rows. `notice` tells above them why a click did nothing."""
    children: list[Component] = []
    if notice:
        children.append({"type": "Text", "value": notice, "color": "danger", "size": "sm"})
    if page.tasks:
        children += [task_row(task) for task in page.tasks]
    else:
        empty = "Try fewer words or filters." if view.words else _EMPTY[view.status]
        children.append({"type": "Text", "value": empty, "color": "secondary"})
    if buttons := _buttons(page, view):
        footer = {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons}
        children += [{"type": "Divider", "flush": True}, footer]
    status = {"text": _title(page, view), "icon": "check-circle"}
    card = {"type": "Card", "size": "full", "status": status, "children": children}
    return with_view(card, view)


def _title(page: TaskPage, view: ListView) -> str:
    noun = " ".join(filter(None, (_NOUNS[view.status], "task" if page.total == 1 else "tasks")))
    about = f" · {view.words}" if view.words else ""
    shown = f", {len(page.tasks)} shown" if len(page.tasks) < page.total else ""
    return f"{page.total or 'No'} {noun}{about}{shown}"


def _buttons(page: TaskPage, view: ListView) -> list[Component]:
    looks = {"variant": "ghost", "size": "sm"}
    new = button("New task", "create_task", {}, iconStart="plus", variant="outline", size="sm")
    buttons: list[Component] = [] if view.status == "trash" else [new]
    if view.cursor:
        first = _filters(view.model_copy(update={"cursor": None}))
        buttons.append(button("Back to start", "list_tasks", first, **looks))
    if page.next_cursor:
        more = _filters(view.model_copy(update={"cursor": page.next_cursor}))
        buttons.append(button("Show more", "list_tasks", more, **looks))
    return buttons


def _filters(view: ListView) -> dict[str, Any]:
    return dict(view.filters)
