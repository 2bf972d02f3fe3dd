"""Changes made of several calls: they are undone together, or not at all."""

import datetime as dt
from collections.abc import Sequence

from mcp_server.tasks.change_log import Change, ChangeLog, Stamped
from mcp_server.tasks.errors import ConflictError, NotFoundError
from mcp_server.tasks.messages import named
from mcp_server.tasks.record import TaskRecord

JOINABLE_FOR = dt.timedelta(minutes=5)
"""After its first call, a change takes no more. What is joined was meant as one thing."""
MOST_CALLS = 100
"""An undo reads them all."""


def root_to_join(log: ChangeLog, change_id: str, client: str, now: dt.datetime) -> str:
    """Return the id of the change that a call becomes a part of.

    Raises:
        NotFoundError: If the owner has no such change.
        ConflictError: If it is not the newest of all, not this client's, undone, or too old.
    """
    newest, asked = log.newest_of_all(), log.stamped(change_id)
    root = log.stamped(asked.part_of) if asked and asked.part_of else asked
    if root is None or newest is None:
        raise NotFoundError(f'There is no change "{change_id[:40]}" to join.')
    if problem := _problem(root, newest, client, now):
        raise ConflictError(f"This cannot join that change: {problem}. Nothing was changed.")
    if log.count_joined(root.id) >= MOST_CALLS - 1:
        raise ConflictError(f"A change is made of {MOST_CALLS} calls at most. Begin another.")
    return root.id


def _problem(root: Stamped, newest: Stamped, client: str, now: dt.datetime) -> str:
    if root.id not in (newest.id, newest.part_of):
        return "a newer one stands on it"
    if root.client != client:
        return "another client made it"
    if root.is_undo or root.is_undone:
        return "it is an undo, or undone"
    return "it is too old" if now - root.created_at > JOINABLE_FOR else ""


def merged(root_id: str, changes: Sequence[Change]) -> Change:
    """Return changes, in the order they were made, as the one change that they are."""
    first = changes[0]
    if len(changes) == 1:
        return first
    before: dict[str, TaskRecord] = {}
    after: dict[str, TaskRecord] = {}
    for change in changes:
        for task in change.before:
            if task.id not in after:
                before.setdefault(task.id, task)
        after |= {task.id: task for task in change.after}
    return Change(
        id=root_id,
        message=_message(before, list(after.values())),
        before=list(before.values()),
        after=list(after.values()),
        reverts=first.reverts,
        undone_by=first.undone_by,
    )


def _message(before: dict[str, TaskRecord], after: Sequence[TaskRecord]) -> str:
    added = [task for task in after if task.id not in before]
    changed = [task for task in after if task.id in before]
    said = [f"Changed {named(changed)}."] if changed else []
    return " ".join(said + ([f"Added {named(added)}."] if added else []))
