"""What a click does: the button's tool, called without any model, and its widget drawn again."""

from collections.abc import Awaitable
from typing import Any, assert_never

from backend.chat.changed import show_changed
from backend.chat.clicked import clicked
from backend.chat.clicks import Change, Click, ClickError
from backend.chat.deciding import agreed, cancelled
from backend.chat.outcome import Outcome
from backend.chat.showing import new_task_form, place_of, show
from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.tasks.once import done_once, still_stands
from backend.tasks.reading import compact_json
from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.interrupted import Continue
from backend.widgets.payload import SingleUse
from backend.widgets.proposal import ApplyPlan, proposal
from backend.widgets.redraw import redraw
from backend.widgets.refusals import refusal_words
from backend.widgets.task_change import CompleteTask, DeleteTask, ReopenTask, Undo
from backend.widgets.task_fields import CreatePayload, TaskFields, UpdatePayload
from backend.widgets.task_form import FIELDS, Cancel, CreateTask, UpdateTask, task_form
from backend.widgets.task_picker import task_picker
from backend.widgets.views import FormView, PickView, ProposalView, View
from mcp_server.contract import META_REQUEST_ID, RefusalCode, Task, TaskChange, ToolName


async def perform(click: Click, view: View | None, tasks: UserTasks, origin: str = "") -> Outcome:
    """Do what the button says and return its widget, whose view was `view`, drawn again.

    `origin`: from where a second click of the same kind is the same click, sent again.

    Raises:
        ClickError: If the button belongs to another widget.
        TasksError: If the task server cannot be reached, or refused and there is no widget to say
            so in.
    """
    if isinstance(view, ProposalView) and isinstance(click, Cancel):
        return cancelled(view, (await tasks.here()).texts)
    if isinstance(click, Change):
        return await _Clicked(tasks, view, origin).perform(click)
    if isinstance(click, Continue):
        # An answer takes a stream, and a conversation: see `TaskChatServer.action`.
        raise ClickError(lambda texts: texts.notice.cannot_go_on)
    return Outcome(await show(click, view, tasks))


class _Clicked:
    def __init__(self, tasks: UserTasks, view: View | None, origin: str) -> None:
        self._tasks = tasks
        self._view = view
        self._origin = origin

    async def perform(self, click: Change) -> Outcome:
        if isinstance(click.payload, SingleUse) and self._is_used(click.payload):
            return Outcome(await self._say((await self._texts()).form.used))
        match click:
            case CompleteTask() | ReopenTask() | DeleteTask():
                arguments = {"tasks": [click.payload.task_id]}
                return await self._change(ToolName(click.type), arguments, click.payload)
            case UpdateTask():
                return await self._update(click.payload)
            case CreateTask():
                return await self._create(click.payload)
            case Undo():
                return await self._undo(click.payload.change_id)
            case ApplyPlan():
                return await agreed(click.payload.plan_id, self._view, self._tasks)
            case _:
                assert_never(click)

    def _is_used(self, payload: SingleUse) -> bool:
        """Return whether it comes from a form or a choice that is no longer there."""
        view = self._view
        if payload.request_id is None or view is None:
            return False
        is_there = isinstance(view, FormView | PickView) and view.request_id == payload.request_id
        return not is_there

    async def _undo(self, change_id: str) -> Outcome:
        view = self._view
        if isinstance(view, ProposalView) and view.change_id != change_id:
            # A second click, on a Card drawn before the first.
            return Outcome(proposal(view, await self._texts()))
        return await self._change(ToolName.UNDO, {"change_id": change_id})

    async def _update(self, payload: UpdatePayload) -> Outcome:
        form = self._view if isinstance(self._view, FormView) else None
        before = form.task if form else await self._before(payload)
        if form and payload.title == "":
            return await self._untitled(form, payload)
        arguments = payload.arguments(before, await self._tasks.here())
        if before and not arguments:
            return Outcome(await redraw(place_of(self._view), self._tasks))
        reference = before.id if before else payload.task_id
        return await self._change(ToolName.UPDATE_TASK, {"tasks": [reference]} | arguments, payload)

    async def _before(self, payload: UpdatePayload) -> Task | None:
        """Return the task as the form shows it; None if no form was sent."""
        # A form outside any conversation: nobody keeps what it showed.
        is_form = self._view is None and payload.request_id is not None
        return await self._tasks.task(payload.task_id) if is_form else None

    async def _create(self, payload: CreatePayload) -> Outcome:
        if isinstance(self._view, FormView) and payload.title == "":
            return await self._untitled(self._view, payload)
        if not payload.title:
            return Outcome(await new_task_form(payload, self._view, self._tasks))
        return await self._change(ToolName.ADD_TASK, payload.arguments(), payload)

    async def _change(
        self, tool: ToolName, arguments: dict[str, Any], payload: SingleUse | None = None
    ) -> Outcome:
        try:
            change = await self._changed(tool, arguments, payload.request_id if payload else None)
        except TaskRefusedError as error:
            return Outcome(await self._refused(error, tool, arguments, payload))
        shown = await show_changed(tool, change, self._view, self._tasks)
        # Of a double click, the second one has changed nothing.
        return Outcome(shown, clicked(tool, change) if change.change_id else "")

    async def _changed(
        self, tool: ToolName, arguments: dict[str, Any], once: str | None
    ) -> TaskChange:
        # What can be sent once is done once, whoever sends it again at the same moment.
        if once or not (self._origin and tool is ToolName.ADD_TASK):
            terms: dict[str, object] = {META_REQUEST_ID: once} if once else {}
            return await self._tasks.change_on(terms, tool, arguments)

        # All else comes to the same if it is done twice; here it would be two tasks.
        def add(request_id: str) -> Awaitable[TaskChange]:
            return self._tasks.change_on({META_REQUEST_ID: request_id}, tool, arguments)

        def stands(change: TaskChange) -> Awaitable[bool]:
            return still_stands(tool, change, self._tasks)

        return await done_once(f"{self._origin} {compact_json(arguments)}", add, stands)

    async def _refused(
        self,
        error: TaskRefusedError,
        tool: ToolName,
        arguments: dict[str, Any],
        payload: SingleUse | None,
    ) -> Drawn:
        refusal, texts = error.refusal, await self._texts()
        if isinstance(self._view, FormView) and isinstance(payload, TaskFields):
            field = refusal.field if refusal.field in FIELDS else ""
            why = refusal_words(refusal, texts, field or "")
            return await self._form(self._view, payload, {field or "": why})
        is_unclear = refusal.error is RefusalCode.AMBIGUOUS and not refusal.field
        if is_unclear and refusal.candidates and tool is not ToolName.ADD_TASK:
            return task_picker(refusal.candidates, tool, arguments, texts)
        if self._view is None:
            raise error
        return await self._say(refusal_words(refusal, texts))

    async def _untitled(self, view: FormView, typed: TaskFields) -> Outcome:
        problem = (await self._texts()).form.no_title
        return Outcome(await self._form(view, typed, {"title": problem}))

    async def _texts(self) -> Texts:
        return (await self._tasks.here()).texts

    async def _form(self, view: FormView, typed: TaskFields, problems: dict[str, str]) -> Drawn:
        return task_form(view, await self._tasks.here(), typed, problems)

    async def _say(self, notice: str) -> Drawn:
        """Return the widget as it is now, with the reason why nothing was done."""
        if isinstance(self._view, ProposalView):
            return proposal(self._view, await self._texts(), notice)
        return await redraw(place_of(self._view), self._tasks, notice)
