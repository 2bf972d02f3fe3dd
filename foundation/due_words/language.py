"""What a language module holds: its words, each with what it means."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_SAME_LETTERS = str.maketrans("يىكه", "ییکہ")
"""Arabic letters that some keyboards write for Urdu's."""
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass(frozen=True, eq=False)
class Language:
    """One language's words.

    `words` maps meanings to the words that say them, separated by `|`. A meaning is one or more
    `kind:value`, separated by spaces; the kinds are those that the shapes of the rules name.
    Kinds with a value:

    - `day`: days from today; `weekday`: 0 is Monday; `month`: 1 is January
    - `number`, `a` (an article that can count), `nth` (an ordinal in words)
    - `unit` and `units`: `minute` to `year`; the plural can be counted, but has no next or end
    - `hour`: a unit that can also tell the time ("17 h"); `athour` goes before such times alone
    - `part`: `morning`, `afternoon`, `evening` or `night`; `named`: a time that has a name
    - `past`: minutes that are added to the hour that follows; `tail`: to the one before
    """

    tag: str
    examples: str
    words: Mapping[str, str]


def counted(kind: str, first: int, words: str) -> dict[str, str]:
    """Return meanings `kind:first` and on, one for each of the words separated by commas."""
    return {f"{kind}:{first + at}": word.strip() for at, word in enumerate(words.split(","))}


def folded(text: str) -> str:
    """Return the text without case, accents and variants of letters and digits.

    Compatibility forms stay as they are, and unread: "5²" is not 52.
    """
    apart = unicodedata.normalize(
        "NFD", text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    )
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare.translate(_SAME_LETTERS).translate(_DIGITS)
