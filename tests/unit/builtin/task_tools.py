"""The task tools in memory, as an agent is offered them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from agents import FunctionTool, Tool
from agents.tool_context import ToolContext
from pydantic import BaseModel

from mcp_server.contract import (
    Refusal,
    RefusalCode,
    Status,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    ToolName,
)

_FIELDS = "title description due priority list add_tags remove_tags clear"
ARGUMENTS: Mapping[ToolName, str] = {
    ToolName.ADD_TASK: "title description due priority list tags",
    ToolName.LIST_TASKS: "status text limit cursor",
    ToolName.COMPLETE_TASK: "tasks",
    ToolName.REOPEN_TASK: "tasks",
    ToolName.UPDATE_TASK: f"tasks {_FIELDS}",
    ToolName.DELETE_TASK: "tasks",
    ToolName.UNDO: "change_id",
}
ALL_ARGUMENTS: Mapping[ToolName, str] = {
    **ARGUMENTS,
    ToolName.ADD_TASK: "title description due repeat priority list tags parent",
    ToolName.LIST_TASKS: "status when text list tag priority due_from due_to sort limit cursor",
    ToolName.UPDATE_TASK: f"tasks {_FIELDS} repeat",
    ToolName.GET_TASK: "task",
}
"""Of the real tools, as far as these do something with them."""
_AT = datetime(2026, 11, 1, tzinfo=UTC)
Arguments = Mapping[str, Any]


class RefusedError(Exception):
    """The tool refuses. Carries the refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


@dataclass
class TaskTools:
    """One owner's tasks, and the calls made for them."""

    tasks: list[Task] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    page: int = 20
    takes: Mapping[ToolName, str] = field(default_factory=lambda: ARGUMENTS)
    _changes: list[list[Task]] = field(default_factory=list)

    def tools(self) -> list[Tool]:
        """Return the tools as an agent is offered them."""
        return [self._tool(name, names.split()) for name, names in self.takes.items()]

    def given(self, *titles: str, status: Status = "pending") -> "TaskTools":
        """Put tasks in, numbered on."""
        for title in titles:
            self.tasks.append(task(len(self.tasks) + 1, title, status=status))
        return self

    def titles(self, status: Status = "pending") -> list[str]:
        """Return the titles of the tasks with a status."""
        return [t.title for t in self.tasks if t.status == status]

    def _tool(self, name: ToolName, arguments: Sequence[str]) -> Tool:
        async def invoke(context: ToolContext[Any], text: str) -> str:
            return self.call(name, json.loads(text))

        schema = {
            "type": "object",
            "properties": {argument: {} for argument in arguments},
            "additionalProperties": False,
        }
        return FunctionTool(name, "", schema, invoke, strict_json_schema=False)

    def call(self, name: ToolName, arguments: dict[str, Any]) -> str:
        """Return what the tool answers, as the text a model reads."""
        self.calls.append((name, arguments))
        before = list(self.tasks)
        try:
            result = self._results()[name](arguments)
        except RefusedError as refused:
            result = refused.refusal
        if isinstance(result, TaskChange) and name != ToolName.UNDO:
            self._changes.append(before)
        return result.model_dump_json(exclude_none=True)

    def _results(self) -> Mapping[ToolName, Callable[[Arguments], BaseModel]]:
        return {
            ToolName.ADD_TASK: self._add,
            ToolName.LIST_TASKS: self._list,
            ToolName.GET_TASK: lambda a: TaskDetail(task=self._find(a["task"])),
            ToolName.COMPLETE_TASK: lambda a: self._set(a, status="completed"),
            ToolName.REOPEN_TASK: lambda a: self._set(a, status="pending"),
            ToolName.DELETE_TASK: lambda a: self._set(a, status="trash"),
            ToolName.UPDATE_TASK: self._update,
            ToolName.UNDO: self._undo,
        }

    def _add(self, arguments: Arguments) -> TaskChange:
        fields = dict(arguments)
        if "due" in fields:
            fields["due"] = "2026-12-01"  # As the tool understood it, whatever was said.
        self.tasks.append(task(len(self.tasks) + 1, **fields))
        return self._change(self.tasks[-1:], "Added.")

    def _list(self, arguments: Arguments) -> TaskPage:
        status, text = arguments.get("status", "pending"), arguments.get("text", "")
        fitting = [
            t
            for t in self.tasks
            if (t.status == status or (status == "all" and t.status != "trash"))
            and text.casefold() in t.title.casefold()
        ]
        start = int(arguments.get("cursor", 0))
        end = start + self.page
        return TaskPage(
            tasks=fitting[start:end],
            total=len(fitting),
            next_cursor=str(end) if end < len(fitting) else None,
        )

    def _set(self, arguments: Arguments, **fields: object) -> TaskChange:
        chosen = [self._find(words) for words in arguments["tasks"]]
        for old in chosen:
            self.tasks[self.tasks.index(old)] = old.model_copy(update=fields)
        return self._change([self.tasks[t.number - 1] for t in chosen], "Changed.")

    def _update(self, arguments: Arguments) -> TaskChange:
        fields = {k: v for k, v in arguments.items() if k in ("title", "priority", "list")}
        if "due" in arguments:
            fields["due"] = "2026-12-01"  # As the tool understood it, whatever was said.
        return self._set(arguments, **fields)

    def _undo(self, arguments: Arguments) -> TaskChange:
        if not self._changes:
            raise RefusedError(Refusal(error=RefusalCode.NOT_FOUND, message="Nothing to undo."))
        self.tasks = self._changes.pop()
        return self._change(self.tasks[-1:], "Undid the last change.")

    def _change(self, tasks: Sequence[Task], message: str) -> TaskChange:
        return TaskChange(tasks=list(tasks), change_id=f"c{len(self.calls)}", message=message)

    def _find(self, words: str) -> Task:
        if words.isdecimal():
            fitting = [t for t in self.tasks if t.number == int(words)]
        else:
            parts = words.casefold().split()
            fitting = [t for t in self.tasks if all(part in t.title.casefold() for part in parts)]
        if len(fitting) == 1:
            return fitting[0]
        code = RefusalCode.AMBIGUOUS if fitting else RefusalCode.NOT_FOUND
        message = f"{len(fitting) or 'No'} tasks match '{words}'."
        raise RefusedError(Refusal(error=code, message=message, candidates=fitting))


def task(number: int, title: str, status: Status = "pending", **fields: Any) -> Task:
    """Return a task."""
    return Task(
        id=f"t{number}",
        number=number,
        version=1,
        status=status,
        title=title,
        created_at=_AT,
        **fields,
    )
