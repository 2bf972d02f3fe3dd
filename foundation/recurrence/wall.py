"""Wall-clock time in a zone, also where its clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

_MINUTE = 60


def zone_of(name: str) -> dt.tzinfo:
    """Return the zone of a due date: of an IANA name, or of an offset such as `+01:00`."""
    if name[0] not in "+-":
        return ZoneInfo(name)
    hours, minutes = name[1:].split(":")
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return dt.timezone(-offset if name[0] == "-" else offset)


def instant_at(day: dt.date, wall: dt.time, zone: dt.tzinfo) -> dt.datetime:
    """Return when clocks in the zone show that time on that day, in UTC.

    Of a time that comes twice, the first. In place of one that does not come, the minute at which
    the clocks go on: 03:00 for 02:30 where they jump from 02:00 to 03:00.
    """
    moment = dt.datetime.combine(day, wall, tzinfo=zone)
    before, after = _offset(moment), _offset(moment.replace(fold=1))
    utc = moment.replace(tzinfo=dt.UTC) - before
    if after <= before:
        return utc
    return _change(utc - (after - before), utc, zone)


def _change(low: dt.datetime, high: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return the minute, after `low` and not after `high`, from which the later offset holds."""
    later = _offset(high.astimezone(zone))
    seconds = int((high - low).total_seconds())
    first, last = 0, seconds
    while first < last:
        middle = (first + last) // 2
        if _offset((low + dt.timedelta(seconds=middle)).astimezone(zone)) == later:
            last = middle
        else:
            first = middle + 1
    change = low + dt.timedelta(seconds=first)
    return change + dt.timedelta(seconds=-change.second % _MINUTE)


def _offset(moment: dt.datetime) -> dt.timedelta:
    return moment.utcoffset() or dt.timedelta()
