"""`propose_plan`: what the planner would change, checked and shown, and not done."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Self, get_args
from uuid import uuid4
from zoneinfo import ZoneInfo

from agents import FunctionTool
from agents.tool import FunctionToolCustomDataContext
from agents.tool_context import ToolContext
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.json_schema import SkipJsonSchema

from backend.agent.guarding import PROPOSAL
from backend.agent.proposed_tasks import NewTask, NewTasks
from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError, TasksError
from backend.texts.texts import Texts
from backend.widgets.moments import day_words, due_words
from backend.widgets.task_row import priority_words
from backend.widgets.views import ProposalRow, ProposalStep, ProposalView
from foundation.cleaning import one_line, shortened
from foundation.dates import DueFormatError
from foundation.due_words.reader import read_due
from mcp_server.contract import MAX_REFERENCES, TITLE_LENGTH, Priority, Task, TaskStats, ToolName

PROPOSE_PLAN = "propose_plan"
_PRIORITIES: Mapping[str, Priority] = {name: name for name in get_args(Priority)}
_NO_DATE = ("none", "no date")
_DESCRIPTION = (
    "Show the user changes to their tasks, as a card with a button that makes them all at once. "
    "Nothing is changed by this call. At most 50 changes. Each entry is a task's number, a colon "
    "and the new value."
)


def _entries(value: object) -> object:
    return [value] if isinstance(value, str) else value


Entries = Annotated[list[str], BeforeValidator(_entries)]


class PlanArguments(BaseModel):
    """What a model gives. Flat, so that every model can write it."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(description='What the plan is for: "Your week".')] = ""
    due: Annotated[
        Entries,
        Field(description='New due days or times: ["3: 2026-11-23", "5: tomorrow 9am", "8: none"]'),
    ] = []
    priority: Annotated[
        Entries, Field(description='New priorities, none, low, medium or high: ["3: high"]')
    ] = []
    subtasks: Annotated[
        Entries, Field(description='New subtasks of a task: ["7: Buy paint", "7: Borrow a ladder"]')
    ] = []
    tasks: SkipJsonSchema[list[NewTask]] = []
    """New ones. No model is told of them: language models add what they read with `add_task`."""


class PlanError(Exception):
    """A plan that cannot be proposed. The message is for the model."""


@dataclass
class _Changes:
    """What becomes of one task."""

    task: Task
    values: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    subtasks: list[str] = field(default_factory=list)

    def steps(self) -> Iterator[ProposalStep]:
        if self.values:
            once = {"tasks": [self.task.id], "expected_version": self.task.version}
            yield ProposalStep(tool=ToolName.UPDATE_TASK, arguments=once | self.values)
        for title in self.subtasks:
            arguments = {"title": title, "parent": self.task.id}
            yield ProposalStep(tool=ToolName.ADD_TASK, arguments=arguments)

    def row(self) -> ProposalRow:
        added = [f"+ {title}" for title in self.subtasks]
        return ProposalRow(task=self.task, lines=(*self.lines, *added))


