"""Repeats at a wall time, in every zone, where its clocks change."""

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from foundation.dates import Due, parse_due
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.schedule import anchored, next_due

DAY, MINUTE, WEEK = dt.timedelta(days=1), dt.timedelta(minutes=1), dt.timedelta(weeks=1)
DAILY = parse_rrule("FREQ=DAILY")
YEARS = (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2036, 1, 1, tzinfo=dt.UTC))


def next_after(repeat: Repeat, due: Due) -> Due:
    """Complete it in time."""
    assert due.at is not None
    found = next_due(repeat, due, completed_at=due.at, zone=ZoneInfo("UTC"), done=1)
    assert found is not None
    return found


def slowly_at(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """Step to the first minute that clocks in the zone show, by asking them."""
    while True:
        utc = wall.replace(tzinfo=zone).astimezone(dt.UTC)
        if utc.astimezone(zone).replace(tzinfo=None) == wall:
            return utc
        wall += MINUTE


@cache
def changes(name: str) -> tuple[tuple[dt.datetime, dt.timedelta, dt.timedelta], ...]:
    """Return when the clocks of a zone change, and the offsets before and after."""
    return tuple(_changes(ZoneInfo(name)))


def _changes(zone: ZoneInfo) -> Iterator[tuple[dt.datetime, dt.timedelta, dt.timedelta]]:
    def offset(moment: dt.datetime) -> dt.timedelta:
        return moment.astimezone(zone).utcoffset() or dt.timedelta()

    low, end = YEARS
    while low < end:
        high = low + WEEK
        if offset(low) != offset(high):
            while high - low > MINUTE:
                middle = low + (high - low) // 2
                middle -= dt.timedelta(seconds=middle.second, microseconds=middle.microsecond)
                low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
            yield high, offset(low), offset(high)
            low = high
        else:
            low = high


def distinct_zones() -> list[str]:
    """Return one zone of each history: most names are links or share their changes."""
    by_history = {changes(name): name for name in sorted(zoneinfo.available_timezones())}
    return sorted(name for history, name in by_history.items() if history)


def walls_around(
    change: dt.datetime, before: dt.timedelta, after: dt.timedelta
) -> set[dt.datetime]:
    """Return wall times before, in, and behind the gap or the fold."""
    naive = change.replace(tzinfo=None)
    first, last = sorted((naive + before, naive + after))
    return {first - MINUTE, first, first + (last - first) // 2, last - MINUTE, last, last + MINUTE}


@pytest.mark.parametrize("name", distinct_zones())
def test_a_daily_task_keeps_its_wall_time_over_every_change_of_the_clocks(name: str) -> None:
    zone = ZoneInfo(name)
    for change, before, after in changes(name):
        for wall in walls_around(change, before, after):
            due = Due(at=slowly_at(wall - 2 * DAY, zone), zone=name)
            repeat = anchored(DAILY, due)
            for days in (-1, 0, 1, 2):
                due = next_after(repeat, due)

                assert due == Due(at=slowly_at(wall + days * DAY, zone), zone=name)
                assert anchored(repeat, due) == repeat


@pytest.mark.parametrize(
    ("zone", "due", "expected"),
    [
        ("Europe/Berlin", "2026-10-24T09:00", "2026-10-25T09:00:00+01:00"),
        ("Europe/Berlin", "2026-03-28T09:00", "2026-03-29T09:00:00+02:00"),
        ("Europe/Berlin", "2026-03-28T02:30", "2026-03-29T03:00:00+02:00"),
        ("Europe/Berlin", "2026-10-24T02:30", "2026-10-25T02:30:00+02:00"),
        ("America/Santiago", "2026-09-05T00:00", "2026-09-06T01:00:00-03:00"),
        ("Africa/Cairo", "2026-04-23T00:00", "2026-04-24T01:00:00+03:00"),
        ("Australia/Lord_Howe", "2026-10-03T02:15", "2026-10-04T02:30:00+11:00"),
        # The clocks go from 23:00 to midnight: the last hour of that Saturday is missing.
        ("America/Nuuk", "2026-03-27T23:30", "2026-03-29T00:00:00-01:00"),
        # Samoa left out 30 December.
        ("Pacific/Apia", "2011-12-29T09:00", "2011-12-31T00:00:00+14:00"),
    ],
)
def test_known_changes_of_the_clocks(zone: str, due: str, expected: str) -> None:
    first = parse_due(due, ZoneInfo(zone))

    second = next_after(anchored(DAILY, first), first)

    assert second.text == expected
    third = next_after(anchored(DAILY, first), second)
    assert third.text[10:19] == f"{due[10:]}:00"
    assert third.at
    assert second.at
    assert dt.timedelta() < third.at - second.at <= DAY + dt.timedelta(hours=1)


def test_an_instant_in_the_second_hour_of_a_fold_is_followed_by_the_next_day() -> None:
    again = dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    due = Due(at=again, zone="Europe/Berlin")

    assert due.text == "2026-10-25T02:30:00+01:00"
    assert next_after(DAILY, due).text == "2026-10-26T02:30:00+01:00"


def test_an_offset_has_no_changes() -> None:
    due = parse_due("2026-03-28T02:30-08:00", ZoneInfo("Europe/Berlin"))

    assert next_after(anchored(DAILY, due), due).text == "2026-03-29T02:30:00-08:00"


def test_a_day_never_shifts() -> None:
    for name in ("Pacific/Apia", "America/Nuuk", "Pacific/Kiritimati", "America/New_York"):
        zone, due = ZoneInfo(name), Due(on=dt.date(2026, 3, 1))
        for days in range(1, 60):
            found = next_due(
                anchored(DAILY, due),
                due,
                completed_at=dt.datetime(2026, 3, 1, tzinfo=zone),
                zone=zone,
                done=days,
            )
            assert found == Due(on=dt.date(2026, 3, 1) + days * DAY)
            due = found
