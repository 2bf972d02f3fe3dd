"""What a text is read against: the owner's now, zone and customs."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

_DAY_FIRST = {"de", "fr", "es", "ur"}
_DAY_FIRST_ENGLISH = {"gb", "ie", "au", "nz", "in", "pk"}
_FULL_CLOCK = {"de", "fr", "es"}


@dataclass(frozen=True)
class Asked:
    """`day_first` is None where the language does not tell the order of day and month."""

    now: dt.datetime
    zone: ZoneInfo
    today: dt.date
    language: str
    day_first: bool | None
    full_clock: bool

    @classmethod
    def of(cls, now: dt.datetime, zone: ZoneInfo, tag: str) -> "Asked":
        """Take from a BCP 47 tag what it says; "" says nothing."""
        language, *rest = re.split("[-_]", tag.casefold())
        order = True if language in _DAY_FIRST else None
        if language == "en" and "us" in rest:
            order = False
        elif language == "en" and _DAY_FIRST_ENGLISH & set(rest):
            order = True
        return cls(
            now=now,
            zone=zone,
            today=now.astimezone(zone).date(),
            language=language,
            day_first=order,
            full_clock=language in _FULL_CLOCK,
        )