class Planning:
    """Reads plans against what a person's tasks are now."""

    def __init__(self, tasks: UserTasks, stats: TaskStats, now: dt.datetime, texts: Texts) -> None:
        self._tasks = tasks
        self._zone = ZoneInfo(stats.time_zone)
        self._today = stats.last_day
        self._now = now
        self._texts = texts
        self._changes: dict[str, _Changes] = {}
        self._by_reference: dict[str, _Changes] = {}

    @classmethod
    async def of(cls, tasks: UserTasks, now: dt.datetime) -> Self:
        """Return the planning for this person, now (aware).

        Raises:
            TasksError: If their day cannot be had.
        """
        return cls(tasks, await tasks.stats(), now, (await tasks.here()).texts)

    async def propose(self, plan: PlanArguments) -> ProposalView:
        """Return the proposal that the plan is.

        Raises:
            PlanError: If an entry makes no sense, or nothing would change.
            TasksError: If a task cannot be had.
        """
        count = len(plan.due) + len(plan.priority) + len(plan.subtasks) + len(plan.tasks)
        if count > MAX_REFERENCES:
            raise PlanError(f"{count} changes are too many: propose at most {MAX_REFERENCES}.")
        for entry in plan.due:
            self._set_due(*await self._split(entry))
        for entry in plan.priority:
            self._set_priority(*await self._split(entry))
        for entry in plan.subtasks:
            self._add_subtask(*await self._split(entry))
        changed = [changes for changes in self._changes.values() if any(changes.steps())]
        parts = map(NewTasks(self._now, self._zone, self._texts).part, plan.tasks)
        new = [part for part in parts if part is not None]
        if not changed and not new:
            raise PlanError("Nothing would change: the tasks are like that already.")
        steps = [step for changes in changed for step in changes.steps()]
        return ProposalView(
            id=f"plan_{uuid4().hex}",
            title=shortened(one_line(plan.title), 80) or self._texts.proposal.plan,
            confirm=_confirm(len(steps), len(new), self._texts),
            rows=(*(changes.row() for changes in changed), *(row for row, _ in new)),
            steps=(*steps, *(step for _, step in new)),
        )

    async def _split(self, entry: str) -> tuple[_Changes, str]:
        reference, colon, value = entry.partition(":")
        if not colon or not reference.strip() or not one_line(value):
            raise PlanError(f'"{shortened(entry, 40)}" is no entry. Write "3: value".')
        return await self._of(reference.strip().lstrip("#")), one_line(value)

    async def _of(self, reference: str) -> _Changes:
        if reference not in self._by_reference:
            task = await self._tasks.task(reference)
            if task.status != "pending":
                raise PlanError(f"#{task.number} {task.title} is not open: leave it out.")
            self._by_reference[reference] = self._changes.setdefault(task.id, _Changes(task))
        return self._by_reference[reference]

    def _set_due(self, changes: _Changes, value: str) -> None:
        words = self._texts.proposal
        before = due_words(changes.task, self._texts) or words.no_date
        if value.casefold() in _NO_DATE:
            if changes.task.due:
                changes.values["clear"] = ["due"]
                changes.lines.append(words.due_change.format(before=before, after=words.no_date))
            return
        try:
            due = read_due(value, now=self._now, zone=self._zone)
        except DueFormatError as error:
            raise PlanError(str(error)) from error
        if due.day_in(self._zone) < self._today:
            raise PlanError(f"{due.readable} is past. Today is {self._today}.")
        if due.text != changes.task.due:
            changes.values["due"] = due.text
            after = day_words(due.text, self._texts)
            changes.lines.append(words.due_change.format(before=before, after=after))

    def _set_priority(self, changes: _Changes, value: str) -> None:
        wanted = _PRIORITIES.get(value.casefold())
        if wanted is None:
            raise PlanError(f'"{shortened(value, 40)}" is no priority: {", ".join(_PRIORITIES)}.')
        if wanted != changes.task.priority:
            changes.values["priority"] = wanted
            words = self._texts.proposal
            before, after = (
                priority_words(priority, self._texts) or words.none
                for priority in (changes.task.priority, wanted)
            )
            changes.lines.append(words.priority_change.format(before=before, after=after))

    def _add_subtask(self, changes: _Changes, value: str) -> None:
        if len(value) > TITLE_LENGTH:
            raise PlanError(f"A title has at most {TITLE_LENGTH} characters.")
        if value not in changes.subtasks:
            changes.subtasks.append(value)


def _confirm(changes: int, new: int, texts: Texts) -> str:
    words = texts.proposal
    return texts.count(changes + new, words.make if changes else words.add)


def propose_tool(tasks: UserTasks) -> FunctionTool:
    """Return the tool for one turn of this person's."""
    shown: dict[str, ProposalView] = {}

    async def invoke(context: ToolContext[Any], arguments: str) -> str:
        try:
            plan = PlanArguments.model_validate_json(arguments or "{}")
            planning = await Planning.of(tasks, dt.datetime.now(dt.UTC))
            view = await planning.propose(plan)
        except ValidationError as error:
            return f"Nothing was proposed. {_explained(error)}"
        except TaskRefusedError as error:
            return f"Nothing was proposed. {_refused(error)}"
        except (PlanError, TasksError) as error:
            return f"Nothing was proposed. {error}"
        shown[context.tool_call_id] = view
        if plan.tasks:
            return json.dumps({"shown": len(view.rows), "past": len(plan.tasks) - len(view.rows)})
        return (
            f"The user sees {len(view.rows)} tasks with what would change, and a button "
            f"“{view.confirm}”. Nothing is changed before they click it."
        )

    def kept(context: FunctionToolCustomDataContext) -> dict[str, Any]:
        view = shown.get(context.tool_context.tool_call_id)
        structured = {PROPOSAL: view.model_dump(mode="json")} if view else {}
        return {"failed": view is None, "structured": structured}

    return FunctionTool(
        name=PROPOSE_PLAN,
        description=_DESCRIPTION,
        params_json_schema=_flat(PlanArguments.model_json_schema()),
        on_invoke_tool=invoke,
        # As it is: made strict, every optional argument becomes required.
        strict_json_schema=False,
        custom_data_extractor=kept,
    )


def _flat(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema without what says nothing to a model."""
    schema.pop("title", None)
    schema.pop("description", None)
    for prop in schema["properties"].values():
        prop.pop("title", None)
        prop.pop("default", None)
    return schema


def _explained(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False)
    return " ".join(f"{'.'.join(map(str, p['loc']))}: {p['msg']}." for p in problems[:3])


def _refused(error: TaskRefusedError) -> str:
    names: Sequence[str] = [f"#{task.number} {task.title}" for task in error.refusal.candidates[:5]]
    return " ".join([str(error), *names])
