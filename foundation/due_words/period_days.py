"""Days of a period: "end of month", "first monday of december", "the 15th of next month"."""

import datetime as dt
from collections.abc import Callable

from foundation.due_words import days
from foundation.due_words.asked import Asked
from foundation.due_words.refusal import RefusalError
from foundation.due_words.shapes import Phrase

_PERIODS = ("day", "week", "month", "quarter", "year")


def edge(phrase: Phrase, asked: Asked) -> dt.date:
    """`end of next month`, `beginning of the year`, `end of december`."""
    last = phrase.says("end")
    if not last and phrase.first("unit") == "day":
        raise RefusalError("a day has no beginning that I know")
    return _forward(phrase, asked, lambda within: within[last])


def nth_weekday(phrase: Phrase, asked: Asked) -> dt.date:
    """`last friday of the month`, `first day of next month`."""
    wanted = int(phrase.first("weekday") or 0) if phrase.says("weekday") else None
    if wanted is None and phrase.every("unit")[0] != "day":
        raise RefusalError("only days and weekdays can be counted")
    count = -1 if phrase.says("last") else phrase.number("nth", "ordinal")
    return _forward(phrase, asked, lambda within: days.nth(within, count, wanted))


def date_of_month(phrase: Phrase, asked: Asked) -> dt.date:
    """`the 15th of next month`."""
    if phrase.first("unit") != "month":
        raise RefusalError("only the days of a month can be counted")
    count = phrase.number("nth", "ordinal")
    return _forward(phrase, asked, lambda within: days.nth(within, count, None))


def _forward(phrase: Phrase, asked: Asked, pick: Callable[[days.Span], dt.date | None]) -> dt.date:
    """Pick from the period that is said; if that leaves it open, from the first not past."""
    start, unit, fixed = _period(phrase, asked)
    picked = pick(days.span(start, unit))
    if picked and (picked >= asked.today or phrase.says("year")):
        return picked
    if picked and not fixed:
        step = "year" if phrase.says("month") else unit
        picked = pick(days.span(days.shifted(start, 1, step), unit))
    elif picked:
        raise RefusalError(f"that is {picked}, which has passed")
    if picked is None:
        raise RefusalError("there is no such day")
    return picked


def _period(phrase: Phrase, asked: Asked) -> tuple[dt.date, str, bool]:
    """Return a day of the period, its unit, and whether the words fix which one it is."""
    year = int(phrase.first("year") or asked.today.year)
    if phrase.says("month"):
        return dt.date(year, phrase.number("month"), 1), "month", phrase.says("year")
    if phrase.says("year"):
        return dt.date(year, 1, 1), "year", True
    unit = phrase.every("unit")[-1]
    if unit not in _PERIODS:
        raise RefusalError("only a day, week, month, quarter or year has an end")
    if phrase.says("next", "coming"):
        return days.shifted(days.span(asked.today, unit)[0], 1, unit), unit, True
    return asked.today, unit, phrase.says("this")
