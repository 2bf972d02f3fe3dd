"""The tasks that references mean, as the tools take them."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.agent.builtin.conversation import Exchange
from backend.agent.builtin.intents import It, Named, Nth, Reference, References
from backend.agent.builtin.recall import last_changed, last_rows, last_spoken_of
from mcp_server.contract import Task

_BOTH = 2


class UnclearTaskError(Exception):
    """Nothing said so far tells which task is meant. `key` is the text to say."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Targets:
    """References as arguments."""

    tasks: list[str]
    otherwise: list[str] | None = None
    """The same words read as several titles."""


@dataclass(frozen=True)
class Recollection:
    """What was done so far: all of it, and the part in the last turn that did anything."""

    memory: Sequence[Exchange]
    recent: Sequence[Exchange]


def targets(references: References, past: Recollection) -> Targets:
    """Return what to pass to a tool.

    Raises:
        UnclearTaskError: if there are no references, or "it" has nothing to stand for.
    """
    if not references:
        raise UnclearTaskError("ask_task")
    tasks = [name for reference in references for name in _names(reference, past)]
    match references:
        case (Named(parts=parts),) if parts:
            return Targets(tasks, list(parts))
        case _:
            return Targets(list(dict.fromkeys(tasks)))


def _names(reference: Reference, past: Recollection) -> list[str]:
    match reference:
        case Named(words=words):
            return [words]
        case It(is_plural=True):
            return [_number(task) for task in _them(past)]
        case It():
            return [_number(_it(past))]
        case Nth(index=index):
            rows = last_rows(past.memory)
            if not -len(rows) <= index < len(rows):
                raise UnclearTaskError("no_such_row")
            return [_number(rows[index])]


def _it(past: Recollection) -> Task:
    match last_spoken_of(past.memory):
        case (task,):
            return task
        case _:
            raise UnclearTaskError("ask_task")


def _them(past: Recollection) -> Sequence[Task]:
    """Return the tasks that were just changed, or the rows of a list of two ("both").

    After a longer list "them" could be every task there is, which is never acted on.
    """
    if changed := last_changed(past.recent):
        return changed
    listed = last_rows(past.recent)
    if 0 < len(listed) <= _BOTH and len(past.recent) == 1:
        return listed
    raise UnclearTaskError("ask_task")


def _number(task: Task) -> str:
    return str(task.number)
