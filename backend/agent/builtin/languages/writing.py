"""Patterns and words that fit however they are typed: without accents, or with another keyboard.

"lösche", "loesche" and "losche" are one word, and so are "complète" and "complete". Patterns are
written the right way; accented letters must not stand inside a class (`[…]`).
"""

import re
from collections.abc import Mapping
from typing import get_args

from backend.agent.builtin.language import Kind, Rule
from mcp_server.contract import Priority, StatusFilter

_ALIKE = {
    "ä": ("a", "ae"),
    "ö": ("o", "oe"),
    "ü": ("u", "ue"),
    "ß": ("ss",),
    "œ": ("oe",),
    **dict.fromkeys("áâà", ("a",)),
    **dict.fromkeys("éèêë", ("e",)),
    **dict.fromkeys("íîï", ("i",)),
    **dict.fromkeys("óô", ("o",)),
    **dict.fromkeys("úûù", ("u",)),
    "ñ": ("n",),
    "ç": ("c",),
    # Letters of Arabic keyboards in the place of Urdu's.
    "ی": ("ي", "ى"),
    "ک": ("ك",),
    "ہ": ("ه", "ة"),
    "ۂ": ("ہ",),
    "ؤ": ("و",),
    "ئ": ("ی",),
}
_CLASSES = str.maketrans({letter: f"(?:{'|'.join((letter, *o))})" for letter, o in _ALIKE.items()})
_SPELLINGS = [
    {ord(letter): others[min(choice, len(others) - 1)] for letter, others in _ALIKE.items()}
    for choice in range(2)
]


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern that takes capitals for small letters and spans lines."""
    return re.compile(text.translate(_CLASSES), re.IGNORECASE | re.DOTALL)


def words(text: str) -> frozenset[str]:
    """Return the words of a text, in each of their spellings."""
    return frozenset(spelling for word in text.split() for spelling in _spellings(word))


def meanings(**said: str) -> dict[str, str]:
    """Return what words mean: for each meaning the words that say it."""
    return meant(said)


def meant(said: Mapping[str, str]) -> dict[str, str]:
    """The same, for meanings that are no names."""
    return {word: meaning for meaning, text in said.items() for word in words(text)}


def statuses(**said: str) -> dict[str, StatusFilter]:
    """Return which tasks words mean: for each status the words that say it."""
    by_name: dict[str, StatusFilter] = {status: status for status in get_args(StatusFilter)}
    return {word: by_name[name] for word, name in meanings(**said).items()}


def priorities(**said: str) -> dict[str, Priority]:
    """Return which priority words mean."""
    by_name: dict[str, Priority] = {priority: priority for priority in get_args(Priority)}
    return {word: by_name[name] for word, name in meanings(**said).items()}


def counted(*rows: str, first: int = 0) -> dict[str, int]:
    """Return what words count. In each row they are separated by spaces, their forms by `|`."""
    return {
        spelling: place
        for row in rows
        for place, forms in enumerate(row.split(), first)
        for spelling in words(forms.replace("|", " "))
    }


def rules(kind: Kind, *patterns: str, needs_number: bool = False) -> list[Rule]:
    """Return a rule for each pattern, which has to fit a whole clause."""
    return [Rule(kind, pattern(text), needs_number) for text in patterns]


def _spellings(word: str) -> set[str]:
    return {word, *(word.translate(spelling) for spelling in _SPELLINGS)}
