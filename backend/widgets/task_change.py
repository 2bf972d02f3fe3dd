"""A Card that shows what a change did, and undoes it."""

from collections.abc import Sequence
from typing import Literal

from chatkit.widgets import DynamicWidgetRoot

from backend.widgets.payload import Payload, TaskPayload
from backend.widgets.task_row import Component, button, task_row
from backend.widgets.views import ChangeView, with_view
from mcp_server.contract import Task, TaskChange


class CompleteTask(Payload):
    """A click on the circle of a pending task."""

    type: Literal["complete_task"]
    payload: TaskPayload


class ReopenTask(Payload):
    """A click on the circle of a completed task, or to restore a deleted one."""

    type: Literal["reopen_task"]
    payload: TaskPayload


class DeleteTask(Payload):
    """A click that moves a task to the trash."""

    type: Literal["delete_task"]
    payload: TaskPayload


class UndoPayload(Payload):
    """The change to take back."""

    change_id: str


class Undo(Payload):
    """A click that takes a change back."""

    type: Literal["undo"]
    payload: UndoPayload


def change_view(change: TaskChange, shown: Sequence[Task] = ()) -> ChangeView:
    """Return what to show after `change`, of which `shown` were on the screen before."""
    now = {task.id: task for task in change.tasks}
    kept = [now.pop(task.id, task) for task in shown]
    return ChangeView(
        tasks=[*kept, *now.values()], message=change.message, change_id=change.change_id
    )


def task_change(view: ChangeView, notice: str = "", *, told: bool = False) -> DynamicWidgetRoot:
    """Return the change as a Card. `notice` tells why a click did nothing.

    `told`: the assistant says what was done, so the Card need not.
    """
    children: list[Component] = []
    if notice:
        children.append({"type": "Text", "value": notice, "color": "danger", "size": "sm"})
    children += [task_row(task) for task in view.tasks]
    said = "" if told and view.tasks else view.message
    footer: list[Component] = [
        {"type": "Caption", "value": said, "maxLines": 3},
        {"type": "Spacer"},
    ]
    if view.change_id:
        looks = {"variant": "outline", "size": "sm", "iconStart": "lucide:undo-2"}
        footer.append(button("Undo", "undo", {"change_id": view.change_id}, **looks))
    children.append({"type": "Row", "align": "center", "gap": 2, "children": footer})
    return with_view({"type": "Card", "size": "full", "children": children}, view)
