"""Which of several readings of a clause is meant."""

import re

from backend.agent.builtin.intents import (
    Act,
    AddTask,
    Intent,
    ListTasks,
    Named,
    Pick,
    Reported,
    Update,
    changes_tasks,
)
from mcp_server.contract import ToolName

_WORDS_AND_NUMBER = re.compile(r"\s#?\d{1,9}$")


def is_better(near: Intent, exact: tuple[Intent, ...]) -> bool:
    """Whether a clause means what it means when spelled right, rather than as it is written."""
    if not exact or isinstance(near, AddTask):
        # A command word may be misspelled after "add" too: "add a taks to call mom".
        return True
    # Written wrong it names a task, or words to look for; spelled right it is a plain list.
    return isinstance(near, ListTasks) and "text" not in near.filters


def acts(intent: Intent) -> bool:
    # Adding is harmless, and titles may be questions: "add ask Bob: lunch?"
    return changes_tasks(intent) and not isinstance(intent, AddTask | Pick | Reported)


def is_completion(intent: Intent) -> bool:
    # "I need to finish task 3" says that it is not done.
    return isinstance(intent, Act) and intent.tool is ToolName.COMPLETE_TASK


def ends_in_number(intent: Intent) -> bool:
    """Whether a task is named by words and a number: "taks 3", perhaps misspelled."""
    named = intent.references if isinstance(intent, Act | Update) else ()
    return any(isinstance(r, Named) and _WORDS_AND_NUMBER.search(r.words) for r in named)
