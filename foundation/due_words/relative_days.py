"""Days counted from today: "tomorrow", "next friday", "in 3 days", "next week"."""

import datetime as dt

from foundation.due_words import days
from foundation.due_words.asked import Asked
from foundation.due_words.refusal import RefusalError
from foundation.due_words.shapes import Phrase, Shape

_SATURDAY = 5

AMOUNT = "(number|a|year) (unit|units|hour) (and? (number|a) (unit|units|hour))?"
IN_AMOUNT = Shape(f"in {AMOUNT} | {AMOUNT} hence | (since|vor) {AMOUNT} | {AMOUNT} ago")


def day(phrase: Phrase, asked: Asked) -> dt.date:
    """`tomorrow`."""
    return days.shifted(asked.today, phrase.number("day"), "day")


def weekday(phrase: Phrase, asked: Asked) -> dt.date:
    """`friday`, the first after today; `this friday` may be today; `next friday` is next week's."""
    wanted = phrase.number("weekday")
    if phrase.says("next"):
        return _of_next_week(asked.today, wanted)
    if phrase.says("this"):
        return days.next_weekday(asked.today - dt.timedelta(days=1), wanted)
    return days.next_weekday(asked.today, wanted)


def weekday_of_week(phrase: Phrase, asked: Asked) -> dt.date:
    """`monday next week`."""
    if phrase.first("unit") != "week":
        raise RefusalError("a weekday can be of a week only")
    return _of_next_week(asked.today, phrase.number("weekday"))


def next_unit(phrase: Phrase, asked: Asked) -> dt.date:
    """`next week`, its Monday; `next month` and `next year`, this day of it."""
    unit = phrase.first("unit")
    if unit == "week":
        return days.next_weekday(asked.today, 0)
    if unit in ("day", "month", "year"):
        return days.shifted(asked.today, 1, unit)
    raise RefusalError("it does not say which day")


def weekend(phrase: Phrase, asked: Asked) -> dt.date:
    """Its Saturday; on a Sunday, `weekend` is that day."""
    saturday = days.monday(asked.today) + dt.timedelta(days=_SATURDAY)
    if phrase.says("next") or (phrase.says("coming") and saturday <= asked.today):
        return days.shifted(saturday, 1, "week")
    return max(saturday, asked.today)


def in_amount(phrase: Phrase, asked: Asked) -> dt.date | dt.datetime:
    """`in 3 days`, `2 weeks ago`: a day; `in 90 minutes`: an instant."""
    past = phrase.says("since", "vor", "ago")
    amounts = [-int(n) if past else int(n) for n in phrase.every("number", "a", "year")]
    units = phrase.every("unit", "units", "hour")
    clock = [unit in ("hour", "minute") for unit in units]
    if all(clock):
        seconds = sum(
            n * {"hour": 3600, "minute": 60}[u] for n, u in zip(amounts, units, strict=True)
        )
        at = asked.now.astimezone(dt.UTC) + dt.timedelta(seconds=seconds)
        return at.replace(second=0, microsecond=0)
    if any(clock):
        raise RefusalError("it mixes days and hours; give a day and a time")
    moved = asked.today
    for amount, unit in zip(amounts, units, strict=True):
        moved = days.shifted(moved, amount, unit)
    return moved


def amount_from(phrase: Phrase, asked: Asked) -> dt.date:
    """`a week from friday`."""
    unit = phrase.every("unit", "units", "hour")[0]
    if unit in ("hour", "minute"):
        raise RefusalError("hours can be counted from now only")
    start = day(phrase, asked) if phrase.says("day") else weekday(phrase, asked)
    return days.shifted(start, phrase.number("number", "a"), unit)


def _of_next_week(today: dt.date, wanted: int) -> dt.date:
    return days.monday(today) + dt.timedelta(days=7 + wanted)
