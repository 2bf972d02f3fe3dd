"""How a language says when, as data; and what is found of it in a text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property

from foundation.due_words import language as due_language
from foundation.recurrence.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class WhenWords:
    """How one language says when."""

    due: due_language.Language
    repeat: Vocabulary | None
    marker: re.Pattern[str]
    """Words before a date that only say that it is one: "by", "due on", "starting"."""
    repeat_marker: re.Pattern[str]
    """The same before a repeat: "repeating"."""
    openers: frozenset[str]
    """Words that a date within a text begins with: "on", "next"."""
    connectors: frozenset[str]
    """Words that a text goes on with after a date: "about", "with"."""
    compounds: frozenset[str]
    """Words before a date that make it a part of a name: "black" friday, "the" sunday times."""
    links: re.Pattern[str]
    """Between a date at the beginning and what is to do: "to", a colon."""
    any_day: str
    """A day that a time of the day fits to: "tomorrow"."""
    ranges: Sequence[re.Pattern[str]] = ()
    """In requests for a list: groups `due_from` and `due_to`."""
    spans: Sequence[tuple[re.Pattern[str], Mapping[str, object]]] = ()
    """In requests for a list: a period, and its filters."""
    today: str = ""
    ahead: str = ""
    """Before an amount it is a date: "in"."""
    every_part: re.Pattern[str] | None = None
    """"every morning", which repeats daily at that `part` of the day."""
    every_day: str = ""
    at_part: str = ""
    """With `part` in braces: "in the {part}"."""
    unfinished: re.Pattern[str] | None = None
    """A date that lacks its full stop, taken for the end of the sentence: "10.12"."""
    after: re.Pattern[str] | None = None
    """Words after a date that only say that it is one."""
    verbs: re.Pattern[str] | None = None
    """The end of a text, after a date within it, in languages that put the verb there."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What is written in short: "nxt" week."""
    often_mistyped: frozenset[str] = frozenset()
    """Long words of dates, which are known by a near miss too: "tommorow"."""
    lookalikes: frozenset[str] = frozenset()
    """Words that look like a typo of one of them, and are not: "sundae"."""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that a date or a repeat can hold, as it is compared."""
        phrases = [*self.due.words.values(), *(self.repeat.words.values() if self.repeat else ())]
        return frozenset(
            word
            for phrase in phrases
            for word in re.split(r"[|\s'-]+", due_language.folded(phrase))
        )


class Sureness(Enum):
    """Whether a text is a date."""

    YES = auto()
    UNCLEAR = auto()
    """Words of a date that could mean two things, or do not exist. The tool says which."""
    NO = auto()


@dataclass(frozen=True)
class DueReading:
    """What the grammar makes of a text."""

    sureness: Sureness
    kinds: tuple[str, ...] = ()
    """Of its words, as the grammar names them."""
    is_past: bool = False


@dataclass(frozen=True)
class When:
    """Arguments of the tools."""

    due: str = ""
    repeat: str = ""

    @property
    def fields(self) -> dict[str, object]:
        """Those that are said."""
        given = {"due": self.due, "repeat": self.repeat}
        return {name: text for name, text in given.items() if text}
