"""The interface assistant without a language model: looks in the words people use for them."""

import re
from typing import Any

from backend.agent.builtin.interface_words import ALONE, FILLERS, NORMAL, NOUNS, SETS, SIZES
from backend.agent.builtin.recent import Recent
from backend.agent.builtin.steps import Answer, Call, Calls

TOOL = "change_interface"
_HELP = (
    "I can change how this page looks: dark, light or system theme, bigger or smaller text, "
    "compact or spacious layout, rounder or sharper corners, and where the chat stands. “Undo the "
    "look” takes it back."
)
_UNDO = re.compile(
    r"(?:please\s+)?(?:undo|take back|revert)(?:\s+(?:the|that|this|my|last))*\s+(?:\w+\s+)?"
    r"(?:theme|look|looks|layout|design|interface|appearance|colou?rs?)(?:\s+change)?[\s.!]*",
    re.IGNORECASE,
)
_PLAIN_UNDO = re.compile(
    r"(?:please\s+)?(?:undo|undo (?:it|that|this)|take (?:it|that) back|revert (?:it|that)|"
    r"r[üu]ckg[äa]ngig(?: machen)?|mach das r[üu]ckg[äa]ngig|annule(?:r)?(?: [çc]a)?"
    r"|deshacer|deshaz)[\s.!]*",
    re.IGNORECASE,
)
_RESET = re.compile(
    r"(?:please\s+)?(?:reset|restore)\s+(?:the\s+|my\s+)?(?:theme|look|looks|layout|design"
    r"|interface|appearance|page)(?:\s+to\s+(?:the\s+)?(?:default|normal)s?)?[\s.!]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'\u2019-]+")
_LONGEST = 120


def wants_interface(recent: Recent) -> bool:
    """Return whether the message is for the interface assistant."""
    return _asked(recent) is not None


def interface_step(recent: Recent) -> Calls | Answer:
    """Return the call to make now, or the answer."""
    if done := [call for call in recent.calls if call.tool == TOOL]:
        return Answer(_told(done[-1].output))
    asked = _asked(recent)
    return Calls((Call(TOOL, asked),)) if asked else Answer(_HELP)


def _asked(recent: Recent) -> dict[str, Any] | None:
    message = recent.message.strip()
    if len(message) > _LONGEST:
        return None
    if _UNDO.fullmatch(message) or (
        recent.called_before == TOOL and _PLAIN_UNDO.fullmatch(message)
    ):
        return {"undo": True}
    if _RESET.fullmatch(message):
        return {"reset": True}
    return _settings([word.casefold().replace("\u2019", "'") for word in _WORD.findall(message)])


def _settings(words: list[str]) -> dict[str, Any] | None:
    """Return what the words set, if they are about looks and nothing else."""
    nouns = {word for word in words if word in NOUNS}
    known = FILLERS | NOUNS | NORMAL | SETS.keys()
    if any(word not in known for word in words):
        return None
    settings: dict[str, Any] = dict(SETS[word] for word in words if word in SETS)
    if any(word in NORMAL for word in words) and nouns:
        settings["text_size" if nouns & SIZES else "density"] = "normal"
    if not settings or not (nouns or ALONE.issuperset(w for w in words if w in SETS)):
        return None
    return settings


def _told(output: Any) -> str:
    result = output if isinstance(output, dict) else {}
    if "error" in result or not isinstance(result.get("changed"), list):
        reason = str(result.get("error") or "The page did not answer.")
        return f"Nothing was changed. {reason[:200]}"
    current = result.get("settings")
    settings = current if isinstance(current, dict) else {}
    names = [str(name) for name in result["changed"]]
    if not names:
        return "It looks like that already."
    said = ", ".join(f"{name.replace('_', ' ')}: {settings.get(name)}" for name in names[:8])
    return f"Done ({said}). “Undo the look” takes it back."
