"""What holds for every text, every now and every zone."""

import calendar
import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.dates import Due, DueFormatError
from foundation.due_words.reader import LANGUAGES, read_due
from tests.unit.due_words.people import BERLIN, FRIDAY
from tests.unit.due_words.phrases import PHRASES

_ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
_LOCAL = st.datetimes(min_value=dt.datetime(1971, 1, 1), max_value=dt.datetime(2200, 1, 1))  # noqa: DTZ001 (local to any zone)
_TAGS = st.sampled_from(["", "en", "en-US", "en-GB", "de", "fr-CA", "es", "ur", "ja", "-", "_"])
_WORDS = sorted(
    {
        word
        for language in LANGUAGES
        for synonyms in language.words.values()
        for word in synonyms.split("|")
    }
    | {"5", "17:00", "5:30", "1st", "24/12", "3/4", "24.12.", "12.10", "2027", "99999999", "0"}
)
_SENTENCES = st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)
_DAY_PHRASES = sorted({phrase for phrase, _, due in PHRASES if "T" not in due})


def _read(text: str, now: dt.datetime, zone: ZoneInfo, language: str) -> Due | str:
    try:
        return read_due(text, now=now, zone=zone, language=language)
    except DueFormatError as error:
        return str(error)


@settings(deadline=None)
@given(st.text(max_size=250) | _SENTENCES, _LOCAL, _ZONES, _TAGS)
def test_any_text_is_read_or_refused_and_always_the_same(
    text: str, local: dt.datetime, zone: ZoneInfo, language: str
) -> None:
    now = local.replace(tzinfo=zone)

    read = _read(text, now, zone, language)

    assert read == _read(text, now, zone, language)
    assert isinstance(read, Due) or len(read) < 200


@settings(deadline=None)
@given(_SENTENCES, _LOCAL, _ZONES)
def test_what_is_read_is_a_day_or_an_instant_of_the_zone(
    text: str, local: dt.datetime, zone: ZoneInfo
) -> None:
    due = _read(text, local.replace(tzinfo=zone), zone, "")

    if isinstance(due, Due):
        assert (due.on is None) != (due.at is None)
        assert due.zone == (zone.key if due.at else None)


@pytest.mark.parametrize(
    "phrase", ["in {} days", "in {} Tagen", "dans {} jours", "en {} días", "{} دن میں"]
)
@settings(deadline=None)
@given(days=st.integers(0, 3000), local=_LOCAL, zone=_ZONES)
def test_in_some_days_is_so_many_days_later(
    phrase: str, days: int, local: dt.datetime, zone: ZoneInfo
) -> None:
    due = read_due(phrase.format(days), now=local.replace(tzinfo=zone), zone=zone)

    today = local.replace(tzinfo=zone).astimezone(zone).date()
    assert due == Due(on=today + dt.timedelta(days=days))


@settings(deadline=None)
@given(st.integers(0, 5000), _LOCAL, _ZONES)
def test_in_some_minutes_is_so_many_minutes_later(
    minutes: int, local: dt.datetime, zone: ZoneInfo
) -> None:
    now = local.replace(tzinfo=zone)

    due = read_due(f"in {minutes} minutes", now=now, zone=zone)

    assert due.at is not None
    late = now.astimezone(dt.UTC) + dt.timedelta(minutes=minutes) - due.at
    assert dt.timedelta(0) <= late < dt.timedelta(minutes=1)


@settings(deadline=None)
@given(st.sampled_from(_DAY_PHRASES), _LOCAL, _ZONES)
def test_a_day_is_the_same_in_every_zone_where_it_is_as_late(
    phrase: str, local: dt.datetime, zone: ZoneInfo
) -> None:
    utc = ZoneInfo("UTC")
    # Where the clocks skip this time, it is later there.
    there = local.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)
    here = there.replace(tzinfo=utc)

    assert _read(phrase, there, zone, "") == _read(phrase, here, utc, "")


@settings(deadline=None)
@given(st.times(), _LOCAL, _ZONES)
def test_a_time_alone_is_ahead_and_within_a_day_and_a_change_of_clocks(
    time: dt.time, local: dt.datetime, zone: ZoneInfo
) -> None:
    now = local.replace(tzinfo=zone)

    due = read_due(f"{time:%H:%M}", now=now, zone=zone)

    assert due.at is not None
    assert dt.timedelta(0) < due.at - now.astimezone(dt.UTC) <= dt.timedelta(days=2)


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31)))
def test_a_full_date_is_that_date_in_every_spelling(day: dt.date) -> None:
    month = calendar.month_abbr[day.month]

    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
    ):
        assert read_due(text, now=FRIDAY, zone=BERLIN) == Due(on=day)
