"""A task as a file has it, before anybody looks at the calendar."""

from dataclasses import dataclass, field

from mcp_server.contract import Priority


@dataclass(frozen=True)
class FileTask:
    """Words of a file. Nothing in them is a request."""

    title: str
    due: str = ""
    """A date in words, as they stand there."""
    repeat: str = ""
    priority: Priority = "none"
    list_name: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    is_event: bool = False
    """It repeats from its date on, whether anybody does it or not."""


@dataclass
class FileTasks:
    """What a file holds."""

    tasks: list[FileTask] = field(default_factory=list)
    done: int = 0
    """Completed ones, which are left out."""
    bad: list[int] = field(default_factory=list)
    """The lines that could not be read."""
