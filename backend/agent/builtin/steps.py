"""What the assistant does next: call tools, or say something."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Union

from backend.agent.builtin.conversation import Exchange


@dataclass(frozen=True)
class Say:
    """A text of the language, by its key."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


Step = Union["Call", Say]
Then = Callable[[Exchange], Step | None]
"""What to do after a call, by what came of it. None: nothing, and it is told."""


@dataclass(frozen=True)
class Call:
    """A call of a task tool."""

    tool: str
    arguments: Mapping[str, object]
    then: Then | None = None
    is_told: bool = False
    """What came of it is told even if something follows."""


@dataclass(frozen=True)
class Calls:
    """Calls that do not depend on each other."""

    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Answer:
    """The text that ends the turn."""

    text: str
