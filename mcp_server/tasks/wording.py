"""A task as one line of text, for hosts that show the model only text."""

from foundation.cleaning import one_line, shortened
from mcp_server.contract import Task

_NOTE_LENGTH = 80
_STATES = {"pending": "open", "completed": "done", "trash": "in trash"}


def line(task: Task) -> str:
    """Return everything about the task but its id: `#3 Buy milk · due 2026-11-21 (Sat) · high`."""
    parts = {
        f"#{task.number} {one_line(task.title)}": True,
        _STATES[task.status]: task.status != "pending",
        f"due {_readable(task.due or '')} ({task.due_weekday})": task.due,
        f"repeats {task.repeat_words}": task.repeat_words,
        task.priority: task.priority != "none",
        f"list {task.list}": task.list,
        f"tags {', '.join(task.tags)}": task.tags,
        f"part of #{task.parent}": task.parent,
        f"note: {shortened(one_line(task.description or ''), _NOTE_LENGTH)}": task.description,
    }
    return " · ".join(part for part, is_told in parts.items() if is_told)


def _readable(due: str) -> str:
    """Return `2026-11-21T17:00:00+01:00` as `2026-11-21 17:00 +01:00`; a day stays as it is."""
    day, _, time = due.partition("T")
    return f"{day} {time[:5]} {time[8:]}" if time else day
