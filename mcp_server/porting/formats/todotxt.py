"""todo.txt: a task a line, `(A) 2026-11-01 Call mom +Family @phone due:2026-11-21`.

`+project` is the list and `@context` a tag. `due:`, `rec:`, `id:` and `p:` are the keys that most
programs share; `time:` and `zone:` are ours, for a due time, which the others do not have.
"""

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from foundation.dates import Due
from mcp_server.contract import Priority
from mcp_server.porting.formats import moments
from mcp_server.porting.formats.moments import MomentError
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written, plain_rule

_PRIORITIES: dict[str, Priority] = {"A": "high", "B": "medium", "C": "low"}
_LETTERS = {word: letter for letter, word in _PRIORITIES.items()}
_HEAD = re.compile(
    r"(?P<done>x )?\s*(?:\((?P<priority>[A-Z])\) )?\s*"
    r"(?P<first>\d{4}-\d\d-\d\d )?\s*(?P<second>\d{4}-\d\d-\d\d )?\s*(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_KEYS = {"due", "rec", "id", "p", "pri", "time", "zone"}
_NOT_KEPT = {"t": "a start date", "h": "whether it is hidden"}
_TIME = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)?", re.ASCII)
_RECURRENCE = re.compile(r"(\+?)(\d{0,3})([dbwmy])", re.ASCII)
_UNITS = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}
_WORKING_DAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
_RULE = re.compile(r"FREQ=(\w+)(?:;INTERVAL=(\d+))?(;X-AFTER=COMPLETION)?")
_HEADED = re.compile(r"x |\([A-Z]\) |\d{4}-\d\d-\d\d ", re.ASCII)
_MARK = re.compile(r"[+@]\S|(?:due|rec|id|p|pri|time|zone|t|h):\S")


def read(source: Source) -> Found:
    """Return the task of each line."""
    found = Found()
    ids: dict[str, str] = {}
    for number, line in enumerate(re.split(r"\r\n|\n|\r", source.text), 1):
        if not line.strip():
            continue
        try:
            task, own_id = _task(found, number, line.strip(), source)
        except MomentError as error:
            found.refuse(number, str(error))
            continue
        if own_id and ids.setdefault(own_id, task.key) != task.key:
            found.refuse(number, f"id:{own_id[:40]} is another line's too. Give each its own")
        found.tasks.append(task)
    found.tasks = [_with_parent(task, ids) for task in found.tasks]
    return found


def write(tasks: Sequence[PortableTask], zone: ZoneInfo) -> Written:
    """Return a line for each task."""
    written = Written()
    parents = {task.parent for task in tasks}
    numbers = {task.key: task.number for task in tasks}
    for task in tasks:
        words = _words(task, zone, written)
        if task.key in parents:
            words.append(f"id:{task.number}")
        if task.parent in numbers:
            words.append(f"p:{numbers[task.parent]}")
        written.text += " ".join(word for word in words if word) + "\n"
    return written


def _task(found: Found, number: int, line: str, source: Source) -> tuple[PortableTask, str]:
    head = _HEAD.fullmatch(line)
    if head is None:
        raise MomentError("this line is not understood")
    title, tags, projects, keys = list[str](), list[str](), list[str](), dict[str, str]()
    for word in head["rest"].split():
        name, _, value = word.partition(":")
        if word[0] == "+" and word[1:]:
            projects.append(word[1:])
        elif word[0] == "@" and word[1:]:
            tags.append(word[1:])
        elif name in _KEYS and value:
            keys[name] = value
        elif name in _NOT_KEPT and value:
            found.leave_out(number, f"{word[:40]}: {_NOT_KEPT[name]} is not kept")
        else:
            title.append(word)
    for project in projects[1:]:
        found.leave_out(number, f"+{project[:40]}: a task is in one list, the first")
    zone = source.zone
    created, completed = _days(head, zone, source.now)
    task = PortableTask(
        line=number,
        title=" ".join(title),
        due=_due(keys, zone),
        priority=_priority(found, number, head["priority"] or keys.get("pri", "")),
        list_name=projects[0] if projects else "",
        tags=tuple(tags),
        repeat=_rule(found, number, keys.get("rec", "")),
        parent=keys.get("p", ""),
        created_at=created,
        completed_at=completed,
    )
    return task, keys.get("id", "")


