"""What somebody says to have done, and the task that says the same: "I paid the rent"."""

import re
from collections.abc import Sequence

from backend.agent.builtin.language import Language
from mcp_server.contract import Task

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2


def base_forms(verb: str, language: Language) -> frozenset[str]:
    """Return what a past form can be of: "planned" of "plan". Empty if it is no past form."""
    word = verb.strip().casefold()
    if word in language.verbs:
        return frozenset(language.verbs[word].split())
    if language.past:
        found = ((pattern.fullmatch(word), bases) for pattern, bases in language.past)
        return frozenset(form for f, bases in found if f for form in f.expand(bases).split())
    if not word.endswith("ed") or word.endswith("eed"):
        return frozenset()
    stem = word[:-2]
    forms = {stem, f"{stem}e"}
    if stem.endswith("i"):
        forms.add(f"{stem[:-1]}y")
    if stem[-1:] == stem[-2:-1]:
        forms.add(stem[:-1])
    return frozenset(form for form in forms if len(form) >= _SHORTEST)


def fitting(tasks: Sequence[Task], deeds: frozenset[str]) -> list[Task]:
    """Return the open tasks whose title names one of the deeds."""
    return [
        task
        for task in tasks
        if task.status == "pending" and deeds & set(_WORD.findall(task.title.casefold()))
    ]
