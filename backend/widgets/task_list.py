"""A Card with a page of tasks, and the click that asks for one."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Any, Literal

from backend.widgets.drawn import Drawn
from backend.widgets.list_buttons import filter_bar, footer
from backend.widgets.moments import day_heading, due_day
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload
from backend.widgets.task_filters import TaskFilters
from backend.widgets.task_row import Component, task_lines, task_row
from backend.widgets.undo_bar import undo_bar
from backend.widgets.views import ListView, with_view
from mcp_server.contract import StatusFilter, Task, TaskPage

_NOUNS: dict[StatusFilter, str] = {
    "pending": "pending",
    "completed": "completed",
    "all": "",
    "trash": "deleted",
}
_EMPTY: dict[StatusFilter, str] = {
    "pending": "Enjoy the quiet, or add a task.",
    "completed": "What you complete shows up here.",
    "all": "Add the first one.",
    "trash": "What you delete stays here for 30 days.",
}
_ONE_DAY = ("overdue", "today", "tomorrow", "someday")


class ListTasksPayload(TaskFilters, Payload):
    """Show these tasks instead."""


class ListTasks(Payload):
    """A click that asks for a list."""

    type: Literal["list_tasks"]
    payload: ListTasksPayload = ListTasksPayload()


def task_list(page: TaskPage, view: ListView, now: dt.datetime, notice: str = "") -> Drawn:
    """Return the page as a Card of rows. `notice` tells above them why a click did nothing."""
    children: list[Component] = [*filter_bar(view), *notice_line(notice)]
    if page.tasks:
        children += _rows(page.tasks, view, now)
    else:
        empty = "Try fewer words or filters." if view.words else _EMPTY[view.status]
        children.append({"type": "Text", "value": empty, "color": "secondary"})
    if view.last:
        children.append(undo_bar(view.last.message, view.last.change_id))
    if buttons := footer(view, page.next_cursor):
        children += [{"type": "Divider", "flush": True}, buttons]
    title = _title(page, view)
    status = {"text": title, "icon": "check-circle"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    return with_view(card, view, "\n".join(filter(None, [title, task_lines(page.tasks)])))


def _rows(tasks: Iterable[Task], view: ListView, now: dt.datetime) -> list[Component]:
    if view.sort != "due" or view.when in _ONE_DAY:
        return [task_row(task, now) for task in tasks]
    rows: list[Component] = []
    for heading, group in groupby(tasks, lambda task: _heading(task, view, now)):
        color = {"color": "danger"} if heading == "Overdue" else {}
        rows.append({"type": "Caption", "value": heading, "weight": "semibold", **color})
        rows += [task_row(task, now) for task in group]
    return rows


def _heading(task: Task, view: ListView, now: dt.datetime) -> str:
    heading = day_heading(due_day(task, now), now)
    return "Earlier" if heading == "Overdue" and view.status != "pending" else heading


def _title(page: TaskPage, view: ListView) -> str:
    noun = " ".join(filter(None, (_NOUNS[view.status], "task" if page.total == 1 else "tasks")))
    about = f" · {view.words}" if view.words else ""
    shown = f", {len(page.tasks)} shown" if len(page.tasks) < page.total else ""
    return f"{page.total or 'No'} {noun}{about}{shown}"
