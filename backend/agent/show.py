"""Which widget shows what a tool answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from backend.agent.builtin.lookup import LOOKUP
from backend.agent.events import ToolFinished, ToolStarted
from backend.agent.guarding import PROPOSAL
from backend.agent.helping import HELP
from backend.agent.interface import CLIENT_TOOL
from backend.texts.here import Here
from backend.widgets.drawn import Drawn
from backend.widgets.help_card import help_card
from backend.widgets.list_overview import list_overview
from backend.widgets.proposal import proposal
from backend.widgets.task_change import change_view, task_change
from backend.widgets.task_detail import task_detail
from backend.widgets.task_list import task_list
from backend.widgets.task_picker import PICKABLE, task_picker
from backend.widgets.task_statistics import task_statistics
from backend.widgets.undo_bar import deed_words
from backend.widgets.views import DetailView, ListsView, ListView, ProposalView, StatsView
from mcp_server.contract import (
    ListOverview,
    Refusal,
    RefusalCode,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    Tasks,
    TaskStats,
    ToolName,
)

LOOKS = frozenset((ToolName.GET_TASK, ToolName.TASK_STATS))
"""Tools that are often called only to know something: what day it is, when a task is due."""
_ARGUMENTS = TypeAdapter[dict[str, Any]](dict[str, Any])


@dataclass(frozen=True)
class ClientCall:
    """A tool that the page runs."""

    call_id: str
    name: str
    arguments: dict[str, Any]


def widgets_for(calls: Sequence[ToolFinished], here: Here) -> list[Drawn]:
    """Return what there is to see of parallel calls. What they ask together is one Card."""
    shown: dict[str, Drawn] = {}
    for call in calls:
        view = _proposal(call)
        if (call.structured or {}).get(HELP):
            shown[HELP] = help_card(here.texts)
            continue
        widget = proposal(view, here.texts) if view else widget_for(call, here)
        if widget is not None:
            # The last one asks for all of them, and takes the place of the first.
            shown[view.id if view else call.call_id] = widget
    return list(shown.values())


def is_lookup(call: ToolStarted | ToolFinished) -> bool:
    """Return whether the built-in assistant only looks through the tasks for one that is meant."""
    if call.tool != ToolName.LIST_TASKS:
        return False
    try:
        return LOOKUP.items() <= _ARGUMENTS.validate_json(call.arguments).items()
    except ValidationError:
        return False


class _Found(BaseModel):
    task: Task | None = None
    tasks: Tasks = []
    subtasks: Tasks = []
    candidates: Tasks = []


def tasks_in(call: ToolFinished) -> list[Task]:
    """Return the tasks in the call's result, the one that it is about first."""
    try:
        found = _Found.model_validate(call.structured or {})
    except ValidationError:
        return []
    first = [found.task] if found.task else []
    return [*first, *found.tasks, *found.subtasks, *found.candidates]


def client_call(call: ToolFinished) -> ClientCall | None:
    """Return what the page is to carry out for this call."""
    asked = (call.structured or {}).get(CLIENT_TOOL)
    return ClientCall(call.call_id, asked["name"], asked["arguments"]) if asked else None


def _proposal(call: ToolFinished) -> ProposalView | None:
    given = (call.structured or {}).get(PROPOSAL)
    return ProposalView.model_validate(given) if given else None


def widget_for(call: ToolFinished, here: Here) -> Drawn | None:
    """Return the widget for the call's typed result; None if there is nothing to see."""
    try:
        tool = ToolName(call.tool)
        arguments = _ARGUMENTS.validate_json(call.arguments)
        if call.failed:
            return _for_refusal(tool, arguments, Refusal.model_validate(call.structured), here)
        return _for_result(tool, arguments, call.structured or {}, here)
    except (ValidationError, ValueError):
        return None  # An unknown tool, or a failure in words, which the model reads and tells.


def _for_result(
    tool: ToolName, arguments: dict[str, Any], result: dict[str, Any], here: Here
) -> Drawn | None:
    match tool:
        case ToolName.LIST_TASKS:
            if LOOKUP.items() <= arguments.items():
                return None  # The assistant looked for a task: nobody asked to see them all.
            page = TaskPage.model_validate(result)
            return task_list(page, ListView.model_validate(arguments), here)
        case ToolName.GET_TASK:
            detail = TaskDetail.model_validate(result)
            return task_detail(detail, DetailView(task_id=detail.task.id), here)
        case ToolName.LIST_LISTS:
            return list_overview(ListOverview.model_validate(result), ListsView(), here.texts)
        case ToolName.TASK_STATS:
            stats = TaskStats.model_validate(result)
            return task_statistics(stats, StatsView(days=len(stats.days)), here.texts)
        case _:
            change = TaskChange.model_validate(result)
            said = deed_words(tool, change, here.texts)
            return task_change(change_view(change, said, told=True), here)


def _for_refusal(
    tool: ToolName, arguments: dict[str, Any], refusal: Refusal, here: Here
) -> Drawn | None:
    one_meant = tool in PICKABLE and len(arguments.get("tasks", [])) == 1
    if refusal.error is not RefusalCode.AMBIGUOUS or not one_meant:
        return None
    return task_picker(refusal.candidates, tool, arguments, here.texts)
