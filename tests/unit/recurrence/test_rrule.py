"""Rules in the letters of RFC 5545."""

import contextlib
import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Frequency, Repeat
from foundation.recurrence.rrule import parse_rrule
from tests.unit.recurrence.strategies import days, repeats


@settings(deadline=None)
@given(
    repeats(),
    st.one_of(st.none(), days),
    st.one_of(st.none(), st.times().map(lambda wall: wall.replace(microsecond=0))),
)
def test_every_repeat_is_read_back_from_its_text(
    repeat: Repeat, start: dt.date | None, wall: dt.time | None
) -> None:
    repeat = replace(repeat, start=start, wall=wall)

    assert parse_rrule(repeat.text) == repeat
    assert parse_rrule(f"rrule:{repeat.text.lower()};") == repeat


def test_a_rule_has_one_text() -> None:
    rule = parse_rrule(" BYDAY=-1MO,3MO,1MO; UNTIL=20271231;INTERVAL=1;FREQ=MONTHLY ")

    assert rule.text == "FREQ=MONTHLY;BYDAY=1MO,3MO,-1MO;UNTIL=20271231"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # As Google, Apple, Outlook and Todoist export.
        ("FREQ=WEEKLY;WKST=SU;BYDAY=MO,SU", "FREQ=WEEKLY;BYDAY=MO,SU"),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=-1FR"),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("FREQ=MONTHLY;BYMONTHDAY=+15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("FREQ=DAILY;UNTIL=20271231T090000", "FREQ=DAILY;UNTIL=20271231"),
        ("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", "FREQ=MONTHLY"),
    ],
)
def test_what_calendars_write_is_kept(text: str, kept: str) -> None:
    assert parse_rrule(text).text == kept


def test_an_until_in_utc_is_a_day_of_the_user() -> None:
    text = "FREQ=DAILY;UNTIL=20280101T045959Z"

    assert parse_rrule(text, zone=ZoneInfo("America/New_York")).until == dt.date(2027, 12, 31)
    assert parse_rrule(text).until == dt.date(2028, 1, 1)


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY", "within a day"),
        ("FREQ=MINUTELY", "FREQ=MINUTELY", "within a day"),
        ("FREQ=HOURLY;INTERVAL=5", "FREQ=HOURLY", "within a day"),
        ("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY", "is not DAILY"),
        ("INTERVAL=2", "FREQ=", "is not DAILY"),
        ("FREQ=DAILY;INTERVAL=0", "every 0", "1 to 1000"),
        ("FREQ=DAILY;INTERVAL=1001", "every 1001", "1 to 1000"),
        ("FREQ=DAILY;INTERVAL=-1", "every -1", "1 to 1000"),
        ("FREQ=DAILY;INTERVAL=999999999999", "INTERVAL=999999999999", "whole number"),
        ("FREQ=DAILY;INTERVAL=\N{FULLWIDTH DIGIT TWO}", "INTERVAL=", "whole number"),
        ("FREQ=DAILY;COUNT=10001", "10001 times", "1 to 10000"),
        ("FREQ=DAILY;COUNT=0", "0 times", "1 to 10000"),
        ("FREQ=DAILY;COUNT=5;UNTIL=20271231", "until 2027-12-31", "give one"),
        ("FREQ=DAILY;UNTIL=20270230", "UNTIL=20270230", "calendar"),
        ("FREQ=DAILY;UNTIL=99991231T235959Z", "9999-12-31", "1900 to 2999"),
        ("FREQ=DAILY;UNTIL=tomorrow", "UNTIL=TOMORROW", "20271231"),
        ("FREQ=DAILY;X-START=2027111", "X-START=2027111", "calendar"),
        ("FREQ=DAILY;BYHOUR=9", "BYHOUR=9", "not kept"),
        ("FREQ=DAILY;BYSETPOS=1", "BYSETPOS=1", "BYDAY"),
        ("FREQ=DAILY;BYDAY=MO;INTERVAL=2", "every day", "weekly"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY", "twice"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX", "MO,WE"),
        ("FREQ=WEEKLY;BYDAY=", "BYDAY=", "not a value"),
        ("FREQ=WEEKLY;BYDAY=1MO", "every week", "weekdays only"),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU,MO", "WKST=SU", "Monday"),
        ("FREQ=WEEKLY;WKST=XX", "WKST=XX", "no weekday"),
        ("FREQ=MONTHLY;BYDAY=FR", "a weekday", "first to fourth"),
        ("FREQ=MONTHLY;BYDAY=5FR", "day", "first to fourth"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "day", "first to fourth"),
        ("FREQ=MONTHLY;BYDAY=1MO,2TU", "BYDAY=1MO,2TU", "one is kept"),
        ("FREQ=MONTHLY;BYDAY=1MO,TU", "BYDAY=1MO,TU", "one is kept"),
        ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "BYDAY=SA,SU", "one is kept"),
        ("FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13", "a weekday and a day", "together"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "day", "1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "day", "1 to 31"),
        ("FREQ=MONTHLY;BYMONTH=3", "a month", "yearly"),
        ("FREQ=MONTHLY;SKIP=OMIT;RSCALE=GREGORIAN", "SKIP=OMIT", "not a value"),
        ("FREQ=YEARLY;BYMONTH=3", "a month", "day"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "a month", "needs one"),
        ("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "month 13", "1 to 12"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "30 February", "calendar"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=1,2", "several days", "give one"),
        ("FREQ=WEEKLY;BYDAY=MO;X-AFTER=COMPLETION", "after completion", "interval"),
        ("FREQ=DAILY;X-AFTER=LUNCH", "X-AFTER=LUNCH", "not a value"),
        ("FREQ=DAILY;" + "X" * 400, "FREQ=DAILY", "longer"),
        ("", "", "not kept"),
    ],
)
def test_what_is_not_kept_is_refused_by_name(text: str, part: str, reason: str) -> None:
    with pytest.raises(RepeatFormatError) as refused:
        parse_rrule(text)

    message = str(refused.value)
    assert message.startswith(f'"{part}')
    assert reason in message
    assert len(message) < 200


def test_working_days_are_the_only_weekdays_together_in_a_month() -> None:
    with pytest.raises(RepeatFormatError, match="several weekdays"):
        Repeat(Frequency.MONTHLY, weekdays=frozenset({5, 6}), nth=frozenset({1}))


@settings(deadline=None)
@given(st.text(alphabet="FREQ=DAILYINTERVALBYDAYMO,;0123456789-+TZ\n\0", max_size=80))
def test_no_rule_breaks_it(text: str) -> None:
    with contextlib.suppress(RepeatFormatError):
        parse_rrule(f"FREQ=DAILY;{text}")
