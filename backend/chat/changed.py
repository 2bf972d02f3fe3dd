"""What is to be seen after a click has changed tasks."""

from backend.chat.showing import place_of
from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.widgets.drawn import Drawn
from backend.widgets.proposal import after_undo, proposal
from backend.widgets.redraw import redraw
from backend.widgets.task_change import change_view
from backend.widgets.undo_bar import deed_words, last_change
from backend.widgets.views import (
    ChangeView,
    DetailView,
    ListView,
    PickView,
    Place,
    ProposalView,
    View,
)
from mcp_server.contract import Task, TaskChange, ToolName


async def show_changed(
    tool: ToolName, change: TaskChange, view: View | None, tasks: UserTasks
) -> Drawn:
    """Return the widget that showed `view`, with what the tool changed and its undo.

    Raises:
        TasksError: If the task server cannot be reached.
    """
    texts = (await tasks.here()).texts
    said = deed_words(tool, change, texts)
    if isinstance(view, ProposalView):
        return proposal(after_undo(view, change, said), texts)
    is_undo = tool is ToolName.UNDO
    return await redraw(await _place_after(change, said, view, tasks, is_undo=is_undo), tasks)


async def _place_after(
    change: TaskChange, said: str, view: View | None, tasks: UserTasks, *, is_undo: bool
) -> Place:
    if view is None or isinstance(view, PickView):
        return change_view(change, said)
    match place := place_of(view):
        case ListView() | DetailView():
            return place.model_copy(update={"last": last_change(change, place.last, said)})
        case ChangeView():
            shown = await _still_there(place, change, tasks) if is_undo else place
            return change_view(change, said, shown)
        case _:
            return change_view(change, said)


async def _still_there(view: ChangeView, change: TaskChange, tasks: UserTasks) -> ChangeView:
    """Return the view without the tasks that an undo has taken away."""
    named = {task.id for task in change.tasks}
    kept: list[Task] = []
    for task in view.tasks:
        try:
            kept.append(task if task.id in named else await tasks.task(task.id))
        except TaskRefusedError:
            continue
    return view.model_copy(update={"tasks": kept})
