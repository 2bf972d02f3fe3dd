"""A repeat in short English words, which `read_repeat` reads again."""

import calendar

from foundation.recurrence.repeat import LAST, WEEKEND, WORKING_DAYS, Frequency, Repeat

_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_GROUPS = {WORKING_DAYS: "weekday", WEEKEND: "weekend"}


def describe(repeat: Repeat) -> str:
    """Return what people and models are told: "every 2 weeks on Tue and Fri, 5 times"."""
    text = f"{_rule(repeat)}{' after completion' if repeat.after_completion else ''}"
    if repeat.count is not None:
        return f"{text}, {repeat.count} time{'s' if repeat.count > 1 else ''}"
    return f"{text} until {repeat.until}" if repeat.until else text


def _rule(repeat: Repeat) -> str:
    unit = _UNITS[repeat.frequency]
    every = f"every {repeat.interval} {unit}s" if repeat.interval > 1 else f"every {unit}"
    if repeat.nth:
        return f"{every} on the {_nth_day(repeat)}{_of_month(repeat)}"
    if repeat.weekdays in _GROUPS:
        group = _GROUPS[repeat.weekdays]
        return f"every {group}" if repeat.interval == 1 else f"{every} on {group}s"
    if repeat.weekdays:
        named = _listed([_WEEKDAYS[day] for day in sorted(repeat.weekdays)])
        return f"every {named}" if repeat.interval == 1 else f"{every} on {named}"
    if repeat.monthdays:
        days = [_monthday(day) for day in sorted(repeat.monthdays, key=lambda day: day % 100)]
        return f"{every} on the {_listed(days)}{_of_month(repeat)}"
    return every


def _nth_day(repeat: Repeat) -> str:
    nth = _listed([_NTH[number] for number in sorted(repeat.nth, key=lambda number: number % 10)])
    one = "working day" if len(repeat.weekdays) > 1 else _WEEKDAYS[min(repeat.weekdays)]
    return f"{nth} {one}"


def _of_month(repeat: Repeat) -> str:
    return f" of {calendar.month_name[repeat.month]}" if repeat.month else ""


def _monthday(day: int) -> str:
    if day == LAST:
        return "last day"
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _listed(items: list[str]) -> str:
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last
