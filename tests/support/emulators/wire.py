"""What every emulated wire format can do."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Protocol

from tests.support.emulators.script import Call, Reply, Usage

Json = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """A message of a request, in no provider's words."""

    role: str
    """`user`, `assistant` or `tool`."""
    text: str = ""
    """Of a tool: its result."""
    calls: Sequence[Call] = ()
    call_id: str = ""
    """Of a tool: which call it answers; in formats without ids, the tool's name."""


@dataclass(frozen=True)
class Asked:
    """A request to a model."""

    model: str
    key: str
    """As the provider's own header carried it."""
    system: str
    messages: Sequence[Said]
    tools: Sequence[str]
    """The names of the tools it may call."""
    is_streamed: bool
    body: Json = field(repr=False)
    """As sent."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def results(self) -> list[str]:
        """What tools had answered when this was asked."""
        return [message.text for message in self.messages if message.role == "tool"]


class Ended(Enum):
    """Why an answer ended."""

    STOP = auto()
    CALLS = auto()
    LENGTH = auto()
    FILTER = auto()


class Writer(Protocol):
    """Writes one streamed answer."""

    def begin(self) -> bytes:
        """Write what comes first."""

    def text(self, text: str) -> bytes:
        """Write a piece of text."""

    def call(self, call_id: str, tool: str, arguments: str) -> bytes:
        """Write a call whole. `arguments` are JSON, or JSON that breaks off."""

    def end(self, ended: Ended, usage: Usage) -> bytes:
        """Write that the answer is finished."""

    def error(self, message: str) -> bytes:
        """Write that the model fails in the middle."""

    def bad_json(self) -> bytes:
        """Write a piece that cannot be read."""


class Wire(Protocol):
    """A provider's way to speak to a model."""

    path: re.Pattern[str]
    """Of its endpoint; a group `model` where the path names it."""
    media_type: str

    def settings(self, address: str) -> dict[str, str]:
        """Return the settings that lead the product to this address."""

    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        """Read a request."""

    def writer(self, asked: Asked) -> Writer:
        """Return what writes the answer."""

    def whole(self, reply: Reply) -> Json:
        """Return the answer to a request that did not ask for a stream."""

    def refusal(self, status: int, message: str) -> Json:
        """Return the body of an error status."""


def sse(data: object, event: str = "") -> bytes:
    """Return a server-sent event, its letters as they are: services do not escape them."""
    name = f"event: {event}\n" if event else ""
    return f"{name}data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def text_of(content: object) -> str:
    """Return the text of a content that is a string or a list of parts."""
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return str(content or "")


def bearer(headers: Mapping[str, str]) -> str:
    """Return the token of the usual header."""
    return headers.get("authorization", "").removeprefix("Bearer ")
