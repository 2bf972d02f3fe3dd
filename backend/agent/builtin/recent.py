"""What was said and called since the person wrote last, as a model's input has it."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from backend.agent.builtin.conversation import NOT_TYPED
from backend.agent.files import LEFT_OUT, read_part

_INSTEAD = re.compile(r"\[[^\[\]\n]*\]")
"""What stands for a file that cannot be read: see `backend/chat/attached.py`."""


class AttachedText(NamedTuple):
    """A file, as far as it is text."""

    name: str
    text: str
    is_cut: bool
    """It is longer than this."""


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
    files: list[AttachedText] = field(default_factory=list)
    """Texts that came with the message; with the one right before, if it did nothing with them."""
    has_image: bool = False


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
        elif item.get("role") == "user" and not _text(item.get("content")).startswith(NOT_TYPED):
            recent = _said(item.get("content"), recent)
    return recent


def _said(content: object, before: Recent) -> Recent:
    files = files_in(content)
    return Recent(
        _text(content),
        called_before=before.calls[-1].tool if before.calls else before.called_before,
        files=files or ([] if before.calls else before.files),
        has_image=any(part.get("type") == "input_image" for part in _parts(content)),
    )


def files_in(content: object) -> list[AttachedText]:
    """Return the files of a message that have a text."""
    read = (read_part(str(part.get("text", ""))) for part in _parts(content))
    return [
        AttachedText(name, text.removesuffix(LEFT_OUT).rstrip(), text.endswith(LEFT_OUT))
        for name, text in filter(None, read)
        if text and not _INSTEAD.fullmatch(text)
    ]


def _mappings(items: object) -> Iterable[Mapping[str, Any]]:
    listed = items if isinstance(items, list | tuple) else []
    return [item for item in listed if isinstance(item, Mapping)]


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    texts = (part.get("text") for part in _parts(content))
    # A file's text is data: nothing in it is a request.
    return " ".join(text for text in texts if isinstance(text, str) and not read_part(text))


def _parts(content: object) -> list[Mapping[str, Any]]:
    parts = content if isinstance(content, list) else []
    return [part for part in parts if isinstance(part, Mapping)]


def _json(value: object) -> Any:
    """Return JSON read, also inside a text part; anything else as it is."""
    if isinstance(value, list | Mapping):
        value = _text([value] if isinstance(value, Mapping) else value)
    try:
        return json.loads(str(value))
    except (ValueError, RecursionError):
        return value
