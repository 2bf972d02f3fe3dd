"""A widget drawn again from what it shows, with what is true by now."""

from typing import assert_never

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.help_card import help_card
from backend.widgets.list_overview import list_overview
from backend.widgets.notice import notice_card
from backend.widgets.refusals import refusal_words
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
    View,
)
from mcp_server.contract import RefusalCode, Task


async def redraw(view: Place, tasks: UserTasks, notice: str = "") -> Drawn:
    """Return the widget that shows `view`. `notice` tells in it why a click did nothing.

    What can no longer be shown is a Card that says so.

    Raises:
        TasksUnavailableError: If the task server cannot be reached.
    """
    try:
        return await _redrawn(view, tasks, notice)
    except TaskRefusedError as error:
        return _notice(view, error, (await tasks.here()).texts)


async def current(view: View | None, tasks: UserTasks) -> Drawn | None:
    """Return a widget that shows tasks as they are by now; None for one that stays as it is.

    Nobody has clicked in it. So forms, choices and proposals stay as they are, which somebody may
    be about to use.

    Raises:
        TasksUnavailableError: If the task server cannot be reached.
    """
    try:
        match view:
            case ChangeView():
                return await _redrawn(await _as_they_are(view, tasks), tasks, "")
            case ListView() | DetailView() | ListsView() | StatsView():
                return await _redrawn(view, tasks, "")
            case _:
                return None
    except TaskRefusedError as error:
        # Only of what is gone. Another refusal, such as of too many calls, is no reason to take
        # the tasks off the screen.
        is_gone = error.refusal.error is RefusalCode.NOT_FOUND
        return _notice(view, error, (await tasks.here()).texts) if is_gone else None


def _notice(view: View | None, error: TaskRefusedError, texts: Texts) -> Drawn:
    last = view.last if isinstance(view, DetailView | ListView) else None
    return notice_card(NoticeView(message=refusal_words(error.refusal, texts), last=last), texts)


async def _as_they_are(view: ChangeView, tasks: UserTasks) -> ChangeView:
    """Return the view with its tasks as they are; without those that an undo has taken away."""
    found: list[Task] = []
    for task in view.tasks:
        try:
            found.append(await tasks.task(task.id))
        except TaskRefusedError as error:
            if error.refusal.error is not RefusalCode.NOT_FOUND:
                raise
    return view.model_copy(update={"tasks": found})


async def _redrawn(view: Place, tasks: UserTasks, notice: str) -> Drawn:
    match view:
        case ListView():
            return await _list(view, tasks, notice)
        case ChangeView():
            return task_change(view, await tasks.here(), notice)
        case DetailView():
            detail = await tasks.detail(view.task_id)
            return task_detail(detail, view, await tasks.here(), notice)
        case ListsView():
            return list_overview(await tasks.lists(), view, (await tasks.here()).texts, notice)
        case StatsView():
            stats = await tasks.stats(view.days)
            return task_statistics(stats, view, (await tasks.here()).texts, notice)
        case HelpView():
            return help_card((await tasks.here()).texts, notice)
        case NoticeView():
            said = view.model_copy(update={"message": notice or view.message})
            return notice_card(said, (await tasks.here()).texts)
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
    return task_list(page, view, await tasks.here(), notice)
