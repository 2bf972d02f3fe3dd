"""How a task repeats: the part of RFC 5545's recurrence rules that we keep, as one value."""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from foundation.recurrence.errors import RepeatFormatError

MAX_INTERVAL = 1000
MAX_COUNT = 10_000
YEARS = range(1900, 3000)
"""The years that a due date can have."""
LAST = -1
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
_NTH = frozenset({1, 2, 3, 4, LAST})
_MONTHDAYS = frozenset({*range(1, 32), LAST})
_LEAP_YEAR = 2000


class Frequency(StrEnum):
    """Which calendar unit the interval counts."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True)
class Repeat:
    """Every so many days, weeks, months or years, on which of their days, and until when.

    Without days it follows `start`: "monthly" from the 15th is the 15th of each month. A day that
    a month lacks is its last one: the 31st is 30 April, 29 February is the 28th in common years.
    RFC 5545 leaves such months out, which people who pay rent on the 31st do not expect.

    Raises:
        RepeatFormatError: If the values are out of range or do not go together.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: frozenset[int] = frozenset()
    """0 is Monday. In a month or year they need `nth`, then one weekday or all working days."""
    nth: frozenset[int] = frozenset()
    """Which of a month's `weekdays`: 1 to 4, or -1 for the last."""
    monthdays: frozenset[int] = frozenset()
    """1 to 31, or -1 for the last."""
    month: int | None = None
    """1 is January. Only with the day of a yearly repeat."""
    count: int | None = None
    until: dt.date | None = None
    """The last day it may fall on."""
    after_completion: bool = False
    """The interval runs from the day of completion."""
    start: dt.date | None = None
    """A day that intervals are counted from, in the zone of the due date."""
    wall: dt.time | None = None
    """The time it is meant for, also where a change of the clocks has moved one due date."""

    def __post_init__(self) -> None:
        _check_bounds(self)
        _check_days(self)
        _check_month(self)

    @property
    def text(self) -> str:
        """The canonical rule, as it is stored; `parse_rrule` reads it."""
        ordinals = sorted(self.nth, key=lambda nth: nth % 10)
        codes = [WEEKDAY_CODES[day] for day in sorted(self.weekdays)]
        by_position = len(codes) > 1 and bool(ordinals)
        if ordinals and not by_position:
            codes = [f"{nth}{codes[0]}" for nth in ordinals]
        parts = {
            "FREQ": self.frequency,
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "BYMONTH": str(self.month or ""),
            "BYMONTHDAY": ",".join(map(str, sorted(self.monthdays, key=lambda day: day % 100))),
            "BYDAY": ",".join(codes),
            "BYSETPOS": ",".join(map(str, ordinals)) if by_position else "",
            "COUNT": str(self.count or ""),
            "UNTIL": f"{self.until:%Y%m%d}" if self.until else "",
            "X-AFTER": "COMPLETION" if self.after_completion else "",
            "X-START": f"{self.start:%Y%m%d}" if self.start else "",
            "X-TIME": f"{self.wall:%H%M%S}" if self.wall else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _check_bounds(repeat: Repeat) -> None:
    if not 1 <= repeat.interval <= MAX_INTERVAL:
        raise RepeatFormatError(f"every {repeat.interval}", f"is not 1 to {MAX_INTERVAL}")
    if repeat.count is not None and not 1 <= repeat.count <= MAX_COUNT:
        raise RepeatFormatError(f"{repeat.count} times", f"is not 1 to {MAX_COUNT}")
    if repeat.count is not None and repeat.until is not None:
        raise RepeatFormatError(f"until {repeat.until}", "and a number of times: give one")
    for day in (repeat.until, repeat.start):
        if day is not None and day.year not in YEARS:
            raise RepeatFormatError(str(day), f"is not in {YEARS[0]} to {YEARS[-1]}")


def _check_days(repeat: Repeat) -> None:
    days, nth, monthdays = repeat.weekdays, repeat.nth, repeat.monthdays
    named = bool(days or nth or monthdays)
    if repeat.after_completion and named:
        raise RepeatFormatError("after completion", "goes with an interval, not with days")
    if repeat.frequency is Frequency.DAILY and named:
        raise RepeatFormatError("every day", "has no days to choose: repeat weekly on them")
    if repeat.frequency is Frequency.WEEKLY and (nth or monthdays):
        raise RepeatFormatError("every week", "has weekdays only")
    if repeat.frequency in (Frequency.MONTHLY, Frequency.YEARLY) and bool(days) != bool(nth):
        raise RepeatFormatError("a weekday", "of a month needs first to fourth or last")
    if days and monthdays:
        raise RepeatFormatError("a weekday and a day of the month", "do not go together")
    if nth and len(days) > 1 and days != WORKING_DAYS:
        raise RepeatFormatError("several weekdays", "of a month are not kept: give one")
    if not (days <= frozenset(range(7)) and nth <= _NTH and monthdays <= _MONTHDAYS):
        raise RepeatFormatError("day", "is out of range: 1 to 31, first to fourth, or last")


def _check_month(repeat: Repeat) -> None:
    yearly = repeat.frequency is Frequency.YEARLY
    if (repeat.month is not None) != (yearly and bool(repeat.nth or repeat.monthdays)):
        raise RepeatFormatError("a month", "goes with the day of a yearly repeat, and needs one")
    if repeat.month is None:
        return
    if not 1 <= repeat.month <= 12:
        raise RepeatFormatError(f"month {repeat.month}", "is not 1 to 12")
    if len(repeat.monthdays) > 1:
        raise RepeatFormatError("several days", "of a year are not kept: give one")
    length = calendar.monthrange(_LEAP_YEAR, repeat.month)[1]
    for day in repeat.monthdays:
        if day > length:
            month = calendar.month_name[repeat.month]
            raise RepeatFormatError(f"{day} {month}", "is not in the calendar")
