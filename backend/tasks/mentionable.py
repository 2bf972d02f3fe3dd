"""What a person can mention in a message: tasks, lists and tags of their own."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backend.tasks.client import UserTasks
from backend.tasks.errors import TaskRefusedError
from foundation.cleaning import folded, one_line
from mcp_server.contract import ListCount, Task

MOST_FOUND = 20
_READ = 50
_NOWHERE = 4
_ICONS = {"task": "empty-circle", "list": "notebook", "tag": "lucide:hash"}


class Kind(StrEnum):
    """Of what is mentioned."""

    TASK = "task"
    LIST = "list"
    TAG = "tag"


@dataclass(frozen=True)
class Mentionable:
    """One of them."""

    kind: Kind
    key: str
    """A task's id, the name of a list or tag."""
    title: str
    task: Task | None = None

    @property
    def id(self) -> str:
        """Its name among all kinds."""
        return f"{self.kind}:{self.key}"

    @property
    def icon(self) -> str:
        """What stands beside its title."""
        return "check-circle-filled" if _is_over(self) else _ICONS[self.kind]

    @property
    def data(self) -> dict[str, str]:
        """What a page gives back with it."""
        return {"kind": self.kind.value} | ({"number": str(self.task.number)} if self.task else {})

    @classmethod
    def of(cls, task: Task) -> "Mentionable":
        """Return this task as what can be mentioned."""
        return cls(Kind.TASK, task.id, task.title, task)


async def mentionable(tasks: UserTasks, query: str) -> list[Mentionable]:
    """Return what fits the query, the best first, at most `MOST_FOUND`.

    Raises:
        TasksError: If the task server cannot be reached.
    """
    typed = one_line(query)
    numbered, page, overview, names = await asyncio.gather(
        _numbered(tasks, typed),
        tasks.page(status="all" if typed else "pending", text=typed, sort="updated", limit=_READ),
        tasks.lists(),
        tasks.names(typed),
    )
    lists = [count.list for count in overview.lists if count.list]
    known = {folded(name) for name in lists}
    found = [
        *numbered,
        *map(Mentionable.of, page.tasks),
        *(Mentionable(Kind.LIST, name, name) for name in lists),
        *(Mentionable(Kind.TAG, name, name) for name in names if folded(name) not in known),
    ]
    return _ranked(found, folded(typed))[:MOST_FOUND]


async def _numbered(tasks: UserTasks, typed: str) -> Sequence[Mentionable]:
    digits = typed.removeprefix("#")
    if not (digits.isascii() and digits.isdigit()):
        return ()
    try:
        return [Mentionable.of(await tasks.task(digits))]
    except TaskRefusedError:
        return ()


def _ranked(found: Iterable[Mentionable], typed: str) -> list[Mentionable]:
    """Return what fits, each once: exactly, then by its beginning, a word's, any part of it."""
    once = {item.id: item for item in reversed(list(found))}
    fitting = [i for i in reversed(once.values()) if i.task or _place(i, typed) < _NOWHERE]
    return sorted(fitting, key=lambda i: (_place(i, typed), _is_over(i)))


def _place(item: Mentionable, typed: str) -> int:
    title = folded(item.title)
    if item.task and typed.removeprefix("#") == str(item.task.number):
        return 0
    places = (
        title == typed,
        title.startswith(typed),
        f" {typed}" in title,
        typed in title,
    )
    return places.index(True) if any(places) else _NOWHERE


def _is_over(item: Mentionable) -> bool:
    return item.task is not None and item.task.status != "pending"


def count_of(name: str, lists: Sequence[ListCount]) -> ListCount | None:
    """Return the list of this name."""
    return next((c for c in lists if c.list and folded(c.list) == folded(name)), None)
