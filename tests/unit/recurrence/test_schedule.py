"""When a task that repeats is due next."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.dates import Due, parse_due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.schedule import anchored, due_after_skip, first_due, next_due
from tests.unit.recurrence.strategies import unending

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = dt.date(2026, 11, 20)


def at(text: str) -> dt.datetime:
    """Return the instant of a time in Berlin."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def following(
    rule: str, due: str, *, completed_at: str = "2000-01-01", times: int = 1
) -> list[str]:
    """Complete a task again and again, always at the same moment."""
    current = parse_due(due, BERLIN)
    repeat = anchored(parse_rrule(rule), current)
    texts: list[str] = []
    for done in range(1, times + 1):
        found = next_due(repeat, current, completed_at=at(completed_at), zone=BERLIN, done=done)
        if found is None:
            return [*texts, "over"]
        assert anchored(repeat, found) == repeat
        current = found
        texts.append(current.text)
    return texts


@pytest.mark.parametrize(
    ("rule", "due", "expected"),
    [
        ("FREQ=DAILY", "2026-11-20", "2026-11-21"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "2026-11-20", "2026-11-23"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-11-20", "2026-12-04"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-12-25"),
        ("FREQ=YEARLY", "2026-11-20", "2027-11-20"),
        ("FREQ=DAILY", "2026-11-20T09:00", "2026-11-21T09:00:00+01:00"),
        ("FREQ=DAILY", "2026-11-20T09:00-05:00", "2026-11-21T09:00:00-05:00"),
        ("FREQ=DAILY", "2026-11-20T09:00Z", "2026-11-21T09:00:00+00:00"),
    ],
)
def test_the_next_date_follows_the_one_before(rule: str, due: str, expected: str) -> None:
    assert following(rule, due) == [expected]


def test_the_31st_comes_back_after_a_short_month() -> None:
    for rule in ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1"):
        assert following(rule, "2026-01-31", times=4) == [
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
        ]


def test_29_february_comes_back_in_a_leap_year() -> None:
    assert following("FREQ=YEARLY", "2024-02-29", times=4)[-2:] == ["2027-02-28", "2028-02-29"]


def test_who_is_late_does_not_catch_up() -> None:
    late = "2026-11-20T10:00"

    assert following("FREQ=DAILY", "2026-11-02", completed_at=late) == ["2026-11-21"]
    assert following("FREQ=DAILY;INTERVAL=3", "2026-11-02", completed_at=late) == ["2026-11-23"]
    assert following("FREQ=MONTHLY", "2026-08-31", completed_at=late) == ["2026-11-30"]
    # What is still to come today is not past.
    assert following("FREQ=DAILY", "2026-11-02T17:00", completed_at=late) == [
        "2026-11-20T17:00:00+01:00"
    ]
    assert following("FREQ=DAILY", "2026-11-02T10:00", completed_at=late) == [
        "2026-11-21T10:00:00+01:00"
    ]


def test_who_is_early_skips_the_date_that_is_done() -> None:
    early = "2026-11-20T10:00"

    assert following("FREQ=WEEKLY;BYDAY=MO", "2026-11-23", completed_at=early) == ["2026-11-30"]
    assert following("FREQ=DAILY", "2026-11-21T09:00", completed_at=early) == [
        "2026-11-22T09:00:00+01:00"
    ]


def test_today_is_the_owners() -> None:
    completed_at = dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC)
    repeat, due = parse_rrule("FREQ=DAILY"), Due(on=dt.date(2026, 11, 1))

    found = {
        name: next_due(repeat, due, completed_at=completed_at, zone=ZoneInfo(name), done=1)
        for name in ("America/New_York", "Europe/Berlin", "Pacific/Auckland")
    }

    assert found == {
        "America/New_York": Due(on=dt.date(2026, 11, 21)),
        "Europe/Berlin": Due(on=dt.date(2026, 11, 22)),
        "Pacific/Auckland": Due(on=dt.date(2026, 11, 22)),
    }


def test_a_repeat_is_over_after_its_count_or_its_last_day() -> None:
    assert following("FREQ=DAILY;COUNT=3", "2026-11-20", times=5) == [
        "2026-11-21",
        "2026-11-22",
        "over",
    ]
    assert following("FREQ=DAILY;UNTIL=20261122", "2026-11-20", times=5) == [
        "2026-11-21",
        "2026-11-22",
        "over",
    ]
    assert following("FREQ=DAILY;UNTIL=20261121", "2026-11-20T23:30", times=5) == [
        "2026-11-21T23:30:00+01:00",
        "over",
    ]
    assert following("FREQ=YEARLY;INTERVAL=1000", "2026-11-20") == ["over"]


@pytest.mark.parametrize(
    ("rule", "due", "completed_at", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-11-20", "2026-11-20T10:00", "2026-11-23"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-10", "2026-11-20T10:00", "2026-11-23"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-30", "2026-11-20T10:00", "2026-11-23"),
        ("FREQ=MONTHLY", "2026-01-15", "2026-01-31T10:00", "2026-02-28"),
        ("FREQ=WEEKLY", "2026-11-10T09:00", "2026-11-20T23:00", "2026-11-27T09:00:00+01:00"),
        ("FREQ=DAILY;INTERVAL=3;UNTIL=20261122", "2026-11-20", "2026-11-20T10:00", "over"),
    ],
)
def test_after_completion_counts_from_that_day(
    rule: str, due: str, completed_at: str, expected: str
) -> None:
    assert following(f"{rule};X-AFTER=COMPLETION", due, completed_at=completed_at) == [expected]


