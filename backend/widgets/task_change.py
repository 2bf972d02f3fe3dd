"""A Card that shows what a change did, and undoes it."""

from typing import Any, Literal

from backend.texts.here import Here
from backend.widgets.drawn import Drawn
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload, TaskPayload
from backend.widgets.task_row import Component, task_row
from backend.widgets.undo_bar import undo_bar
from backend.widgets.views import ChangeView, with_view
from mcp_server.contract import TaskChange


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


def change_view(
    change: TaskChange, said: str, shown: ChangeView | None = None, *, told: bool = False
) -> ChangeView:
    """Return what to show after `change`, where `shown` was on the screen before.

    `said`: what was done, in the person's words. `told`: the assistant says it, too.
    """
    now = {task.id: task for task in change.tasks}
    kept = [now.pop(task.id, task) for task in (shown.tasks if shown else [])]
    if change.change_id is None and shown and shown.change_id:
        # Nothing had to change: what can be undone is what could be before.
        return shown.model_copy(update={"tasks": [*kept, *now.values()], "is_told": False})
    return ChangeView(
        tasks=[*kept, *now.values()],
        message=said,
        change_id=change.change_id,
        is_told=told,
    )


def task_change(view: ChangeView, here: Here, notice: str = "") -> Drawn:
    """Return the change as a Card. `notice` tells why a click did nothing."""
    children: list[Component] = notice_line(notice)
    children += [task_row(task, here) for task in view.tasks]
    said = "" if view.is_told and view.tasks else view.message
    children.append(undo_bar(said, view.change_id, here.texts))
    card: dict[str, Any] = {"type": "Card", "size": "full", "children": children}
    return with_view(card, view, here.texts.language, view.message)
