"""What a call means, whatever words it is made with."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from foundation.dates import Due, DueFormatError
from foundation.due_words.reader import read_due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.schedule import anchored, first_due
from foundation.recurrence.words import read_repeat
from mcp_server.contract import ToolName
from tests.corpus.tools import NOW, ZONE
from tests.corpus.utterance import Arguments

READS = {ToolName.LIST_TASKS, ToolName.GET_TASK, ToolName.LIST_LISTS, ToolName.TASK_STATS}
_DEFAULTS: Mapping[str, object] = {
    "status": "pending",
    "sort": "number",
    "limit": 20,
    "days": 7,
    "change_id": "last",
}
_ENDS = " .,;:!?…\"'“”„«»`-¿¡؟\N{ARABIC FULL STOP}،\N{EN DASH}—"
_PLAIN = str.maketrans("\u2018\u2019", "''")
_SETS = ("tags", "add_tags", "remove_tags", "clear")
_UNASKED = ("sort", "limit", "cursor", "expected_version", "request_id")
"""Arguments that are as right as none, where none is expected."""


@dataclass(frozen=True)
class Deed:
    """One thing that a call does, to one task at most."""

    tool: str
    task: int | None
    fields: tuple[tuple[str, object], ...]

    def like(self, expected: "Deed") -> bool:
        """Say whether it is what was expected."""
        asked = dict(expected.fields)
        done = {k: v for k, v in self.fields if k in asked or k not in _UNASKED}
        return (self.tool, self.task, done) == (expected.tool, expected.task, asked)


Deeds = tuple[Deed, ...]


def deeds(tool: str, arguments: Arguments, tasks: Sequence[int]) -> Deeds:
    """Return what a call does, to these tasks."""
    fields = {name: value for name, value in arguments.items() if name not in ("task", "tasks")}
    meant = tuple(sorted(_meant(fields).items()))
    return tuple(Deed(tool, task, meant) for task in tasks) or (Deed(tool, None, meant),)


def variants(arguments: Arguments) -> list[Arguments]:
    """Return what an expected call's arguments may be: of text, a list holds several values."""
    names = [
        name
        for name, value in arguments.items()
        if isinstance(value, list) and name not in (*_SETS, "tasks")
    ]
    return [
        {**arguments, **dict(zip(names, values, strict=True))}
        for values in product(*(arguments[name] for name in names))
    ]


def _meant(fields: Arguments) -> dict[str, object]:
    meant = {name: _MEANINGS.get(name, _same)(value) for name, value in fields.items()}
    kept = {k: v for k, v in meant.items() if v not in (None, "", frozenset())}
    kept = {k: v for k, v in kept.items() if v != _DEFAULTS.get(k)}
    return _first_time(kept)


def _first_time(meant: dict[str, object]) -> dict[str, object]:
    """Add to a repeat without a date the one that it begins with, as the tool does."""
    if "repeat" not in meant:
        return meant
    rule = read(lambda: read_repeat(str(meant["repeat"])))
    due = meant.get("due")
    if rule is None or not (due is None or isinstance(due, Due)):
        return meant
    when = due or first_due(rule, today=NOW.date())
    return {**meant, "due": when, "repeat": anchored(rule, when).text}


def read(reading: Callable[[], Any]) -> Any:
    """Return what a grammar reads, or None if it does not understand."""
    try:
        return reading()
    except (DueFormatError, RepeatFormatError):
        return None


def _same(value: object) -> object:
    return value


def folded(value: object) -> str:
    """Return text as it is compared: without case, quotes around it, and marks at its ends."""
    text = unicodedata.normalize("NFKC", str(value)).casefold().translate(_PLAIN)
    return " ".join(text.split()).strip(_ENDS)


def _words(value: object) -> object:
    return frozenset(folded(value).split())


def _names(value: object) -> object:
    given = value if isinstance(value, list) else [value]
    return frozenset(folded(name).removeprefix("#") for name in given)


def _tag(value: object) -> object:
    return folded(value).removeprefix("#")


def _due(value: object) -> object:
    text = str(value).strip()
    due = read(lambda: read_due(text, now=NOW, zone=ZoneInfo(ZONE))) if text else None
    # Said in the zone or with an offset, an instant is the same.
    return Due(due.on, due.at) if due else folded(text)


_MEANINGS: Mapping[str, Callable[[object], object]] = {
    "title": folded,
    "description": folded,
    "list": folded,
    "text": _words,
    "tags": _names,
    "add_tags": _names,
    "remove_tags": _names,
    "clear": _names,
    "tag": _tag,
    "due": _due,
    "due_from": _due,
    "due_to": _due,
    "parent": str,
}
