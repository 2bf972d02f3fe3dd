"""A task as one line of text, for hosts that show the model only text."""

from foundation.cleaning import one_line, shortened
from mcp_server.contract import Task

_NOTE_LENGTH = 80
_STATES = {"pending": "open", "completed": "done", "trash": "in trash"}


def line(task: Task) -> str:
    """Return everything about the task but its id: `#3 Buy milk · due 2026-11-21 (Sat) · high`."""
    note = shortened(one_line(task.description), _NOTE_LENGTH) if task.description else ""
    parts = (
        f"#{task.number} {one_line(task.title)}",
        _STATES[task.status] if task.status != "pending" else "",
        f"due {_readable(task.due)} ({task.due_weekday})" if task.due else "",
        f"repeats {task.repeat_words}" if task.repeat_words else "",
        task.priority if task.priority != "none" else "",
        f"list {task.list}" if task.list else "",
        f"tags {', '.join(task.tags)}" if task.tags else "",
        f"part of #{task.parent}" if task.parent else "",
        f"note: {note}" if note else "",
    )
    return " · ".join(filter(None, parts))


def _readable(due: str) -> str:
    """Return `2026-11-21T17:00:00+01:00` as `2026-11-21 17:00 +01:00`; a day stays as it is."""
    day, _, time = due.partition("T")
    return f"{day} {time[:5]} {time[8:]}" if time else day
