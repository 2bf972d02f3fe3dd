"""Which widget shows what a tool answered."""

from dataclasses import dataclass
from typing import Any

from chatkit.widgets import DynamicWidgetRoot
from pydantic import TypeAdapter, ValidationError

from backend.agent.events import ToolFinished
from backend.widgets.task_change import change_view, task_change
from backend.widgets.task_list import task_list
from backend.widgets.task_picker import PICKABLE, task_picker
from backend.widgets.views import ListView
from mcp_server.contract import Refusal, RefusalCode, Task, TaskChange, TaskPage, ToolName

_ARGUMENTS = TypeAdapter[dict[str, Any]](dict[str, Any])
_CHANGES = PICKABLE | {ToolName.ADD_TASK, ToolName.UNDO}


@dataclass(frozen=True)
class Shown:
    """A widget, and the text that is copied in its place."""

    widget: DynamicWidgetRoot
    text: str


def widget_for(call: ToolFinished) -> Shown | None:
    """Return the widget for the call's typed result; None if there is nothing to see."""
    try:
        tool = ToolName(call.tool)
        arguments = _ARGUMENTS.validate_json(call.arguments)
        if call.failed:
            return _for_refusal(tool, arguments, Refusal.model_validate(call.structured))
        if tool is ToolName.LIST_TASKS:
            page = TaskPage.model_validate(call.structured)
            return Shown(task_list(page, ListView.model_validate(arguments)), _lines(page.tasks))
        if tool in _CHANGES:
            change = TaskChange.model_validate(call.structured)
            return Shown(task_change(change_view(change), told=True), change.message)
    except (ValidationError, ValueError):
        return None  # An unknown tool, or a failure in words, which the model reads and tells.
    return None


def _for_refusal(tool: ToolName, arguments: dict[str, Any], refusal: Refusal) -> Shown | None:
    one_meant = tool in PICKABLE and len(arguments.get("tasks", [])) == 1
    if refusal.error is not RefusalCode.AMBIGUOUS or not one_meant:
        return None
    widget = task_picker(refusal.candidates, tool, arguments)
    return Shown(widget, _lines(refusal.candidates))


def _lines(tasks: list[Task]) -> str:
    return "\n".join(f"- [{'x' if t.status == 'completed' else ' '}] {t.title}" for t in tasks)
