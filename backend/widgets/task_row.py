"""One task as a row of a Card."""

import datetime as dt
from typing import Any

from backend.widgets.action import action
from mcp_server.contract import Task

Component = dict[str, Any]


def task_row(task: Task) -> Component:
    """Return the task with the buttons that fit its state."""
    return {
        "type": "Row",
        "key": task.id,
        "align": "center",
        "gap": 2,
        "children": [_check(task), _words(task), *_badge(task), *_tools(task)],
    }


def due_words(task: Task) -> str:
    """Return when the task is due, in words such as `Sat 21 Nov 2026, 17:00`; "" if never."""
    if task.due is None:
        return ""
    moment = dt.datetime.fromisoformat(task.due)
    day = f"{moment:%a} {moment.day} {moment:%b %Y}"
    return f"{day}, {moment:%H:%M}" if "T" in task.due else day


def button(label: str, kind: str, payload: dict[str, Any], **looks: Any) -> Component:
    """Return a button whose widget is redrawn after the click."""
    return {"type": "Button", "label": label, "onClickAction": action(kind, payload), **looks}


def _check(task: Task) -> Component:
    looks = {"variant": "ghost", "size": "sm", "uniform": True}
    payload = {"task_id": task.id}
    match task.status:
        case "pending":
            return button("Complete", "complete_task", payload, iconStart="empty-circle", **looks)
        case "completed":
            icon = "check-circle-filled"
            return button("Reopen", "reopen_task", payload, iconStart=icon, **looks)
        case "trash":
            return button("Restore", "reopen_task", payload, iconStart="reload", **looks)


def _words(task: Task) -> Component:
    done = task.status != "pending"
    title = {"type": "Text", "value": task.title, "lineThrough": done, "maxLines": 3}
    if done:
        title["color"] = "secondary"
    details = [f"#{task.number}", due_words(task), task.repeat_words or "", task.list or ""]
    details += [f"#{tag}" for tag in task.tags]
    caption = {"type": "Caption", "value": " · ".join(filter(None, details))}
    return {"type": "Col", "flex": 1, "gap": 0, "children": [title, caption]}


def _badge(task: Task) -> list[Component]:
    colors = {"high": "danger", "medium": "warning", "low": "secondary"}
    if task.priority == "none" or task.status != "pending":
        return []
    return [{"type": "Badge", "label": task.priority, "color": colors[task.priority]}]


def _tools(task: Task) -> list[Component]:
    if task.status == "trash":
        return []
    looks = {"variant": "ghost", "size": "sm", "uniform": True}
    payload = {"task_id": task.id}
    return [
        button("Edit", "edit_task", payload, iconStart="write", **looks),
        button("Delete", "delete_task", payload, iconStart="lucide:trash-2", **looks),
    ]
