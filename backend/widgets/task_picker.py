"""A list to pick from, once, where words fit several tasks."""

from typing import Any
from uuid import uuid4

from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.task_row import Component, due_words, task_lines
from backend.widgets.views import PickView, with_view
from mcp_server.contract import Task, Tasks, ToolName

_VERBS = {
    ToolName.COMPLETE_TASK: "Which one is done?",
    ToolName.REOPEN_TASK: "Which one do you want back?",
    ToolName.DELETE_TASK: "Which one shall go to the trash?",
    ToolName.UPDATE_TASK: "Which one do you want to change?",
}
PICKABLE = frozenset(_VERBS)


def task_picker(candidates: Tasks, tool: ToolName, arguments: dict[str, Any]) -> Drawn:
    """Return the candidates; a click does with one what `tool` was asked to do with the words."""
    view = PickView(tool=tool, request_id=uuid4().hex)
    values = {name: value for name, value in arguments.items() if name != "tasks"}
    values |= {"request_id": view.request_id}
    root = {
        "type": "ListView",
        "status": {"text": _VERBS[tool], "icon": "circle-question"},
        "children": [_choice(task, tool, values) for task in candidates],
    }
    return with_view(root, view, task_lines(candidates))


def _choice(task: Task, tool: ToolName, values: dict[str, Any]) -> Component:
    payload = values | {"task_id": task.id}
    details = [f"#{task.number}", due_words(task), task.list or "", _state(task)]
    words = [
        {"type": "Text", "value": task.title, "maxLines": 2},
        {"type": "Caption", "value": " · ".join(filter(None, details))},
    ]
    return {
        "type": "ListViewItem",
        "key": task.id,
        "onClickAction": action(tool.value, payload),
        "children": [{"type": "Col", "gap": 0, "children": words}],
    }


def _state(task: Task) -> str:
    return {"pending": "", "completed": "done", "trash": "in the trash"}[task.status]
