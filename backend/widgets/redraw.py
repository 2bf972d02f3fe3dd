"""A widget drawn again from what it shows, with what is true by now."""

from typing import assert_never

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.widgets.drawn import Drawn
from backend.widgets.help_card import help_card
from backend.widgets.list_overview import list_overview
from backend.widgets.notice import notice_card
from backend.widgets.task_change import task_change
from backend.widgets.task_detail import task_detail
from backend.widgets.task_list import task_list
from backend.widgets.task_statistics import task_statistics
from backend.widgets.views import (
    ChangeView,
    DetailView,
    HelpView,
    ListsView,
    ListView,
    NoticeView,
    Place,
    StatsView,
)


async def redraw(view: Place, tasks: UserTasks, notice: str = "") -> Drawn:
    """Return the widget that shows `view`. `notice` tells in it why a click did nothing.

    What can no longer be shown is a Card that says so.

    Raises:
        TasksUnavailableError: If the task server cannot be reached.
    """
    try:
        return await _redrawn(view, tasks, notice)
    except TaskRefusedError as error:
        last = view.last if isinstance(view, DetailView | ListView) else None
        return notice_card(NoticeView(message=str(error), last=last))


async def _redrawn(view: Place, tasks: UserTasks, notice: str) -> Drawn:
    match view:
        case ListView():
            return await _list(view, tasks, notice)
        case ChangeView():
            return task_change(view, await tasks.now(), notice)
        case DetailView():
            detail = await tasks.detail(view.task_id)
            return task_detail(detail, view, await tasks.now(), notice)
        case ListsView():
            return list_overview(await tasks.lists(), view, notice)
        case StatsView():
            return task_statistics(await tasks.stats(view.days), view, notice)
        case HelpView():
            return help_card(notice)
        case NoticeView():
            return notice_card(view.model_copy(update={"message": notice or view.message}))
        case _:
            assert_never(view)


async def _list(view: ListView, tasks: UserTasks, notice: str) -> Drawn:
    try:
        page = await tasks.page(**view.filters)
    except TaskRefusedError:
        if view.cursor is None:
            raise
        # A cursor from long ago: show the list from its start.
        view = view.model_copy(update={"cursor": None})
        page = await tasks.page(**view.filters)
    return task_list(page, view, await tasks.now(), notice)
