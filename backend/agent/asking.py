"""The question that stands in for changes that a model wants and may not make by itself."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from backend.widgets.task_row import day_words
from backend.widgets.views import ProposalRow, ProposalStep, ProposalView
from mcp_server.contract import MAX_REFERENCES, Task, ToolName

_VERBS = {
    ToolName.COMPLETE_TASK: "Complete",
    ToolName.REOPEN_TASK: "Reopen",
    ToolName.UPDATE_TASK: "Change",
    ToolName.DELETE_TASK: "Delete",
    ToolName.UNDO: "Undo the change of",
}
_BECOMES = {
    ToolName.COMPLETE_TASK: "→ done",
    ToolName.REOPEN_TASK: "→ open again",
    ToolName.DELETE_TASK: "→ trash",
    ToolName.UNDO: "→ as it was before",
}
_NOT_SHOWN = frozenset({"tasks", "request_id", "expected_version"})


class Asking:
    """Collects what parallel calls want, for one Card."""

    def __init__(self) -> None:
        self._id = f"ask_{uuid4().hex}"
        self._rows: dict[str, ProposalRow] = {}
        self._steps: list[ProposalStep] = []
        self._about = ""

    def __bool__(self) -> bool:
        return bool(self._steps)

    def add(
        self,
        tool: ToolName,
        arguments: Mapping[str, Any],
        tasks: Sequence[Task],
        *,
        named: int,
        about: str,
    ) -> None:
        """Add a call that touches `tasks`; it names the first `named` of them.

        `about`: what the task server says of it.
        """
        for task in tasks:
            before = self._rows[task.id].lines if task.id in self._rows else ()
            line = _BECOMES.get(tool) or _values(arguments)
            self._rows[task.id] = ProposalRow(task=task, lines=(*before, line))
        if tool is ToolName.UNDO:
            self._about = about  # The change may be of more tasks than an answer lists.
            self._steps.append(ProposalStep(tool=tool, arguments=dict(arguments)))
            return
        values = {k: v for k, v in arguments.items() if k not in _NOT_SHOWN}
        self._add_step(tool, values, [task.id for task in tasks[:named]])

    def view(self) -> ProposalView:
        """Return what the person is asked."""
        tools = {step.tool for step in self._steps}
        verb = _VERBS[tools.pop()] if len(tools) == 1 else "Change"
        count = len(self._rows)
        confirm = f"{verb} {count} task{'' if count == 1 else 's'}"
        return ProposalView(
            id=self._id,
            title=f"{confirm}?",
            confirm=confirm,
            rows=tuple(self._rows.values()),
            steps=tuple(self._steps),
            message=self._about,
        )

    def _add_step(self, tool: ToolName, values: dict[str, Any], ids: list[str]) -> None:
        for index, step in enumerate(self._steps):
            known = step.arguments.get("tasks", [])
            same = step.tool is tool and step.arguments == values | {"tasks": known}
            together = list(dict.fromkeys([*known, *ids]))
            if same and len(together) <= MAX_REFERENCES:
                arguments = values | {"tasks": together}
                self._steps[index] = ProposalStep(tool=tool, arguments=arguments)
                return
        self._steps.append(ProposalStep(tool=tool, arguments=values | {"tasks": ids}))


def _values(arguments: Mapping[str, Any]) -> str:
    told = [
        f"{name.replace('_', ' ')} → {_shown(name, value)}"
        for name, value in arguments.items()
        if name not in _NOT_SHOWN and value not in (None, "", [])
    ]
    return "; ".join(told) or "→ changed"


def _shown(name: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        return day_words(str(value)) if name == "due" else str(value)
    except ValueError:
        return str(value)  # In words: the task server reads them.
