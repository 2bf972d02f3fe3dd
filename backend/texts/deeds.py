"""What a click has changed, in a language that the task server does not speak."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Deeds:
    """One sentence for each tool that changes something, of `tasks`."""

    add_task: str
    complete_task: str
    reopen_task: str
    update_task: str
    delete_task: str
    undo: str
    nothing: str
    was_added: str
    """One word, long after it."""
    was_completed: str
    was_reopened: str
    was_updated: str
    was_deleted: str
    was_undone: str
    next: str
    """When a repeating task is `due` again."""
