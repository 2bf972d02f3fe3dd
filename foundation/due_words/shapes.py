"""Shapes of phrases: patterns over the kinds of their tokens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from foundation.due_words.tokens import Token


class Phrase:
    """Some tokens, asked by kind."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.kinds = "".join(f"{token.kind}_" for token in tokens)

    def every(self, *kinds: str) -> list[str]:
        """Return the values of all tokens of these kinds, in the order they were said."""
        return [token.value for token in self._tokens if token.kind in kinds]

    def first(self, *kinds: str) -> str | None:
        """Return the first of them, if there is one."""
        return next(iter(self.every(*kinds)), None)

    def number(self, *kinds: str) -> int:
        """Return the first of them, which the shape ensures is a whole number."""
        return int(self.every(*kinds)[0])

    def says(self, *kinds: str) -> bool:
        """Return whether a token is of one of these kinds."""
        return any(token.kind in kinds for token in self._tokens)


@dataclass(frozen=True)
class Shape:
    """A regular expression that is written over kinds: `on? weekday (next|coming)?`."""

    text: str

    def fits(self, phrase: Phrase) -> bool:
        """Return whether the whole phrase is of this shape."""
        return _compiled(self.text).fullmatch(phrase.kinds) is not None


@cache
def _compiled(text: str) -> re.Pattern[str]:
    # At the first use: compiling all of them would be most of the time that the import takes.
    return re.compile("".join(re.sub("[a-z]+", r"(?:\g<0>_)", text).split()))
