"""What the symbols of a text mean together.

`EVERY`, `OTHER`, `OF` and `OFMONTH` are words; `DAY` to `YEAR` units; `N3` is a number, `O3` an
ordinal in digits, `K3` one in letters (`K-1`: "last"); `W0` Monday, `M1` January; `WORKDAY` and
`WEEKEND` several days; `DATE2027-01-01` a date. A text is a unit ("every 2 weeks"), a place in it
("on tuesday") or both, and after them how long. What does not match as a whole is no repeat.
"""

import datetime as dt
import re
from dataclasses import replace

from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.places import place_of
from foundation.recurrence.repeat import Frequency, Repeat

_UNITS = {
    "DAY": (Frequency.DAILY, 1),
    "WEEK": (Frequency.WEEKLY, 1),
    "MONTH": (Frequency.MONTHLY, 1),
    "QUARTER": (Frequency.MONTHLY, 3),
    "YEAR": (Frequency.YEARLY, 1),
}
_UNIT = "DAY|WEEK|MONTH|QUARTER|YEAR"
# "Every 15th day of the month" is no interval of 15 days.
_OF_MONTH = r"(?!(?<=DAY )(OF )?(OFMONTH|M\d))"
_END = re.compile(
    r"(?P<rest>.*?)(AND )?("
    r"(?P<after>AFTER)"
    r"|(UNTIL|BIS) (DATE(?P<date>\S+)"
    r"|(M(?P<month>\d+) [NO](?P<day>\d+)|[NO](?P<day2>\d+) (OF )?M(?P<month2>\d+)) (AND |OF )?"
    r"N(?P<year>\d{4}))"
    r"|(?P<clear>FOR )?N(?P<count>\d+) TIMES) "
)
_PERIOD = re.compile(
    r"EVERY ((?P<other>OTHER)|N(?P<number>\d+)|(?P<nth>[OK](?!1 )\d+))? ?"
    rf"(?P<unit>{_UNIT}) {_OF_MONTH}"
)
_ALONE = re.compile(r"(W\d|WEEKEND) ")
_WHICH = re.compile(r"EVERY [NOK]-?\d (W\d|WORKDAY|WEEKEND) ")
_UNKNOWN = "is not understood as a whole"
_SAID_PLAINLY = re.compile(rf"EVERY ({_UNIT}) ")
_TIDY = (
    # "Every monday and every friday"; "weekly, on mondays".
    (re.compile(r"(AND )+(EVERY )?(?=\S)"), "AND "),
    # "Los lunes" are all of them.
    (re.compile(r"^LOS (?=W)"), "EVERY "),
    (re.compile(rf"LOS |^OF |^A (?={_UNIT})"), ""),
)


def repeat_of(symbols: str, part: str) -> Repeat:
    """Return the repeat that the symbols are. `part`: the text, for the message.

    Raises:
        RepeatFormatError: If they are none as a whole, or could be two.
    """
    for pattern, form in _TIDY:
        symbols = pattern.sub(form, symbols)
    return _ended(symbols, part)


def _ended(symbols: str, part: str) -> Repeat:
    """Read how long, from the end, then the rest."""
    if symbols.startswith("EVERY! "):
        return replace(_ended(symbols.replace("!", "", 1), part), after_completion=True)
    end = _END.fullmatch(symbols)
    if end is None:
        return _plain(symbols, part)
    rest = end["rest"]
    if end["after"]:
        rest = rest if rest.startswith("EVERY") else f"EVERY {rest}"
        return replace(_ended(rest, part), after_completion=True)
    if end["count"]:
        separated = end["clear"] or symbols.startswith(f"{rest}AND ")
        if _SAID_PLAINLY.fullmatch(rest) and not separated:
            raise RepeatFormatError(part, f'is unclear: say "for {end["count"]} times" to end it')
        repeat = _ended(rest, part)
        if repeat.count is not None:
            raise RepeatFormatError(part, "says twice how often")
        return replace(repeat, count=int(end["count"]))
    repeat = _ended(rest, part)
    if repeat.until is not None:
        raise RepeatFormatError(part, "says twice until when")
    return replace(repeat, until=_day(end, part))


def _plain(symbols: str, part: str) -> Repeat:
    """Read a unit, a place in it, or both in either order."""
    period = _PERIOD.search(symbols)
    if period is None:
        return _in_no_unit(symbols, part)
    frequency, factor = _UNITS[period["unit"]]
    number = 2 if period["other"] else int(period["number"] or (period["nth"] or "O1")[1:])
    before, after = symbols[: period.start()], symbols[period.end() :]
    repeat = Repeat(frequency, number * factor)
    if period["unit"] == "QUARTER" and (before or after or period["nth"]):
        raise RepeatFormatError(part, "is unclear: say every 3 months")
    if not before and not after:
        return repeat
    named = (before or after).removeprefix("AND ").removeprefix("EVERY ")
    place = place_of(named.removesuffix("OF ").removesuffix("AND "), certain=True)
    wrong = before and after
    if wrong or place is None or place.frequency is not frequency:
        raise RepeatFormatError(part, _UNKNOWN)
    return replace(place, interval=repeat.interval)


def _in_no_unit(symbols: str, part: str) -> Repeat:
    """Read a place that says its unit itself: "every friday", "the last day of the month"."""
    other = symbols.startswith("EVERY OTHER ")
    place_words = symbols.removeprefix("EVERY ").removeprefix("OTHER " if other else "")
    place = place_of(place_words, certain="OFMONTH" in symbols)
    if place is None:
        if _WHICH.fullmatch(symbols):
            raise RepeatFormatError(part, 'is unclear: say "of the month" or "every 2 weeks on"')
        raise RepeatFormatError(part, _UNKNOWN)
    # One weekday alone is a date, several are not.
    named = symbols.startswith("EVERY ") or "OFMONTH" in symbols or len(place.weekdays) > 1
    if not named or (other and not (place.weekdays and _ALONE.fullmatch(place_words))):
        raise RepeatFormatError(part, _UNKNOWN)
    return replace(place, interval=2) if other else place


def _day(end: re.Match[str], part: str) -> dt.date:
    try:
        if end["date"]:
            return dt.date.fromisoformat(end["date"])
        month, day = end["month"] or end["month2"], end["day"] or end["day2"]
        return dt.date(int(end["year"]), int(month), int(day))
    except ValueError:
        raise RepeatFormatError(part, "ends on a day that is not in the calendar") from None
