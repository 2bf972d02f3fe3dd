"""Days and instants in the forms that files have them."""

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from foundation.dates import Due, DueFormatError, parse_due

_YEARS = range(1900, 3000)
_OFFSET = re.compile(r"[+-]([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?", re.ASCII)


class MomentError(ValueError):
    """The text is no day or instant; the message says what would be."""


def due(text: str, zone: ZoneInfo) -> Due:
    """Return what an ISO day or date-time means, in `zone` if it has no offset.

    Raises:
        MomentError: If it is none.
    """
    try:
        return parse_due(text, zone)
    except DueFormatError:
        raise MomentError("is not a date: write 2026-11-21 or 2026-11-21T17:00") from None


def day(text: str) -> dt.date:
    """Return an ISO day.

    Raises:
        MomentError: If it is none.
    """
    try:
        found = dt.datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a day
    except ValueError:
        raise MomentError("is not a day: write it as 2026-11-21") from None
    if found.year not in _YEARS:
        raise MomentError(f"is not in the years {_YEARS[0]} to {_YEARS[-1]}")
    return found


def basic(text: str, zone: dt.tzinfo) -> dt.date | dt.datetime:
    """Return what `20261121`, `20261121T170000` (in `zone`) or `20261121T160000Z` is.

    An instant is in UTC.

    Raises:
        MomentError: If it is none of them.
    """
    match = _BASIC.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, date, *time = match.groups()
        on = dt.date(int(year), int(month), int(date))
        if on.year not in _YEARS:
            raise ValueError
        if time[0] is None:
            return on
        hour, minute, second = (int(part) for part in time[:3])
        at = dt.time(hour, minute, second, tzinfo=dt.UTC if time[3] else zone)
        return dt.datetime.combine(on, at).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise MomentError("is not a moment: write 20261121 or 20261121T160000Z") from None


def known_zone(name: str) -> str:
    """Return the name of a time zone, or an offset such as `+01:00`.

    Raises:
        MomentError: If it is neither.
    """
    if _OFFSET.fullmatch(name):
        return name
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise MomentError("is not a time zone: write it as Europe/Berlin") from None


def midnight(on: dt.date, zone: dt.tzinfo) -> dt.datetime:
    """Return the instant a day begins, in UTC."""
    return dt.datetime.combine(on, dt.time(), tzinfo=zone).astimezone(dt.UTC)


def local_day(at: dt.datetime, zone: dt.tzinfo) -> dt.date:
    """Return the day on which an instant is."""
    return at.astimezone(zone).date()


def zone_of(due: Due) -> dt.tzinfo:
    """Return the zone an instant was given in."""
    name = due.zone or "+00:00"
    if not _OFFSET.fullmatch(name):
        return ZoneInfo(name)
    offset = dt.timedelta(hours=int(name[1:3]), minutes=int(name[4:]))
    return dt.timezone(-offset if name[0] == "-" else offset)
