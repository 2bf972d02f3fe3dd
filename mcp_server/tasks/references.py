"""From what a caller names to the tasks that are meant."""

import re
from collections.abc import Sequence

from foundation.cleaning import folded, one_line, shortened
from mcp_server.contract import MAX_REFERENCES
from mcp_server.tasks.errors import AmbiguousError, InvalidError, NotFoundError
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.repository import TaskRepository
from mcp_server.tasks.rules import Pools

MAX_CANDIDATES = 10
_LENGTH = 200
_MAX_DIGITS = 9
"""No list has more tasks, and no database's integer is too small."""
_NUMBER = re.compile(r"#?\s?([0-9]+)")
_ID = re.compile(r"tsk_[0-9a-f]{32}")


def resolve(
    repository: TaskRepository, references: Sequence[str], pools: Pools
) -> list[TaskRecord]:
    """Return the task of each reference, in their order, each task once.

    Raises:
        InvalidError: If there is none, too many, or an empty one.
        NotFoundError: If one fits no task of the owner.
        AmbiguousError: If the words of one fit several.
    """
    if not 0 < len(references) <= MAX_REFERENCES:
        raise InvalidError(
            f"Name 1 to {MAX_REFERENCES} tasks in one call, not {len(references)}. "
            "Nothing was changed."
        )
    cleaned = [_cleaned(reference) for reference in references]
    numbers = {number for text in cleaned if (number := _number(text)) is not None}
    ids = {text for text in cleaned if _ID.fullmatch(text)}
    keyed: dict[str | int, TaskRecord] = {}
    for task in repository.by_keys(numbers, ids) if numbers or ids else ():
        keyed[task.number] = keyed[task.id] = task
    found: dict[str, TaskRecord] = {}
    for text in cleaned:
        number = _number(text)
        if number is not None or text in ids:
            task = _present(keyed.get(text if number is None else number), text)
        else:
            task = _by_words(repository, text, pools)
        found.setdefault(task.id, task)
    return list(found.values())


def _by_words(repository: TaskRepository, text: str, pools: Pools) -> TaskRecord:
    title = folded(text)
    for pool in pools:
        words = list(dict.fromkeys(title.split()))
        found = repository.by_words(title, words, pool, MAX_CANDIDATES + 1)
        if len(found) > 1:
            count = f"more than {MAX_CANDIDATES}" if found[MAX_CANDIDATES:] else len(found)
            raise AmbiguousError(
                f'"{shortened(text)}" fits {count} tasks. Say which one, by its number.',
                found[:MAX_CANDIDATES],
            )
        if found:
            return found[0]
    return _present(None, text)


def _present(task: TaskRecord | None, text: str) -> TaskRecord:
    if task is None:
        raise NotFoundError(
            f'No task matches "{shortened(text)}". List the tasks to see what there is.'
        )
    return task


def _cleaned(reference: str) -> str:
    text = one_line(reference)
    if not text:
        raise InvalidError("An empty reference names no task. Give a number, an id or words.")
    if len(text) > _LENGTH:
        raise InvalidError(f"A reference has at most {_LENGTH} characters, not {len(text)}.")
    return text


def _number(text: str) -> int | None:
    """Return the number that the text is; 0, which no task has, if it is too large for one."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    return int(match[1]) if len(match[1]) <= _MAX_DIGITS else 0
