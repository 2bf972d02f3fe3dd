"""The rows of a list alone, for a page that has its own headings and buttons around them."""

import datetime as dt
from itertools import groupby
from typing import Any

from backend.widgets.drawn import Drawn
from backend.widgets.moments import day_heading, due_day, due_time, is_overdue
from backend.widgets.task_row import Component, button, title_of
from backend.widgets.views import ListView, with_view
from mcp_server.contract import Task, TaskPage

_MARK = {"variant": "ghost", "size": "sm", "uniform": True}
_CHECKS = {
    "pending": ("Complete", "complete_task", "empty-circle"),
    "completed": ("Reopen", "reopen_task", "check-circle-filled"),
    "trash": ("Restore", "reopen_task", "reload"),
}
_PRIORITIES = {"high": "danger", "medium": "warning", "low": "secondary"}


def task_rows(page: TaskPage, view: ListView, now: dt.datetime) -> Drawn:
    """Return the page as rows, by day if it is sorted so; none for no tasks."""
    children: list[Component] = []
    by_day = view.sort == "due" and view.when is None
    for heading, group in groupby(page.tasks, lambda t: _heading(t, now) if by_day else ""):
        if heading:
            color = "danger" if heading == "Overdue" else "secondary"
            children.append(
                {"type": "Caption", "value": heading, "weight": "semibold", "color": color}
            )
        # Under its day, a task need not say its day.
        says_day = not by_day or heading == "Overdue"
        for task in group:
            facts = _facts(task, view, now, says_day=says_day)
            children.append(_row(task, facts, now))
    if page.next_cursor:
        rest = f"{len(page.tasks)} of {page.total} shown. Ask in the chat for the others."
        children.append({"type": "Caption", "value": rest})
    root: dict[str, Any] = {"type": "Basic", "direction": "col", "gap": 0, "children": children}
    return with_view(root, view)


def _heading(task: Task, now: dt.datetime) -> str:
    return day_heading(due_day(task, now), now)


def _row(task: Task, facts: str, now: dt.datetime) -> Component:
    words: list[Component] = [title_of(task)]
    if facts:
        color = {"color": "danger"} if is_overdue(task, now) else {}
        words.append({"type": "Caption", "value": facts, "maxLines": 1, **color})
    payload = {"task_id": task.id}
    label, kind, icon = _CHECKS[task.status]
    check = button(f"{label} {task.title}", kind, payload, iconStart=icon, **_MARK)
    opened = button(f"Open {task.title}", "get_task", payload, iconStart="chevron-right", **_MARK)
    return {
        "type": "Row",
        "key": task.id,
        "align": "center",
        "gap": 2,
        "children": [
            check,
            {"type": "Col", "flex": 1, "gap": 0, "children": words},
            *_priority(task),
            opened,
        ],
    }


def _facts(task: Task, view: ListView, now: dt.datetime, *, says_day: bool) -> str:
    day = due_day(task, now)
    when = _day(day, now) if day and says_day else ""
    said = [" ".join(filter(None, (when, due_time(task, now)))), task.repeat_words or ""]
    said += [task.list or "" if view.list is None else "", *(f"#{tag}" for tag in task.tags)]
    return " · ".join(filter(None, said))


def _day(day: dt.date, now: dt.datetime) -> str:
    year = "" if day.year == now.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def _priority(task: Task) -> list[Component]:
    if task.priority == "none" or task.status != "pending":
        return []
    return [{"type": "Badge", "label": task.priority, "color": _PRIORITIES[task.priority]}]
