"""What Todoist's column DATE says: a day, an instant, words, or a repeat in words."""

import datetime as dt
import re
from dataclasses import replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from foundation.dates import Due, DueFormatError
from foundation.due_words.reader import read_due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.schedule import first_due
from foundation.recurrence.words import read_repeat
from mcp_server.porting.formats import moments

_REPEATS = re.compile(
    r"(?P<words>(?:every|ev|daily|weekly|monthly|yearly)\b(?P<after>!?).*?)"
    r"(?:\s+(?:at|@)\s*(?P<time>[\w:.]+(?: ?[ap]m)?))?"
    r"(?:\s+starting\s+(?:on\s+)?(?P<start>.+))?",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A due date, a repeat, or why there is neither."""

    due: Due | None = None
    repeat: str = ""
    left_out: str = ""


def read(text: str, language: str, zone: ZoneInfo, now: dt.datetime) -> Dated:
    """Return what the text means at `now` in `zone`."""
    match = _REPEATS.fullmatch(text)
    try:
        if match is None:
            return Dated(read_due(text, now=now, zone=zone, language=language))
        return _repeating(match, zone, now)
    except (DueFormatError, RepeatFormatError):
        return Dated(left_out=f'the date "{text[:40]}" is not understood: set it on the task')


def write(due: Due | None) -> tuple[str, str]:
    """Return the columns DATE and TIMEZONE."""
    if due is None or due.at is None:
        return (str(due.on) if due else "", "")
    local = due.at.astimezone(moments.zone_of(due))
    if due.zone and due.zone[0] not in "+-":
        return f"{local:%Y-%m-%dT%H:%M:%S}", due.zone
    return local.isoformat(), ""


def _repeating(match: "re.Match[str]", zone: ZoneInfo, now: dt.datetime) -> Dated:
    words = match["words"].replace("!", "", 1) if match["after"] else match["words"]
    repeat = read_repeat(re.sub(r"^ev\b", "every", words), language="en", zone=zone)
    if match["after"]:
        repeat = replace(repeat, after_completion=True)
    if match["start"]:
        due = read_due(match["start"], now=now, zone=zone, language="en")
    else:
        due = first_due(repeat, today=now.astimezone(zone).date())
    if match["time"] and due.on:
        due = read_due(f"{due.on} {match['time']}", now=now, zone=zone, language="en")
    return Dated(due, repeat.text)
