"""The day of an owner that a limit counts by."""

import datetime as dt
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo

UTC = "UTC"
LONGEST = dt.timedelta(hours=25)
"""No day of any zone began longer ago than this."""


@dataclass(frozen=True)
class Day:
    """A calendar day in one zone."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    """The next one's first instant: when what was spent counts no more."""
    time_zone: str

    @classmethod
    def at(cls, now: dt.datetime, time_zone: str | None) -> Self:
        """Return the day it is `now` in this zone; in UTC if the zone is not known here."""
        name, zone = _zone(time_zone)
        today = now.astimezone(zone).date()
        first, next_one = (
            dt.datetime.combine(day, dt.time(), zone).astimezone(dt.UTC)
            for day in (today, today + dt.timedelta(days=1))
        )
        return cls(first, next_one, name)

    @property
    def ends_at_there(self) -> dt.datetime:
        """The day's end, told in its own zone."""
        return self.ends_at.astimezone(ZoneInfo(self.time_zone))

    @property
    def reset_words(self) -> str:
        """When the next day begins, for a person: `00:00 (Europe/Berlin)`."""
        return f"{self.ends_at_there:%H:%M} ({self.time_zone})"


def _zone(name: str | None) -> tuple[str, ZoneInfo]:
    if name:
        try:
            return name, ZoneInfo(name)
        except (KeyError, OSError, ValueError):
            pass  # An offset, or a zone of newer rules than ours.
    return UTC, ZoneInfo(UTC)
