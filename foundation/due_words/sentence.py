"""Cuts tokens into phrases: a day, a time, a part of the day, in any order."""

from collections.abc import Iterator, Sequence

from foundation.dates import Due
from foundation.due_words import day_phrases, times
from foundation.due_words.asked import Asked
from foundation.due_words.meaning import Said, meaning_of
from foundation.due_words.refusal import RefusalError
from foundation.due_words.shapes import Phrase, Shape
from foundation.due_words.tokens import Token

_MOST_TOKENS = 16
_ROLES = {
    "relative": [shape for shape, _ in day_phrases.RELATIVE],
    "date": [shape for shape, _ in day_phrases.DATES],
    "weekday": [Shape("on? (the|counter)? weekday")],
    "time": [times.TIME],
    "midnight": [times.MIDNIGHT],
    "part": [times.PART],
}
"""What a phrase can be in a sentence; each is taken once."""


class NoSentenceError(Exception):
    """The words are known, and say nothing together."""


def due_of(tokens: Sequence[Token], asked: Asked) -> Due:
    """Return the one thing that the tokens can mean.

    Raises:
        RefusalError: If it does not exist, contradicts itself, has passed, or is one of several.
        NoSentenceError: If the tokens are none of ours.
    """
    if tokens and tokens[0].kind == "by":
        tokens = tokens[1:]
    if not tokens or len(tokens) > _MOST_TOKENS:
        raise NoSentenceError
    found: set[Due] = set()
    refusals: list[RefusalError] = []
    for said in _sentences(tokens, {}):
        try:
            found.add(meaning_of(said, asked))
        except RefusalError as error:
            refusals.append(error)
    if len(found) > 1:
        raise RefusalError(f"it could be {' or '.join(sorted(due.text for due in found)[:2])}")
    if found:
        return found.pop()
    if refusals:
        raise refusals[0]
    raise NoSentenceError


def _sentences(tokens: Sequence[Token], said: Said) -> Iterator[Said]:
    if not tokens:
        if _fit_together(said):
            yield said
        return
    for length in range(1, len(tokens) + 1):
        phrase = Phrase(tokens[:length])
        for role, shapes in _ROLES.items():
            if role not in said and any(shape.fits(phrase) for shape in shapes):
                yield from _sentences(tokens[length:], {**said, role: phrase})


def _fit_together(said: Said) -> bool:
    if {"relative", "date"} <= said.keys() or {"time", "midnight"} <= said.keys():
        return False
    return "weekday" not in said or "date" in said
