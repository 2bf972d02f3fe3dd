"""What a tool answered, read from the text that a model gets to see."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from backend.agent.interruption import UNKNOWN_OUTCOME
from mcp_server.contract import (
    ListOverview,
    Refusal,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
)

Result = TypeVar("Result", bound=BaseModel)

_DEEPEST = 4
_SHOWN = 300
_WRAPPERS = ("structuredContent", "structured_content", "result", "text")
# How the Agents SDK starts the text of a tool that raised; the reason comes after it.
_SDK_FAILURE = "Error: "
# What models are spared, see `backend/tasks/reading.py`, and this one has no use for either.
_SPARED = {"version": 0, "status": "pending", "created_at": "1970-01-01T00:00:00Z"}


@dataclass(frozen=True)
class Failure:
    """An answer that is no result: plain text, for a call that broke."""

    text: str
    is_unknown: bool = False
    """Nobody knows what the call has done: the process that made it has gone."""


Outcome = TaskChange | TaskPage | TaskDetail | ListOverview | TaskStats | Refusal | Failure


def read_outcome(output: object) -> Outcome:
    """Return what a tool answered: JSON text, an object, or either one inside content parts."""
    for value in _objects(output, _DEEPEST):
        result = _result(value)
        if result is not None:
            return result
    text = " ".join(_text(output).split())
    if text == UNKNOWN_OUTCOME:
        return Failure("", is_unknown=True)
    return Failure(text.rpartition(_SDK_FAILURE)[2][:_SHOWN])


def _result(value: Mapping[str, Any]) -> Outcome | None:
    if "error" in value:
        return _validated(Refusal, value)
    if "streak_days" in value:
        return _validated(TaskStats, value)
    if "lists" in value or ("total" in value and "tasks" not in value):
        return _validated(ListOverview, {"lists": [], **value})
    if "total" in value:
        return _validated(TaskPage, value)
    if isinstance(value.get("task"), Mapping):
        return _validated(TaskDetail, {**value, "task": _whole(value["task"])})
    return _validated(TaskChange, value) if "tasks" in value else None


def _validated(model: type[Result], value: Mapping[str, Any]) -> Result | None:
    try:
        return model.model_validate({**value, **_whole_tasks(value)})
    except ValidationError:
        return None


def _whole_tasks(value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [_whole(row) if isinstance(row, Mapping) else row for row in value[name]]
        for name in ("tasks", "candidates", "subtasks")
        if isinstance(value.get(name), list)
    }


def _whole(row: Mapping[str, Any]) -> Mapping[str, Any]:
    said = {"id": str(row.get("number")), "repeat": row.get("repeat_words")}
    return {**_SPARED, **said, **row}


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
