"""What a list is about, beyond the status of its tasks."""

from backend.texts.texts import Texts
from backend.texts.widgets import ListTexts
from backend.widgets.task_filters import TaskFilters
from backend.widgets.task_row import priority_words
from mcp_server.contract import When


def filter_words(filters: TaskFilters, texts: Texts) -> str:
    """Return it in words; "" if it is about everything."""
    words = texts.list
    named = [words.quoted.format(text=filters.text)] if filters.text else []
    named += [filters.list] if filters.list else []
    named += [f"#{filters.tag}"] if filters.tag else []
    named += [_when(filters.when, words)] if filters.when else []
    if filters.priority:
        priority = priority_words(filters.priority, texts) or texts.form.none.lower()
        named.append(words.priority.format(priority=priority))
    if filters.parent:
        named.append(words.parts_of.format(number=filters.parent.lstrip("#")))
    return words.separator.join(named)


def _when(when: When, words: ListTexts) -> str:
    return {
        "overdue": words.overdue.lower(),
        "today": words.today.lower(),
        "tomorrow": words.tomorrow,
        "week": words.week,
        "upcoming": words.upcoming,
        "someday": words.someday,
    }[when]
