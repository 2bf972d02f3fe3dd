"""What is shown of a task, list or tag that somebody points at: a root for a small space."""

from collections.abc import Sequence
from typing import Any

from backend.widgets.drawn import Drawn
from backend.widgets.task_row import Component, due_words, title_of
from mcp_server.contract import ListCount, Task, TaskDetail, TaskPage

MOST_ROWS = 3


def task_preview(detail: TaskDetail) -> Drawn:
    """Return the task with its details and the beginning of its notes."""
    task = detail.task
    notes = task.description or ""
    lines = [title_of(task, weight="semibold"), _caption(_details(task))]
    if notes:
        lines.append({"type": "Text", "value": notes, "size": "sm", "maxLines": 4})
    if subtasks := detail.subtasks:
        done = sum(task.status == "completed" for task in subtasks)
        lines.append(_caption([f"{done} of {len(subtasks)} parts done"]))
    return _preview(lines)


def list_preview(name: str, count: ListCount, page: TaskPage) -> Drawn:
    """Return the list with how much is to do, and its first open tasks."""
    overdue = f"{count.overdue} overdue" if count.overdue else ""
    return _preview([_heading(name), _caption([f"{count.open} open", overdue]), *_rows(page)])


def tag_preview(name: str, page: TaskPage) -> Drawn:
    """Return the tag with its first open tasks."""
    return _preview([_heading(f"#{name}"), _caption([f"{page.total} open"]), *_rows(page)])


def _preview(lines: list[Component]) -> Drawn:
    content: dict[str, Any] = {"type": "Basic", "gap": 1, "padding": 3, "children": lines}
    return Drawn(**content)


def _heading(name: str) -> Component:
    return {"type": "Text", "value": name, "weight": "semibold", "maxLines": 2}


def _caption(parts: Sequence[str]) -> Component:
    return {"type": "Caption", "value": " · ".join(filter(None, parts))}


def _rows(page: TaskPage) -> list[Component]:
    shown = page.tasks[:MOST_ROWS]
    rows: list[Component] = [
        {"type": "Text", "value": f"#{task.number} {task.title}", "size": "sm", "maxLines": 1}
        for task in shown
    ]
    more = page.total - len(shown)
    return [*rows, *([_caption([f"and {more} more"])] if more else [])]


def _details(task: Task) -> list[str]:
    state = {"pending": "", "completed": "done", "trash": "in the trash"}[task.status]
    priority = "" if task.priority == "none" else f"{task.priority} priority"
    tags = [f"#{tag}" for tag in task.tags]
    when = [due_words(task), task.repeat_words or ""]
    return [f"#{task.number}", state, *when, priority, task.list or "", *tags]
