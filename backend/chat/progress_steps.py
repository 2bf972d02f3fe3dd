"""Tool calls in the person's words: what is being done, and how it went."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from chatkit.types import CustomTask

from backend.agent.events import ToolFinished, ToolStarted
from backend.agent.guarding import PROPOSAL
from backend.agent.helping import SHOW_HELP
from backend.agent.interface import CHANGE_INTERFACE
from backend.agent.proposing import PROPOSE_PLAN
from backend.agent.show import is_lookup
from foundation.cleaning import one_line, shortened
from mcp_server.contract import RefusalCode, Task, ToolName

_TITLE_CHARACTERS = 60
_QUIET = frozenset((SHOW_HELP, CHANGE_INTERFACE))
"""What comes of them is all there is to see."""


class _Words(NamedTuple):
    running: str
    icon: str
    done: str
    """With `{}` for the tasks it was about."""
    idle: str = "Nothing had to be changed"
    """If it was about none."""


_WORDS: Mapping[str, _Words] = {
    ToolName.ADD_TASK: _Words("Adding a task", "plus", "Added {}"),
    ToolName.LIST_TASKS: _Words(
        "Looking at your tasks", "search", "Found {}", "Looked at your tasks"
    ),
    ToolName.GET_TASK: _Words("Looking at a task", "document", "Looked at {}", "Looked at a task"),
    ToolName.COMPLETE_TASK: _Words("Completing", "check-circle", "Completed {}"),
    ToolName.REOPEN_TASK: _Words("Reopening", "empty-circle", "Reopened {}"),
    ToolName.UPDATE_TASK: _Words("Changing", "write", "Changed {}"),
    ToolName.DELETE_TASK: _Words("Moving to the trash", "lucide:trash-2", "Moved {} to the trash"),
    ToolName.UNDO: _Words(
        "Taking it back", "lucide:undo-2", "Took back a change of {}", "Took it back"
    ),
    ToolName.LIST_LISTS: _Words("Looking at your lists", "notebook", "", "Looked at your lists"),
    ToolName.TASK_STATS: _Words("Counting", "chart", "", "Counted your tasks"),
    PROPOSE_PLAN: _Words("Making a plan", "calendar", "", "Made a plan"),
    SHOW_HELP: _Words("Showing what you can ask for", "lifesaver", ""),
    CHANGE_INTERFACE: _Words("Changing the page", "settings-slider", ""),
}
_UNKNOWN_TOOL = _Words("Working", "bolt", "", "Worked")
_REASONS: Mapping[str, str] = {
    RefusalCode.NOT_FOUND: "no such task",
    RefusalCode.AMBIGUOUS: "several tasks fit",
    RefusalCode.CONFLICT: "changed meanwhile",
    RefusalCode.INVALID: "not possible like this",
    RefusalCode.FORBIDDEN: "not allowed",
    RefusalCode.TOO_MANY: "too many tasks",
    RefusalCode.UNAVAILABLE: "the task server cannot be reached",
}


def is_quiet(call: ToolStarted | ToolFinished) -> bool:
    """Return whether the call is none of the steps that people see."""
    return call.tool in _QUIET or is_lookup(call)


def running_words(tool: str) -> str:
    """Return what is being done while the tool runs."""
    return _words(tool).running


def begun(call: ToolStarted) -> CustomTask:
    """Return the step as long as the call runs. Of what a model wrote, it shows nothing."""
    return _step(running_words(call.tool), _words(call.tool).icon, "loading")


def finished(call: ToolFinished, tasks: Sequence[Task]) -> CustomTask:
    """Return the step with what came of the call; `tasks` are those in its result."""
    words, result = _words(call.tool), call.structured or {}
    if not call.failed:
        return _step(_done(call, tasks), words.icon, "complete")
    if PROPOSAL in result:
        return _step(f"{words.running}: you are asked first", "circle-question")
    reason = _REASONS.get(str(result.get("error")))
    refused = f"{words.running} was refused: {reason}" if reason else f"{words.running} failed"
    return _step(refused, "info")


def broken_off(step: CustomTask) -> CustomTask:
    """Return the step as it stays when nobody will hear what came of it."""
    if step.status_indicator != "loading":
        return step
    return _step(f"{step.title}: outcome unknown", "circle-question")


def _done(call: ToolFinished, tasks: Sequence[Task]) -> str:
    words, result = _words(call.tool), call.structured or {}
    if call.tool == ToolName.LIST_TASKS and "total" in result:
        return words.done.format(_count(int(result["total"])))
    is_change = "message" in result
    if not tasks or not words.done or (is_change and not result.get("change_id")):
        return words.idle
    # What is told of one task holds its subtasks, too.
    about = tasks[:1] if call.tool == ToolName.GET_TASK else tasks
    return words.done.format(_named(about))


def _named(tasks: Sequence[Task]) -> str:
    if len(tasks) > 1:
        return _count(len(tasks))
    return f"“{shortened(one_line(tasks[0].title), _TITLE_CHARACTERS)}”"


def _count(number: int) -> str:
    return {0: "no tasks", 1: "1 task"}.get(number, f"{number} tasks")


def _words(tool: str) -> _Words:
    return _WORDS.get(tool, _UNKNOWN_TOOL)


def _step(
    title: str, icon: str, status: Literal["none", "loading", "complete"] = "none"
) -> CustomTask:
    return CustomTask(title=title, icon=icon, status_indicator=status)
