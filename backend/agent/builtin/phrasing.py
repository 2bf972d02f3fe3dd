"""Sentences of a language, with tasks and values put in so that nobody takes them for markup."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backend.agent.builtin.english_texts import TEXTS
from backend.agent.builtin.language import DateWords, Language
from backend.texts.catalogues import texts_of
from backend.texts.language import ENGLISH
from backend.widgets.moments import day_words
from mcp_server.contract import Task

_MOST_NAMED = 5
_LONGEST_QUOTE = 80
# Values that are tasks, and the text between the last two.
_JOINED = {"tasks": "and", "any_of": "or"}
# What the page would draw as markup. In the middle of words an underscore is none.
_MARKUP = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)")


@dataclass(frozen=True)
class Phrasing:
    """Sentences in one language; those it lacks are English."""

    language: Language

    def has(self, key: str) -> bool:
        """Whether there is a sentence of this key."""
        return key in self.language.texts or key in TEXTS

    def text(self, key: str, **values: object) -> str:
        """Return a sentence with its values."""
        shown = {name: self._shown(name, value) for name, value in values.items()}
        return (self.language.texts.get(key) or TEXTS[key]).format_map(shown)

    def set_fields(self, task: Task, names: frozenset[str]) -> Iterator[str]:
        """Yield a sentence for each of the fields, as the tool understood it."""
        tags = " ".join(f"#{tag}" for tag in task.tags)
        values = {
            "due": self.due(task),
            "repeat": task.repeat_words,
            "priority": "" if task.priority == "none" else self.text(task.priority),
            "list": task.list,
            "tags": tags,
            "add_tags": tags,
        }
        for name, value in values.items():
            if name in names and value:
                yield self.text(f"set.{name}", **{name: value})

    def due(self, task: Task) -> str:
        """Return when a task is due, in words; "" if never."""
        return self.moment(task.due) if task.due else ""

    def moment(self, due: str) -> str:
        """Return the same for a due day or instant as the contract writes it."""
        if self.language.dates is None:
            return day_words(due, texts_of(ENGLISH))
        return _moment(due, self.language.dates)

    def _shown(self, name: str, value: object) -> str:
        if name in _JOINED and isinstance(value, Sequence):
            return self._named(value, self.text(_JOINED[name]))
        if name == "lists":
            return str(value)  # Made of texts, whose values are plain already.
        return _plain(str(value))

    def _named(self, tasks: Sequence[Task], joint: str) -> str:
        names = [self.text("task", number=t.number, title=t.title) for t in tasks[:_MOST_NAMED]]
        if len(tasks) > _MOST_NAMED:
            names.append(self.text("others", count=len(tasks) - _MOST_NAMED))
        *first, last = names
        return f"{self.text('comma').join(first)}{joint}{last}" if first else last


def _moment(due: str, words: DateWords) -> str:
    moment = dt.datetime.fromisoformat(due)
    day = words.day.format(
        weekday=words.weekdays[moment.weekday()],
        day=moment.day,
        month=words.months[moment.month - 1],
        year=moment.year,
    )
    return words.instant.format(day=day, time=f"{moment:%H:%M}") if "T" in due else day


def _plain(text: str) -> str:
    """On one line, not too long, and with nothing in it that is drawn as markup."""
    line = " ".join(text.split())
    line = line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
    return _MARKUP.sub(r"\\\g<0>", line)
