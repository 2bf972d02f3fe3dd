"""The rows of a list alone, for a page that has its own headings and buttons around them."""

import datetime as dt
from itertools import groupby
from typing import Any

from backend.texts.here import Here
from backend.widgets.drawn import Drawn
from backend.widgets.moments import day_heading, due_day, due_time, is_overdue
from backend.widgets.repeats import repeat_words
from backend.widgets.task_row import Component, button, priority_badge, title_of
from backend.widgets.views import ListView, with_view
from mcp_server.contract import Task, TaskPage

_MARK = {"variant": "ghost", "size": "sm", "uniform": True}


def task_rows(page: TaskPage, view: ListView, here: Here) -> Drawn:
    """Return the page as rows, by day if it is sorted so; none for no tasks."""
    children: list[Component] = []
    by_day = view.sort == "due" and view.when is None
    for heading, group in groupby(page.tasks, lambda t: _heading(t, here) if by_day else ""):
        is_late = heading == here.texts.list.overdue
        if heading:
            color = "danger" if is_late else "secondary"
            children.append(
                {"type": "Caption", "value": heading, "weight": "semibold", "color": color}
            )
        # Under its day, a task need not say its day.
        says_day = not by_day or is_late
        for task in group:
            facts = _facts(task, view, here, says_day=says_day)
            children.append(_row(task, facts, here))
    if page.next_cursor:
        rest = here.texts.list.rest.format(shown=len(page.tasks), total=page.total)
        children.append({"type": "Caption", "value": rest})
    root: dict[str, Any] = {"type": "Basic", "direction": "col", "gap": 0, "children": children}
    return with_view(root, view, here.texts.language)


def _heading(task: Task, here: Here) -> str:
    return day_heading(due_day(task, here.now), here)


def _row(task: Task, facts: str, here: Here) -> Component:
    words: list[Component] = [title_of(task)]
    if facts:
        color = {"color": "danger"} if is_overdue(task, here.now) else {}
        words.append({"type": "Caption", "value": facts, "maxLines": 1, **color})
    payload = {"task_id": task.id}
    label, kind, icon = _check(task, here)
    check = button(label, kind, payload, iconStart=icon, **_MARK)
    shown = here.texts.row.open_named.format(title=task.title)
    opened = button(shown, "get_task", payload, iconStart="chevron-right", **_MARK)
    return {
        "type": "Row",
        "key": task.id,
        "align": "center",
        "gap": 2,
        "children": [
            check,
            {"type": "Col", "flex": 1, "gap": 0, "children": words},
            *priority_badge(task, here.texts),
            opened,
        ],
    }


def _check(task: Task, here: Here) -> tuple[str, str, str]:
    words = here.texts.row
    label, kind, icon = {
        "pending": (words.complete_named, "complete_task", "empty-circle"),
        "completed": (words.reopen_named, "reopen_task", "check-circle-filled"),
        "trash": (words.restore_named, "reopen_task", "reload"),
    }[task.status]
    return label.format(title=task.title), kind, icon


def _facts(task: Task, view: ListView, here: Here, *, says_day: bool) -> str:
    day = due_day(task, here.now)
    when = _day(day, here) if day and says_day else ""
    said = [" ".join(filter(None, (when, due_time(task, here.now))))]
    said += [repeat_words(task, here.texts)]
    said += [task.list or "" if view.list is None else "", *(f"#{tag}" for tag in task.tags)]
    return " · ".join(filter(None, said))


def _day(day: dt.date, here: Here) -> str:
    dates = here.texts.dates
    return dates.day_of_year(day) if day.year == here.now.year else dates.day(day)
