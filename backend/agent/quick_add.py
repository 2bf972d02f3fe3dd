"""A line such as "buy milk tomorrow 5pm" as a task: no language model, and no assistant either."""

from collections.abc import Mapping
from dataclasses import replace

from backend.agent.builtin.adding import added
from backend.agent.builtin.intents import AddTask
from backend.agent.builtin.language import Language
from backend.agent.builtin.languages.choice import LANGUAGES
from backend.agent.builtin.parser import parse

LONGEST = 400
"""Characters. What is longer is no line for a list."""


def read_line(text: str) -> AddTask:
    """Return the task that the line names: its title, and what else is said of it.

    Dates stay in words: the task server reads them in the owner's time zone.
    """
    readings = [_read(" ".join(text.split()), language) for language in LANGUAGES]
    # The language that makes most of the line; English where several make the same of it.
    best = max(readings, key=lambda task: len(task.fields))
    return best if best.title else replace(best, title=text.strip(), fields=dict[str, object]())


def arguments_of(task: AddTask, **usual: str) -> Mapping[str, object]:
    """Return the arguments of `add_task`: what the line says, else what is `usual`."""
    given = {name: value for name, value in usual.items() if value}
    return {**given, **task.fields, "title": task.title}


def _read(text: str, language: Language) -> AddTask:
    """Read a line that may be a command ("add milk"), and is a title if it is any other."""
    match parse(text, language):
        case (AddTask(title=title) as task,) if title:
            return task
    return added(text, language)
