"""A Card with a page of tasks, and the click that asks for one."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Literal

from backend.texts.here import Here
from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.filter_words import filter_words
from backend.widgets.list_buttons import filter_bar, footer
from backend.widgets.moments import day_heading, due_day, is_past
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload
from backend.widgets.task_filters import TaskFilters
from backend.widgets.task_row import Component, task_lines, task_row
from backend.widgets.undo_bar import undo_bar
from backend.widgets.views import ListView, with_view
from mcp_server.contract import StatusFilter, Task, TaskPage

_ONE_DAY = ("overdue", "today", "tomorrow", "someday")


class ListTasksPayload(TaskFilters, Payload):
    """Show these tasks instead."""


class ListTasks(Payload):
    """A click that asks for a list."""

    type: Literal["list_tasks"]
    payload: ListTasksPayload = ListTasksPayload()


def task_list(page: TaskPage, view: ListView, here: Here, notice: str = "") -> Drawn:
    """Return the page as a Card of rows. `notice` tells above them why a click did nothing."""
    texts = here.texts
    children: list[Component] = [*filter_bar(view, texts), *notice_line(notice)]
    if page.tasks:
        children += _rows(page.tasks, view, here)
    else:
        empty = texts.list.fewer if filter_words(view, texts) else _empty(view.status, texts)
        children.append({"type": "Text", "value": empty, "color": "secondary"})
    if view.last:
        children.append(undo_bar(view.last.message, view.last.change_id, texts))
    if buttons := footer(view, page.next_cursor, texts):
        children += [{"type": "Divider", "flush": True}, buttons]
    title = _title(page, view, texts)
    status = {"text": title, "icon": "check-circle"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    text = "\n".join(filter(None, [title, task_lines(page.tasks)]))
    return with_view(card, view, texts.language, text)


def _rows(tasks: Iterable[Task], view: ListView, here: Here) -> list[Component]:
    if view.sort != "due" or view.when in _ONE_DAY:
        return [task_row(task, here) for task in tasks]
    rows: list[Component] = []
    for heading, group in groupby(tasks, lambda task: _heading(task, view, here)):
        is_late = heading == here.texts.list.overdue
        color = {"color": "danger"} if is_late else {}
        rows.append({"type": "Caption", "value": heading, "weight": "semibold", **color})
        rows += [task_row(task, here) for task in group]
    return rows


def _heading(task: Task, view: ListView, here: Here) -> str:
    day = due_day(task, here.now)
    is_earlier = is_past(day, here.now) and view.status != "pending"
    return here.texts.list.earlier if is_earlier else day_heading(day, here)


def _title(page: TaskPage, view: ListView, texts: Texts) -> str:
    words = texts.list
    counted, none = {
        "pending": (words.pending, words.no_pending),
        "completed": (words.completed, words.no_completed),
        "all": (words.every, words.no_every),
        "trash": (words.trash, words.no_trash),
    }[view.status]
    title = texts.count(page.total, counted) if page.total else none
    if about := filter_words(view, texts):
        title = words.titled.format(title=title, about=about)
    if len(page.tasks) < page.total:
        title = words.some_shown.format(title=title, count=len(page.tasks))
    return title


def _empty(status: StatusFilter, texts: Texts) -> str:
    words = texts.list
    return {
        "pending": words.empty_pending,
        "completed": words.empty_completed,
        "all": words.empty_every,
        "trash": words.empty_trash,
    }[status]
