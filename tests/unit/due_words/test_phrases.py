"""What people type is read as they mean it."""

import pytest

from foundation.dates import parse_due
from foundation.due_words.language import Language
from foundation.due_words.reader import LANGUAGES, read_due
from tests.unit.due_words.people import BERLIN, FRIDAY
from tests.unit.due_words.phrases import PHRASES


@pytest.mark.parametrize(("phrase", "language", "expected"), PHRASES)
def test_a_phrase_means_one_day_or_instant(phrase: str, language: str, expected: str) -> None:
    due = read_due(phrase, now=FRIDAY, zone=BERLIN, language=language)

    assert due == parse_due(expected, BERLIN)


def test_no_word_of_a_language_means_two_things() -> None:
    for language in LANGUAGES:
        words = [word for synonyms in language.words.values() for word in synonyms.split("|")]

        assert sorted(words) == sorted(set(words)), language.tag


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_the_examples_of_a_language_are_read(language: Language) -> None:
    for example in language.examples.split('"')[1::2]:
        read_due(example, now=FRIDAY, zone=BERLIN, language=language.tag)
