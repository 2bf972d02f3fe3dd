"""Going on with an answer that broke off: “continue” asks for what the message before it asked."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.agent.builtin.intents import Wish
from backend.agent.builtin.language import Language
from backend.agent.builtin.parser import parse
from backend.agent.interruption import STOPPED, UNKNOWN_OUTCOME
from mcp_server.contract import ToolName

_LONGEST = 40
"""Characters of a message that may say no more than that it goes on."""
_HIDDEN = "Hidden context for the agent"
_CHANGES = frozenset(ToolName) - {
    ToolName.LIST_TASKS,
    ToolName.GET_TASK,
    ToolName.LIST_LISTS,
    ToolName.TASK_STATS,
}


def resumed(items: object, languages: Sequence[Language]) -> object:
    """Return the input without each “continue” that came right after an answer broke off.

    So its message is the one to answer, and the calls that were made for it are made already: no
    change is made again, and what is left to do is done.
    """
    if not isinstance(items, list):
        return items
    unread = {
        item.get("call_id")
        for item in items
        if isinstance(item, Mapping) and item.get("output") == UNKNOWN_OUTCOME
    } - _changing(items)
    kept: list[object] = []
    is_broken_off = False
    for item in items:
        if unread and isinstance(item, Mapping) and item.get("call_id") in unread:
            continue  # Nobody has seen what it found. It can be made once more.
        text = _said(item)
        if text is None:
            kept.append(item)
        elif text.startswith(_HIDDEN):
            is_broken_off = is_broken_off or STOPPED in text
            kept.append(item)
        else:
            if not (is_broken_off and _goes_on(text, languages)):
                kept.append(item)
            is_broken_off = False
    return kept


def _changing(items: list[Any]) -> set[object]:
    """Return the ids of the calls that may have changed something."""
    calls = (item for item in items if isinstance(item, Mapping) and "name" in item)
    return {call.get("call_id") for call in calls if call["name"] in _CHANGES}


def _said(item: object) -> str | None:
    """Return the text of an item in the user's role."""
    if not isinstance(item, Mapping) or item.get("role") != "user":
        return None
    content: Any = item.get("content")
    if isinstance(content, str):
        return content
    parts = [part for part in content or [] if isinstance(part, Mapping)]
    return " ".join(str(part.get("text", "")) for part in parts)


def _goes_on(text: str, languages: Sequence[Language]) -> bool:
    is_short = len(text) <= _LONGEST
    return is_short and any(parse(text, language) == (Wish.MORE,) for language in languages)
