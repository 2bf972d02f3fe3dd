"""Dates of the calendar: "1st of March", "24/12", "24.12.2026", "the 15th"."""

import datetime as dt
import re

from foundation.due_words import days
from foundation.due_words.asked import Asked
from foundation.due_words.refusal import RefusalError
from foundation.due_words.shapes import Phrase

_CENTURY = 2000
_CENTURY_DIGITS = 99
_MONTHS = range(1, 13)
_TIME = re.compile(r"([01]?[0-9]|2[0-3])\.[0-9]{1,2}")
_POINT_IN_DATES = {"de"}
"""Languages where even without its last point "12.10" is a date and no time."""


def named(phrase: Phrase, asked: Asked) -> dt.date:
    """`1st of March`, `March 1 2027`; without a year, the next one."""
    day, month = phrase.number("number", "ordinal", "nth"), phrase.number("month")
    year = phrase.first("year")
    return _dated(asked, int(year) if year else None, month, day)


def day_of_month(phrase: Phrase, asked: Asked) -> dt.date:
    """`the 15th`: the next one, today included; a month without it is passed over."""
    day = phrase.number("number", "ordinal", "nth")
    start = asked.today.replace(day=1)
    for later in range(12):
        month = days.shifted(start, later, "month")
        found = days.date_or_none(month.year, month.month, day)
        if found and found >= asked.today:
            return found
    raise RefusalError(f"no month has a day {day}")


def numeric(phrase: Phrase, asked: Asked) -> dt.date:
    """`24/12`, `24.12.2026`, `2026/12/24`."""
    text = phrase.first("date", "dotted") or ""
    numbers = [int(part) for part in re.split("[-/.]", text.rstrip("."))]
    if numbers[0] > _CENTURY_DIGITS:
        return _dated(asked, *numbers)
    year = None
    if len(numbers) == 3:
        year = numbers.pop()
        year += _CENTURY if year <= _CENTURY_DIGITS else 0
    day, month = _in_order(text, numbers, asked)
    return _dated(asked, year, month, day)


def _in_order(text: str, numbers: list[int], asked: Asked) -> tuple[int, int]:
    """Return day and month. A point puts the day first; else it must be told or be evident."""
    one, other = numbers
    if "." in text:
        if asked.language not in _POINT_IN_DATES and _TIME.fullmatch(text) and other in _MONTHS:
            raise RefusalError("it could be a date or a time")
        return one, other
    if one > 12 or one == other:
        return one, other
    if other > 12:
        return other, one
    if asked.day_first is None:
        raise RefusalError("it could be day/month or month/day")
    return (one, other) if asked.day_first else (other, one)


def _dated(asked: Asked, year: int | None, month: int, day: int) -> dt.date:
    found = (
        days.next_date(asked.today, month, day)
        if year is None
        else days.date_or_none(year, month, day)
    )
    if found is None:
        raise RefusalError("there is no such date")
    return found
