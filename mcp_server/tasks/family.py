"""Tasks that are parts of others: what a tree of them may look like, and what goes with it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from mcp_server.tasks.errors import ConflictError, InvalidError
from mcp_server.tasks.record import TaskRecord

MAX_DEPTH = 5
"""Tasks above one another, counted from the top."""

PartsOf = Callable[[Sequence[int]], Sequence[TaskRecord]]
"""Returns the direct subtasks of the tasks with these numbers."""


def below(numbers: Iterable[int], parts_of: PartsOf) -> list[TaskRecord]:
    """Return all subtasks of the tasks with these numbers, without those tasks themselves."""
    seen, found = set(numbers), list[TaskRecord]()
    level: Sequence[int] = sorted(seen)
    while level:
        parts = [task for task in parts_of(level) if task.number not in seen]
        found += parts
        level = [task.number for task in parts]
        seen.update(level)
    return found


def check(changed: Sequence[TaskRecord], parents: Mapping[int, int]) -> None:
    """Refuse a change after which a task would be a part of itself, or too far down.

    `parents`: number of the parent by number of the task, of all tasks, as it would be.
    """
    for task in changed:
        if task.parent is not None and _above(task.number, parents) is None:
            raise InvalidError(f"{task.label} cannot be a part of itself, or of its own subtasks.")
    moved = {task.number: task for task in changed if task.parent is not None}
    for number in {*moved, *_children_of(moved, parents)}:
        above = _above(number, parents) or []
        if len(above) >= MAX_DEPTH:
            place = next((moved[n] for n in (number, *above) if n in moved), None)
            label = place.label if place else f"#{number}"
            raise InvalidError(
                f"{label} would be too deep: tasks go {MAX_DEPTH} levels down at most."
            )


def along(
    changed: Sequence[tuple[TaskRecord, TaskRecord]], parts: Sequence[TaskRecord]
) -> list[tuple[TaskRecord, TaskRecord]]:
    """Return what becomes of the subtasks of tasks that go to the trash, or come back from it.

    Open ones go along, done ones stay where they are, and those that went together come back
    together.
    """
    gone = {new.deleted_at for old, new in changed if new.deleted_at and not old.deleted_at}
    back = {old.deleted_at for old, new in changed if old.deleted_at and not new.deleted_at}
    pairs = [
        *((part, part.changed(deleted_at=max(gone))) for part in parts if gone and _is_open(part)),
        *((part, part.changed(deleted_at=None)) for part in parts if part.deleted_at in back),
    ]
    return [(old, new) for old, new in pairs if old != new]


def _is_open(task: TaskRecord) -> bool:
    return task.status == "pending"


def refuse_orphans(removed: Sequence[TaskRecord], parents: Mapping[int, int]) -> None:
    """Refuse to take back the making of a task that has got subtasks since."""
    gone = {task.number for task in removed}
    for number, parent in parents.items():
        if parent in gone and number not in gone:
            task = next(task for task in removed if task.number == parent)
            raise ConflictError(
                f"{task.label} has got subtask #{number} since. Undo that first, or delete both.",
                [task],
            )


def _above(number: int, parents: Mapping[int, int]) -> list[int] | None:
    """Return the tasks above one, nearest first; None if it is above itself."""
    above = list[int]()
    while (parent := parents.get(number)) is not None:
        if parent in above:
            return None
        above.append(parent)
        number = parent
    return above


def _children_of(moved: Iterable[int], parents: Mapping[int, int]) -> set[int]:
    found = set(moved)
    size = 0
    while size != len(found):
        size = len(found)
        found |= {number for number, parent in parents.items() if parent in found}
    return found
