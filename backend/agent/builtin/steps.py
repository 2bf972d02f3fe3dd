"""What the assistant does next: call tools, or say something."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    """A call of a task tool."""

    tool: str
    arguments: Mapping[str, object]
    otherwise: Mapping[str, object] | None = None
    """Arguments to try if the words fit no task."""


@dataclass(frozen=True)
class Say:
    """A text of the language, by its key."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Calls:
    """Calls that do not depend on each other."""

    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Answer:
    """The text that ends the turn."""

    text: str
