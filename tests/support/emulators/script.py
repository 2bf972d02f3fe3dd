"""What an emulated model answers, in no provider's words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

KEY = "sk-canary-0123456789"
"""What the product is given, and what a provider that refuses it repeats."""


@dataclass(frozen=True)
class Call:
    """The model asks for a tool."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Usage:
    """Tokens, as the provider counts them."""

    input_tokens: int = 30
    output_tokens: int = 6
    cached_tokens: int = 0
    """Of the input tokens."""


@dataclass(frozen=True)
class Reply:
    """Text, then calls, all in one answer."""

    text: str = ""
    calls: Sequence[Call] = ()
    usage: Usage = Usage()


class FaultKind(StrEnum):
    """How a provider fails."""

    UNAVAILABLE = "unavailable"  # 503
    SERVER_ERROR = "server error"  # 500
    RATE_LIMITED = "rate limited"  # 429
    REFUSED_KEY = "refused key"  # 401 that repeats the key
    UNKNOWN_MODEL = "unknown model"  # 404
    NO_TOOLS = "no tools"  # 400
    HTML = "html"  # 200: a page of some gateway
    WITHOUT_STREAM = "without stream"  # 200: the whole answer as one JSON object
    HANGS = "hangs"  # no first byte
    EMPTY = "empty"  # nothing, and finished
    STALLS = "stalls"  # half a text, then nothing
    BROKEN_OFF = "broken off"  # half a text, then a clean end without a reason
    ABORTED = "aborted"  # half a text, then the connection closes inside the body
    BAD_JSON = "bad json"  # a piece in the middle that is no JSON, and the rest as if whole
    ERROR_CHUNK = "error chunk"  # half a text, then the provider's own word for an error
    CUT_AT_LIMIT = "cut at the limit"  # half a text, finished by length
    FILTERED = "filtered"  # half a text, withheld from there on
    TRUNCATED_CALL = "truncated call"  # a call whose arguments break off; finished as if whole


WITHOUT_TITLES = {"model_titles": False}
"""Settings: else a call for a title would take an answer of the script, at any time."""
HALF = "Here is half"
"""What is said before a fault in the middle of an answer."""


@dataclass(frozen=True)
class Fault:
    """The model fails in this way, once."""

    kind: FaultKind
    retry_after: int = 0
    """Seconds, as the provider's header names them; 0 for no header."""
    said: str = HALF
    """Before a fault in the middle; empty: it fails before it says anything."""


Answer = str | Call | Sequence[Call] | Reply | Fault
"""A text, one call, several in parallel, all of these, or a fault.

A text that ends in "…" is never finished.
"""


def reply_of(answer: str | Call | Sequence[Call] | Reply) -> Reply:
    """Return the answer in its long form."""
    match answer:
        case Reply():
            return answer
        case str():
            return Reply(answer)
        case Call():
            return Reply(calls=[answer])
        case _:
            return Reply(calls=answer)
