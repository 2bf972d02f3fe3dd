"""Where one clause of a message ends and the next begins.

A title may hold any word, "and" and verbs too. So a text is cut only where what follows can be
read as a clause of its own, and after a title only where it has to be one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from backend.agent.builtin.boundaries import (
    ends_in_words,
    is_certain,
    is_incomplete,
    is_known,
    is_more,
    is_open,
    may_end,
)
from backend.agent.builtin.intents import AddTask, Intent, Unknown
from backend.agent.builtin.language import Language

MOST_SEGMENTS = 50
"""Places of a line that are looked at. What comes after them belongs to the last clause."""

_LOOKAHEAD = 3
_ANY_ITEM = "x"
_BULLET = re.compile(r"\s*(?:[-*•‣\u2013]|\d{1,3}[.)])\s+")
_TERMINATOR = re.compile(r"[.!;?…]+(?=\s|$)|\n")


@dataclass(frozen=True)
class Clause:
    """A part of a message that asks for one thing."""

    text: str
    is_question: bool = False


Read = Callable[[Clause], Sequence[Intent]]


def split_clauses(text: str, language: Language, read: Read) -> list[Clause]:
    """Return the clauses of a message. Lines under "add these:" stay with it."""
    clauses: list[Clause] = []
    takes_items = False
    for line in filter(str.strip, text.split("\n")):
        bullet = _BULLET.match(line)
        item = line[bullet.end() :] if bullet else line
        if takes_items and (bullet or _is_unknown(read(Clause(item)))):
            header = clauses[-1].text.rstrip()
            is_begun = ":" in header
            clauses[-1] = Clause(f"{header}\n{item}" if is_begun else f"{header}:\n{item}")
            continue
        clauses += _Line(item, language, read).clauses()
        takes_items = _is_header(clauses[-1], read)
    return clauses


def _is_header(clause: Clause, read: Read) -> bool:
    header = clause.text.rstrip()
    if header.endswith(":"):
        return _is_add(read(Clause(f"{header} {_ANY_ITEM}")))
    # "New tasks" on a line of their own.
    return _is_add_of_nothing(read(clause)) and _is_add(read(Clause(f"{header}: {_ANY_ITEM}")))


def _is_unknown(intents: Sequence[Intent]) -> bool:
    return any(isinstance(i, Unknown) for i in intents)


def _is_add(intents: Sequence[Intent]) -> bool:
    return bool(intents) and isinstance(intents[-1], AddTask)


def _is_add_of_nothing(intents: Sequence[Intent]) -> bool:
    match intents:
        case (AddTask(title=""),):
            return True
        case _:
            return False


@dataclass(frozen=True)
class _Segment:
    """What stands between two places where a clause could end."""

    start: int
    end: int
    separator: str
    """The kind of what stands before it."""


@dataclass(frozen=True)
class _Line:
    """A line of a message."""

    text: str
    language: Language
    read: Read

    def clauses(self) -> Iterator[Clause]:
        segments = self._segments()
        start = 0
        for index, segment in enumerate(segments[1:], 1):
            following = segments[index : index + _LOOKAHEAD]
            if self._ends(start, segments[index - 1].end, following):
                yield self._clause(start, segments[index - 1].end)
                start = segment.start
        yield self._clause(start, len(self.text))

    def _segments(self) -> list[_Segment]:
        segments: list[_Segment] = []
        start, kind = 0, ""
        for found in self.language.separator.finditer(self.text):
            if len(segments) + 1 >= MOST_SEGMENTS:
                break
            segments.append(_Segment(start, found.start(), kind))
            start, kind = found.end(), found.lastgroup or ""
        return [*segments, _Segment(start, len(self.text), kind)]

    def _ends(self, start: int, end: int, following: Sequence[_Segment]) -> bool:
        """Whether the clause from start to end is whole, and a new one follows."""
        before = self.read(self._clause(start, end))
        kind = following[0].separator
        if not before:
            return True
        if not may_end(before, kind):
            return False
        if kind in ("soft", "hard") and self._is_incomplete(start, before, following):
            return False
        if self._begins(before, following):
            return True
        return kind in ("hard", "sentence") and not is_open(before) and not ends_in_words(before)

    def _is_incomplete(
        self, start: int, before: Sequence[Intent], following: Sequence[_Segment]
    ) -> bool:
        joined = (self.read(self._clause(start, segment.end)) for segment in following)
        return any(is_incomplete(before, intents) for intents in joined)

    def _begins(self, before: Sequence[Intent], following: Sequence[_Segment]) -> bool:
        """Whether the first of the following segments, or some joined, are a clause."""
        first = following[0]
        for index, segment in enumerate(following):
            if index and is_known(self.read(self._clause(segment.start, segment.end))):
                return False
            after = self._clause(first.start, segment.end)
            intents = self.read(after)
            if first.separator in ("hard", "sentence") and is_more(intents):
                return True
            if not is_known(intents):
                continue
            if first.separator != "soft" or not is_open(before):
                return True
            if is_certain(intents, after.text, self.language):
                return True
        return False

    def _clause(self, start: int, end: int) -> Clause:
        """Return a part of the line; what is asked politely is no question."""
        terminator = _TERMINATOR.search(self.text, start)
        if not terminator or not terminator[0].startswith("?"):
            return Clause(self.text[start:end])
        sentences = [t.end() for t in _TERMINATOR.finditer(self.text, 0, start)]
        sentence = self.text[sentences[-1] if sentences else 0 : terminator.start()]
        is_request = bool(self.language.request.match(sentence))
        return Clause(self.text[start:end], is_question=not is_request)
