"""What is not surely a date is refused, and the refusal helps."""

import time

import pytest

from foundation.dates import DueFormatError
from foundation.due_words import reader
from foundation.due_words.english import ENGLISH
from foundation.due_words.language import Language
from foundation.due_words.reader import read_due
from tests.unit.due_words.people import BERLIN, FRIDAY
from tests.unit.due_words.refusals import REFUSALS


@pytest.mark.parametrize("language", ["", "en"])
@pytest.mark.parametrize("text", REFUSALS)
def test_what_is_not_surely_a_date_is_refused_with_examples(text: str, language: str) -> None:
    with pytest.raises(DueFormatError) as refused:
        read_due(text, now=FRIDAY, zone=BERLIN, language=language)

    message = str(refused.value)
    assert len(message) < 200
    assert message.partition(" Try ")[2].count('"') == 6
    assert message.isprintable()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("read 1984", 'I do not know "read" in a date.'),
        ("tomorrow banana split", 'I do not know "banana split" in a date.'),
        ("tomorrow yesterday", 'I cannot read "tomorrow yesterday" as one date.'),
        ("31 feb", 'I cannot read "31 feb": there is no such date.'),
        ("Monday 2026-11-20", "2026-11-20 is a Friday."),
        ("3/4", "it could be day/month or month/day."),
        ("5:30", "it could be 05:30 or 17:30."),
        ("today 9am", "09:00 today has passed."),
        ("tomorrow at midnight", "say 00:00 or 23:59."),
        ("in 99999999 days", "it is too far away."),
    ],
)
def test_a_refusal_names_what_was_not_understood(text: str, named: str) -> None:
    with pytest.raises(DueFormatError) as refused:
        read_due(text, now=FRIDAY, zone=BERLIN)

    assert named in str(refused.value)


def test_a_refusal_gives_examples_in_the_language_that_was_nearest() -> None:
    with pytest.raises(DueFormatError, match="morgen um 17 Uhr"):
        read_due("morgen um 25 Uhr", now=FRIDAY, zone=BERLIN)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "in 1 day and " * 800,
        "on the " * 28,
        "5 " * 100,
        "1." * 100,
        "fri mon next 5pm the 1st " * 8,
        "of the next unit week at 5 past " * 6,
    ],
)
def test_a_hostile_text_costs_little(text: str) -> None:
    started = time.process_time()

    with pytest.raises(DueFormatError):
        read_due(text, now=FRIDAY, zone=BERLIN)

    assert time.process_time() - started < 0.25


def test_words_that_two_languages_read_differently_are_refused_until_the_language_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # None of ours do; a language that is added may.
    other = Language(tag="xx", examples=ENGLISH.examples, words={"day:2": "tomorrow"})
    monkeypatch.setattr(reader, "LANGUAGES", (*reader.LANGUAGES, other))

    with pytest.raises(DueFormatError, match=r"2026-11-21 \(en\) or 2026-11-22 \(xx\)"):
        read_due("tomorrow", now=FRIDAY, zone=BERLIN)

    assert read_due("tomorrow", now=FRIDAY, zone=BERLIN, language="en").text == "2026-11-21"
    assert read_due("tomorrow", now=FRIDAY, zone=BERLIN, language="xx-YY").text == "2026-11-22"
