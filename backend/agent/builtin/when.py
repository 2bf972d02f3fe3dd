"""Words that say when a task is due and how it repeats, read by the grammars of the tools.

The words go to the tools as they are, which resolve them in the owner's zone. What is asked here
is only whether they are a date, so any moment does to read them at.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backend.agent.builtin.when_words import DueReading, Sureness, When, WhenWords
from foundation.due_words import language as due_language
from foundation.due_words.asked import Asked
from foundation.due_words.refusal import RefusalError
from foundation.due_words.sentence import NoSentenceError, due_of
from foundation.due_words.tokens import UnknownWordsError, tokens_of
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.grammar import repeat_of

LONGEST_PHRASE = 10
"""Words. What is longer is no date that people write."""
_LONGEST = 80
_MONDAY = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
_CACHED = 4096
_OF_DAYS = frozenset(("day", "weekday", "date", "month", "unit", "units", "weekend", "ordinal"))
_SHORTEST_TYPO, _TWO_TYPOS_FROM, _LONGEST_TYPO = 5, 7, 12
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.$")
_OFTEN = re.compile(r"^EVERY|OFMONTH")


@lru_cache(maxsize=_CACHED)
def read_due_words(text: str, words: WhenWords) -> DueReading:
    """Return whether the text is a date in the language, with the markers left out."""
    if len(text) > _LONGEST:
        return DueReading(Sureness.NO)
    asked = Asked.of(_MONDAY, ZoneInfo("UTC"), words.due.tag)
    kinds: tuple[str, ...] = ()
    try:
        tokens = tokens_of(due_language.folded(text), words.due)
        kinds = tuple(token.kind for token in tokens)
        is_past = "ago" in kinds or any(t.kind == "day" and t.value[0] == "-" for t in tokens)
        due_of(tokens, asked)
    except RefusalError:
        return DueReading(Sureness.UNCLEAR, kinds)
    except (NoSentenceError, UnknownWordsError):
        return DueReading(Sureness.NO, kinds)
    return DueReading(Sureness.YES, kinds, is_past)


@lru_cache(maxsize=_CACHED)
def is_repeat(text: str, words: WhenWords) -> bool:
    """Whether the text says how often. A plain date, which a repeat may be too, does not."""
    if words.repeat is None or len(text) > _LONGEST:
        return False
    reading = words.repeat.read(text)
    if reading.error or not _OFTEN.search(reading.symbols):
        return False
    try:
        repeat_of(reading.symbols, text)
    except RepeatFormatError:
        return False
    return True


def is_due(text: str, words: WhenWords) -> bool:
    """Whether the text is a date and nothing else, markers aside."""
    bare = unmarked(text, words)
    return bool(bare) and read_due_words(bare, words).sureness is Sureness.YES


def unmarked(text: str, words: WhenWords) -> str:
    """Return the words of a date without what only says that it is one."""
    bare = text.strip(" ,.;:!?()")
    bare = words.after.sub("", bare) if words.after else bare
    bare = bare[found.end() :] if (found := words.marker.match(bare)) else bare
    return f"{bare}." if words.unfinished and words.unfinished.fullmatch(bare) else bare


@lru_cache(maxsize=_CACHED)
def corrected_date_word(word: str, words: WhenWords) -> str:
    """Return the word as it is spelled right if it is a mistyped one of a date."""
    bare = word.strip(" ,.;:!?()").casefold()
    if bare in words.abbreviations:
        return word.casefold().replace(bare, words.abbreviations[bare])
    known = bare in words.vocabulary or bare in words.lookalikes
    if known or not bare.isalpha() or not _SHORTEST_TYPO <= len(bare) <= _LONGEST_TYPO:
        return word
    typos = 2 if len(bare) >= _TWO_TYPOS_FROM else 1
    near = process.extractOne(bare, words.often_mistyped, scorer=OSA.distance, score_cutoff=typos)
    return word.casefold().replace(bare, near[0]) if near else word


@lru_cache(maxsize=_CACHED)
def read_when(text: str, words: WhenWords) -> When | None:
    """Return the date, the repeat, or both, that the whole text is; None if it is none."""
    bare = unmarked(text, words)
    if read_due_words(bare, words).sureness is Sureness.YES:
        return When(due=bare)
    if often := _repeat(text, words):
        return When(repeat=often)
    if daily := _every_part(bare, words):
        return daily
    for first, second in _halves(bare):
        if found := _both(first, second, words) or _both(second, first, words):
            return found
    return None


def _both(often: str, due: str, words: WhenWords) -> When | None:
    often, due = _repeat(often, words), unmarked(due, words)
    if not often or read_due_words(due, words).sureness is not Sureness.YES:
        return None
    return When(_on_first_day(often, due, words), often)


def on_day(due: str, day: str, words: WhenWords) -> str:
    """Return a time alone as one on a day, and any other date as it is."""
    return f"{day} {due}" if day and is_time(due, words) else due


def is_time(due: str, words: WhenWords) -> bool:
    """Whether it names no day."""
    if not due.strip() or set(read_due_words(due, words).kinds) & _OF_DAYS:
        return False
    return read_due_words(f"{words.any_day} {due}", words).sureness is Sureness.YES


def _on_first_day(often: str, due: str, words: WhenWords) -> str:
    """Return the date; a time alone is put on the day that the repeat names: "monday at 7"."""
    if not is_time(due, words):
        return due
    _, *rest = often.split()
    for length in range(len(rest), 0, -1):
        day = " ".join(rest[:length])
        reading = read_due_words(f"{day} {due}", words)
        if reading.sureness is Sureness.YES and set(reading.kinds) & {"weekday", "ordinal"}:
            return f"{day} {due}"
    return due


def _every_part(text: str, words: WhenWords) -> When | None:
    """Return "every morning at 7" as a day and a time, as the tools take it."""
    found = words.every_part.search(text) if words.every_part else None
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    due = f"{rest} {words.at_part.format(part=found['part'])}".strip()
    is_due_then = read_due_words(due, words).sureness is Sureness.YES
    return When(due, words.every_day) if is_due_then else None


def _repeat(text: str, words: WhenWords) -> str:
    bare = text.strip(" ,.;:!?()")
    found = words.repeat_marker.match(bare)
    bare = bare[found.end() :] if found else bare
    return bare if is_repeat(bare, words) else ""


def _halves(text: str) -> Iterator[tuple[str, str]]:
    parts = text.split()
    if len(parts) > LONGEST_PHRASE:
        return
    for index in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:index]), " ".join(parts[index:])
