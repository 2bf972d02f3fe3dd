"""Which days of a week, month or year the symbols of a text name; see `grammar`."""

import re

from foundation.recurrence.repeat import LAST, WEEKEND, WORKING_DAYS, Frequency, Repeat

_RANGE = r"W(?P<first>\d) (?:TO|BIS) W(?P<last>\d) "
_WEEKDAY = re.compile(rf"(?:AND )?(?:{_RANGE}|W(?P<one>\d) |(?P<group>WORKDAY|WEEKEND) )")
_NTH = r"(?P<nth>[OK]-?\d (?:AND [OK]-?\d )*)(?:W(?P<weekday>\d)|(?P<workday>WORKDAY)) "
_NTH_DAY = re.compile(rf"{_NTH}(?P<of>OFMONTH )?")
_ONE_MONTHDAY = r"(?:[NOK]-?\d+ (?:DAY )?|DAY N\d+ )"
_MONTHDAYS = re.compile(rf"(?:{_ONE_MONTHDAY})(?:AND {_ONE_MONTHDAY})*(?P<of>OFMONTH )?")
_IN_DIGITS = re.compile(r"O\d+ (?:AND O\d+ )*")
_IN_MONTH = re.compile(r"(?P<day>.+? )(?:OF )?M(?P<month>\d+) ")
_MONTH_FIRST = re.compile(r"M(?P<month>\d+) (?P<day>[NO]\d+ )")
_THE_LAST = re.compile(r"-1 (?:DAY|OFMONTH) ")
_ONE_DAY = re.compile(r"(?:[NO](\d+)|K(?P<word>-?\d)) (?P<day>DAY )?")
_NUMBER = re.compile(r"[NOK](-?\d+)")


def place_of(symbols: str, *, certain: bool) -> Repeat | None:
    """Return a place as its repeat with the interval 1, or none.

    `certain`: the text says in what unit it is. Else "every second tuesday" or "every fourth
    february" could be an interval.
    """
    symbols = symbols.removeprefix("OF ")
    if weekdays := _weekdays(symbols):
        return Repeat(Frequency.WEEKLY, weekdays=weekdays)
    return _in_year(symbols, certain=certain) or _in_month(symbols, certain=certain)


def _weekdays(symbols: str) -> frozenset[int]:
    days = set[int]()
    position = 0
    while match := _WEEKDAY.match(symbols, position):
        position = match.end()
        if match["first"]:
            first, last = int(match["first"]), int(match["last"])
            days |= {day % 7 for day in range(first, last + 1 + 7 * (last < first))}
        elif match["one"]:
            days.add(int(match["one"]))
        else:
            days |= WORKING_DAYS if match["group"] == "WORKDAY" else WEEKEND
    return frozenset(days) if position == len(symbols) else frozenset()


def _in_month(symbols: str, *, certain: bool) -> Repeat | None:
    if match := _NTH_DAY.fullmatch(symbols):
        nth = _numbers(match["nth"])
        if not certain and (match["workday"] or not nth <= {1, LAST}):
            return None
        return Repeat(Frequency.MONTHLY, nth=nth, weekdays=_of_nth(match))
    if not _MONTHDAYS.fullmatch(symbols) or not (certain or _IN_DIGITS.fullmatch(symbols)):
        return None
    days = _numbers(symbols)
    if LAST in days and not _THE_LAST.search(symbols):
        return None
    return Repeat(Frequency.MONTHLY, monthdays=days)


def _in_year(symbols: str, *, certain: bool) -> Repeat | None:
    match = _IN_MONTH.fullmatch(symbols) or _MONTH_FIRST.fullmatch(symbols)
    if match is None:
        return None
    month = int(match["month"])
    if nth := _NTH_DAY.fullmatch(match["day"]):
        numbers = _numbers(nth["nth"])
        return Repeat(Frequency.YEARLY, nth=numbers, weekdays=_of_nth(nth), month=month)
    one = _ONE_DAY.fullmatch(match["day"])
    if one is None or (one["word"] == str(LAST) and not one["day"]):
        return None
    if one["word"] and not (certain or " OF " in symbols):
        return None
    return Repeat(Frequency.YEARLY, monthdays=_numbers(match["day"]), month=month)


def _of_nth(match: re.Match[str]) -> frozenset[int]:
    return WORKING_DAYS if match["workday"] else frozenset({int(match["weekday"])})


def _numbers(symbols: str) -> frozenset[int]:
    return frozenset(int(number) for number in _NUMBER.findall(symbols))
