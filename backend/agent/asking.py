"""The question that stands in for changes that a model wants and may not make by itself."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from backend.texts.plural import Plural
from backend.texts.texts import Texts
from backend.widgets.moments import day_words
from backend.widgets.views import ProposalRow, ProposalStep, ProposalView
from mcp_server.contract import MAX_REFERENCES, Task, ToolName

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
        texts: Texts,
    ) -> None:
        """Add a call that touches `tasks`; it names the first `named` of them.

        `about`: what the task server says of it.
        """
        for task in tasks:
            before = self._rows[task.id].lines if task.id in self._rows else ()
            line = _becomes(tool, texts) or _values(arguments, texts)
            self._rows[task.id] = ProposalRow(task=task, lines=(*before, line))
        if tool is ToolName.UNDO:
            self._about = (
                about if texts.deeds is None else ""
            )  # The change may be of more tasks than an answer lists.
            self._steps.append(ProposalStep(tool=tool, arguments=dict(arguments)))
            return
        values = {k: v for k, v in arguments.items() if k not in _NOT_SHOWN}
        self._add_step(tool, values, [task.id for task in tasks[:named]])

    def view(self, texts: Texts) -> ProposalView:
        """Return what the person is asked."""
        tools = {step.tool for step in self._steps}
        what = _asked(tools.pop() if len(tools) == 1 else ToolName.UPDATE_TASK, texts)
        confirm = texts.count(len(self._rows), what)
        return ProposalView(
            id=self._id,
            title=texts.proposal.question.format(confirm=confirm),
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


def _asked(tool: ToolName, texts: Texts) -> Plural:
    words = texts.proposal
    asked = {
        ToolName.COMPLETE_TASK: words.complete,
        ToolName.REOPEN_TASK: words.reopen,
        ToolName.DELETE_TASK: words.delete,
        ToolName.UNDO: words.undo,
    }
    return asked.get(tool, words.update)


def _becomes(tool: ToolName, texts: Texts) -> str:
    words = texts.proposal
    becomes = {
        ToolName.COMPLETE_TASK: words.becomes_done,
        ToolName.REOPEN_TASK: words.becomes_open,
        ToolName.DELETE_TASK: words.becomes_trash,
        ToolName.UNDO: words.becomes_before,
    }
    return becomes.get(tool, "")


def _values(arguments: Mapping[str, Any], texts: Texts) -> str:
    words = texts.proposal
    told = [
        words.change.format(
            field=getattr(words.fields, name, name), value=_shown(name, value, texts)
        )
        for name, value in arguments.items()
        if name not in _NOT_SHOWN and value not in (None, "", [])
    ]
    return "; ".join(told) or words.becomes_changed


def _shown(name: str, value: object, texts: Texts) -> str:
    if isinstance(value, list):
        return texts.list.separator.join(map(str, value))
    try:
        return day_words(str(value), texts) if name == "due" else str(value)
    except ValueError:
        return str(value)  # In words: the task server reads them.
