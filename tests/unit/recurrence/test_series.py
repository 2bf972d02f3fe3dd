"""The days that a rule falls on, against a slow calendar."""

import calendar
import datetime as dt
import gc
import itertools
import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.recurrence.repeat import Frequency, Repeat
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.series import days, falls_on
from tests.unit.recurrence.strategies import unending

DAY = dt.timedelta(days=1)


def slowly_falls_on(repeat: Repeat, start: dt.date, day: dt.date) -> bool:
    """Ask one day, by the words of the rule alone."""
    months = (day.year - start.year) * 12 + day.month - start.month
    match repeat.frequency:
        case Frequency.DAILY:
            return (day - start).days % repeat.interval == 0
        case Frequency.WEEKLY:
            weeks = ((day - DAY * day.weekday()) - (start - DAY * start.weekday())).days // 7
            fits = day.weekday() in (repeat.weekdays or {start.weekday()})
            return fits and weeks % repeat.interval == 0
        case Frequency.MONTHLY:
            return months % repeat.interval == 0 and in_month(repeat, start, day)
        case Frequency.YEARLY:
            fits = day.month == (repeat.month or start.month) and in_month(repeat, start, day)
            return fits and (day.year - start.year) % repeat.interval == 0


def in_month(repeat: Repeat, start: dt.date, day: dt.date) -> bool:
    length = calendar.monthrange(day.year, day.month)[1]
    if repeat.nth:
        month = [day.replace(day=number) for number in range(1, length + 1)]
        fitting = [other for other in month if other.weekday() in repeat.weekdays]
        return day in [fitting[nth - 1 if nth > 0 else nth] for nth in repeat.nth]
    wanted = repeat.monthdays or {start.day}
    return day.day in wanted or (
        day.day == length and (-1 in wanted or any(number > length for number in wanted))
    )


@given(
    unending,
    st.dates(dt.date(2015, 1, 1), dt.date(2040, 1, 1)),
    st.dates(dt.date(2015, 1, 1), dt.date(2040, 1, 1)),
)
@settings(max_examples=200, deadline=None)
def test_the_days_are_those_of_a_calendar_read_day_by_day(
    repeat: Repeat, start: dt.date, first: dt.date
) -> None:
    window = [first + DAY * number for number in range(900)]

    expected = [day for day in window if slowly_falls_on(repeat, start, day)]

    assert list(itertools.takewhile(lambda day: day <= window[-1], days(repeat, start, first))) == (
        expected
    )
    assert all(falls_on(repeat, start, day) for day in expected[:3])


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        # RFC 5545, section 3.8.5.3.
        ("FREQ=DAILY;INTERVAL=10", "1997-09-02", "09-02 09-12 09-22 10-02 10-12"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "1997-09-01", "09-01 09-03 09-05 09-15 09-17"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "1997-08-05", "08-05 08-10 08-19 08-24"),
        ("FREQ=MONTHLY;BYDAY=1FR", "1997-09-05", "09-05 10-03 11-07 12-05 01-02 02-06"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU", "1997-09-07", "09-07 09-28 11-02 11-30 01-04"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1", "1997-09-30", "09-30 10-01 10-31 11-01 11-30 12-01"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "1997-11-27", "11-27 11-26 11-25 11-23"),
        # Where we differ from it: a day that the month lacks is its last.
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", "01-31 02-28 03-31 04-30 05-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=30,31", "2026-01-30", "01-30 01-31 02-28 03-30 03-31 04-30"),
        ("FREQ=MONTHLY", "2023-12-31", "12-31 01-31 02-29 03-31 04-30"),
        ("FREQ=YEARLY", "2024-02-29", "02-29 02-28 02-28 02-28 02-29"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2027-01-01", "02-28 02-29 02-28"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-01-01",
            "01-30 02-27 03-31 04-30 05-29",
        ),
    ],
)
def test_the_days_of_known_rules(rule: str, start: str, expected: str) -> None:
    first = dt.date.fromisoformat(start)

    found = itertools.islice(days(parse_rrule(rule), first, first), len(expected.split()))

    assert " ".join(f"{day:%m-%d}" for day in found) == expected


def test_the_last_day_of_a_series_is_in_2999() -> None:
    rule = parse_rrule("FREQ=YEARLY;INTERVAL=900")

    assert list(days(rule, dt.date(2026, 5, 1), dt.date(2026, 5, 1))) == [
        dt.date(2026, 5, 1),
        dt.date(2926, 5, 1),
    ]
    assert list(days(rule, dt.date(2026, 5, 1), dt.date(9999, 12, 31))) == []
    assert next(days(rule, dt.date(2026, 5, 1), dt.date(1, 1, 1))) == dt.date(2026, 5, 1)


HOSTILE = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=1000",
    "FREQ=WEEKLY;INTERVAL=1000;BYDAY=SU",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    "FREQ=MONTHLY;INTERVAL=1000;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(map(str, range(1, 32))),
    "FREQ=MONTHLY;INTERVAL=7;BYDAY=1MO,2MO,3MO,4MO,-1MO",
    "FREQ=YEARLY;INTERVAL=1000;UNTIL=29991231",
    "FREQ=YEARLY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29;UNTIL=29991231",
    "FREQ=YEARLY;BYMONTH=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,2,3,4,-1",
]


@pytest.mark.parametrize("rule", HOSTILE)
@pytest.mark.parametrize("start", ["1900-01-01", "2024-02-29", "2026-04-30", "2999-12-31"])
@pytest.mark.parametrize("first", ["1900-01-01", "2026-04-30", "2500-01-01", "2999-12-31"])
def test_the_next_day_costs_the_same_however_far_it_is(rule: str, start: str, first: str) -> None:
    repeat, calls = parse_rrule(rule), 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    found = days(repeat, dt.date.fromisoformat(start), dt.date.fromisoformat(first))
    before = sys.getprofile()
    # A collection of garbage runs callbacks of anybody's, which would be counted, too.
    gc.disable()
    sys.setprofile(count)
    try:
        next(found, None)
    finally:
        sys.setprofile(before)
        gc.enable()

    # Two units of at most 31 days each, and a handful of calls for each day.
    assert calls < 100
