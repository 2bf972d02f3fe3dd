"""Text as it is compared in a search: without case and accents, in every script."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

_BEFORE = 40
_LENGTH = 160
_MORE = "…"
_STROKES = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae", "œ": "oe"}
"""Letters that Unicode does not take apart; the sixth is Turkish i without a dot."""
_KEYBOARDS = {"ي": "ی", "ى": "ی", "ك": "ک", "ـ": ""}
"""What Arabic keyboards write for letters of Urdu and Persian."""
_TYPED = str.maketrans(_STROKES | _KEYBOARDS)
_PART_OF_A_LETTER = frozenset({0, 8, 9})
"""Canonical combining classes: letters and vowel signs, kana's voicing marks, viramas."""
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class Piece:
    """Some of an excerpt: what was looked for, or what stands around it."""

    text: str
    is_match: bool = False


def folded(text: str) -> str:
    """Return the text as it is compared."""
    return "".join(map(_folded, text))


def words_of(query: str) -> list[str]:
    """Return the words of a query as they are compared, each once."""
    return list(dict.fromkeys(folded(query).split()))


def excerpt(text: str, words: Sequence[str]) -> list[Piece]:
    """Return the part of the text where the first of these folded words stands."""
    text = " ".join(text.split())
    found = _matches(text, words)
    start = _start(text, found[0][0] if found else 0)
    end = min(len(text), start + _LENGTH)
    pieces = [Piece(_MORE)] if start else []
    at = start
    for match_start, match_end in found:
        if match_start < at or match_end > end:
            continue
        pieces += [Piece(text[at:match_start]), Piece(text[match_start:match_end], is_match=True)]
        at = match_end
    pieces += [Piece(text[at:end]), Piece(_MORE if end < len(text) else "")]
    return [piece for piece in pieces if piece.text]


def _start(text: str, match: int) -> int:
    """Return where an excerpt around this place begins: at a word, if there is one near."""
    if match <= _BEFORE:
        return 0
    space = text.find(" ", match - _BEFORE, match)
    return space + 1 if space >= 0 else match


def _matches(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return from where to where in the text each word stands, in order and apart."""
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in _folded(character):
            letters.append(letter)
            places.append(place)
    whole = "".join(letters)
    found: list[tuple[int, int]] = []
    for word in words:
        at = whole.find(word)
        while at >= 0:
            end = places[at + len(word) - 1] + 1
            while end < len(text) and not _folded(text[end]):
                end += 1  # The accents of the last letter.
            found.append((places[at], end))
            at = whole.find(word, at + len(word))
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


@cache
def _folded(character: str) -> str:
    # Twice: what is taken apart can have a case of its own, as the letters of "™" do.
    bare = unicodedata.normalize("NFKD", character).casefold().translate(_TYPED)
    return "".join(filter(_counts, unicodedata.normalize("NFKD", bare)))


def _counts(character: str) -> bool:
    if unicodedata.category(character) in ("Cf", "Cs") or character == "\0":
        return False
    is_selector = ord(character) in _VARIATION_SELECTORS
    return unicodedata.combining(character) in _PART_OF_A_LETTER and not is_selector
