"""Clicks that change no task: other tasks are shown, or a form is opened or closed."""

from typing import assert_never
from uuid import uuid4

from backend.chat.clicks import Show
from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.widgets.drawn import Drawn
from backend.widgets.help_card import ShowHelp
from backend.widgets.list_overview import ShowLists
from backend.widgets.redraw import redraw
from backend.widgets.refusals import refusal_words
from backend.widgets.task_detail import GetTask
from backend.widgets.task_fields import CreatePayload
from backend.widgets.task_form import Cancel, EditTask, task_form
from backend.widgets.task_list import ListTasks, ListTasksPayload
from backend.widgets.task_statistics import ShowStats
from backend.widgets.views import (
    ChangeView,
    DetailView,
    FormView,
    HelpView,
    InterruptedView,
    ListsView,
    ListView,
    PickView,
    Place,
    ProposalView,
    StatsView,
    View,
)
from mcp_server.contract import Task


async def show(click: Show, view: View | None, tasks: UserTasks) -> Drawn:
    """Return what is to be seen after the click in the widget that shows `view`.

    Raises:
        TasksError: If the task server cannot be reached, or refused and there is no widget to say
            so in.
    """
    match click:
        case ListTasks():
            return await redraw(_listed(click.payload, view), tasks)
        case GetTask():
            return await _detail(click.payload.task_id, view, tasks)
        case ShowLists():
            return await redraw(ListsView(), tasks)
        case ShowStats():
            return await redraw(StatsView(days=click.payload.days), tasks)
        case ShowHelp():
            return await redraw(HelpView(), tasks)
        case EditTask():
            return await _form(click.payload.task_id, view, tasks)
        case Cancel():
            return await redraw(_behind(view), tasks)
        case _:
            assert_never(click)


async def new_task_form(payload: CreatePayload, view: View | None, tasks: UserTasks) -> Drawn:
    """Return the form for a new task, with the values of `payload` in it."""
    form = FormView(request_id=uuid4().hex, back=place_of(view))
    return task_form(form, await tasks.here(), payload)


def place_of(view: View | None) -> Place:
    """Return what is under a widget that is used once; the list, if nothing is known of it."""
    match view:
        case FormView():
            return view.back
        case PickView() | ProposalView() | InterruptedView() | None:
            return ListView()
        case _:
            return view


def _behind(view: View | None) -> Place:
    if isinstance(view, DetailView):
        return view.back or view
    return place_of(view)


def _listed(payload: ListTasksPayload, view: View | None) -> ListView:
    asked = ListView(**payload.model_dump(exclude_none=True))
    match view:
        case ListView():
            return asked.model_copy(update={"came_from": view.came_from})
        case ListsView():
            return asked.model_copy(update={"came_from": "list_lists"})
        case StatsView():
            return asked.model_copy(update={"came_from": "task_stats"})
        case HelpView():
            return asked.model_copy(update={"came_from": "show_help"})
        case _:
            return asked


async def _detail(reference: str, view: View | None, tasks: UserTasks) -> Drawn:
    found = await _found(reference, view, tasks)
    if isinstance(found, Drawn):
        return found
    behind = view.back if isinstance(view, DetailView) else view
    back = behind if isinstance(behind, ListView | ChangeView) else None
    return await redraw(DetailView(task_id=found.id, back=back), tasks)


async def _form(reference: str, view: View | None, tasks: UserTasks) -> Drawn:
    found = await _found(reference, view, tasks)
    if isinstance(found, Drawn):
        return found
    form = FormView(task=found, request_id=uuid4().hex, back=place_of(view))
    return task_form(form, await tasks.here())


async def _found(reference: str, view: View | None, tasks: UserTasks) -> Task | Drawn:
    """Return the task, or the widget as it is, which says why it was not found."""
    try:
        return await tasks.task(reference)
    except TaskRefusedError as error:
        if view is None:
            raise
        why = refusal_words(error.refusal, (await tasks.here()).texts)
        return await redraw(place_of(view), tasks, why)
