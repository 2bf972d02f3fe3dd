"""A calendar file as a list that people, models and the built-in assistant read alike."""

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from foundation.cleaning import one_line, shortened
from foundation.ical_lines import Component, IcalError, Property, components

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?", re.ASCII)
_KINDS = ("VTODO", "VEVENT")
_NOTES_LENGTH = 300
_LEFT_OUT = ("CANCELLED",)


def calendar_text(text: str) -> str:
    """Return a line for each entry: what, when it is due or begins, and what else is said of it.

    As in `- [x] Pay rent 2026-12-01 [high priority; repeats FREQ=MONTHLY]`. An instant has its
    offset. What is no calendar (RFC 5545) is returned as it is.
    """
    try:
        found = components(text)
    except IcalError:
        return text
    return "\n".join(line for entry in _entries(found) for line in _lines(entry))


def _entries(found: list[Component]) -> Iterator[Component]:
    for component in found:
        if component.name in _KINDS:
            yield component
        else:
            yield from _entries(component.parts)


def _lines(entry: Component) -> Iterator[str]:
    summary, status = _text(entry, "SUMMARY"), _value(entry, "STATUS").upper()
    if not summary or status in _LEFT_OUT or entry.first("RECURRENCE-ID"):
        return
    is_done = status == "COMPLETED" or entry.first("COMPLETED") is not None
    words = ["- [x]" if is_done else "-", summary, _when(entry), _more(entry)]
    yield " ".join(filter(None, words))
    if entry.name == "VTODO" and (notes := _text(entry, "DESCRIPTION")):
        yield f"  {shortened(notes, _NOTES_LENGTH)}"


def _when(entry: Component) -> str:
    given = entry.first("DUE") or entry.first("DTSTART")
    found = _MOMENT.match(given.value.strip()) if given else None
    if given is None or found is None:
        return ""
    year, month, day, hour, minute, utc = found.groups()
    if not hour:
        return f"{year}-{month}-{day}"
    offset = "+00:00" if utc else _offset(given, found)
    return f"{year}-{month}-{day}{'T' if offset else ' '}{hour}:{minute}{offset}"


def _offset(given: Property, found: re.Match[str]) -> str:
    """Return the offset of the zone that is named; "" if none is, or nobody knows it."""
    parts = given.parameters.get("TZID", "").strip("/").split("/")
    moment = "".join(found.groups()[:5])
    # Some programs put a path of their own before the name.
    for start in range(len(parts)):
        try:
            zone = ZoneInfo("/".join(parts[start:]))
            at = dt.datetime.strptime(moment, "%Y%m%d%H%M").replace(tzinfo=zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
        return at.isoformat()[-6:]
    return ""


def _more(entry: Component) -> str:
    priority, rule = _value(entry, "PRIORITY"), _value(entry, "RRULE").upper()
    told = [
        "event" if entry.name == "VEVENT" else "",
        # RFC 5545, section 3.8.1.9: 1 to 4 is high, 5 medium, 6 to 9 low.
        f"{_priority(int(priority))} priority" if priority in [*"123456789"] else "",
        f"repeats {rule}" if rule else "",
    ]
    return f"[{'; '.join(filter(None, told))}]" if any(told) else ""


def _priority(number: int) -> str:
    return "high" if number < 5 else "medium" if number == 5 else "low"


def _value(entry: Component, name: str) -> str:
    given = entry.first(name)
    return given.value.strip() if given else ""


def _text(entry: Component, name: str) -> str:
    given = entry.first(name)
    return one_line(given.text) if given else ""
