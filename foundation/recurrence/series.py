"""The days that a rule falls on: arithmetic on calendar units, without a clock or an end."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator

from foundation.recurrence.repeat import LAST, YEARS, Frequency, Repeat

_WEEK = 7
_MONTHS = 12


def days(repeat: Repeat, start: dt.date, first: dt.date) -> Iterator[dt.date]:
    """Yield the days from `first` on, in order, with intervals counted from `start`.

    Goes straight to the unit that `first` is in, and every unit holds at least one day: so the
    next day costs the same however far away it is. Ends with the last year of a due date.
    """
    first = max(first, dt.date(YEARS[0], 1, 1))
    if first.year > YEARS[-1]:
        return
    step, base, here, members = _unit(repeat, start, first)
    position = here - (here - base) % step
    while True:
        for day in members(position):
            if day.year > YEARS[-1]:
                return
            if day >= first:
                yield day
        position += step


def falls_on(repeat: Repeat, start: dt.date, day: dt.date) -> bool:
    """Say whether a day is one of them."""
    return next(days(repeat, start, day), None) == day


def _unit(
    repeat: Repeat, start: dt.date, first: dt.date
) -> tuple[int, int, int, Callable[[int], list[dt.date]]]:
    """Return the interval, where `start` and `first` are, and what days a place has.

    Places are numbered: days and Mondays as `date.toordinal` does, months from the year 0.
    """
    if repeat.frequency is Frequency.DAILY:
        return repeat.interval, start.toordinal(), first.toordinal(), _one_day
    if repeat.frequency is Frequency.WEEKLY:
        weekdays = sorted(repeat.weekdays or {start.weekday()})
        return repeat.interval * _WEEK, _monday(start), _monday(first), _in_week(weekdays)
    base = start.year * _MONTHS + start.month - 1
    here = first.year * _MONTHS + first.month - 1
    if repeat.frequency is Frequency.MONTHLY:
        return repeat.interval, base, here, _in_month(repeat, start.day)
    base += (repeat.month or start.month) - start.month
    return repeat.interval * _MONTHS, base, here, _in_month(repeat, start.day)


def _one_day(ordinal: int) -> list[dt.date]:
    return [dt.date.fromordinal(ordinal)]


def _monday(day: dt.date) -> int:
    return day.toordinal() - day.weekday()


def _in_week(weekdays: list[int]) -> Callable[[int], list[dt.date]]:
    return lambda monday: [dt.date.fromordinal(monday + weekday) for weekday in weekdays]


def _in_month(repeat: Repeat, start_day: int) -> Callable[[int], list[dt.date]]:
    monthdays = repeat.monthdays or {start_day}

    def members(number: int) -> list[dt.date]:
        year, month = divmod(number, _MONTHS)
        weekday, length = calendar.monthrange(year, month + 1)
        if repeat.nth:
            fitting = [
                day for day in range(1, length + 1) if (weekday + day - 1) % 7 in repeat.weekdays
            ]
            chosen = {fitting[nth if nth == LAST else nth - 1] for nth in repeat.nth}
        else:
            chosen = {length if day == LAST else min(day, length) for day in monthdays}
        return [dt.date(year, month + 1, day) for day in sorted(chosen)]

    return members
