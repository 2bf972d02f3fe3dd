"""Typos in the words of commands. Titles keep their spelling."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backend.agent.builtin.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_SWAPPED = 3
_SHORTEST = 4
_LONGEST = 14
_TWO_TYPOS_FROM = 7


@dataclass(frozen=True)
class Spelled:
    """A clause as the rules read it, and as it was written."""

    text: str
    original: str
    origins: tuple[int, ...] = ()
    """For each character of `text` its place in `original`. Empty: they are the same."""

    def group(self, found: re.Match[str], name: str) -> str:
        """Return what a group matched, as it was written. Empty if it matched nothing."""
        if name not in found.re.groupindex or found[name] is None:
            return ""
        start, end = found.span(name)
        if self.origins:
            start, end = self.origins[start], self.origins[end]
        return self.original[start:end].strip()

    def rest(self, start: int) -> str:
        """Return what stands from a place in `text` on, as it was written."""
        return self.original[self.origins[start] if self.origins else start :]


def corrected(clause: str, language: Language) -> Spelled:
    """Return the clause with each near miss of a command word put right."""
    text: list[str] = []
    origins: list[int] = []
    end = 0
    for word in _WORD.finditer(clause):
        right = _nearest(word[0].casefold(), language) or word[0]
        same = range(end, word.start())
        inside = range(word.start(), word.end()) if right == word[0] else None
        text += [clause[end : word.start()], right]
        origins += [*same, *(inside or [word.start()] * len(right))]
        end = word.end()
    text.append(clause[end:])
    origins += range(end, len(clause) + 1)
    return Spelled("".join(text), clause, tuple(origins))


def _nearest(word: str, language: Language) -> str | None:
    if not _SWAPPED <= len(word) <= _LONGEST or word in language.correct_words:
        return None
    near = _search(word, language.vocabulary)
    # Of three letters most are another's neighbours: only swapped ones are a typo ("adn").
    return near if len(word) >= _SHORTEST or (near and sorted(near) == sorted(word)) else None


@lru_cache(maxsize=4096)
def _search(word: str, vocabulary: frozenset[str]) -> str | None:
    typos = 2 if len(word) >= _TWO_TYPOS_FROM else 1
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=typos, limit=4)
    if not near or near[0][1] == 0:
        return None
    nearest = [right for right, distance, _ in near if distance == near[0][1]]
    # Letters are swapped more often than left out: "taks" is "task" before it is "tasks".
    swapped = [right for right in nearest if sorted(right) == sorted(word)]
    swapped = swapped or [right for right in nearest if len(right) == len(word)] or nearest
    if len(swapped) > 1:
        begun = [_same_beginning(right, word) for right in swapped]
        swapped = [
            right for right, length in zip(swapped, begun, strict=True) if length == max(begun)
        ]
    return swapped[0] if len(swapped) == 1 else None


def _same_beginning(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginnings."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
