"""Tool calls in the person's words: what is being done, and how it went."""

from collections.abc import Mapping, Sequence
from typing import Literal

from chatkit.types import CustomTask

from backend.agent.events import ToolFinished, ToolStarted
from backend.agent.guarding import PROPOSAL
from backend.agent.helping import SHOW_HELP
from backend.agent.interface import CHANGE_INTERFACE
from backend.agent.proposing import PROPOSE_PLAN
from backend.agent.show import is_lookup
from backend.texts.answers import Step
from backend.texts.texts import Texts
from foundation.cleaning import one_line, shortened
from mcp_server.contract import Task, ToolName

_TITLE_CHARACTERS = 60
_QUIET = frozenset((SHOW_HELP, CHANGE_INTERFACE))
"""What comes of them is all there is to see."""


_ICONS: Mapping[str, str] = {
    ToolName.ADD_TASK: "plus",
    ToolName.LIST_TASKS: "search",
    ToolName.GET_TASK: "document",
    ToolName.COMPLETE_TASK: "check-circle",
    ToolName.REOPEN_TASK: "empty-circle",
    ToolName.UPDATE_TASK: "write",
    ToolName.DELETE_TASK: "lucide:trash-2",
    ToolName.UNDO: "lucide:undo-2",
    ToolName.LIST_LISTS: "notebook",
    ToolName.TASK_STATS: "chart",
    PROPOSE_PLAN: "calendar",
    SHOW_HELP: "lifesaver",
    CHANGE_INTERFACE: "settings-slider",
}
_OTHER_ICON = "bolt"


def is_quiet(call: ToolStarted | ToolFinished) -> bool:
    """Return whether the call is none of the steps that people see."""
    return call.tool in _QUIET or is_lookup(call)


def running_words(tool: str, texts: Texts) -> str:
    """Return what is being done while the tool runs."""
    return _words(tool, texts).running


def begun(call: ToolStarted, texts: Texts) -> CustomTask:
    """Return the step as long as the call runs. Of what a model wrote, it shows nothing."""
    return _step(running_words(call.tool, texts), _icon(call.tool), "loading")


def finished(call: ToolFinished, tasks: Sequence[Task], texts: Texts) -> CustomTask:
    """Return the step with what came of the call; `tasks` are those in its result."""
    words, result = texts.steps, call.structured or {}
    if not call.failed:
        return _step(_done(call, tasks, texts), _icon(call.tool), "complete")
    running = running_words(call.tool, texts)
    if PROPOSAL in result:
        return _step(words.asked_first.format(step=running), "circle-question")
    reason = words.of(str(result.get("error")))
    refused = words.refused.format(step=running, why=reason)
    return _step(refused if reason else words.failed.format(step=running), "info")


def broken_off(step: CustomTask, texts: Texts) -> CustomTask:
    """Return the step as it stays when nobody will hear what came of it."""
    if step.status_indicator != "loading":
        return step
    return _step(texts.steps.unknown.format(step=step.title), "circle-question")


def _done(call: ToolFinished, tasks: Sequence[Task], texts: Texts) -> str:
    words, result = _words(call.tool, texts), call.structured or {}
    if call.tool == ToolName.LIST_TASKS and "total" in result:
        return words.done.format(tasks=_count(int(result["total"]), texts))
    is_change = "message" in result
    if not tasks or not words.done or (is_change and not result.get("change_id")):
        return words.idle
    # What is told of one task holds its subtasks, too.
    about = tasks[:1] if call.tool == ToolName.GET_TASK else tasks
    return words.done.format(tasks=_named(about, texts))


def _named(tasks: Sequence[Task], texts: Texts) -> str:
    if len(tasks) > 1:
        return _count(len(tasks), texts)
    title = shortened(one_line(tasks[0].title), _TITLE_CHARACTERS)
    return texts.steps.quoted.format(title=title)


def _count(number: int, texts: Texts) -> str:
    return texts.count(number, texts.steps.tasks) if number else texts.steps.no_tasks


def _words(tool: str, texts: Texts) -> Step:
    words = texts.steps
    known: Mapping[str, Step] = {
        ToolName.ADD_TASK: words.add_task,
        ToolName.LIST_TASKS: words.list_tasks,
        ToolName.GET_TASK: words.get_task,
        ToolName.COMPLETE_TASK: words.complete_task,
        ToolName.REOPEN_TASK: words.reopen_task,
        ToolName.UPDATE_TASK: words.update_task,
        ToolName.DELETE_TASK: words.delete_task,
        ToolName.UNDO: words.undo,
        ToolName.LIST_LISTS: words.list_lists,
        ToolName.TASK_STATS: words.task_stats,
        PROPOSE_PLAN: words.propose_plan,
        SHOW_HELP: words.show_help,
        CHANGE_INTERFACE: words.change_interface,
    }
    return known.get(tool, words.other)


def _icon(tool: str) -> str:
    return _ICONS.get(tool, _OTHER_ICON)


def _step(
    title: str, icon: str, status: Literal["none", "loading", "complete"] = "none"
) -> CustomTask:
    return CustomTask(title=title, icon=icon, status_indicator=status)
