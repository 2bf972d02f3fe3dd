"""What is shown of a task, list or tag that somebody points at: a root for a small space."""

from collections.abc import Sequence
from typing import Any

from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.moments import due_words
from backend.widgets.repeats import repeat_words
from backend.widgets.task_row import Component, priority_words, state_words, title_of
from mcp_server.contract import ListCount, Task, TaskDetail, TaskPage

MOST_ROWS = 3


def task_preview(detail: TaskDetail, texts: Texts) -> Drawn:
    """Return the task with its details and the beginning of its notes."""
    task = detail.task
    notes = task.description or ""
    lines = [title_of(task, weight="semibold"), _caption(_details(task, texts))]
    if notes:
        lines.append({"type": "Text", "value": notes, "size": "sm", "maxLines": 4})
    if subtasks := detail.subtasks:
        done = sum(task.status == "completed" for task in subtasks)
        lines.append(_caption([texts.count(len(subtasks), texts.preview.parts, done=done)]))
    return _preview(lines)


def list_preview(name: str, count: ListCount, page: TaskPage, texts: Texts) -> Drawn:
    """Return the list with how much is to do, and its first open tasks."""
    words = texts.lists
    said = [texts.count(count.open, words.open)]
    said += [texts.count(count.overdue, words.overdue)] if count.overdue else []
    return _preview([_heading(name), _caption(said), *_rows(page, texts)])


def tag_preview(name: str, page: TaskPage, texts: Texts) -> Drawn:
    """Return the tag with its first open tasks."""
    said = [texts.count(page.total, texts.lists.open)]
    return _preview([_heading(f"#{name}"), _caption(said), *_rows(page, texts)])


def _preview(lines: list[Component]) -> Drawn:
    content: dict[str, Any] = {"type": "Basic", "gap": 1, "padding": 3, "children": lines}
    return Drawn(**content)


def _heading(name: str) -> Component:
    return {"type": "Text", "value": name, "weight": "semibold", "maxLines": 2}


def _caption(parts: Sequence[str]) -> Component:
    return {"type": "Caption", "value": " · ".join(filter(None, parts))}


def _rows(page: TaskPage, texts: Texts) -> list[Component]:
    shown = page.tasks[:MOST_ROWS]
    rows: list[Component] = [
        {"type": "Text", "value": f"#{task.number} {task.title}", "size": "sm", "maxLines": 1}
        for task in shown
    ]
    more = page.total - len(shown)
    return [*rows, *([_caption([texts.count(more, texts.preview.more)])] if more else [])]


def _details(task: Task, texts: Texts) -> list[str]:
    priority = priority_words(task.priority, texts)
    said = texts.list.priority.format(priority=priority) if priority else ""
    tags = [f"#{tag}" for tag in task.tags]
    when = [due_words(task, texts), repeat_words(task, texts)]
    return [f"#{task.number}", state_words(task, texts), *when, said, task.list or "", *tags]
