"""Doing what was proposed and agreed to: all of it as one change, or nothing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError, TasksUnavailableError
from backend.texts.said import Saying
from backend.texts.texts import Texts
from backend.widgets.moments import day_words
from backend.widgets.refusals import refusal_words
from backend.widgets.task_row import priority_words
from backend.widgets.undo_bar import deed_words
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
    """What became of a proposal, and what there is to say of it."""

    view: ProposalView
    said: Saying
    """To the person in their language, and to the model in English."""

    @property
    def is_open(self) -> bool:
        """Whether not all was done, and it can be gone on with."""
        return self.view.state == "open"


async def apply(view: ProposalView, tasks: UserTasks) -> Applied:
    """Do what is proposed; if somebody changed a task since, do nothing.

    Every call carries an id of this proposal, so a second click, or one after a crash, is answered
    with what the first has done. The calls are joined to one change.

    Raises:
        TasksUnavailableError: If the task server cannot be reached and nothing was done.
    """
    applying = _Applying(view, tasks)
    if stale := await _stale(view, tasks):
        return await applying.take_back(_listed(stale))
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
                return await self.take_back(partial(refusal_words, error.refusal))
            except TasksUnavailableError:
                if not self._done:
                    raise
                return self._half_way()
            self._change_id = self._change_id or change.change_id
            self._done += 1
        said: Saying = self._all_done
        if change is not None and len(self._view.steps) == 1:
            said = partial(deed_words, self._view.steps[0].tool, change)
        return Applied(self._ended("applied"), said)

    def _terms(self, number: int) -> dict[str, object]:
        terms: dict[str, object] = {META_REQUEST_ID: f"{self._view.id}-{number}"}
        return terms | ({META_JOINS: self._change_id} if self._change_id else {})

    async def take_back(self, why: Saying) -> Applied:
        """Return the proposal as it ends when it cannot be done, and undo what was done of it."""
        if self._change_id is None:
            return Applied(_closed(self._view), lambda t: t.proposal.ask_anew.format(why=why(t)))
        try:
            await self._tasks.change(ToolName.UNDO, change_id=self._change_id)
        except (TaskRefusedError, TasksUnavailableError):
            return Applied(
                self._ended("applied"),
                lambda t: t.proposal.undo_takes_back.format(why=why(t), made=self._so_far(t)),
            )
        return Applied(_closed(self._view), lambda t: t.proposal.so_untouched.format(why=why(t)))

    def _ended(self, state: str) -> ProposalView:
        update = {"state": state, "change_id": self._change_id}
        return self._view.model_copy(update=update)

    def _half_way(self) -> Applied:
        confirm = self._view.confirm
        return Applied(
            self._ended("open"),
            lambda t: t.proposal.unreachable.format(made=self._so_far(t), confirm=confirm),
        )

    def _so_far(self, texts: Texts) -> str:
        words = texts.proposal
        if not self._done:
            return words.some_made
        return texts.count(len(self._view.steps), words.made, done=self._done)

    def _all_done(self, texts: Texts) -> str:
        words = texts.proposal
        added = sum(step.tool is ToolName.ADD_TASK for step in self._view.steps)
        changed = len({str(s.arguments.get("tasks")) for s in self._view.steps} - {"None"})
        parts = [(changed, words.changed), (added, words.added)]
        counted = texts.list.separator.join(texts.count(n, said) for n, said in parts if n)
        return words.done.format(what=counted)


async def _stale(view: ProposalView, tasks: UserTasks) -> list[Saying]:
    """Return what was changed since, a sentence for each task."""
    found: list[Saying] = []
    for then in filter(None, (row.task for row in view.rows)):
        try:
            now = await tasks.task(then.id)
        except TaskRefusedError as error:
            if error.refusal.error is not RefusalCode.NOT_FOUND:
                raise
            found.append(partial(_gone, then))
            continue
        # One that is as it was to be: this proposal may have done it, which its calls will say.
        if now.version != then.version and not _is_as_proposed(now, view):
            found.append(partial(_changed, then, now))
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


def _gone(then: Task, texts: Texts) -> str:
    return texts.proposal.gone.format(task=_label(then))


def _changed(then: Task, now: Task, texts: Texts) -> str:
    how = _differences(then, now, texts)
    return texts.proposal.since.format(task=_label(then), how=how)


def _label(task: Task) -> str:
    return f"#{task.number} {task.title}"


def _differences(then: Task, now: Task, texts: Texts) -> str:
    words = texts.proposal
    if now.status != then.status:
        states = {
            "pending": words.open_again,
            "completed": words.is_done,
            "trash": words.in_trash,
        }
        return states[now.status]
    if now.title != then.title:
        return words.is_called.format(title=now.title)
    if now.due != then.due:
        due = day_words(now.due, texts) if now.due else ""
        return words.is_due.format(due=due) if due else words.has_no_date
    if now.priority != then.priority:
        priority = priority_words(now.priority, texts) or words.none
        return words.has_priority.format(priority=priority)
    return words.other_fields


def _closed(view: ProposalView) -> ProposalView:
    return view.model_copy(update={"state": "closed", "change_id": None})


def _listed(lines: list[Saying]) -> Saying:
    def said(texts: Texts) -> str:
        told = [line(texts) for line in lines[:_SHOWN]]
        if more := len(lines) - _SHOWN:
            told += [texts.count(more, texts.proposal.more_changed)] if more > 0 else []
        return " ".join(told)

    return said
