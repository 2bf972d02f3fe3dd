"""Doing what was proposed and agreed to: all of it as one change, or nothing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError, TasksUnavailableError
from backend.widgets.task_row import day_words
from backend.widgets.views import ProposalStep, ProposalView
from mcp_server.contract import (
    META_JOINS,
    META_REQUEST_ID,
    RefusalCode,
    Task,
    TaskChange,
    ToolName,
)

_SHOWN = 3
_STATUS_AFTER = {
    ToolName.COMPLETE_TASK: "completed",
    ToolName.REOPEN_TASK: "pending",
    ToolName.DELETE_TASK: "trash",
}


@dataclass(frozen=True)
class Applied:
    """What became of a proposal."""

    view: ProposalView
    notice: str = ""
    """Why not, or not all, was done. The proposal is still open then."""


async def apply(view: ProposalView, tasks: UserTasks) -> Applied:
    """Do what is proposed; if somebody changed a task since, do nothing.

    Every call carries an id of this proposal, so a second click, or one after a crash, is answered
    with what the first has done. The calls are joined to one change.

    Raises:
        TasksUnavailableError: If the task server cannot be reached and nothing was done.
    """
    applying = _Applying(view, tasks)
    if stale := await _stale(view, tasks):
        return Applied(await applying.take_back(_listed(stale)))
    return await applying.run()


class _Applying:
    def __init__(self, view: ProposalView, tasks: UserTasks) -> None:
        self._view = view
        self._tasks = tasks
        self._change_id = view.change_id
        self._done = 0

    async def run(self) -> Applied:
        change: TaskChange | None = None
        for number, step in enumerate(self._view.steps):
            try:
                change = await self._tasks.change_on(self._terms(number), step.tool, step.arguments)
            except TaskRefusedError as error:
                return Applied(await self.take_back(str(error)))
            except TasksUnavailableError:
                if not self._done:
                    raise
                return self._half_way()
            self._change_id = self._change_id or change.change_id
            self._done += 1
        alone = change is not None and len(self._view.steps) == 1
        message = change.message if change and alone else f"Done: {self._count()}."
        update = {"state": "applied", "change_id": self._change_id, "message": message}
        return Applied(self._view.model_copy(update=update))

    def _terms(self, number: int) -> dict[str, object]:
        terms: dict[str, object] = {META_REQUEST_ID: f"{self._view.id}-{number}"}
        return terms | ({META_JOINS: self._change_id} if self._change_id else {})

    async def take_back(self, reason: str) -> ProposalView:
        """Return the proposal as it ends when it cannot be done, and undo what was done of it."""
        if self._change_id is None:
            return _closed(self._view, f"{reason} Nothing was changed: ask for a new proposal.")
        try:
            await self._tasks.change(ToolName.UNDO, change_id=self._change_id)
        except (TaskRefusedError, TasksUnavailableError):
            message = f"{reason} {self._so_far()} One Undo takes that back."
            update = {"state": "applied", "change_id": self._change_id, "message": message}
            return self._view.model_copy(update=update)
        return _closed(self._view, f"{reason} So nothing was changed.")

    def _half_way(self) -> Applied:
        view = self._view.model_copy(update={"change_id": self._change_id})
        return Applied(
            view,
            f"Your tasks could not be reached any more. {self._so_far()} Go on with "
            f"“{view.confirm}”, or take it back with one Undo.",
        )

    def _so_far(self) -> str:
        if not self._done:
            return "A part of the changes was made."
        return f"{self._done} of {len(self._view.steps)} changes were made."

    def _count(self) -> str:
        added = sum(step.tool is ToolName.ADD_TASK for step in self._view.steps)
        changed = len({str(s.arguments.get("tasks")) for s in self._view.steps} - {"None"})
        parts = [(changed, "changed"), (added, "added")]
        return ", ".join(f"{n} task{'' if n == 1 else 's'} {what}" for n, what in parts if n)


async def _stale(view: ProposalView, tasks: UserTasks) -> list[str]:
    """Return what was changed since, a sentence for each task."""
    found: list[str] = []
    for then in filter(None, (row.task for row in view.rows)):
        label = f"#{then.number} {then.title}"
        try:
            now = await tasks.task(then.id)
        except TaskRefusedError as error:
            if error.refusal.error is not RefusalCode.NOT_FOUND:
                raise
            found.append(f"{label} is gone.")
            continue
        # One that is as it was to be: this proposal may have done it, which its calls will say.
        if now.version != then.version and not _is_as_proposed(now, view):
            found.append(f"{label} was changed since: {_differences(then, now)}.")
    return found


def _is_as_proposed(now: Task, view: ProposalView) -> bool:
    return all(_is_done(step, now) for step in _steps_of(now, view))


def _steps_of(task: Task, view: ProposalView) -> Iterator[ProposalStep]:
    return (step for step in view.steps if task.id in step.arguments.get("tasks", ()))


def _is_done(step: ProposalStep, now: Task) -> bool:
    if step.tool is not ToolName.UPDATE_TASK:
        return now.status == _STATUS_AFTER.get(step.tool)
    wanted = step.arguments
    due, priority = wanted.get("due"), wanted.get("priority")
    return (
        (due is None or (now.due is not None and _moment(due) == _moment(now.due)))
        and (priority is None or priority == now.priority)
        and ("due" not in wanted.get("clear", ()) or now.due is None)
    )


def _moment(due: str) -> tuple[bool, dt.datetime]:
    return "T" in due, dt.datetime.fromisoformat(due)


def _differences(then: Task, now: Task) -> str:
    if now.status != then.status:
        return {"pending": "it is open again", "completed": "it is done"}.get(
            now.status, "it is in the trash"
        )
    if now.title != then.title:
        return f"it is called “{now.title}”"
    if now.due != then.due:
        return f"it is due {day_words(now.due)}" if now.due else "it has no date"
    if now.priority != then.priority:
        return f"its priority is {now.priority}"
    return "other fields of it"


def _closed(view: ProposalView, message: str) -> ProposalView:
    return view.model_copy(update={"state": "closed", "message": message, "change_id": None})


def _listed(lines: list[str]) -> str:
    more = f" {len(lines) - _SHOWN} more were changed, too." if len(lines) > _SHOWN else ""
    return " ".join(lines[:_SHOWN]) + more
