"""What a language model reads of a tool's result: all it can use, and nothing else.

Every call of a turn reads all results again, so what is left out here is saved many times over. The
result itself is the contract's, and stays as it is for widgets and for other clients.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

LIST_DESCRIPTION = 200
"""Characters of a description in a list; `get_task` has all of it."""
_OF_TASKS = ("tasks", "candidates", "subtasks")
# A model names tasks by number, and a due instant has its offset already.
_UNREAD = frozenset({"id", "version", "created_at", "deleted_at", "due_zone"})
_NOTHING: tuple[object, ...] = (None, "", [], "none")
_SECONDS = re.compile(r"(?<=T\d\d:\d\d):\d\d(\.\d+)?")


def readable(structured: Mapping[str, Any]) -> dict[str, Any]:
    """Return the structured content of a result, or a refusal, without what no model needs."""
    shown = {name: value for name, value in structured.items() if value not in _NOTHING}
    for name in _OF_TASKS:
        if name in shown:
            shown[name] = [_row(task) for task in shown[name]]
    if isinstance(shown.get("task"), Mapping):
        shown["task"] = _task(shown["task"])
    if structured.get("tasks") == []:
        shown["tasks"] = []  # That a list is empty is the answer.
    return shown


def plain_json(text: str) -> str:
    """Return JSON without spaces and escapes; any other text as it is.

    The Agents SDK writes `\\u0645` for one letter that is not ASCII: up to six times the tokens.
    """
    if not text.startswith(("{", "[")):
        return text
    try:
        return compact_json(json.loads(text))
    except ValueError:
        return text


def compact_json(value: object) -> str:
    """Return the value as the shortest JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(task: Mapping[str, Any]) -> dict[str, Any]:
    shown = _task(task)
    description = shown.get("description", "")
    if len(description) > LIST_DESCRIPTION:
        shown["description"] = f"{description[:LIST_DESCRIPTION]}…"
    return shown


def _task(task: Mapping[str, Any]) -> dict[str, Any]:
    shown = {
        name: value for name, value in task.items() if name not in _UNREAD and value not in _NOTHING
    }
    if "repeat_words" in shown:
        shown.pop("repeat", None)
    if "completed_at" in shown:
        shown["completed_at"] = _SECONDS.sub("", shown["completed_at"])
    return shown
