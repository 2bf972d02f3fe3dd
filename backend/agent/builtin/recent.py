"""What was said and called since the person wrote last, as a model's input has it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_NOT_TYPED = ("Hidden context for the agent",)


@dataclass
class Called:
    """A call and its output, as JSON where it is JSON."""

    tool: str
    arguments: Any
    output: Any


@dataclass
class Recent:
    """The last message and the calls for it; and the last call before it."""

    message: str = ""
    calls: list[Called] = field(default_factory=list)
    called_before: str = ""


def read_recent(items: object) -> Recent:
    """Return the end of a conversation."""
    if isinstance(items, str):
        return Recent(items)
    recent = Recent()
    waiting: dict[str, Mapping[str, Any]] = {}
    for item in _mappings(items):
        kind = item.get("type")
        if kind == "function_call":
            waiting[str(item.get("call_id"))] = item
        elif kind == "function_call_output":
            call = waiting.pop(str(item.get("call_id")), {})
            output = _json(item.get("output"))
            recent.calls.append(Called(str(call.get("name")), _json(call.get("arguments")), output))
        elif item.get("role") == "user" and not _text(item.get("content")).startswith(_NOT_TYPED):
            before = recent.calls[-1].tool if recent.calls else recent.called_before
            recent = Recent(_text(item.get("content")), called_before=before)
    return recent


def _mappings(items: object) -> Iterable[Mapping[str, Any]]:
    listed = items if isinstance(items, list | tuple) else []
    return [item for item in listed if isinstance(item, Mapping)]


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    texts = (part.get("text") for part in parts if isinstance(part, Mapping))
    return " ".join(text for text in texts if isinstance(text, str))


def _json(value: object) -> Any:
    """Return JSON read, also inside a text part; anything else as it is."""
    if isinstance(value, list | Mapping):
        value = _text([value] if isinstance(value, Mapping) else value)
    try:
        return json.loads(str(value))
    except (ValueError, RecursionError):
        return value
