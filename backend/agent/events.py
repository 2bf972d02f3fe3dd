"""What happens in one turn of the assistant, in the order it happens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.agent.failures import FailureKind


@dataclass(frozen=True)
class TextDelta:
    """The assistant says a little more."""

    text: str


@dataclass(frozen=True)
class TextDone:
    """The assistant has said what it began to say."""


@dataclass(frozen=True)
class ToolStarted:
    """A tool is called."""

    call_id: str
    tool: str
    arguments: str
    """JSON, as the model wrote it."""


@dataclass(frozen=True)
class ToolFinished:
    """A tool has answered."""

    call_id: str
    tool: str
    arguments: str
    output: str
    """What the model reads."""
    failed: bool
    structured: dict[str, Any] | None
    """The tool's structured content: a result of the contract, or a refusal."""


@dataclass(frozen=True)
class ToolsDone:
    """All tools called in parallel have answered."""

    calls: Sequence[ToolFinished]


@dataclass(frozen=True)
class Switched:
    """Another model answers than the one that was to be asked first."""

    model: str
    first: str
    why: FailureKind | None
    """None: the first was not asked, for it had failed several times in a row."""


@dataclass(frozen=True)
class CutOff:
    """The model reached the limit of its length in the middle of what it said."""


@dataclass(frozen=True)
class ModelUsed:
    """A model has been asked once, and this is what it took."""

    model: str
    """As the settings name it."""
    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0
    """Of the input tokens, those the provider had kept."""
    cost_usd: float | None = None
    """None: no price is known."""


@dataclass(frozen=True)
class LimitReached:
    """No model was asked: the person has used up what one day allows."""


TurnEvent = (
    TextDelta
    | TextDone
    | ToolStarted
    | ToolFinished
    | ToolsDone
    | Switched
    | CutOff
    | ModelUsed
    | LimitReached
)


class TurnError(Exception):
    """The turn cannot go on. The message is for the person: what happened, and what to do."""

    def __init__(self, message: str, *, allow_retry: bool = True) -> None:
        super().__init__(message)
        self.allow_retry = allow_retry
