"""From the words of one language to the symbols that the grammar reads."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from foundation.recurrence.errors import RepeatFormatError

_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d+[^\W\d_]*\.?|[^\W\d_]+|[^\s.]", re.UNICODE
)
_DATE = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", re.ASCII)
_DOTTED_DATE = re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})", re.ASCII)
_NUMBER = re.compile(r"(?P<number>\d{1,6})(?P<ending>\D*)", re.ASCII)
_TYPED = str.maketrans({"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-"})


@dataclass(frozen=True)
class Reading:
    """What one language makes of a text."""

    symbols: str
    """One after the other, each with a space behind it."""
    known: int
    """How many words it knew."""
    error: RepeatFormatError | None


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language: per symbol (see `grammar`), with `|` between them.

    Words are compared without case and accents. The symbol "" is for words that say nothing.
    """

    code: str
    words: Mapping[str, str]
    ordinals: str = ""
    """What follows the digits of an ordinal number, with `|` between."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Words that we know and do not take, by the reason."""

    def read(self, text: str) -> Reading:
        """Return the symbols for a text, or what is wrong with the first words it does not know."""
        tokens = [(token, _folded(token)) for token in _TOKEN.findall(text)]
        symbols: list[str] = []
        unknown: list[str] = []
        known = position = 0
        while position < len(tokens):
            length, symbol = self._at([folded for _, folded in tokens[position:]])
            if symbol is None:
                unknown.append(tokens[position][0])
            elif symbol in self.refused:
                part = " ".join(token for token, _ in tokens[position : position + 2])
                return Reading("", known + 1, RepeatFormatError(part, symbol))
            else:
                known += length
                symbols.append(f"{symbol} " if symbol else "")
            position += length
        error = RepeatFormatError(" ".join(unknown), "is not understood") if unknown else None
        return Reading("".join(symbols), known, error)

    def _at(self, words: list[str]) -> tuple[int, str | None]:
        """Return how many words the longest phrase at the beginning has, and its symbol."""
        for length in range(min(self._longest, len(words)), 0, -1):
            if (symbol := self._phrases.get(tuple(words[:length]))) is not None:
                return length, symbol
        return 1, self._of_digits(words[0])

    def _of_digits(self, word: str) -> str | None:
        if date := _DATE.fullmatch(word) or _DOTTED_DATE.fullmatch(word):
            return f"DATE{date['y']}-{date['m'].zfill(2)}-{date['d'].zfill(2)}"
        if number := _NUMBER.fullmatch(word):
            if not number["ending"]:
                return f"N{int(number['number'])}"
            if number["ending"] in self.ordinals.split("|"):
                return f"O{int(number['number'])}"
            if number["ending"] == "x":
                return f"N{int(number['number'])} TIMES"
        return None

    @cached_property
    def _phrases(self) -> dict[tuple[str, ...], str]:
        return {
            tuple(_folded(token) for token in _TOKEN.findall(phrase)): symbol
            for table in (self.words, self.refused)
            for symbol, phrases in table.items()
            for phrase in phrases.split("|")
        }

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._phrases))


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_TYPED))
    return "".join(c for c in plain if not unicodedata.combining(c))
