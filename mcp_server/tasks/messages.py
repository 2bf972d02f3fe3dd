"""What a write says that it did."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.rules import Action

_NAMED = 3
"""How many tasks a message names before it counts them."""


@dataclass(frozen=True)
class Deed:
    """What became of the tasks that were named, and of their subtasks."""

    action: Action
    changed: Sequence[tuple[TaskRecord, TaskRecord]]
    """As they were and as they are."""
    same: Sequence[TaskRecord] = ()
    along: Sequence[TaskRecord] = ()
    """Subtasks that were changed with them."""
    parts: Sequence[TaskRecord] = ()
    """All subtasks of tasks that were completed."""

    def with_parts(self, parts: Sequence[TaskRecord]) -> "Deed":
        """Return it with the subtasks that are left as they are."""
        return replace(self, parts=parts)

    def with_along(self, along: Sequence[TaskRecord]) -> "Deed":
        """Return it with the subtasks that are changed too."""
        return replace(self, along=along)

    @property
    def repeated(self) -> int:
        """How many tasks were completed for this time and moved to their next."""
        if self.action.kind != "complete":
            return 0
        return sum(_has_moved(old, new) for old, new in self.changed)

    @property
    def message(self) -> str:
        """One to three sentences."""
        said = [self._done(), *self._repeats_over(), *self._still_open()] if self.changed else []
        said += [self._already(task) for task in self.same[:_NAMED]]
        if rest := len(self.same) - _NAMED:
            said += [f"{rest} more stayed as they were."] if rest > 0 else []
        return " ".join(said if self.changed else [*said, "Nothing changed."])

    def _done(self) -> str:
        news = [new for _, new in self.changed]
        with_it = ""
        if self.along:
            of_what = "open subtask" if self.action.kind == "delete" else "subtask"
            with_it = f", with {_counted(len(self.along), of_what)}"
        return f"{self.action.done} {named(news)}{with_it}{self._next()}."

    def _next(self) -> str:
        moved = [new for old, new in self.changed if _has_moved(old, new)]
        if len(self.changed) == 1:
            return "".join(f"; next on {new.due.readable}" for new in moved if new.due)
        told = [f"#{new.number} next on {new.due.readable}" for new in moved[:_NAMED] if new.due]
        more = [f"{len(moved) - _NAMED} more at their next time"] if moved[_NAMED:] else []
        return "".join(f"; {part}" for part in [*told, *more])

    def _repeats_over(self) -> list[str]:
        over = [
            new
            for old, new in self.changed
            if new.repeat and new.completed_at and not old.completed_at
        ]
        return [f"That was the last time of {named(over)}."] if over else []

    def _still_open(self) -> list[str]:
        left = [part.number for part in self.parts if part.status == "pending"]
        if not left:
            return []
        if len(self.changed) == 1:
            return [f"It has {_counted(len(left), 'open subtask')}."]
        roots = {new.number for _, new in self.changed}
        parents = {part.number: part.parent for part in self.parts}
        counts = Counter(_root(number, parents, roots) for number in left)
        told = [
            f"#{root} has {_counted(n, 'open subtask')}" for root, n in counts.most_common(_NAMED)
        ]
        return [f"{', '.join(told)}."]

    def _already(self, task: TaskRecord) -> str:
        if (
            task.repeat
            and task.due
            and task.status == "pending"
            and self.action.done in _REPEATABLE
        ):
            verb = _REPEATABLE[self.action.done]
            return f"{task.label} was {verb} already; it is next due on {task.due.readable}."
        return f"{task.label} {self.action.already}."


_REPEATABLE = {"Completed": "completed for this time", "Skipped": "skipped just now"}


def named(tasks: Sequence[TaskRecord]) -> str:
    """Return the tasks by name, or how many they are."""
    if len(tasks) > _NAMED:
        return f"{len(tasks)} tasks"
    return ", ".join(task.label for task in tasks)


def _has_moved(old: TaskRecord, new: TaskRecord) -> bool:
    return new.completed_at is None and new.repeat_done > old.repeat_done


def _root(number: int, parents: dict[int, int | None], roots: set[int]) -> int:
    seen = set[int]()
    while number not in roots and number not in seen:
        seen.add(number)
        number = parents.get(number) or number
    return number


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
