"""Why a tool did nothing, for people."""

from backend.tasks.errors import TaskRefusedError, TasksError
from backend.texts.answers import RefusalTexts
from backend.texts.texts import Texts
from mcp_server.contract import Refusal, RefusalCode


def refusal_words(refusal: Refusal, texts: Texts, field: str = "") -> str:
    """Return the reason; for a form, what is wrong with its `field`."""
    words = texts.refusals
    if words is None:
        return refusal.message
    is_of_value = refusal.error is RefusalCode.INVALID
    of_field = _of_field(field, words) if is_of_value or field == "parent" else ""
    return of_field or words.of(refusal.error)


def failure_words(error: TasksError, texts: Texts) -> str:
    """Return why tasks cannot be had, or were not changed."""
    if isinstance(error, TaskRefusedError):
        return refusal_words(error.refusal, texts)
    return texts.answer.tasks_unreachable


def _of_field(field: str, words: RefusalTexts) -> str:
    return {
        "title": words.title,
        "description": words.description,
        "due": words.due,
        "time": words.due,
        "repeat": words.repeat,
        "list": words.list,
        "tags": words.tags,
        "parent": words.parent,
    }.get(field, "")
