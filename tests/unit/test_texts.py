"""What the server says to people, in every language."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from backend.agent.failures import FailureKind
from backend.texts.catalogues import texts_of
from backend.texts.here import Here
from backend.texts.language import LANGUAGES, Language, accepted, known
from backend.texts.plural import Plural
from backend.widgets.repeats import readable_repeat, repeat_words
from foundation.recurrence.describing import describe
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.words import read_repeat
from tests.support.person import parts
from tests.support.widget_linter import lint
from tests.unit.test_widgets import a_task, dumped, every_widget

OTHERS = [language for language in LANGUAGES if language != "en"]
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Berlin"))
RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=SA,SU",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15",
    "FREQ=WEEKLY;COUNT=5",
    "FREQ=WEEKLY;UNTIL=20270101",
]


def said(part: Any, path: str = "") -> Iterator[tuple[str, str | Plural]]:
    """Yield each text of a catalogue with where it stands."""
    if isinstance(part, str | Plural):
        yield path, part
    elif isinstance(part, tuple):
        for place, one in enumerate(part):
            yield from said(one, f"{path}[{place}]")
    elif is_dataclass(part):
        for field in fields(part):
            yield from said(getattr(part, field.name), f"{path}.{field.name}")


def forms(text: str | Plural) -> list[str]:
    """Return the text in each of its forms."""
    if isinstance(text, str):
        return [text]
    return [form for field in fields(text) if (form := getattr(text, field.name))]


def places(text: str | Plural) -> set[str]:
    """Return what is put into the text. A number can be said in words."""
    return {place for form in forms(text) for place in re.findall(r"\{(\w+)\}", form)} - {"count"}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_puts_the_same_into_its_texts_as_another(language: Language) -> None:
    own, english, german = (dict(said(texts_of(name))) for name in (language, "en", "de"))

    other = german | english

    assert set(own) == set(german)
    wrong = {
        path: (text, other[path])
        for path, text in own.items()
        if not path.startswith(".repeats") and places(text) != places(other[path])
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_out(language: Language) -> None:
    silent = {path for path, text in said(texts_of("en")) if not any(forms(text))}

    assert {path for path, text in said(texts_of(language)) if not any(forms(text))} <= silent


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_form_of_a_sentence_puts_in_the_same(language: Language) -> None:
    texts = texts_of(language)
    categories = {texts.dates.category(count) for count in range(1, 200)}
    plurals = [(path, text) for path, text in said(texts) if isinstance(text, Plural)]

    uneven = [
        path
        for path, text in plurals
        if len({frozenset(places(text.form(category))) for category in categories}) > 1
    ]

    assert uneven == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["1 task", "2 tasks", "5 tasks"]),
        ("de", ["1 Aufgabe", "2 Aufgaben", "5 Aufgaben"]),
        ("fr", ["1 tâche", "2 tâches", "5 tâches"]),
        ("es", ["1 tarea", "2 tareas", "5 tareas"]),
        ("ur", ["1 کام", "2 کام", "5 کام"]),
        ("ar", ["مهمة واحدة", "مهمتان", "5 مهام"]),
    ],
)
def test_numbers_take_the_forms_of_the_language(language: Language, expected: list[str]) -> None:
    texts = texts_of(language)

    assert [texts.count(count, texts.row.named) for count in (1, 2, 5)] == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Sat 21 Nov 2026, 17:00"),
        ("de", "Sa., 21. Nov. 2026, 17:00"),
        ("fr", "sam. 21 nov. 2026, 17:00"),
        ("es", "sáb, 21 nov 2026, 17:00"),
        ("ur", "ہفتہ، 21 نومبر 2026، 17:00"),
        ("ar", "السبت، 21 نوفمبر 2026، 17:00"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: Language, expected: str) -> None:
    moment, dates = dt.datetime(2026, 11, 21, 17, tzinfo=dt.UTC), texts_of(language).dates

    assert dates.at(dates.day(moment), moment) == expected


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("nl,fr;q=0.5,en;q=0.4", "fr"),
        ("en;q=0.1,ar", "ar"),
        ("ar;q=0,es;q=0.2", "es"),
        ("ur_PK", "ur"),
        ("tlh,*", "en"),
        ("de;q=much", "en"),
        (",;,=", "en"),
        ("x" * 10_000, "en"),
    ],
)
def test_the_first_language_of_a_request_that_is_one_of_ours_counts(
    header: str, language: Language
) -> None:
    assert accepted(header) == language


def test_a_language_that_is_none_of_ours_is_none() -> None:
    assert known("pt-BR") is None
    assert known("") is None
    assert known("DE") == "de"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_failure_of_a_model_has_its_words(language: Language) -> None:
    words = texts_of(language).failures

    assert all(len(getattr(words, kind.value)) == 2 for kind in FailureKind)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("rule", RULES)
def test_a_repeat_is_told_in_the_language_and_can_be_sent_again(
    rule: str, language: Language
) -> None:
    english = describe(parse_rrule(rule))
    task = a_task(repeat=rule, repeat_words=english)
    texts = texts_of(language)

    assert repeat_words(task, texts) not in ("", english)
    assert "{" not in repeat_words(task, texts)
    assert read_repeat(readable_repeat(task, texts)) == read_repeat(english)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ["pending", "completed", "trash"])
def test_widgets_are_whole_in_every_language(status: str, language: Language) -> None:
    task = a_task(status=status, due="2026-11-19", priority="high", repeat="FREQ=DAILY")

    for drawn in every_widget(task, "milk", Here(NOW, texts_of(language))):
        lint(dumped(drawn))


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_of_a_widget_is_left_in_english(language: Language) -> None:
    texts = texts_of(language)
    own = {form for _, text in said(texts) for form in forms(text)}
    english = {form for _, text in said(texts_of("en")) for form in forms(text)} - own
    task = a_task(due="2026-11-19", priority="high", repeat="FREQ=DAILY", parent=4)

    shown = set[str]()
    for drawn in every_widget(task, "milk", Here(NOW, texts)):
        root = dumped(drawn)
        shown.add(root.get("status", {}).get("text", ""))
        for part in parts(root):
            names = ("label", "value", "placeholder")
            shown |= {part[name] for name in names if isinstance(part.get(name), str)}
            shown |= {option["label"] for option in part.get("options", [])}

    assert shown & english == set()
