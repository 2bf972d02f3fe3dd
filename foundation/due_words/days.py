"""Arithmetic with days, weeks, months and years."""

import calendar
import datetime as dt

Span = tuple[dt.date, dt.date]
"""The first day and the last."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_YEARS_AHEAD = 9
"""29 February comes within eight years."""


def shifted(day: dt.date, count: int, unit: str) -> dt.date:
    """Return the day some units later; 31 January and a month are the last of February."""
    if unit in _DAYS:
        return day + dt.timedelta(days=count * _DAYS[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
    last = calendar.monthrange(dt.date(year, month + 1, 1).year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def monday(day: dt.date) -> dt.date:
    """Return the Monday of the day's week."""
    return day - dt.timedelta(days=day.weekday())


def next_weekday(after: dt.date, weekday: int) -> dt.date:
    """Return the first such weekday after the day."""
    return after + dt.timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def span(day: dt.date, unit: str) -> Span:
    """Return the day, week (from Monday), month, quarter or year that the day is in."""
    starts = {
        "day": day,
        "week": monday(day),
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": day.replace(month=1, day=1),
    }
    return starts[unit], shifted(starts[unit], 1, unit) - dt.timedelta(days=1)


def nth(within: Span, count: int, weekday: int | None) -> dt.date | None:
    """Return the `count`-th such weekday (or day) in it, from its end if negative."""
    first, last = within
    step = dt.timedelta(days=1 if weekday is None else 7)
    if count > 0:
        start = first if weekday is None else next_weekday(first - dt.timedelta(days=1), weekday)
        day = start + (count - 1) * step
    else:
        start = (
            last if weekday is None else last - dt.timedelta(days=(last.weekday() - weekday) % 7)
        )
        day = start + (count + 1) * step
    return day if first <= day <= last else None


def next_date(today: dt.date, month: int, day: int) -> dt.date | None:
    """Return the first such date that is not past."""
    for year in range(today.year, today.year + _YEARS_AHEAD):
        if (found := date_or_none(year, month, day)) and found >= today:
            return found
    return None


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, if the calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
