"""The date in a text: "pay rent tomorrow 5pm" is "pay rent", due "tomorrow 5pm".

A date is cut out at the end, at the beginning, or where the text goes on with a preposition. What
a name could hold too ("Black Friday", "good morning") needs a word that makes it a date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from backend.agent.builtin.when import (
    LONGEST_PHRASE,
    corrected_date_word,
    read_due_words,
    read_when,
    unmarked,
)
from backend.agent.builtin.when_words import Sureness, When, WhenWords
from foundation.due_words.language import folded

_WORD = re.compile(r"\S+")
_EDGES = " .,;:!?()"
_DIGITS = re.compile(r"[#(]?\d[\d:./-]*(?:[^\W\d_]{1,2})?")
_PIECES = re.compile(r"[^\W\d_]+")
_LONGEST = 600
"""Characters. Three times the longest title: what is longer is kept as it is."""
# Kinds of the grammar that are a date whatever stands before them.
_STRONG = frozenset(
    ("day", "weekday", "month", "date", "dotted", "clock", "am", "pm", "oclock", "uhr")
)
# With these they are, too: "in 2 weeks", "next month", "end of the week".
_STRONG_WITH = frozenset(("in", "next", "this", "coming", "end", "start", "hence", "from", "at"))
_AROUND_THE_CLOCK = "24/7"


@dataclass(frozen=True)
class Dated:
    """A text without its date."""

    rest: str
    when: When
    is_last: bool
    """The date stood at the end."""
    is_linked: bool = False
    """A colon came after the date."""


@lru_cache(maxsize=1024)
def cut_date(text: str, words: WhenWords) -> Dated | None:
    """Return the text and the date in it; None if it has none, or is nothing but one."""
    cutter = _cutter(text, words)
    if cutter is None:
        return None
    last = cutter.at_end()
    # Once more for the other end: "tomorrow call mom at 5pm".
    rest = _cutter(last.rest, words) if last else None
    other = rest.first_found() if rest else None
    joined = _joined(other.when, last.when, words) if last and other else None
    if other and joined:
        return Dated(other.rest, joined, is_last=True)
    return last or cutter.first_found()


def _cutter(text: str, words: WhenWords) -> "_Cutter | None":
    """Return what looks for dates in a text; None for one that is too short or too long."""
    pieces = list(_WORD.finditer(text)) if len(text) <= _LONGEST else []
    return _Cutter(text, pieces, words) if len(pieces) > 1 else None


def cut_leading_date(text: str, words: WhenWords) -> Dated | None:
    """Return the text without the date that it begins with, if it does."""
    cutter = _cutter(text, words)
    return cutter.at_start() if cutter else None


def _joined(first: When, second: When, words: WhenWords) -> When | None:
    """Return "tomorrow" and "at 5pm", from both ends, as one."""
    if first.due and second.due and not first.repeat and not second.repeat:
        return read_when(f"{first.due} {second.due}", words)
    if first.repeat and second.due and not first.due:
        return read_when(f"{first.repeat} {second.due}", words)
    return When(first.due, second.repeat) if second.repeat and not first.repeat else None


@dataclass(frozen=True, eq=False)
class _Cutter:
    text: str
    pieces: Sequence[re.Match[str]]
    words: WhenWords

    @cached_property
    def _spelled(self) -> Sequence[str]:
        return [corrected_date_word(piece[0], self.words) for piece in self.pieces]

    def first_found(self) -> Dated | None:
        return self.at_end() or self.at_start() or self.within()

    def at_end(self) -> Dated | None:
        count = len(self.pieces)
        begin = count
        while begin > 1 and count - begin < LONGEST_PHRASE and self._could_be(begin - 1):
            begin -= 1
        for start in range(begin, count):
            if (when := self._when(start, count)) and self._may_begin(start, count):
                return self._without(start, count, when, is_last=True)
        return None

    def at_start(self) -> Dated | None:
        end = 0
        while end < min(len(self.pieces) - 1, LONGEST_PHRASE) and self._could_be(end):
            end += 1
        for stop in range(end, 0, -1):
            if (when := self._when(0, stop)) and self._may_lead(stop):
                return self._without(0, stop, when, is_last=False)
        return None

    def within(self) -> Dated | None:
        for start in range(1, len(self.pieces) - 1):
            if not self._opens(start):
                continue
            for stop in self._stops(start):
                if (when := self._when(start, stop)) and self._may_begin(start, stop):
                    return self._without(start, stop, when, is_last=False)
        return None

    def _stops(self, start: int) -> Iterator[int]:
        """Yield where a date that begins here can end: before a connector."""
        stop = start
        while stop < min(len(self.pieces), start + LONGEST_PHRASE) and self._could_be(stop):
            stop += 1
        for place in range(min(stop, len(self.pieces) - 1), start, -1):
            if (
                self._word(place) in self.words.connectors
                or self._raw(place - 1).endswith(",")
                or self._is_verb(place)
            ):
                yield place

    def _is_verb(self, place: int) -> bool:
        rest = self.text[self.pieces[place].start() :].rstrip(" .!?")
        return self.words.verbs is not None and bool(self.words.verbs.fullmatch(rest))

    def _when(self, start: int, stop: int) -> When | None:
        phrase = self._span(start, stop)
        if (when := read_when(phrase, self.words)) is not None:
            return when
        bare = unmarked(phrase, self.words)
        reading = read_due_words(bare, self.words)
        # What is unclear goes to the tool, which says why. A date that does not exist is none.
        if reading.sureness is Sureness.UNCLEAR and self._is_worth_asking(bare, reading.kinds):
            return When(due=bare)
        return None

    def _is_worth_asking(self, bare: str, kinds: Sequence[str]) -> bool:
        is_iso = "date" in kinds and bare[:4].isdecimal()
        is_certain = len(kinds) > 1 or kinds == ("date",)
        return not is_iso and bool({"at", "clock", "date"} & set(kinds)) and is_certain

    def _may_begin(self, start: int, stop: int) -> bool:
        """Whether the words from here on are a date and no part of a name."""
        if start and self._word(start - 1) in self.words.compounds:
            return False
        if start and self._raw(start - 1).casefold().endswith(("'s", "\u2019s")):
            return False
        phrase = self._span(start, stop)
        bare = unmarked(phrase, self.words)
        if bare == _AROUND_THE_CLOCK:
            return False
        reading = read_due_words(bare, self.words)
        if reading.is_past:
            return False
        kinds = set(reading.kinds)
        is_marked = len(bare) < len(phrase.strip(_EDGES))
        if reading.sureness is Sureness.NO:
            return True  # It is a repeat, or holds one.
        if reading.kinds[:1] in (("the",), ("a",)) and not is_marked:
            return bool(kinds & {"ordinal", "from", "hence"})
        return (
            bool(kinds & _STRONG)
            or (len(kinds) > 1 and bool(kinds & _STRONG_WITH))
            or (is_marked and not kinds <= {"number", "part", "nth"})
            or (kinds == {"part"} and " " in bare)
            or (is_marked and kinds == {"part"})
        )

    def _may_lead(self, stop: int) -> bool:
        """Whether a text can begin with this date: "friday night lights" does not."""
        kinds = read_due_words(unmarked(self._span(0, stop), self.words), self.words).kinds
        is_linked = bool(
            self.words.links.match(self.text[self.pieces[stop - 1].start() :])
        ) or bool(self.words.links.match(self.text[self.pieces[stop - 1].end() :]))
        if not self._may_begin(0, stop):
            return False
        return is_linked or len(kinds) > 1 or kinds == ("day",) or (stop > 1 and self._opens(0))

    def _opens(self, place: int) -> bool:
        return self._word(place) in self.words.openers

    def _could_be(self, place: int) -> bool:
        """Whether a word can stand in a date at all: a cheap look before the grammar."""
        raw = self._raw(place).strip(_EDGES)
        if _DIGITS.fullmatch(raw):
            return True
        pieces = _PIECES.findall(folded(raw))
        known = self.words.vocabulary | self.words.openers
        return bool(pieces) and len(pieces) < 4 and all(piece in known for piece in pieces)

    def _word(self, place: int) -> str:
        return self._raw(place).strip(_EDGES).casefold()

    def _raw(self, place: int) -> str:
        return self._spelled[place]

    def _span(self, start: int, stop: int) -> str:
        return " ".join(self._spelled[start:stop])

    def _without(self, start: int, stop: int, when: When, *, is_last: bool) -> Dated | None:
        before = self.text[: self.pieces[start].start()].strip(" ,;:\u2013-(@")
        after = self.text[self.pieces[stop - 1].end() :].strip(" ")
        if not before:
            link = self.words.links.match(f" {after}")
            after = after[max(0, link.end() - 1) :] if link and after else after
        rest = f"{before} {after.lstrip(' ,:)')}".strip()
        end = self.pieces[stop - 1].end()
        is_linked = ":" in (self.text[end - 1 : end + 1])
        return Dated(rest, when, is_last, is_linked) if rest.strip(_EDGES) else None
