"""The same words at other times, in other zones."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from foundation.dates import DueFormatError, parse_due
from foundation.due_words.reader import read_due


@pytest.mark.parametrize(
    ("zone", "now", "phrase", "expected"),
    [
        # On a Wednesday, "next friday" is not the one in two days.
        ("Europe/Berlin", "2026-11-18T10:00", "friday", "2026-11-20"),
        ("Europe/Berlin", "2026-11-18T10:00", "this friday", "2026-11-20"),
        ("Europe/Berlin", "2026-11-18T10:00", "next friday", "2026-11-27"),
        ("Europe/Berlin", "2026-11-18T10:00", "nächsten Freitag", "2026-11-27"),
        ("Europe/Berlin", "2026-11-18T10:00", "vendredi prochain", "2026-11-27"),
        ("Europe/Berlin", "2026-11-18T10:00", "el próximo viernes", "2026-11-20"),
        ("Europe/Berlin", "2026-11-18T10:00", "kommenden Freitag", "2026-11-20"),
        # On a Sunday, the week that comes begins tomorrow.
        ("Europe/Berlin", "2026-11-22T10:00", "next monday", "2026-11-23"),
        ("Europe/Berlin", "2026-11-22T10:00", "next week", "2026-11-23"),
        ("Europe/Berlin", "2026-11-22T10:00", "weekend", "2026-11-22"),
        ("Europe/Berlin", "2026-11-22T10:00", "next weekend", "2026-11-28"),
        ("Europe/Berlin", "2026-11-22T10:00", "coming weekend", "2026-11-28"),
        ("Europe/Berlin", "2026-11-22T10:00", "end of week", "2026-11-22"),
        ("Europe/Berlin", "2026-11-22T10:00", "sunday", "2026-11-29"),
        ("Europe/Berlin", "2026-11-23T10:00", "next week", "2026-11-30"),
        # Over the year's end.
        ("Europe/Berlin", "2026-12-31T23:30", "tomorrow", "2027-01-01"),
        ("Europe/Berlin", "2026-12-31T23:30", "5pm", "2027-01-01T17:00"),
        ("Europe/Berlin", "2026-12-31T23:30", "in an hour", "2027-01-01T00:30"),
        ("Europe/Berlin", "2026-12-31T23:30", "midnight", "2027-01-01T00:00"),
        ("Europe/Berlin", "2026-12-31T23:30", "31 dec", "2026-12-31"),
        ("Europe/Berlin", "2026-12-31T23:30", "30 dec", "2027-12-30"),
        ("Europe/Berlin", "2026-12-31T23:30", "end of year", "2026-12-31"),
        ("Europe/Berlin", "2026-12-31T23:30", "end of next quarter", "2027-03-31"),
        ("Europe/Berlin", "2026-12-31T23:30", "beginning of next month", "2027-01-01"),
        ("Europe/Berlin", "2026-12-31T23:30", "first monday of december", "2027-12-06"),
        # Months of other lengths.
        ("Europe/Berlin", "2027-01-31T10:00", "next month", "2027-02-28"),
        ("Europe/Berlin", "2027-01-31T10:00", "in a month", "2027-02-28"),
        ("Europe/Berlin", "2027-01-31T10:00", "the 30th", "2027-03-30"),
        ("Europe/Berlin", "2027-01-31T10:00", "end of next month", "2027-02-28"),
        ("Europe/Berlin", "2027-01-31T10:00", "last friday of the month", "2027-02-26"),
        # Leap days.
        ("Europe/Berlin", "2028-02-29T10:00", "29 feb", "2028-02-29"),
        ("Europe/Berlin", "2028-02-29T10:00", "in a year", "2029-02-28"),
        ("Europe/Berlin", "2028-03-01T10:00", "29 feb", "2032-02-29"),
        ("Europe/Berlin", "2096-03-01T10:00", "29 feb", "2104-02-29"),
        # A time that the clocks skip moves on with them; of two, the first is meant.
        ("Europe/Berlin", "2026-03-28T10:00", "tomorrow 02:30", "2026-03-29T03:30"),
        ("Europe/Berlin", "2026-10-24T10:00", "tomorrow 02:30", "2026-10-25T02:30"),
        ("Europe/Berlin", "2026-03-28T10:00", "in 24 hours", "2026-03-29T11:00"),
        ("Europe/Berlin", "2026-03-28T10:00", "in 1 day at 10:00", "2026-03-29T10:00"),
        ("Europe/Berlin", "2026-10-25T00:30", "in 2 hours", "2026-10-25T02:30+02:00"),
        ("Europe/Berlin", "2026-10-25T00:30", "in 3 hours", "2026-10-25T02:30+01:00"),
        ("America/Santiago", "2026-09-05T10:00", "midnight", "2026-09-06T01:00"),
        (
            "Australia/Lord_Howe",
            "2026-10-03T10:00",
            "tomorrow 2:15 in the morning",
            "2026-10-04T02:45",
        ),
        # The owner's day, not the server's.
        ("Pacific/Kiritimati", "2026-11-21T00:30", "today", "2026-11-21"),
        ("America/Los_Angeles", "2026-11-19T23:30", "tomorrow", "2026-11-20"),
        ("Asia/Karachi", "2026-11-20T10:00", "کل شام 5 بجے", "2026-11-21T17:00"),
        ("Asia/Kathmandu", "2026-11-20T10:00", "5pm", "2026-11-20T17:00"),
    ],
)
def test_the_day_and_the_zone_decide(zone: str, now: str, phrase: str, expected: str) -> None:
    place = ZoneInfo(zone)
    at = dt.datetime.fromisoformat(now).replace(tzinfo=place)

    due = read_due(phrase, now=at, zone=place)

    wanted = parse_due(expected, place)
    assert (due.on, due.at) == (wanted.on, wanted.at)
    assert due.zone == (zone if due.at else None)


def test_now_may_be_given_in_another_zone() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    now = dt.datetime(2026, 11, 20, 20, 0, tzinfo=dt.UTC)

    assert read_due("today", now=now, zone=tokyo) == parse_due("2026-11-21", tokyo)


def test_seconds_of_now_do_not_show() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = dt.datetime(2026, 11, 20, 10, 0, 42, 7, tzinfo=berlin)

    due = read_due("in 5 minutes", now=now, zone=berlin)

    assert due == parse_due("2026-11-20T10:05", berlin)


@pytest.mark.parametrize("phrase", ["tonight", "this evening", "today at 5"])
def test_a_time_that_passed_today_is_not_moved_to_tomorrow(phrase: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    late = dt.datetime(2026, 11, 20, 22, 0, tzinfo=berlin)

    with pytest.raises(DueFormatError, match="has passed"):
        read_due(phrase, now=late, zone=berlin)
