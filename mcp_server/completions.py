"""What a client offers while a person types an argument: names and numbers of their own."""

from collections.abc import Iterable
from typing import Any

import anyio.to_thread
from mcp.server import MCPServer
from mcp.types import (
    Completion,
    CompletionArgument,
    CompletionContext,
    PromptReference,
    ResourceTemplateReference,
)

from foundation.cleaning import folded, one_line
from mcp_server.caller import tasks_of_caller
from mcp_server.contract import Status
from mcp_server.resources import LIST, TASK
from mcp_server.tasks.overview import Overview
from mcp_server.tasks.repository import TaskRepository
from mcp_server.transactions import Services

MAX_VALUES = 100
"""The protocol's."""
_TYPED_LENGTH = 200
_POOL: tuple[Status, ...] = ("pending", "completed")
_KINDS = {
    (LIST, "name"): "lists",
    (TASK, "number"): "numbers",
    ("plan_day", "focus"): "lists and tags",
    ("weekly_review", "list"): "lists",
    ("capture", "list"): "lists",
}


class Completions:
    """What can be completed, for whoever asks."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def add_to(self, server: MCPServer[Services]) -> None:
        """Serve them."""
        register: Any = server.completion
        register()(self._complete)

    async def _complete(
        self,
        ref: PromptReference | ResourceTemplateReference,
        argument: CompletionArgument,
        _: CompletionContext | None,
    ) -> Completion:
        place = ref.name if isinstance(ref, PromptReference) else ref.uri
        kind = _KINDS.get((place, argument.name))
        typed = one_line(argument.value)
        if kind is None or len(typed) > _TYPED_LENGTH:
            return Completion(values=[], total=0, has_more=False)
        found = await anyio.to_thread.run_sync(self.values, kind, typed)
        values = found[:MAX_VALUES]
        return Completion(values=values, has_more=len(found) > len(values))

    def values(self, kind: str, typed: str) -> list[str]:
        """Return what fits the typed text: what starts with it first."""
        with tasks_of_caller(self._services).reading() as reading:
            overview = Overview.of(reading.owner)
            if kind == "numbers":
                return _numbers(overview, reading.tasks, typed)
            names = overview.list_names()
            if kind == "lists and tags":
                names += overview.tags()
            return _fitting(names, typed)


def _numbers(overview: Overview, repository: TaskRepository, typed: str) -> list[str]:
    """Return numbers that start with the typed digits, or whose tasks have the typed words."""
    digits = typed.removeprefix("#").strip()
    if not digits or (digits.isascii() and digits.isdigit()):
        return [str(number) for number in overview.numbers(digits, MAX_VALUES + 1)]
    title = folded(typed)
    words = list(dict.fromkeys(title.split()))
    found = repository.by_words(title, words, _POOL, MAX_VALUES + 1)
    return [str(task.number) for task in found]


def _fitting(names: Iterable[str], typed: str) -> list[str]:
    wanted = folded(typed)
    fitting = [name for name in dict.fromkeys(names) if wanted in folded(name)]
    return sorted(fitting, key=lambda name: not folded(name).startswith(wanted))
