"""A list to pick from, once, where words fit several tasks."""

from typing import Any
from uuid import uuid4

from backend.texts.texts import Texts
from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.moments import due_words
from backend.widgets.task_row import Component, state_words, task_lines
from backend.widgets.views import PickView, with_view
from mcp_server.contract import Task, Tasks, ToolName

PICKABLE = frozenset(
    (ToolName.COMPLETE_TASK, ToolName.REOPEN_TASK, ToolName.DELETE_TASK, ToolName.UPDATE_TASK)
)


def task_picker(
    candidates: Tasks, tool: ToolName, arguments: dict[str, Any], texts: Texts
) -> Drawn:
    """Return the candidates; a click does with one what `tool` was asked to do with the words."""
    view = PickView(tool=tool, request_id=uuid4().hex)
    values = {name: value for name, value in arguments.items() if name != "tasks"}
    values |= {"request_id": view.request_id}
    root = {
        "type": "ListView",
        "status": {"text": _question(tool, texts), "icon": "circle-question"},
        "children": [_choice(task, tool, values, texts) for task in candidates],
    }
    return with_view(root, view, texts.language, task_lines(candidates))


def _choice(task: Task, tool: ToolName, values: dict[str, Any], texts: Texts) -> Component:
    payload = values | {"task_id": task.id}
    details = [f"#{task.number}", due_words(task, texts), task.list or ""]
    details.append(state_words(task, texts))
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


def _question(tool: ToolName, texts: Texts) -> str:
    words = texts.picker
    return {
        ToolName.COMPLETE_TASK: words.complete,
        ToolName.REOPEN_TASK: words.reopen,
        ToolName.DELETE_TASK: words.delete,
        ToolName.UPDATE_TASK: words.update,
    }[tool]
