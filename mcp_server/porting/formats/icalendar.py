"""iCalendar to-dos (RFC 5545, VTODO), as Nextcloud, tasks.org, Apple and Thunderbird have them."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from foundation.dates import Due
from foundation.ical_lines import (
    Component,
    IcalError,
    Property,
    components,
    content_line,
    escaped,
)
from mcp_server.contract import Priority
from mcp_server.porting.formats import moments
from mcp_server.porting.formats.moments import MomentError
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written, plain_rule

_PRIORITIES: dict[Priority, str] = {"high": "1", "medium": "5", "low": "9"}
_LIST = "X-TASKCHAT-LIST"
_ZONE = "X-TASKCHAT-ZONE"
_TAKEN = {
    *("UID", "SUMMARY", "DESCRIPTION", "DUE", "PRIORITY", "STATUS", "CATEGORIES", "COMPLETED"),
    *("CREATED", "RRULE", "RELATED-TO", _LIST, _ZONE),
}
_AFTER = ";X-AFTER=COMPLETION"
_OF_NO_MATTER = {"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "PERCENT-COMPLETE", "CLASS"}


def read(source: Source) -> Found:
    """Return the to-dos of a calendar."""
    found = Found()
    try:
        calendars = components(source.text)
    except IcalError as error:
        found.refuse(error.line, str(error))
        return found
    for calendar in calendars:
        if calendar.name != "VCALENDAR":
            found.refuse(calendar.line, "this is no calendar: it begins with BEGIN:VCALENDAR")
            continue
        for part in calendar.parts:
            _add(found, part, calendar, source)
    if not calendars:
        found.refuse(1, "this is no calendar: it begins with BEGIN:VCALENDAR")
    return found


def write(tasks: Sequence[PortableTask], _: ZoneInfo) -> Written:
    """Return a calendar with a to-do for each task."""
    written = Written()
    lines = [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//taskchat//tasks//EN")]
    for task in tasks:
        if plain_rule(task.repeat).endswith(_AFTER):
            written.leave_out(task, "that they repeat after completion, not after the due date")
        lines += [("BEGIN", "VTODO"), *_properties(task), ("END", "VTODO")]
    lines.append(("END", "VCALENDAR"))
    written.text = "".join(content_line(name, value) for name, value in lines)
    return written


def _add(found: Found, part: Component, calendar: Component, source: Source) -> None:
    if part.name != "VTODO":
        if part.name != "VTIMEZONE":
            found.leave_out(part.line, f"{part.name[:20]} is no to-do")
        return
    if _is_left_out(found, part):
        return
    title = part.first("SUMMARY")
    if title is None:
        found.refuse(part.line, "this VTODO has no title. Add a line SUMMARY:…")
        return
    try:
        found.tasks.append(_task(found, part, calendar, source))
    except IcalError as error:
        found.refuse(error.line, str(error))


def _is_left_out(found: Found, part: Component) -> bool:
    status = part.first("STATUS")
    if status and status.value.upper() == "CANCELLED":
        found.leave_out(part.line, "cancelled to-dos are not taken")
        return True
    if part.first("RECURRENCE-ID"):
        found.leave_out(part.line, "a changed occurrence of a repeating to-do is not kept")
        return True
    for given in part.properties:
        if given.name not in _TAKEN | _OF_NO_MATTER:
            found.leave_out(given.line, f"{given.name[:40]} is no field of a task")
    for inner in part.parts:
        found.leave_out(inner.line, f"{inner.name[:20]} is not kept")
    return False


def _task(found: Found, part: Component, calendar: Component, source: Source) -> PortableTask:
    zone, now = source.zone, source.now
    completed = _instant(part, "COMPLETED", zone)
    created = _instant(part, "CREATED", zone)
    if not completed and (status := part.first("STATUS")) and status.value.upper() == "COMPLETED":
        completed = created or now
        found.leave_out(status.line, "when it was completed is not told")
    name = part.first(_LIST) or calendar.first("X-WR-CALNAME") or calendar.first("NAME")
    return PortableTask(
        line=part.line,
        title=_text(part, "SUMMARY"),
        uid=_text(part, "UID"),
        description=_text(part, "DESCRIPTION"),
        due=_due(part, zone),
        priority=_priority(part),
        list_name=name.text if name else "",
        tags=tuple(tag for p in part.properties if p.name == "CATEGORIES" for tag in p.texts),
        repeat=_text(part, "RRULE"),
        parent=_parent(found, part),
        created_at=created,
        completed_at=completed,
    )


def _text(part: Component, name: str) -> str:
    given = part.first(name)
    return given.text if given else ""


def _priority(part: Component) -> Priority:
    given = part.first("PRIORITY")
    value = given.value.strip() if given else "0"
    if given and (not value.isdecimal() or int(value[:3]) > 9):
        raise IcalError(given.line, "PRIORITY is 0 (none) or 1 (highest) to 9 (lowest)")
    # RFC 5545, section 3.8.1.9: 1 to 4 is high, 5 medium, 6 to 9 low.
    number = int(value)
    if not number:
        return "none"
    return "high" if number < 5 else "medium" if number == 5 else "low"


def _parent(found: Found, part: Component) -> str:
    given = part.first("RELATED-TO")
    if given and given.parameters.get("RELTYPE", "PARENT").upper() != "PARENT":
        found.leave_out(given.line, "only the relation to a parent is kept")
        return ""
    return given.text if given else ""


def _due(part: Component, zone: ZoneInfo) -> Due | None:
    given = part.first("DUE")
    if given is None:
        return None
    own, named = part.first(_ZONE), given.parameters.get("TZID", "")
    name = own.text if own else _zone(given, named) if named else zone.key
    moment = _moment(given, ZoneInfo(name) if named and not own else zone)
    if not isinstance(moment, dt.datetime):
        return Due(on=moment)
    try:
        is_utc = given.value.endswith("Z") and not own
        return Due(at=moment, zone="+00:00" if is_utc else moments.known_zone(name))
    except MomentError as error:
        raise IcalError(given.line, f"{_ZONE} {error}") from error


def _zone(given: Property, name: str) -> str:
    # Some programs put a path of their own before the name.
    parts = name.strip("/").split("/")
    for start in range(len(parts)):
        try:
            return moments.known_zone("/".join(parts[start:]))
        except MomentError:
            continue
    raise IcalError(given.line, f"TZID {name[:40]} is not a time zone: write it as Europe/Berlin")


def _instant(part: Component, name: str, zone: ZoneInfo) -> dt.datetime | None:
    given = part.first(name)
    if given is None:
        return None
    moment = _moment(given, zone)
    return moment if isinstance(moment, dt.datetime) else moments.midnight(moment, zone)


def _moment(given: Property, zone: ZoneInfo) -> dt.date | dt.datetime:
    try:
        return moments.basic(given.value.strip(), zone)
    except MomentError as error:
        raise IcalError(given.line, f"{given.name} {error}") from error


def _properties(task: PortableTask) -> list[tuple[str, str]]:
    created = task.created_at or dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    due, at = task.due, task.due.at if task.due else None
    properties = [
        ("UID", _uid(task.uid)),
        ("DTSTAMP", _stamp(task.completed_at or created)),
        ("CREATED", _stamp(created)),
        ("SUMMARY", escaped(task.title)),
        ("DESCRIPTION", escaped(task.description)),
        ("DUE;VALUE=DATE", f"{due.on:%Y%m%d}" if due and due.on else ""),
        ("DUE", _stamp(at) if at else ""),
        (_ZONE, due.zone or "" if due and at else ""),
        ("PRIORITY", _PRIORITIES.get(task.priority, "")),
        ("CATEGORIES", ",".join(escaped(tag) for tag in task.tags)),
        (_LIST, escaped(task.list_name)),
        ("RRULE", plain_rule(task.repeat).removesuffix(_AFTER)),
        ("RELATED-TO", _uid(task.parent) if task.parent else ""),
        ("COMPLETED", _stamp(task.completed_at) if task.completed_at else ""),
        ("STATUS", "COMPLETED" if task.completed_at else "NEEDS-ACTION"),
    ]
    return [(name, value) for name, value in properties if value]


def _uid(task_id: str) -> str:
    """Return the UUID that a task's id is made of."""
    try:
        return str(UUID(task_id.removeprefix("tsk_")))
    except ValueError:
        return escaped(task_id)


def _stamp(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
