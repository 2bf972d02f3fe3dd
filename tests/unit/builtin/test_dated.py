"""Dates and repeats cut out of titles, and titles that hold none."""

import pytest

from backend.agent.builtin.adding import added
from backend.agent.builtin.english import ENGLISH

CUT = {
    "pay rent tomorrow 5pm": ("pay rent", {"due": "tomorrow 5pm"}),
    "tomorrow call mom at 5pm": ("call mom", {"due": "tomorrow at 5pm"}),
    "lunch tomorrow with Bob at noon": ("lunch with Bob", {"due": "tomorrow at noon"}),
    "call mom on friday about the party": ("call mom about the party", {"due": "friday"}),
    "buy milk for tomorrow": ("buy milk", {"due": "tomorrow"}),
    "buy soap tommorow": ("buy soap", {"due": "tomorrow"}),
    "submit taxes by the end of the month": ("submit taxes", {"due": "the end of the month"}),
    "call Bob in an hour and a half": ("call Bob", {"due": "in an hour and a half"}),
    "call Bob first thing tomorrow": ("call Bob", {"due": "tomorrow"}),
    "pay rent due 12/11": ("pay rent", {"due": "12/11"}),
    "meet Ann at 5:30": ("meet Ann", {"due": "at 5:30"}),
    "gym every monday at 7": ("gym", {"due": "monday at 7", "repeat": "every monday"}),
    "every day at 9 take pills": ("take pills", {"due": "at 9", "repeat": "every day"}),
    "meditate every morning at 7": (
        "meditate",
        {"due": "at 7 morning", "repeat": "every day"},
    ),
    "pay rent on the 1st of every month": (
        "pay rent",
        {"repeat": "on the 1st of every month"},
    ),
    "backup every 2 weeks starting tomorrow": (
        "backup",
        {"due": "tomorrow", "repeat": "every 2 weeks"},
    ),
    "pay rent tomorrow !high #home @bills": (
        "pay rent",
        {"due": "tomorrow", "priority": "high", "tags": ["home"], "list": "bills"},
    ),
    "pay rent p2 friday": ("pay rent", {"due": "friday", "priority": "medium"}),
}
KEPT = (
    "read the sunday times",
    "buy 7 up",
    "watch Friday night lights",
    "review Black Friday",
    "say good night",
    "plan the weekend",
    "daily standup",
    "reply to mail from yesterday",
    "read the news of today",
    "book table for 2",
    "study 2 hours",
    "learn 24/7",
    "buy sun cream",
    "get some sun",
    "buy 5 apples",
    "pay rent by 2026-13-77",
    "tomorrow",
)


@pytest.mark.parametrize(("text", "expected"), CUT.items())
def test_a_date_is_cut_out_of_a_title(text: str, expected: tuple[str, dict[str, object]]) -> None:
    task = added(text, ENGLISH)

    assert (task.title, dict(task.fields)) == expected


@pytest.mark.parametrize("title", KEPT)
def test_a_title_without_a_date_stays_as_it_is(title: str) -> None:
    task = added(title, ENGLISH)

    assert (task.title, dict(task.fields)) == (title, {})


def test_what_is_quoted_is_never_cut() -> None:
    assert added('"call mom tomorrow"', ENGLISH).title == "call mom tomorrow"
    assert added("'every day is sunday'", ENGLISH).fields == {}