@pytest.mark.parametrize(
    ("rule", "due", "expected"),
    [
        ("FREQ=DAILY", "2026-11-02", "2026-11-21"),
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-23", "2026-11-30"),
        ("FREQ=DAILY;INTERVAL=3;X-AFTER=COMPLETION", "2026-11-10", "2026-11-23"),
        # Not before the date that is skipped.
        ("FREQ=DAILY;INTERVAL=3;X-AFTER=COMPLETION", "2026-11-30", "2026-12-03"),
        ("FREQ=DAILY;COUNT=1", "2026-11-20", None),
    ],
)
def test_skipping_leads_to_a_later_date(rule: str, due: str, expected: str | None) -> None:
    found = due_after_skip(
        parse_rrule(rule),
        parse_due(due, BERLIN),
        now=at("2026-11-20T10:00"),
        zone=BERLIN,
        done=1,
    )

    assert (found and found.text) == expected


def moved(rule: str, due: str, new: str) -> str:
    """Move a date by hand, complete it, and return the next."""
    repeat = anchored(parse_rrule(rule), parse_due(due, BERLIN))
    by_hand = parse_due(new, BERLIN)
    found = [
        next_due(stored, by_hand, completed_at=at("2026-11-20T10:00"), zone=BERLIN, done=1)
        for stored in (anchored(repeat, by_hand), repeat)
    ]
    # It does not matter whether the new anchor was stored.
    assert found[0] == found[1]
    return found[0].text if found[0] else "over"


@pytest.mark.parametrize(
    ("rule", "due", "new", "expected"),
    [
        # Named days go on as they were.
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-23", "2026-11-25", "2026-11-30"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23", "2026-11-25", "2026-12-07"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27", "2026-11-30", "2026-12-11"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", "2026-12-15", "2027-01-02", "2027-02-15"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-11-26", "2026-11-27"),
        # Moved onto one of its days, it counts from there: the other week, now.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23", "2026-11-30", "2026-12-14"),
        # Without named days it goes on from the new date.
        ("FREQ=DAILY;INTERVAL=3", "2026-11-23", "2026-11-24", "2026-11-27"),
        ("FREQ=WEEKLY", "2026-11-23", "2026-11-25", "2026-12-02"),
        ("FREQ=MONTHLY", "2026-11-30", "2026-12-05", "2027-01-05"),
        ("FREQ=YEARLY", "2026-12-24", "2026-12-20", "2027-12-20"),
        # The time is always the new one.
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-23", "2026-11-23T09:00", "2026-11-30T09:00:00+01:00"),
        (
            "FREQ=DAILY",
            "2026-11-23T09:00",
            "2026-11-23T10:00",
            "2026-11-24T10:00:00+01:00",
        ),
        ("FREQ=DAILY", "2026-11-23T09:00", "2026-11-23", "2026-11-24"),
    ],
)
def test_a_date_moved_by_hand_keeps_the_rule(rule: str, due: str, new: str, expected: str) -> None:
    assert moved(rule, due, new) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-11-20"),
        ("FREQ=MONTHLY", "2026-11-20"),
        ("FREQ=DAILY;X-AFTER=COMPLETION", "2026-11-20"),
        ("FREQ=WEEKLY;BYDAY=FR", "2026-11-20"),
        ("FREQ=WEEKLY;BYDAY=MO", "2026-11-23"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;X-START=20261116", "2026-11-30"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "2026-12-15"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=3;BYMONTHDAY=1", "2027-03-01"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261123", "2026-11-23"),
    ],
)
def test_without_a_due_date_it_begins_on_the_next_day_that_fits(rule: str, expected: str) -> None:
    assert first_due(parse_rrule(rule), today=FRIDAY).text == expected


def test_a_repeat_that_is_over_before_it_begins_is_refused() -> None:
    with pytest.raises(RepeatFormatError, match='"until 2026-11-22" ends before'):
        first_due(parse_rrule("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261122"), today=FRIDAY)


@settings(deadline=None)
@given(
    unending,
    st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)),
    st.integers(-400, 400),
)
def test_the_next_date_is_after_both_the_last_and_today(
    repeat: Repeat, day: dt.date, late: int
) -> None:
    due, today = Due(on=day), day + dt.timedelta(days=late)
    completed_at = dt.datetime.combine(today, dt.time(12), tzinfo=BERLIN)

    found = next_due(repeat, due, completed_at=completed_at, zone=BERLIN, done=1)

    if found is not None:
        assert found.on is not None
        assert found.on > max(day, today)
        assert anchored(anchored(repeat, due), found) == anchored(repeat, due)


@settings(deadline=None)
@given(unending, st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1)))
def test_a_day_and_an_instant_fall_on_the_same_days(repeat: Repeat, day: dt.date) -> None:
    noon = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    for due in (Due(on=day), Due(at=noon, zone="+00:00")):
        found = next_due(repeat, due, completed_at=noon, zone=ZoneInfo("UTC"), done=1)
        expected = next_due(
            replace(repeat, start=day), Due(on=day), completed_at=noon, zone=ZoneInfo("UTC"), done=1
        )
        assert (found and found.text[:10]) == (expected and expected.text)
