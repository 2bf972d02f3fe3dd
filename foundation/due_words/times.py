"""Times of the day: "5pm", "17:00", "half past 5", "noon"."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from foundation.due_words.asked import Asked
from foundation.due_words.refusal import RefusalError
from foundation.due_words.shapes import Phrase, Shape


class Dial(Enum):
    """How sure the hour is."""

    FULL = auto()
    """Of 24: "17:00", "05:30", "5pm"."""
    WRITTEN = auto()
    """Of 24, unless a part of the day says otherwise: "5 Uhr", "5h30"."""
    SPOKEN = auto()
    """Of 12: "at 5", "half past 5"; without a part of the day it is between 7:00 and 18:59."""
    UNCLEAR = auto()
    """"5:30", where the language does not tell whether people write 24 hours."""


@dataclass(frozen=True)
class Clock:
    """An hour and a minute as said."""

    hour: int
    minute: int
    dial: Dial


@dataclass(frozen=True)
class _Part:
    hour: int
    """The one that is meant if nothing else is said."""
    hours: range


_PARTS = {
    "morning": _Part(9, range(1, 12)),
    "afternoon": _Part(14, range(12, 20)),
    "evening": _Part(18, range(16, 24)),
    "night": _Part(20, range(18, 24)),
}

_AFTERNOON = range(1, 7)
_MONTHS = range(1, 13)

TIME = Shape(
    """
    (at|athour)? (
        clock (oclock|uhr)? | dotted uhr? | (clock|dotted|number) (am|pm) | named
        | number (hour|uhr) number? | number hour tail
    )
    | at number tail? | at? number oclock (am|pm)? | at? past number (oclock|am|pm)?
    | at? number (after|vor) number (am|pm)? | at number before number (am|pm)?
    """
)
MIDNIGHT = Shape("(at|athour)? midnight")
PART = Shape("this? part number? | number part")
"""Beside a part of the day a bare number is an hour: "5 in the afternoon"."""


def time(phrase: Phrase, asked: Asked) -> Clock:
    """Return the time that a phrase of the shape `TIME` or `PART` says."""
    clock = _clock(phrase, asked)
    if clock.hour not in range(24) or clock.minute not in range(60):
        raise RefusalError("there is no such time of day")
    if not phrase.says("am", "pm"):
        return clock
    if clock.hour not in range(1, 13):
        raise RefusalError("before am and pm an hour is from 1 to 12")
    return Clock(clock.hour % 12 + 12 * phrase.says("pm"), clock.minute, Dial.FULL)


def resolved(clock: Clock | None, part: str | None) -> str:
    """Return the time of the day as `17:00`."""
    if clock is None:
        return f"{_PARTS[part or 'morning'].hour:02}:00"
    if part is None:
        if clock.dial is Dial.UNCLEAR:
            shown = f"{clock.hour}:{clock.minute:02}"
            raise RefusalError(f"it could be 0{shown} or {clock.hour + 12}{shown[1:]}")
        afternoon = clock.dial is Dial.SPOKEN and clock.hour in _AFTERNOON
        return f"{clock.hour + 12 * afternoon:02}:{clock.minute:02}"
    hours = {clock.hour}
    if clock.dial is not Dial.FULL and clock.hour <= 12:
        hours = {clock.hour % 12, clock.hour % 12 + 12}
    fitting = hours.intersection(_PARTS[part].hours)
    if len(fitting) != 1:
        raise RefusalError("the hour and the part of the day do not fit")
    return f"{fitting.pop():02}:{clock.minute:02}"


def _clock(phrase: Phrase, asked: Asked) -> Clock:
    if name := phrase.first("named"):
        hour, minute = map(int, name.split(":"))
        return Clock(hour, minute, Dial.FULL)
    if digits := phrase.first("clock", "dotted"):
        return _of_digits(digits, phrase, asked)
    numbers = [int(number) for number in phrase.every("number")]
    if phrase.says("after", "before", "vor"):
        minutes, hour = numbers
        return _around(hour, minutes if phrase.says("after") else -minutes)
    if phrase.says("past", "tail") and not phrase.says("hour"):
        return _around(numbers[0], phrase.number("past", "tail"))
    if phrase.says("tail"):
        hour, minute = divmod(numbers[0] * 60 + phrase.number("tail"), 60)
        return Clock(hour, minute, Dial.WRITTEN)
    hour, minute = (*numbers, 0)[:2]
    return Clock(hour, minute, Dial.WRITTEN if phrase.says("hour", "uhr") else Dial.SPOKEN)


def _around(hour: int, minutes: int) -> Clock:
    """Return the time so many minutes after the hour; before it if they are negative."""
    if hour not in range(1, 13) or abs(minutes) not in range(60):
        raise RefusalError("there is no such time of day")
    if minutes < 0:
        hour, minutes = hour - 1 or 12, minutes + 60
    return Clock(hour, minutes, Dial.SPOKEN)


def _of_digits(digits: str, phrase: Phrase, asked: Asked) -> Clock:
    hour, minute = map(int, re.split("[.:]", digits))
    marked = phrase.says("at", "am", "pm", "uhr")
    if "." in digits and not marked and minute in _MONTHS:
        raise RefusalError("it could be a date or a time")
    if digits[0] == "0" or hour not in range(1, 13):
        return Clock(hour, minute, Dial.FULL)
    clear = asked.full_clock or hour not in _AFTERNOON or phrase.says("uhr")
    return Clock(hour, minute, Dial.WRITTEN if clear else Dial.UNCLEAR)
