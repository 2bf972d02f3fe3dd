"""A repeat from words."""

import contextlib
import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.recurrence.describing import describe
from foundation.recurrence.english import ENGLISH
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.french import FRENCH
from foundation.recurrence.german import GERMAN
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.spanish import SPANISH
from foundation.recurrence.urdu import URDU
from foundation.recurrence.vocabulary import Vocabulary
from foundation.recurrence.words import read_repeat
from tests.unit.recurrence.phrases import MEANT, REFUSED
from tests.unit.recurrence.strategies import repeats

VOCABULARIES = (ENGLISH, GERMAN, FRENCH, SPANISH, URDU)
EVERY_WORD = sorted(
    {
        phrase
        for vocabulary in VOCABULARIES
        for table in (vocabulary.words, vocabulary.refused)
        for phrases in table.values()
        for phrase in phrases.split("|")
    }
    | {"1", "2", "5", "15th", "31.", "1er", "2027-01-01", "2027", "-", "!"}
)


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [(language, *item) for language, texts in MEANT.items() for item in texts.items()],
)
def test_words_are_understood_in_their_language_and_without_one(
    language: str, text: str, rule: str
) -> None:
    assert read_repeat(text, language=language).text == rule
    assert read_repeat(text).text == rule
    assert read_repeat(f"  {text.upper()} ", language="it").text == rule


@pytest.mark.parametrize(("text", "message"), REFUSED.items())
def test_what_is_not_sure_is_refused_with_the_part_and_examples(text: str, message: str) -> None:
    for language in ("", "en", "de-AT"):
        with pytest.raises(RepeatFormatError) as refused:
            read_repeat(text, language=language)

        assert str(refused.value).startswith(message)
        assert len(str(refused.value)) < 200


def test_the_examples_of_a_refusal_are_understood() -> None:
    with pytest.raises(RepeatFormatError) as refused:
        read_repeat("thanksgiving")

    examples = str(refused.value).split("Try ")[1].split('"')[1::2]
    assert [describe(read_repeat(example)) for example in examples] == [
        "every 3 days",
        "every 2 weeks on Tue and Fri",
        "every month on the last day",
    ]


@pytest.mark.parametrize("text", ["RRULE:FREQ=WEEKLY;BYDAY=MO", " freq=weekly;byday=mo\n"])
def test_a_rule_is_read_as_one(text: str) -> None:
    assert read_repeat(text) == parse_rrule("FREQ=WEEKLY;BYDAY=MO")


def test_a_rule_ends_on_the_users_day() -> None:
    repeat = read_repeat("FREQ=DAILY;UNTIL=20280101T045959Z", zone=ZoneInfo("America/New_York"))

    assert repeat.until == dt.date(2027, 12, 31)


@settings(deadline=None)
@given(repeats())
def test_a_description_is_understood_again(repeat: Repeat) -> None:
    assert read_repeat(describe(repeat)) == repeat


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=5", "every 2 weeks on Tue and Fri, 5 times"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Mon, Wed and Fri"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU", "every 2 weeks on weekends"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "every month on the 1st, 15th and last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", "every 3 months on the second Tue"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "every month on the last working day",
        ),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "every year on the 24th of December"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every year on the fourth Thu of November"),
        ("FREQ=DAILY;INTERVAL=3;X-AFTER=COMPLETION", "every 3 days after completion"),
        ("FREQ=DAILY;COUNT=1;X-START=20261120;X-TIME=090000", "every day, 1 time"),
        ("FREQ=DAILY;UNTIL=20270101", "every day until 2027-01-01"),
    ],
)
def test_a_repeat_is_described_in_short_words(rule: str, words: str) -> None:
    assert describe(parse_rrule(rule)) == words


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.code)
def test_no_word_of_a_language_stands_for_two_things(vocabulary: Vocabulary) -> None:
    meanings: dict[str, set[str]] = {}
    for table in (vocabulary.words, vocabulary.refused):
        for symbol, phrases in table.items():
            for phrase in phrases.split("|"):
                letters = unicodedata.normalize("NFKD", phrase)
                plain = "".join(c for c in letters if not unicodedata.combining(c))
                meanings.setdefault(plain, set()).add(symbol)

    assert {phrase: found for phrase, found in meanings.items() if len(found) > 1} == {}


@settings(deadline=None)
@given(st.lists(st.sampled_from(EVERY_WORD), max_size=8).map(" ".join))
def test_what_words_are_understood_as_is_described_and_understood_again(text: str) -> None:
    with contextlib.suppress(RepeatFormatError):
        repeat = read_repeat(text)

        assert read_repeat(describe(repeat)) == repeat


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=3))
def test_no_text_breaks_it(text: str, language: str) -> None:
    with contextlib.suppress(RepeatFormatError):
        read_repeat(text, language=language)
