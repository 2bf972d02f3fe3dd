"""A rule in the letters of RFC 5545, section 3.3.10, as calendars and our own rows hold it."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import TypeVar

from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import WEEKDAY_CODES, WORKING_DAYS, Frequency, Repeat

_D = TypeVar("_D", int, None)
MAX_LENGTH = 300
_RULE = re.compile(r"\s*(RRULE:)?[A-Z-]+\s*=", re.ASCII | re.IGNORECASE)
_UNTIL = re.compile(r"(\d{8})(T\d{6}Z?)?", re.ASCII)
_BYDAY = re.compile(r"(?P<nth>[+-]?\d)?(?P<code>[A-Z]{2})", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,5}", re.ASCII)
_DAYS = frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"})
_ENDS = frozenset({"COUNT", "UNTIL"})
_OWN = frozenset({"X-AFTER", "X-START", "X-TIME"})
_KNOWN = _DAYS | _ENDS | _OWN | {"FREQ", "INTERVAL", "WKST", "RSCALE", "SKIP"}
_SUNDAY = WEEKDAY_CODES.index("SU")
_ONLY = {"RSCALE": "GREGORIAN", "SKIP": "BACKWARD", "X-AFTER": "COMPLETION"}
"""The one value that we keep. RFC 7529's `SKIP=BACKWARD` is what `Repeat` does anyway."""


def is_rrule(text: str) -> bool:
    """Say whether the text is a rule, not words."""
    return _RULE.match(text) is not None


def parse_rrule(text: str, *, zone: dt.tzinfo = dt.UTC) -> Repeat:
    """Return the repeat that a rule is. In `zone` an `UNTIL` that is an instant becomes a day.

    `DAILY` with weekdays is weekly, and `BYDAY=FR;BYSETPOS=1` is `1FR`, as Outlook writes it.

    Raises:
        RepeatFormatError: If it is no rule, or holds more than we keep.
    """
    parts = _parts(text)
    days, nth = _days(parts)
    monthdays = _numbers(parts, "BYMONTHDAY")
    frequency = _frequency(parts)
    interval = _number(parts, "INTERVAL", default=1)
    if frequency is Frequency.DAILY and interval == 1 and days and not nth and not monthdays:
        frequency = Frequency.WEEKLY
    _check_week_start(parts, days, weekly=frequency is Frequency.WEEKLY and interval > 1)
    return Repeat(
        frequency,
        interval,
        weekdays=days,
        nth=nth,
        monthdays=monthdays,
        month=_number(parts, "BYMONTH", default=None),
        count=_number(parts, "COUNT", default=None),
        until=_until(parts, zone),
        after_completion="X-AFTER" in parts,
        start=_moment(parts, "X-START", "%Y%m%d").date() if "X-START" in parts else None,
        wall=_moment(parts, "X-TIME", "%H%M%S").time() if "X-TIME" in parts else None,
    )


def _parts(text: str) -> Mapping[str, str]:
    if len(text) > MAX_LENGTH:
        raise RepeatFormatError(text, f"is longer than {MAX_LENGTH} characters")
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").removesuffix(";").split(";"):
        name, _, value = (word.strip() for word in part.partition("="))
        if name in parts:
            raise RepeatFormatError(part, "is given twice")
        if name not in _KNOWN:
            raise RepeatFormatError(part, "is not kept here")
        if not value or value != _ONLY.get(name, value):
            raise RepeatFormatError(part, "is not a value kept here")
        parts[name] = value
    return parts


def _frequency(parts: Mapping[str, str]) -> Frequency:
    name = parts.get("FREQ", "")
    if name in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise RepeatFormatError(f"FREQ={name}", "repeats within a day: a day is the least")
    if name not in list(Frequency):
        raise RepeatFormatError(f"FREQ={name}", "is not DAILY, WEEKLY, MONTHLY or YEARLY")
    return Frequency(name)


def _days(parts: Mapping[str, str]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the weekdays, and which of a month's they are."""
    found = [_BYDAY.fullmatch(item.strip()) for item in _items(parts, "BYDAY")]
    days, nth = set[int](), _numbers(parts, "BYSETPOS")
    ordinals = set[int]()
    pairs = 0
    for match in found:
        if match is None or match["code"] not in WEEKDAY_CODES:
            raise RepeatFormatError(f"BYDAY={parts['BYDAY']}", "is not a list such as MO,WE")
        days.add(WEEKDAY_CODES.index(match["code"]))
        if match["nth"]:
            ordinals.add(int(match["nth"]))
            pairs += 1
    mixed = ordinals and (nth or pairs != len(found) or len(days) > 1)
    if mixed or (nth and len(days) > 1 and days != WORKING_DAYS):
        raise RepeatFormatError(f"BYDAY={parts['BYDAY']}", "mixes weekdays: one is kept")
    if nth and not days:
        raise RepeatFormatError(f"BYSETPOS={parts['BYSETPOS']}", "is kept with BYDAY only")
    return frozenset(days), nth | ordinals


def _check_week_start(parts: Mapping[str, str], days: frozenset[int], *, weekly: bool) -> None:
    start = parts.get("WKST", "MO")
    if start not in WEEKDAY_CODES:
        raise RepeatFormatError(f"WKST={start}", "is no weekday")
    # It matters only where it moves one of the days into another week than the others.
    same = start == "MO" or len(days) < 2 or (start == "SU" and _SUNDAY not in days)
    if weekly and not same:
        raise RepeatFormatError(f"WKST={start}", "changes this rule: weeks begin on Monday here")


def _until(parts: Mapping[str, str], zone: dt.tzinfo) -> dt.date | None:
    if "UNTIL" not in parts:
        return None
    match = _UNTIL.fullmatch(parts["UNTIL"])
    if match is None:
        raise RepeatFormatError(f"UNTIL={parts['UNTIL']}", "is not a day such as 20271231")
    if match[2] and match[2].endswith("Z"):
        instant = _moment(parts, "UNTIL", "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
        try:
            return instant.astimezone(zone).date()
        except OverflowError:
            raise RepeatFormatError(f"UNTIL={parts['UNTIL']}", "is out of range") from None
    return _moment(parts, "UNTIL", "%Y%m%dT%H%M%S" if match[2] else "%Y%m%d").date()


def _moment(parts: Mapping[str, str], name: str, form: str) -> dt.datetime:
    try:
        moment = dt.datetime.strptime(parts[name], form)  # noqa: DTZ007  # a day or a wall time
    except ValueError:
        moment = None
    # Read back, because it takes fewer digits than the form has.
    if moment is None or moment.strftime(form) != parts[name]:
        raise RepeatFormatError(f"{name}={parts[name]}", "is not in the calendar")
    return moment


def _items(parts: Mapping[str, str], name: str) -> list[str]:
    return parts[name].split(",") if name in parts else []


def _numbers(parts: Mapping[str, str], name: str) -> frozenset[int]:
    return frozenset(_integer(name, item) for item in _items(parts, name))


def _number(parts: Mapping[str, str], name: str, *, default: _D) -> int | _D:
    return _integer(name, parts[name]) if name in parts else default


def _integer(name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text.strip()):
        raise RepeatFormatError(f"{name}={text}", "is not a whole number in range")
    return int(text)
