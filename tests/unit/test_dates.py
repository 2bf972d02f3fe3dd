"""When a task is due."""

import contextlib
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.dates import DueFormatError, parse_due

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "echoed", "weekday"),
    [
        ("2026-11-21", "2026-11-21", "Sat"),
        ("2026-11-21T17:00", "2026-11-21T17:00:00+01:00", "Sat"),
        ("2026-07-21T17:00:30", "2026-07-21T17:00:30+02:00", "Tue"),
        ("2026-11-21 17:00", "2026-11-21T17:00:00+01:00", "Sat"),
        ("2026-11-21T17:00Z", "2026-11-21T17:00:00+00:00", "Sat"),
        ("2026-11-21T17:00:00.000Z", "2026-11-21T17:00:00+00:00", "Sat"),
        ("2026-11-21T23:30-05:00", "2026-11-21T23:30:00-05:00", "Sat"),
        ("2026-11-21T23:30+0530", "2026-11-21T23:30:00+05:30", "Sat"),
        # At midnight it is still an instant: only a day is a day.
        ("2026-11-21T00:00:00", "2026-11-21T00:00:00+01:00", "Sat"),
        # The clocks go from 2:00 to 3:00, and from 3:00 to 2:00.
        ("2026-03-29T02:30", "2026-03-29T03:30:00+02:00", "Sun"),
        ("2026-10-25T02:30", "2026-10-25T02:30:00+02:00", "Sun"),
    ],
)
def test_a_date_is_echoed_resolved(text: str, echoed: str, weekday: str) -> None:
    due = parse_due(text, BERLIN)

    assert (due.text, due.weekday) == (echoed, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "21.11.2026",
        "2026-11-31",
        "2026-02-29",
        "20261121",
        "2026-W47-6",
        "2026-11-21T25:00",
        "2026-11-21T17",
        "2026-11-21T17:00+99:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31",
        "\N{FULLWIDTH DIGIT TWO}026-11-21",
        "",
        "2026-11-21T17:00 Europe/Berlin",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(DueFormatError):
        parse_due(text, BERLIN)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    with contextlib.suppress(DueFormatError):
        parse_due(text, BERLIN)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_a_day_is_the_same_day_everywhere(day: dt.date) -> None:
    due = parse_due(day.isoformat(), BERLIN)

    assert (due.on, due.at, due.text) == (day, None, day.isoformat())


@given(
    st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2998, 1, 1)),  # noqa: DTZ001  # wall times
    st.timezone_keys(allow_prefix=False).map(ZoneInfo),
)
def test_an_instant_keeps_its_meaning(wall: dt.datetime, zone: ZoneInfo) -> None:
    wall = wall.replace(microsecond=0)

    due = parse_due(wall.isoformat(), zone)

    assert due.at is not None
    assert dt.datetime.fromisoformat(due.text) == due.at
    assert due.at == wall.replace(tzinfo=zone).astimezone(dt.UTC)
