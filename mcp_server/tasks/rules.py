"""The rules of a task: pure functions of a task and what is wanted of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from foundation.dates import Due
from foundation.recurrence.repeat import Repeat
from mcp_server.contract import ClearableField, Priority, Status
from mcp_server.tasks.errors import ConflictError, InvalidError, about
from mcp_server.tasks.fields import MAX_TAGS
from mcp_server.tasks.owners import Here
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.repeating import completed, scheduled, skipped

Pools = tuple[tuple[Status, ...], ...]
"""Where words look for a task: in the first pool, and in the next if it has none that fits."""

ANYWHERE: Pools = (("pending",), ("completed",), ("trash",))


@dataclass(frozen=True)
class Action:
    """What a tool does to each task it is given."""

    apply: Callable[[TaskRecord, Here], TaskRecord]
    """Returns the task as it should be then: the same one if there is nothing to do."""
    done: str
    already: str
    pools: Pools = (("pending",), ("completed",))
    kind: Literal["complete", "reopen", "delete", "edit"] = "edit"


@dataclass(frozen=True)
class Edit:
    """New values for fields of a task; None leaves a field as it is."""

    title: str | None = None
    description: str | None = None
    due: Due | None = None
    skip: bool = False
    """Instead of a date: the next one of a repeating task."""
    repeat: Repeat | None = None
    priority: Priority | None = None
    list_name: str | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    parent: int | None = None
    clear: frozenset[ClearableField] = frozenset()


def check(edit: Edit) -> None:
    """Refuse an edit that changes nothing, or contradicts itself."""
    if edit == Edit():
        raise InvalidError(
            "There is nothing to change. Give new values, or name fields to empty in clear."
        )
    given = {
        "description": edit.description,
        "due": edit.due or edit.skip,
        "repeat": edit.repeat,
        "list": edit.list_name,
        "parent": edit.parent,
    }
    if both := sorted(edit.clear & {name for name, value in given.items() if value}):
        raise InvalidError(f"Either set or clear {', '.join(both)}, not both.")


def complete(task: TaskRecord, here: Here) -> TaskRecord:
    """Mark the task done, or move it to its next time. One already done stays as it is."""
    _refuse_trash(task)
    return task if task.completed_at else completed(task, here)


def reopen(task: TaskRecord, _: Here) -> TaskRecord:
    """Make the task pending, whether it is completed, in the trash, or both."""
    return task.changed(completed_at=None, deleted_at=None)


def delete(task: TaskRecord, here: Here) -> TaskRecord:
    """Put the task into the trash."""
    return task if task.deleted_at else task.changed(deleted_at=here.now)


COMPLETE = Action(complete, "Completed", "is already completed", kind="complete")
REOPEN = Action(
    reopen, "Reopened", "is already open", (("completed", "trash"), ("pending",)), kind="reopen"
)
DELETE = Action(delete, "Moved to the trash:", "is already in the trash", kind="delete")


def editing(edit: Edit, expected_version: int | None = None) -> Action:
    """Return the action that makes this edit, of tasks at this version only if one is given."""

    def apply(task: TaskRecord, here: Here) -> TaskRecord:
        _refuse_trash(task)
        if expected_version not in (None, task.version):
            raise ConflictError(
                f"{task.label} was changed since: it is at version {task.version}, "
                f"not {expected_version}. Look at it again before changing it.",
                [task],
            )
        if edit.skip:
            task = skipped(task, here, repeatable=expected_version is None)
        return edited(task, edit, here)

    return Action(apply, "Skipped" if edit.skip else "Changed", "is already like that")


def edited(task: TaskRecord, edit: Edit, here: Here) -> TaskRecord:
    """Return the task with the edit made."""
    if "repeat" in edit.clear:
        task = task.changed(repeat=None, repeat_done=0, repeat_moved_at=None)
    if "due" in edit.clear and (task.repeat or edit.repeat):
        with about("due"):
            raise InvalidError(f"{task.label} repeats, so it needs a date. Clear repeat too.")
    task = scheduled(task, edit.due, edit.repeat, here)
    return task.changed(
        title=edit.title or task.title,
        description="" if "description" in edit.clear else edit.description or task.description,
        due=None if "due" in edit.clear else task.due,
        priority=edit.priority or task.priority,
        list_name=None if "list" in edit.clear else edit.list_name or task.list_name,
        tags=_tags(task, edit),
        parent=None if "parent" in edit.clear else edit.parent or task.parent,
    )


@about("tags")
def _tags(task: TaskRecord, edit: Edit) -> tuple[str, ...]:
    removed = {tag.casefold() for tag in edit.remove_tags}
    old: Sequence[str] = () if "tags" in edit.clear else task.tags
    kept = [tag for tag in old if tag.casefold() not in removed]
    known = {tag.casefold() for tag in kept}
    tags = (*kept, *(tag for tag in edit.add_tags if tag.casefold() not in known))
    if len(tags) > MAX_TAGS:
        raise InvalidError(f"{task.label} would have {len(tags)} tags. At most {MAX_TAGS} fit.")
    return tags


def _refuse_trash(task: TaskRecord) -> None:
    if task.deleted_at:
        raise ConflictError(f"{task.label} is in the trash. Reopen it first.", [task])
