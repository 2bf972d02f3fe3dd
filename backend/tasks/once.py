"""Writes done once, however often they are asked for, and anew if they were taken back since."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError, TasksError
from mcp_server.contract import RECENT_CHANGES, RefusalCode, Task, TaskChange, ToolName

T = TypeVar("T")
_MOST_TAKEN_BACK = 50
"""Then what is there is taken as it is: somebody else changes the same all the time."""


async def done_once(
    name: str, call: Callable[[str], Awaitable[T]], stands: Callable[[T], Awaitable[bool]]
) -> T:
    """Return what `call` answers to a request id that is made of `name`.

    What does not stand any more is asked for anew, with the next id: whoever asks for the same
    later finds the same ids, and so the same end.
    """
    taken_back = 0
    while True:
        request_id = hashlib.sha256(f"{taken_back} {name}".encode()).hexdigest()
        result = await call(request_id)
        if taken_back == _MOST_TAKEN_BACK or await stands(result):
            return result
        taken_back += 1


async def still_stands(tool: ToolName, change: TaskChange, tasks: UserTasks) -> bool:
    """Return whether tasks are as the change has left them, as far as that call is concerned."""
    if not change.change_id or tool is ToolName.UNDO:
        return True  # It did nothing, or nothing that could be seen in tasks.
    return all([await _is_as_left(task, tool, change, tasks) for task in change.tasks])


async def _is_as_left(left: Task, tool: ToolName, change: TaskChange, tasks: UserTasks) -> bool:
    try:
        now = await tasks.detail(left.id)
    except TaskRefusedError as error:
        return error.refusal.error is not RefusalCode.NOT_FOUND
    except TasksError:
        return True  # Not to be had is not gone.
    if tool is ToolName.ADD_TASK:
        return now.task.status != "trash"
    if left.repeat and tool is ToolName.COMPLETE_TASK:
        # Done anew, it would be the next time that is done.
        recent = [made.change_id for made in now.changes]
        # Not among so many newer ones, it may well stand: done again it would be done twice.
        return change.change_id in recent or len(recent) == RECENT_CHANGES
    return now.task.model_copy(update={"version": left.version}) == left
