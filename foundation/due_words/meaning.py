"""What the phrases of a sentence say together: a day, or an instant in the owner's zone."""

import datetime as dt
from collections.abc import Mapping

from foundation.dates import Due, parse_due
from foundation.due_words import day_phrases, times
from foundation.due_words.asked import Asked
from foundation.due_words.refusal import RefusalError
from foundation.due_words.shapes import Phrase, Shape

Said = Mapping[str, Phrase]
"""By role: `relative`, `date`, `weekday` (of a date), `time`, `midnight`, `part`."""

_BARE_HOURS = Shape("number hour")
_SHORT_SPAN = range(13)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def meaning_of(said: Said, asked: Asked) -> Due:
    """Return what the phrases say together.

    Raises:
        RefusalError: If that does not exist, contradicts itself, or has passed.
    """
    try:
        return _due(said, asked)
    except RefusalError:
        raise
    except (ValueError, OverflowError) as error:
        raise RefusalError("it is too far away") from error


def _due(said: Said, asked: Asked) -> Due:
    day = _day(said, asked)
    if isinstance(day, dt.datetime):
        return _moment(day, said, asked)
    if "part" in said and said["part"].says("this"):
        if day is not None:
            raise RefusalError("it names two days")
        day = asked.today
    if "midnight" in said:
        return _midnight(day, said, asked)
    if "time" in said or "part" in said:
        return _instant(day, _time(said, asked), asked)
    return parse_due((day or asked.today).isoformat(), asked.zone)


def _day(said: Said, asked: Asked) -> dt.date | dt.datetime | None:
    for role, rules in (("relative", day_phrases.RELATIVE), ("date", day_phrases.DATES)):
        if role in said:
            rule = next(rule for shape, rule in rules if shape.fits(said[role]))
            day = rule(said[role], asked)
            if "weekday" in said and day.weekday() != said["weekday"].number("weekday"):
                raise RefusalError(f"{day} is a {_WEEKDAYS[day.weekday()]}")
            return day
    return None


def _moment(at: dt.datetime, said: Said, asked: Asked) -> Due:
    if len(said) > 1:
        raise RefusalError("a time from now takes no other day or time")
    parse_due(at.isoformat(), asked.zone)
    return Due(at=at, zone=asked.zone.key)


def _time(said: Said, asked: Asked) -> str:
    part = said.get("part")
    phrase = said.get("time")
    if part and part.says("number"):
        if phrase:
            raise RefusalError("it names two times")
        if part.number("number") == 1:
            raise RefusalError('"one morning" could be any; say at 1')
        phrase = part
    if phrase and len(said) == 1 and _BARE_HOURS.fits(phrase):
        _refuse_span(phrase.number("number"), asked)
    clock = times.time(phrase, asked) if phrase else None
    return times.resolved(clock, part.first("part") if part else None)


def _refuse_span(hours: int, asked: Asked) -> None:
    if hours in _SHORT_SPAN and not asked.full_clock:
        raise RefusalError("it could be a time or a number of hours")


def _instant(day: dt.date | None, time: str, asked: Asked) -> Due:
    """Return the time on the day, or the next such time; a day before today was said so."""
    due = parse_due(f"{day or asked.today}T{time}", asked.zone)
    if day is None and _passed(due, asked):
        return parse_due(f"{asked.today + dt.timedelta(days=1)}T{time}", asked.zone)
    if day == asked.today and _passed(due, asked):
        raise RefusalError(f"{time} today has passed")
    return due


def _passed(due: Due, asked: Asked) -> bool:
    return due.at is not None and due.at <= asked.now


def _midnight(day: dt.date | None, said: Said, asked: Asked) -> Due:
    """Return the coming one: of another day, it could be its first minute or its last."""
    part = said.get("part")
    if part and (part.says("number") or part.first("part") != "night"):
        raise RefusalError("the hour and the part of the day do not fit")
    if day not in (None, asked.today):
        raise RefusalError("midnight begins a day and ends one; say 00:00 or 23:59")
    return parse_due(f"{asked.today + dt.timedelta(days=1)}T00:00", asked.zone)