def _days(
    head: "re.Match[str]", zone: ZoneInfo, now: dt.datetime
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Return when it was made and completed: of a completed task, the first day is the latter."""
    first, second = (_midnight(head[name], zone) for name in ("first", "second"))
    if not head["done"]:
        return first, None
    return second, first or now


def _midnight(text: str | None, zone: ZoneInfo) -> dt.datetime | None:
    if not text:
        return None
    try:
        return moments.midnight(moments.day(text.strip()), zone)
    except MomentError as error:
        raise MomentError(f"{text.strip()} {error}") from error


def _due(keys: dict[str, str], zone: ZoneInfo) -> Due | None:
    given = keys.get("due", "")
    if not given:
        return None
    try:
        on = moments.day(given)
    except MomentError as error:
        raise MomentError(f"due:{given[:40]} {error}") from error
    if "time" not in keys:
        return Due(on=on)
    match = _TIME.fullmatch(keys["time"])
    if match is None:
        raise MomentError(f"time:{keys['time'][:40]} is not a time: write 5 pm as time:1700")
    try:
        name = moments.known_zone(_offset(keys.get("zone", zone.key)))
    except MomentError as error:
        raise MomentError(f"zone:{keys['zone'][:40]} {error}") from error
    wall = dt.time(int(match[1]), int(match[2]), int(match[3] or 0))
    local = moments.zone_of(Due(zone=name))
    return Due(at=dt.datetime.combine(on, wall, tzinfo=local).astimezone(dt.UTC), zone=name)


def _offset(name: str) -> str:
    # A value has no colon in todo.txt.
    return f"{name[:3]}:{name[3:]}" if re.fullmatch(r"[+-]\d{4}", name, re.ASCII) else name


def _priority(found: Found, number: int, letter: str) -> Priority:
    if letter and letter not in _PRIORITIES:
        found.leave_out(number, f"the priority ({letter[:5]}) is below (C) and becomes low")
        return "low"
    return _PRIORITIES.get(letter, "none")


def _rule(found: Found, number: int, text: str) -> str:
    if not text:
        return ""
    match = _RECURRENCE.fullmatch(text)
    if match is None:
        found.leave_out(number, f"rec:{text[:40]} is not understood: set the repeat on the task")
        return ""
    strict, count, unit = match[1], int(match[2] or 1), match[3]
    if unit == "b":
        if count > 1:
            found.leave_out(number, f"rec:{text[:40]}: working days are not counted")
            return ""
        return _WORKING_DAYS
    interval = f";INTERVAL={count}" if count != 1 else ""
    return f"FREQ={_UNITS[unit]}{interval}" + ("" if strict else ";X-AFTER=COMPLETION")


def _with_parent(task: PortableTask, ids: dict[str, str]) -> PortableTask:
    if not task.parent:
        return task
    return PortableTask(**{**vars(task), "parent": ids.get(task.parent, task.parent)})


def _words(task: PortableTask, zone: ZoneInfo, written: Written) -> list[str]:
    if task.description:
        written.leave_out(task, "notes")
    if _HEADED.match(task.title) or any(_MARK.match(word) for word in task.title.split()):
        written.leave_out(task, "that words of the title are no tags or keys")
    created = _day(task.created_at, zone)
    letter = _LETTERS.get(task.priority, "")
    head = [f"({letter})" if letter else "", created]
    if task.completed_at:
        head = ["x", _day(task.completed_at, zone), created]
    return [
        *head,
        task.title,
        *(f"+{_joined(task.list_name, task, written)}" for _ in range(bool(task.list_name))),
        *(f"@{_joined(tag, task, written)}" for tag in task.tags),
        *_due_words(task.due),
        _recurrence(task, written),
        f"pri:{letter}" if letter and task.completed_at else "",
    ]


def _day(at: dt.datetime | None, zone: ZoneInfo) -> str:
    return moments.local_day(at, zone).isoformat() if at else ""


def _joined(name: str, task: PortableTask, written: Written) -> str:
    if " " in name:
        written.leave_out(task, "spaces in names of lists and tags, which became _")
    return name.replace(" ", "_")


def _due_words(due: Due | None) -> list[str]:
    if due is None:
        return []
    if due.at is None:
        return [f"due:{due.on}"]
    local = due.at.astimezone(moments.zone_of(due))
    zone = (due.zone or "+00:00").replace(":", "")
    return [f"due:{local:%Y-%m-%d}", f"time:{local:%H%M%S}".removesuffix("00"), f"zone:{zone}"]


def _recurrence(task: PortableTask, written: Written) -> str:
    rule = plain_rule(task.repeat)
    if rule == _WORKING_DAYS:
        return "rec:+1b"
    match = _RULE.fullmatch(rule)
    if match is None or match[1] not in _UNITS.values():
        if task.repeat:
            written.leave_out(task, "how they repeat")
        return ""
    unit = next(letter for letter, name in _UNITS.items() if name == match[1])
    return f"rec:{'' if match[3] else '+'}{match[2] or 1}{unit}"
