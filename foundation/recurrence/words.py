"""A repeat from what people and models type: words, or a rule."""

import datetime as dt
from collections.abc import Sequence

from foundation.cleaning import one_line
from foundation.recurrence.english import ENGLISH
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.french import FRENCH
from foundation.recurrence.german import GERMAN
from foundation.recurrence.grammar import repeat_of
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import MAX_LENGTH, is_rrule, parse_rrule
from foundation.recurrence.spanish import SPANISH
from foundation.recurrence.urdu import URDU
from foundation.recurrence.vocabulary import Vocabulary

_LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH, URDU)


def read_repeat(text: str, *, language: str = "", zone: dt.tzinfo = dt.UTC) -> Repeat:
    """Return the repeat that a text means: "every 2 weeks on tue", "monatlich", an RRULE.

    `language`: a tag such as `de` or `de-AT`, which goes before the others. `zone`: of the user,
    for the day of an RRULE's `UNTIL` that is an instant.

    Raises:
        RepeatFormatError: If any of it is not understood, or could mean something else too.
    """
    text = text[: MAX_LENGTH + 1]
    if is_rrule(text):
        return parse_rrule(text, zone=zone)
    text = one_line(text)
    if not text or len(text) > MAX_LENGTH:
        raise RepeatFormatError(text, f"is not 1 to {MAX_LENGTH} characters")
    own = [found for found in _LANGUAGES if found.code == language.lower()[:2]]
    for vocabulary in own:
        reading = vocabulary.read(text)
        if reading.error is None:
            return repeat_of(reading.symbols, text)
    return _meaning(text, [*own, *(found for found in _LANGUAGES if found not in own)])


def _meaning(text: str, vocabularies: Sequence[Vocabulary]) -> Repeat:
    """Return what all languages that understand the text agree on.

    Otherwise the error is of the language that knew most of the words.
    """
    meanings = set[Repeat]()
    errors: list[tuple[int, RepeatFormatError]] = []
    for vocabulary in vocabularies:
        reading = vocabulary.read(text)
        try:
            if reading.error:
                raise reading.error
            meanings.add(repeat_of(reading.symbols, text))
        except RepeatFormatError as error:
            errors.append((reading.known, error))
    if not meanings:
        raise max(errors, key=lambda found: found[0])[1]
    if len(meanings) > 1:
        raise RepeatFormatError(text, "differs from language to language")
    return meanings.pop()
