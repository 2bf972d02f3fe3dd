"""The input items of a model call, as a conversation about tasks."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from backend.agent.builtin.outcomes import Outcome, read_outcome
from backend.agent.files import read_part
from mcp_server.contract import TaskChange

# Items in the user's role that ChatKit writes and the user did not type.
NOT_TYPED = (
    "Hidden context for the agent",
    "The user is referring to this in particular:",
    "# User-provided context",
    "The following graphical UI widget",
    "A message was displayed to the user",
    "A structured input request was displayed",
)
_CLICK = '{"tool":'


@dataclass(frozen=True)
class Exchange:
    """A tool call and what came of it."""

    tool: str
    arguments: Mapping[str, Any]
    outcome: Outcome


@dataclass(frozen=True)
class Turn:
    """A message of the user and the tools that were called for it."""

    message: str
    exchanges: tuple[Exchange, ...]
    has_file: bool = False
    """A file with a text came with it."""


@dataclass(frozen=True)
class Conversation:
    """The turns before, and the one to answer."""

    earlier: tuple[Turn, ...]
    current: Turn

    @property
    def memory(self) -> tuple[Exchange, ...]:
        """The exchanges of all earlier turns, oldest first."""
        return tuple(exchange for turn in self.earlier for exchange in turn.exchanges)

    @property
    def recent(self) -> tuple[Exchange, ...]:
        """The exchanges of the last earlier turn that had any."""
        return next((t.exchanges for t in reversed(self.earlier) if t.exchanges), ())

    @property
    def previous(self) -> Turn:
        """The turn right before this one. Empty at the start."""
        return self.earlier[-1] if self.earlier else Turn("", ())


def read_conversation(items: object) -> Conversation:
    """Return the conversation in a model's input: a text, or input items of any kind."""
    if isinstance(items, str):
        return Conversation((), Turn(items, ()))
    turns = [Turn("", ())]
    calls: dict[str, Mapping[str, Any]] = {}
    for item in _mappings(items):
        kind = item.get("type")
        if kind == "function_call":
            calls[str(item.get("call_id"))] = item
        elif kind == "function_call_output":
            call = calls.pop(str(item.get("call_id")), None)
            if call is not None:
                turns[-1] = _with_exchange(turns[-1], call, item.get("output"))
        elif item.get("role") == "user" and (turn := _turn(item.get("content"))):
            turns.append(turn)
    return Conversation(tuple(turns[:-1]), turns[-1])


def _turn(content: object) -> Turn | None:
    """Return the turn that a message begins. None for a note that is none of a click."""
    text = _text(content)
    if not text.startswith(NOT_TYPED):
        return Turn(text, (), has_file=any(map(read_part, _texts(content))))
    click = _click(text)
    # Of its own: what is said next may be about it, and not about the turn before.
    return Turn("", (click,)) if click else None


def _click(text: str) -> Exchange | None:
    """Return the call of a button that was clicked; see `backend/chat/clicked.py`."""
    for line in text.splitlines():
        if line.startswith(_CLICK):
            try:
                noted = json.loads(line)
            except (ValueError, RecursionError):
                return None
            outcome = read_outcome(noted)
            if isinstance(outcome, TaskChange):
                return Exchange(str(noted["tool"]), {}, outcome)
    return None


def _mappings(items: object) -> Iterable[Mapping[str, Any]]:
    if not isinstance(items, Iterable):
        return []
    return [item for item in items if isinstance(item, Mapping)]


def _with_exchange(turn: Turn, call: Mapping[str, Any], output: object) -> Turn:
    try:
        arguments = json.loads(call.get("arguments") or "{}")
    except (TypeError, ValueError, RecursionError):
        arguments = None
    exchange = Exchange(
        tool=str(call.get("name")),
        arguments=arguments if isinstance(arguments, dict) else {},
        outcome=read_outcome(output),
    )
    return replace(turn, exchanges=(*turn.exchanges, exchange))


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    # A file's text is data: nothing in it is a request.
    return " ".join(text for text in _texts(content) if not read_part(text))


def _texts(content: object) -> list[str]:
    parts = content if isinstance(content, list) else []
    texts = (part.get("text") for part in parts if isinstance(part, Mapping))
    return [text for text in texts if isinstance(text, str)]
