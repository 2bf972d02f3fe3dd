"""One task as a row of a Card."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from backend.widgets.action import action
from backend.widgets.moments import is_overdue
from mcp_server.contract import Task

Component = dict[str, Any]
_MARK = {"variant": "ghost", "size": "sm", "uniform": True}


def task_row(task: Task, now: dt.datetime) -> Component:
    """Return the task with the buttons that fit its state."""
    return {
        "type": "Row",
        "key": task.id,
        "align": "center",
        "gap": 2,
        "children": [check(task), _words(task, now), *_tools(task)],
    }


def due_words(task: Task) -> str:
    """Return when the task is due, in words such as `Sat 21 Nov 2026, 17:00`; "" if never."""
    return day_words(task.due) if task.due else ""


def day_words(due: str) -> str:
    """Return the same for a due day or instant as the contract writes it."""
    moment = dt.datetime.fromisoformat(due)
    day = f"{moment:%a} {moment.day} {moment:%b %Y}"
    return f"{day}, {moment:%H:%M}" if "T" in due else day


def button(label: str, kind: str, payload: dict[str, Any], **looks: Any) -> Component:
    """Return a button whose widget is redrawn after the click."""
    return {"type": "Button", "label": label, "onClickAction": action(kind, payload), **looks}


def check(task: Task) -> Component:
    """Return the circle that completes a task, or brings it back."""
    payload = {"task_id": task.id}
    match task.status:
        case "pending":
            return button("Complete", "complete_task", payload, iconStart="empty-circle", **_MARK)
        case "completed":
            icon = "check-circle-filled"
            return button("Reopen", "reopen_task", payload, iconStart=icon, **_MARK)
        case "trash":
            return button("Restore", "reopen_task", payload, iconStart="reload", **_MARK)


def title_of(task: Task, **looks: Any) -> Component:
    """Return the title, struck out if there is nothing left to do."""
    is_done = task.status != "pending"
    title = {"type": "Text", "value": task.title, "lineThrough": is_done, "maxLines": 3, **looks}
    return title | ({"color": "secondary"} if is_done else {})


def overdue_words(task: Task, now: dt.datetime) -> list[Component]:
    """Return a line that marks a task that is overdue; nothing for others."""
    if not is_overdue(task, now):
        return []
    return [{"type": "Caption", "value": f"Overdue: {due_words(task)}", "color": "danger"}]


def task_lines(tasks: Sequence[Task]) -> str:
    """Return tasks as text: a checklist."""
    return "\n".join(f"- [{'x' if t.status == 'completed' else ' '}] {t.title}" for t in tasks)


def _words(task: Task, now: dt.datetime) -> Component:
    overdue = overdue_words(task, now)
    details = [f"#{task.number}", "" if overdue else due_words(task), task.repeat_words or ""]
    details += [task.list or "", *(f"#{tag}" for tag in task.tags)]
    caption: Component = {"type": "Caption", "value": " · ".join(filter(None, details))}
    if badge := _badge(task):
        # Below the title, which has little room beside it on a phone.
        children = [*badge, caption]
        caption = {"type": "Row", "gap": 2, "align": "center", "children": children}
    words = [title_of(task), *overdue, caption]
    return {"type": "Col", "flex": 1, "gap": 0, "children": words}


def _badge(task: Task) -> list[Component]:
    colors = {"high": "danger", "medium": "warning", "low": "secondary"}
    if task.priority == "none" or task.status != "pending":
        return []
    return [{"type": "Badge", "label": task.priority, "color": colors[task.priority]}]


def _tools(task: Task) -> list[Component]:
    if task.status == "trash":
        return []
    payload = {"task_id": task.id}
    notes = [button("Details", "get_task", payload, iconStart="document", **_MARK)]
    return [
        *(notes if task.description else []),
        button("Edit", "edit_task", payload, iconStart="write", **_MARK),
        button("Delete", "delete_task", payload, iconStart="lucide:trash-2", **_MARK),
    ]
