"""Reads when something is due from what people type."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from foundation import cleaning
from foundation.dates import Due, DueFormatError, parse_due
from foundation.due_words.asked import Asked
from foundation.due_words.english import ENGLISH
from foundation.due_words.french import FRENCH
from foundation.due_words.german import GERMAN
from foundation.due_words.language import Language, folded
from foundation.due_words.refusal import RefusalError
from foundation.due_words.sentence import NoSentenceError, due_of
from foundation.due_words.spanish import SPANISH
from foundation.due_words.tokens import UnknownWordsError, tokens_of
from foundation.due_words.urdu import URDU

LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, URDU)
MAX_LENGTH = 200
_SHOWN = 40


@dataclass(frozen=True)
class _Refusal:
    distance: int
    """How far it is from being understood: 1, and the number of unknown words; or 0."""
    reason: str
    language: Language


def read_due(text: str, *, now: dt.datetime, zone: ZoneInfo, language: str = "") -> Due:
    """Return what the text means at `now` (aware) in the owner's zone.

    Days and times without more are the next ones; every word counts. A phrase of a day is a day
    and one with a time is an instant. `language` is a BCP 47 tag: it decides where two languages
    read the text differently, and the order of day and month.

    Raises:
        DueFormatError: If the text is not understood or not clear; its message is for the one
            who wrote the text, says what was wrong, and gives examples.
    """
    if len(text) > MAX_LENGTH:
        raise _refused(f"A date of {len(text)} characters is too long.", ENGLISH)
    try:
        return parse_due(text.strip(), zone)
    except DueFormatError:
        return _read_words(text, Asked.of(now, zone, language))


def _read_words(text: str, asked: Asked) -> Due:
    readings: dict[Due, Language] = {}
    refusals: list[_Refusal] = []
    # The asker's own language first: what it reads is what is meant.
    for language in sorted(LANGUAGES, key=lambda known: known.tag != asked.language):
        read = _read_in(language, text, asked)
        if isinstance(read, _Refusal):
            refusals.append(read)
        elif language.tag == asked.language:
            return read
        else:
            readings.setdefault(read, language)
    if len(readings) == 1:
        return readings.popitem()[0]
    if readings:
        meanings = " or ".join(f"{due.text} ({known.tag})" for due, known in readings.items())
        raise _refused(f'"{_shown(text)}" could be {meanings}.', ENGLISH)
    nearest = min(refusals, key=lambda refusal: refusal.distance)
    raise _refused(nearest.reason, nearest.language)


def _read_in(language: Language, text: str, asked: Asked) -> "Due | _Refusal":
    try:
        return due_of(tokens_of(folded(text), language), asked)
    except RefusalError as error:
        return _Refusal(0, f'I cannot read "{_shown(text)}": {error}.', language)
    except NoSentenceError:
        return _Refusal(1, f'I cannot read "{_shown(text)}" as one date.', language)
    except UnknownWordsError as error:
        unknown = _shown(" ".join(error.args))
        return _Refusal(1 + len(error.args), f'I do not know "{unknown}" in a date.', language)


def _shown(text: str) -> str:
    return cleaning.shortened(cleaning.one_line(text), _SHOWN)


def _refused(reason: str, language: Language) -> DueFormatError:
    return DueFormatError(f"{reason} Try {language.examples}.")
