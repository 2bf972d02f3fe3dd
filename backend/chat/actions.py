"""What a click does: the button's tool, called without any model, and its widget drawn again."""

from dataclasses import dataclass
from typing import Annotated, Any, assert_never

from chatkit.widgets import DynamicWidgetRoot
from pydantic import Field, TypeAdapter, ValidationError

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.widgets.payload import TaskPayload
from backend.widgets.task_change import (
    CompleteTask,
    DeleteTask,
    ReopenTask,
    Undo,
    change_view,
    task_change,
)
from backend.widgets.task_form import (
    Cancel,
    CreatePayload,
    CreateTask,
    EditTask,
    TaskFields,
    UpdatePayload,
    UpdateTask,
    task_form,
)
from backend.widgets.task_list import ListTasks, task_list
from backend.widgets.task_picker import task_picker
from backend.widgets.views import ChangeView, FormView, ListView, View
from mcp_server.contract import RefusalCode, TaskChange, ToolName

Click = Annotated[
    CompleteTask
    | ReopenTask
    | DeleteTask
    | UpdateTask
    | CreateTask
    | EditTask
    | ListTasks
    | Undo
    | Cancel,
    Field(discriminator="type"),
]
_CLICK = TypeAdapter[Click](Click)
_NOTICE_CHARACTERS = 300


class ClickError(Exception):
    """A click that means nothing. The message is for the person."""


@dataclass(frozen=True)
class Outcome:
    """What to draw after a click, and what to tell the model of it."""

    widget: DynamicWidgetRoot
    note: str
    """"" if nothing happened that the model has to know."""


def read_click(action_type: str, payload: Any) -> Click:
    """Return the click that a browser sent.

    Raises:
        ClickError: If no widget of ours sends such a thing.
    """
    try:
        return _CLICK.validate_python({"type": action_type, "payload": payload or {}})
    except ValidationError as error:
        fields = sorted({".".join(map(str, e["loc"][1:])) or "type" for e in error.errors()})
        raise ClickError(
            f"This button sent something that does not fit ({', '.join(fields)[:200]}). "
            "Nothing was changed. Ask for your list again."
        ) from error


async def perform(click: Click, view: View | None, tasks: UserTasks) -> Outcome:
    """Do what the button says and return its widget, whose view was `view`, drawn again.

    Raises:
        TasksError: If the task server cannot be reached, or refused and there is no widget to say
            so in.
    """
    return await _Clicked(tasks, view).perform(click)


class _Clicked:
    def __init__(self, tasks: UserTasks, view: View | None) -> None:
        self._tasks = tasks
        self._view = view

    async def perform(self, click: Click) -> Outcome:
        match click:
            case CompleteTask() | ReopenTask() | DeleteTask():
                return await self._use(ToolName(click.type), click.payload)
            case UpdateTask():
                return await self._update(click.payload)
            case CreateTask():
                return await self._create(click.payload)
            case EditTask():
                return await self._edit(click.payload.task_id)
            case ListTasks():
                asked = click.payload.model_dump(exclude_none=True)
                return Outcome(await self._list(ListView(**asked)), "")
            case Undo():
                change_id = click.payload.change_id
                return await self._change(ToolName.UNDO, {"change_id": change_id})
            case Cancel():
                return Outcome(await self._back(), "")
            case _:
                assert_never(click)

    async def _use(self, tool: ToolName, payload: TaskPayload) -> Outcome:
        return await self._change(tool, {"tasks": [payload.task_id]})

    async def _update(self, payload: UpdatePayload) -> Outcome:
        before = self._view.task if isinstance(self._view, FormView) else None
        if isinstance(self._view, FormView) and payload.title == "":
            problem = "A task needs a title."
            return Outcome(task_form(before, self._view.back, payload, problem), "")
        arguments = payload.arguments(before)
        if before and not arguments:
            return Outcome(await self._back(), "")
        reference = before.id if before else payload.task_id
        return await self._change(ToolName.UPDATE_TASK, {"tasks": [reference]} | arguments, payload)

    async def _create(self, payload: CreatePayload) -> Outcome:
        if payload.title is None:
            return Outcome(task_form(None, self._list_view()), "")
        return await self._change(ToolName.ADD_TASK, payload.arguments(), payload)

    async def _edit(self, reference: str) -> Outcome:
        try:
            task = await self._tasks.task(reference)
        except TaskRefusedError as error:
            return Outcome(await self._say(error), "")
        back = self._view if isinstance(self._view, ListView | ChangeView) else ListView()
        return Outcome(task_form(task, back), "")

    async def _change(
        self, tool: ToolName, arguments: dict[str, Any], typed: TaskFields | None = None
    ) -> Outcome:
        try:
            change = await self._tasks.change(tool, **arguments)
        except TaskRefusedError as error:
            return Outcome(await self._refused(error, tool, arguments, typed), "")
        return Outcome(await self._show(change), f"The user clicked a button. {change.message}")

    async def _show(self, change: TaskChange) -> DynamicWidgetRoot:
        view = self._view.back if isinstance(self._view, FormView) else self._view
        if isinstance(view, ListView):
            return await self._list(view)
        return task_change(change_view(change, view.tasks if isinstance(view, ChangeView) else ()))

    async def _refused(
        self,
        error: TaskRefusedError,
        tool: ToolName,
        arguments: dict[str, Any],
        typed: TaskFields | None,
    ) -> DynamicWidgetRoot:
        if error.refusal.error is RefusalCode.AMBIGUOUS and error.refusal.candidates:
            return task_picker(error.refusal.candidates, tool, arguments)
        if isinstance(self._view, FormView):
            view = self._view
            return task_form(view.task, view.back, typed, str(error)[:_NOTICE_CHARACTERS])
        return await self._say(error)

    async def _say(self, error: TaskRefusedError) -> DynamicWidgetRoot:
        notice = str(error)[:_NOTICE_CHARACTERS]
        match self._view:
            case ListView() as view:
                return await self._list(view, notice)
            case ChangeView() as view:
                return task_change(view, notice)
        raise error

    async def _list(self, view: ListView, notice: str = "") -> DynamicWidgetRoot:
        try:
            page = await self._tasks.page(**view.filters)
        except TaskRefusedError:
            # A cursor from long ago: show the list from its start.
            view = view.model_copy(update={"cursor": None})
            page = await self._tasks.page(**view.filters)
        return task_list(page, view, notice)

    async def _back(self) -> DynamicWidgetRoot:
        back = self._view.back if isinstance(self._view, FormView) else self._list_view()
        return task_change(back) if isinstance(back, ChangeView) else await self._list(back)

    def _list_view(self) -> ListView:
        return self._view if isinstance(self._view, ListView) else ListView()
