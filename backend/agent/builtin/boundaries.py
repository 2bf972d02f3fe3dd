"""Whether one clause can end and another begin, judged by what they mean."""

from collections.abc import Sequence

from backend.agent.builtin.intents import (
    Act,
    AddTask,
    Intent,
    It,
    ListTasks,
    Named,
    Pick,
    Remark,
    Shift,
    ShowLists,
    ShowStatistics,
    ShowTask,
    Unknown,
    Update,
)
from backend.agent.builtin.language import Language
from mcp_server.contract import ToolName


def may_end(intents: Sequence[Intent], separator: str) -> bool:
    """Whether a separator of this kind can end a clause with these intents."""
    # "Don't delete 3 and complete 4": what is negated or asked reaches over "and".
    if Remark.QUESTION in intents:
        return separator in ("hard", "sentence")
    return Remark.NEGATED not in intents or separator in ("hard", "sentence", "but")


def is_known(intents: Sequence[Intent]) -> bool:
    """Whether a text is a clause: not nothing, unknown words, or tasks alone."""
    return bool(intents) and not any(_is_no_clause(i) for i in intents)


def _is_no_clause(intent: Intent) -> bool:
    # Filters alone are a clause only where nothing stands before them: "…, high priority".
    return isinstance(intent, Unknown | Pick) or (
        isinstance(intent, ListTasks) and intent.is_refining
    )


def is_more(intents: Sequence[Intent]) -> bool:
    """Whether the text says that it is more of what stands before: "Also call mom"."""
    return bool(intents) and isinstance(intents[0], Unknown) and intents[0].is_more


def is_open(intents: Sequence[Intent]) -> bool:
    """Whether the clause ends in free text, which may go on."""
    match intents[-1]:
        case AddTask(title=title):
            return bool(title)
        case Update(fields=fields):
            return bool(fields.keys() & {"title", "description"})
        case ListTasks(filters=filters):
            return "text" in filters
        case Unknown():
            return True
        case _:
            return False


def ends_in_words(intents: Sequence[Intent]) -> bool:
    """Whether the clause ends in words of a title that names a task."""
    last = intents[-1]
    named = last.references if isinstance(last, Act | Update) else ()
    return any(isinstance(r, Named) and not r.is_number for r in named)


def is_incomplete(before: Sequence[Intent], joined: Sequence[Intent]) -> bool:
    """Whether a clause needs what follows: "tasks 1, and 3 are done", "pending, and done"."""
    if all(isinstance(i, ListTasks) and "text" not in i.filters for i in (*before, *joined)):
        return True
    return _goes_on(before, joined) or (not is_known(before) and is_known(joined))


def _goes_on(before: Sequence[Intent], joined: Sequence[Intent]) -> bool:
    """Whether what follows only says more of the same: "…, list home"."""
    match before, joined:
        case (AddTask() as first,), (AddTask() as whole,):
            is_same = first.title == whole.title
        case (Update() as first,), (Update() as whole,):
            is_same = first.references == whole.references
        case _:
            return False
    return is_same and first.fields.items() <= whole.fields.items() and first.fields != whole.fields


def is_certain(intents: Sequence[Intent], text: str, language: Language) -> bool:
    """Whether the text has to be a command, even after a title."""
    match intents[0]:
        case AddTask(title=title):
            return bool(title)
        case ListTasks(filters=filters):
            return "text" not in filters and " " in text.strip()
        case Act(tool=ToolName.DELETE_TASK, references=references) if It() in references:
            return False
        case Act() | Update() | Shift():
            return bool(language.evidence.search(text))
        case ShowTask() | ShowLists() | ShowStatistics():
            return " " in text.strip()
        case _:
            return False
