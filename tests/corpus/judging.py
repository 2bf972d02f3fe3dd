"""Whether what the assistant did and said is what was expected."""

from collections.abc import Sequence, Set
from itertools import product

from tests.corpus.meaning import READS, Deed, deeds, folded, variants
from tests.corpus.tools import Seen
from tests.corpus.utterance import Arguments, Calls, Utterance

_QUESTION_MARKS = "?؟"
_LOOKUPS = ("list_tasks", "get_task", "list_lists")
_LIMIT = "TASKCHAT_MODEL"
"""Named, in every language, where the assistant says that it did not understand."""
_UNKNOWN = 0
"""Number of a task that no reference fits."""


def is_right(utterance: Utterance, seen: Sequence[Seen], text: str) -> bool:
    """Say whether the calls, or the answer without any, are one of those expected."""
    return bool(text.strip()) and any(
        _is_done(option, seen) if option else _is_said(utterance, seen, text)
        for option in utterance.options
    )


def _is_done(expected: Calls, seen: Sequence[Seen]) -> bool:
    calls = [
        [
            deeds(call.tool, arguments, _expected_numbers(arguments))
            for arguments in variants(call.arguments)
        ]
        for call in expected
    ]
    rights = [[deed for call in chosen for deed in call] for chosen in product(*calls)]
    tried = _without_attempts(seen)
    return any(
        _are_alike(right, _done(made))
        for made in (tried, _without_lookups(tried))
        for right in rights
    )


def _done(calls: Sequence[Seen]) -> list[Deed]:
    return [deed for call in calls for deed in deeds(call.tool, call.arguments, _numbers(call))]


def _are_alike(expected: Sequence[Deed], done: Sequence[Deed]) -> bool:
    if len(expected) != len(done):
        return False
    places: list[int] = []
    for deed in expected:
        fitting = (at for at, one in enumerate(done) if at not in places and one.like(deed))
        if (place := next(fitting, None)) is None:
            return False
        places.append(place)
    return all(
        places[first] < places[second]
        for second in range(len(places))
        for first in range(second)
        if _is_ordered(expected[first], expected[second])
    )


def _is_ordered(first: Deed, second: Deed) -> bool:
    """Say whether it matters that the first is done before the second."""
    kinds = {first.tool in READS, second.tool in READS}
    same = first.tool == second.tool
    return len(kinds) > 1 or (
        first.tool == "add_task" if same else "undo" in (first.tool, second.tool)
    )


def _without_attempts(seen: Sequence[Seen]) -> list[Seen]:
    """Leave out refused calls that were followed by a better one."""
    return [
        call
        for at, call in enumerate(seen)
        if not (call.refused and any(later.tool == call.tool for later in seen[at + 1 :]))
    ]


def _without_lookups(seen: Sequence[Seen]) -> list[Seen]:
    """Leave out what was read only to know which task to change, or to show."""
    return [
        call
        for at, call in enumerate(seen)
        if not (
            call.tool in _LOOKUPS
            and any(
                later.tool not in _LOOKUPS or later.tool == "get_task" for later in seen[at + 1 :]
            )
        )
    ]


def _expected_numbers(arguments: Arguments) -> list[int]:
    return arguments.get("tasks") or [task for task in [arguments.get("task")] if task]


def _numbers(call: Seen) -> list[int]:
    if not call.refused:
        return call.numbers
    given = call.arguments.get("tasks") or [call.arguments.get("task", "")]
    texts = [str(reference).lstrip("# ") for reference in given]
    return [int(text) if text.isdecimal() else _UNKNOWN for text in texts]


def _is_said(utterance: Utterance, seen: Sequence[Seen], text: str) -> bool:
    changed = any(call.content.get("change_id") for call in seen)
    candidates = {task["number"] for call in seen for task in call.content.get("candidates", ())}
    asked = bool(candidates) or any(mark in text for mark in _QUESTION_MARKS)
    understood = _LIMIT not in text
    wrote = any(call.tool not in READS for call in seen)
    match utterance.answer:
        case "asks":
            named = _names(utterance, candidates, text)
            return asked and named and understood and not changed
        case "offers":
            return asked and not changed
        case "limits":
            return not understood and not seen
        case "smalltalk":
            return understood and not seen
        case "declines":
            return understood and not wrote
        case _:
            return not wrote


def _names(utterance: Utterance, candidates: Set[int], text: str) -> bool:
    """Say whether a question is about all tasks that could be meant, where that is known."""
    meant = {
        number
        for option in utterance.options
        for call in option
        for number in call.arguments.get("tasks", ())
    }
    titles = [task.title for task in utterance.tasks]
    return all(
        number in candidates
        or any(folded(title) in folded(text) for title in titles[number - 1 :][:1])
        for number in meant
    )
