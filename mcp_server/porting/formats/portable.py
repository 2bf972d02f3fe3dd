"""A task between two programs: what a file says of it, whatever the file's format."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from zoneinfo import ZoneInfo

from foundation.dates import Due
from mcp_server.contract import Priority


@dataclass(frozen=True)
class PortableTask:
    """One task of a file. Its texts are as the file has them: not cleaned, not bounded."""

    line: int
    """Where it begins in the file, from 1."""
    title: str
    uid: str = ""
    """Names the task in every file it is ever in; empty if the format has no such name."""
    number: int = 0
    description: str = ""
    due: Due | None = None
    priority: Priority = "none"
    list_name: str = ""
    tags: tuple[str, ...] = ()
    repeat: str = ""
    """A rule in the letters of RFC 5545."""
    repeat_done: int = 0
    """How often it was completed or skipped."""
    repeat_moved_at: dt.datetime | None = None
    parent: str = ""
    """The `key` of another task of the file."""
    created_at: dt.datetime | None = None
    completed_at: dt.datetime | None = None
    deleted_at: dt.datetime | None = None

    @property
    def key(self) -> str:
        """Names the task inside this file."""
        return self.uid or f"line {self.line}"


class Remark(NamedTuple):
    """Something to tell about a line of a file."""

    line: int
    text: str


@dataclass(frozen=True)
class Source:
    """A file to read."""

    text: str
    zone: ZoneInfo
    """Where times without a zone are read."""
    now: dt.datetime
    """When "tomorrow" is said, and tasks were completed of which no more is known."""
    name: str = ""
    """The file's name, without its folder."""


@dataclass
class Found:
    """What a reader made of a file."""

    tasks: list[PortableTask] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    """What makes the file unfit. Nothing of it is imported then."""
    left_out: list[Remark] = field(default_factory=list)
    """What the file has and a task has not."""

    def refuse(self, line: int, text: str) -> None:
        """Note what is wrong in a line, and how to mend it."""
        self.problems.append(Remark(line, text))

    def leave_out(self, line: int, text: str) -> None:
        """Note what of a line is not taken, and why."""
        self.left_out.append(Remark(line, text))


@dataclass
class Written:
    """A file's text, and what of the tasks it could not hold: a sentence and the tasks' numbers."""

    text: str = ""
    left_out: dict[str, list[int]] = field(default_factory=dict)

    def leave_out(self, task: PortableTask, text: str) -> None:
        """Note what of a task the format cannot hold."""
        self.left_out.setdefault(text, []).append(task.number)


def plain_rule(rule: str) -> str:
    """Return a repeat's rule without what only taskchat knows of it."""
    parts = rule.split(";") if rule else []
    return ";".join(part for part in parts if not part.startswith(("X-START", "X-TIME")))


Read = Callable[[Source], Found]
Write = Callable[[Sequence[PortableTask], ZoneInfo], Written]
