"""What the clauses of one message mean together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from backend.agent.builtin.adding import added
from backend.agent.builtin.boundaries import is_more
from backend.agent.builtin.details import merged
from backend.agent.builtin.intents import (
    Act,
    AddTask,
    Instead,
    Intent,
    It,
    Named,
    Remark,
    Reported,
    Unknown,
    Update,
    Wish,
)
from backend.agent.builtin.language import Language
from mcp_server.contract import ToolName

# Said beside a command, it needs no answer.
_SMALL_TALK = (Remark.GREETING, Remark.THANKS, Remark.PRAISE, Wish.YES, Wish.NO)


def joined(intents: Sequence[Intent], language: Language) -> tuple[Intent, ...]:
    """Return the intents of the clauses without those that only go with another one."""
    rest = [intent for intent in intents if intent not in _SMALL_TALK] or list(intents[:1])
    rest = _without_doubts(rest)
    whole: list[Intent] = []
    for intent in rest:
        if whole and isinstance(whole[-1], AddTask) and is_more([intent]):
            whole.append(_one_more(intent, language))
        elif whole and (both := _together(whole[-1], intent, language)) is not None:
            whole[-1] = both
        else:
            whole.append(intent)
    if len(whole) > 1:
        whole = [replace(i, is_part=True) if isinstance(i, Unknown) else i for i in whole]
    return tuple(whole)


def _one_more(intent: Intent, language: Language) -> Intent:
    return added(intent.text, language) if isinstance(intent, Unknown) else intent


def _without_doubts(intents: list[Intent]) -> list[Intent]:
    """Leave out "wrong one" and "not 3" beside what was meant."""
    said = [i for i in intents if isinstance(i, Instead) and i != Instead()]
    is_undone = Wish.UNDO in intents
    if not said and not is_undone:
        return intents
    return [i for i in intents if i != Instead() and not (said and i is Remark.NEGATED)]


def _together(first: Intent, second: Intent, language: Language) -> Intent | None:
    match first, second:
        case Update(), Update():
            return _changed(first, second)
        case AddTask(), Update(references=(It(),)) if first.title:
            return _added(first, second.fields)
        case Reported(thing=thing), Act(tool=ToolName.COMPLETE_TASK, references=(It(),)):
            return Act(ToolName.COMPLETE_TASK, (Named(thing),))
        case ((Wish.UNDO | Reported()), Wish.UNDO):
            # "That was a mistake, undo": the first only says why.
            return Wish.UNDO
        case Wish.UNDO, Update(references=(It(),), fields=fields) if fields:
            # "Scratch that, make it Tuesday": what was added stays.
            return Instead(fields=fields)
        case AddTask() as task, AddTask(title=title) if _is_it(title, language):
            return task
        case Unknown(text=text), AddTask(title=title) if _is_it(title, language):
            return added(text, language)
        case _:
            return None


def _added(task: AddTask, fields: Mapping[str, object]) -> AddTask | None:
    """Return a task to add with what is said of it after: "…, tag it home"."""
    named = {"tags" if name == "add_tags" else name: value for name, value in fields.items()}
    is_new = not named.keys() & (task.fields.keys() | {"title", "clear", "remove_tags"})
    return replace(task, fields=merged(task.fields, named)) if named and is_new else None


def _is_it(title: str, language: Language) -> bool:
    return bool(title) and language.references.it.fullmatch(title) is not None


def _changed(first: Update, second: Update) -> Update | None:
    """Return two changes of one task as one, which is undone at once."""
    is_same = second.references in ((It(),), first.references)
    is_open = not first.fields or not second.fields
    shared = first.fields.keys() & second.fields.keys() - {"add_tags", "remove_tags", "clear"}
    if not is_same or is_open or shared:
        return None
    return replace(first, fields=merged(first.fields, second.fields))
