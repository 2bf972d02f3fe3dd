"""What a tool answered, read from the text that a model gets to see."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mcp_server.contract import Refusal, TaskChange, TaskPage

Result = TypeVar("Result", bound=BaseModel)

_DEEPEST = 4
_SHOWN = 300
_WRAPPERS = ("structuredContent", "structured_content", "result", "text")
# How the Agents SDK starts the text of a tool that raised; the reason comes after it.
_SDK_FAILURE = "Error: "


@dataclass(frozen=True)
class Failure:
    """An answer that is no result: plain text, for a call that broke."""

    text: str


Outcome = TaskChange | TaskPage | Refusal | Failure


def read_outcome(output: object) -> Outcome:
    """Return what a tool answered: JSON text, an object, or either one inside content parts."""
    for value in _objects(output, _DEEPEST):
        result = _result(value)
        if result is not None:
            return result
    text = " ".join(_text(output).split())
    return Failure(text.rpartition(_SDK_FAILURE)[2][:_SHOWN])


def _result(value: Mapping[str, Any]) -> Outcome | None:
    if "error" in value:
        return _validated(Refusal, value)
    if "total" in value:
        return _validated(TaskPage, value)
    return _validated(TaskChange, value) if "tasks" in value else None


def _validated(model: type[Result], value: object) -> Result | None:
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def _objects(output: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth == 0:
        return
    if isinstance(output, str):
        yield from _objects(_parsed(output), depth - 1)
    elif isinstance(output, list):
        for part in output:
            yield from _objects(part, depth - 1)
    elif isinstance(output, Mapping):
        yield output
        for wrapper in _WRAPPERS:
            yield from _objects(output.get(wrapper), depth - 1)


def _parsed(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _text(output: object) -> str:
    if isinstance(output, list):
        return " ".join(map(_text, output))
    if isinstance(output, Mapping):
        return str(output.get("text") or output.get("message") or "")
    return output if isinstance(output, str) else ""
