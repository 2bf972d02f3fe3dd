"""When a task is due: a day, which is the same in every zone, or an instant."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(
    r"(?P<wall>\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?)([.,]\d{1,9})?"
    r"(?P<offset>Z|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_YEARS = range(1900, 3000)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_DAY_SECONDS = 86_400


class DueFormatError(ValueError):
    """The text is no date we read."""


@dataclass(frozen=True)
class Due:
    """Either `on`, or `at` (UTC) with the zone or offset it was given in."""

    on: dt.date | None = None
    at: dt.datetime | None = None
    zone: str | None = None

    @classmethod
    def of(cls, on: dt.date | None, at: dt.datetime | None, zone: str | None) -> Self | None:
        """Return what three columns say."""
        return cls(on, at, zone) if on or at else None

    @property
    def text(self) -> str:
        """The contract's form: `2026-11-21`, or `2026-11-21T17:00:00+01:00`."""
        return self._local().isoformat()

    @property
    def weekday(self) -> str:
        """`Mon` to `Sun`, in its own zone."""
        return ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[self._local().weekday()]

    @property
    def readable(self) -> str:
        """For people and models: `Sat 2026-11-21`, or `Sat 2026-11-21 17:00`."""
        local = self._local()
        time = f" {local:%H:%M}" if isinstance(local, dt.datetime) else ""
        return f"{self.weekday} {local:%Y-%m-%d}{time}"

    @property
    def order(self) -> int:
        """Seconds: of the instant, or of the day's midnight as if it were in UTC."""
        if self.at:
            return int(self.at.timestamp())
        return ((self.on or dt.date.min).toordinal() - _EPOCH) * _DAY_SECONDS

    def day_in(self, zone: dt.tzinfo) -> dt.date:
        """Return the day it is on for somebody in the zone."""
        return self.at.astimezone(zone).date() if self.at else self.on or dt.date.min

    def _local(self) -> dt.date:
        if self.at is None:
            return self.on or dt.date.min
        return self.at.astimezone(_zone(self.zone or "+00:00"))


def parse_due(text: str, zone: ZoneInfo) -> Due:
    """Return what an ISO 8601 day or date-time means; without an offset it is read in `zone`.

    Of a time that a change of the clocks repeats, the first is meant; one that it skips moves
    forward with the clock.

    Raises:
        DueFormatError: If it is anything else, or out of range.
    """
    try:
        if _DAY.fullmatch(text):
            return _in_range(Due(on=dt.date.fromisoformat(text)))
        if match := _INSTANT.fullmatch(text):
            return _in_range(_instant(match, zone))
    except (ValueError, OverflowError) as error:
        raise DueFormatError(str(error)) from error
    raise DueFormatError("not an ISO date")


def _instant(match: re.Match[str], zone: ZoneInfo) -> Due:
    wall = dt.datetime.fromisoformat(match["wall"])
    name = zone.key
    if offset := match["offset"]:
        name = "+00:00" if offset in "Zz" else f"{offset[:3]}:{offset[-2:]}"
    return Due(at=wall.replace(tzinfo=_zone(name)).astimezone(dt.UTC), zone=name)


def _zone(name: str) -> dt.tzinfo:
    if name[0] not in "+-":
        return ZoneInfo(name)
    hours, minutes = name[1:].split(":")
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return dt.timezone(-offset if name[0] == "-" else offset)


def _in_range(due: Due) -> Due:
    day = due.on or due.at
    if day is None or day.year not in _YEARS:
        raise DueFormatError(f"years from {_YEARS[0]} to {_YEARS[-1]}")
    return due
