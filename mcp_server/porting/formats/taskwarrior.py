"""Taskwarrior's JSON, as `task export` prints and `task import` reads it."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError

from foundation.dates import Due
from mcp_server.contract import Priority
from mcp_server.porting.formats import json_items, moments
from mcp_server.porting.formats.json_items import JsonError
from mcp_server.porting.formats.moments import MomentError
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written

_PRIORITIES: dict[str, Priority] = {"H": "high", "M": "medium", "L": "low"}
_LETTERS = {word: letter for letter, word in _PRIORITIES.items()}
_OF_NO_MATTER = {"id", "urgency", "modified", "mask", "imask"}
_LEFT_OUT_STATUS = {
    "deleted": "deleted tasks are not taken",
    "recurring": "the template of a repeating task is not taken, its next task is",
}
_RECUR = re.compile(r"(\d{0,3}) ?([a-z]+)")
_RULES = {
    "DAILY": ("daily", "day", "days", "d"),
    "WEEKLY": ("weekly", "week", "weeks", "w", "wks"),
    "MONTHLY": ("monthly", "month", "months", "mo", "mth"),
    "YEARLY": ("yearly", "annual", "year", "years", "y", "yr", "yrs"),
}
_OTHER_RULES = {
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "fortnight": "FREQ=WEEKLY;INTERVAL=2",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "semiannual": "FREQ=MONTHLY;INTERVAL=6",
    "biannual": "FREQ=YEARLY;INTERVAL=2",
    "biyearly": "FREQ=YEARLY;INTERVAL=2",
}


class _Annotation(BaseModel):
    description: str


class _Task(BaseModel):
    model_config = ConfigDict(extra="allow")

    description: str
    uuid: str = ""
    status: str = "pending"
    entry: str = ""
    end: str = ""
    due: str = ""
    project: str = ""
    priority: str = ""
    tags: list[str] | str = []
    recur: str = ""
    parent: str = ""
    annotations: list[_Annotation] = []


def read(source: Source) -> Found:
    """Return the tasks of an array, or of one object a line."""
    found = Found()
    try:
        for line, value in json_items.items(source.text):
            _add(found, line, value, source.zone)
    except JsonError as error:
        found.refuse(error.line, str(error))
    return found


def write(tasks: Sequence[PortableTask], zone: ZoneInfo) -> Written:
    """Return an array with one task a line. A due day is the midnight that begins it in `zone`."""
    written = Written()
    rows = [json.dumps(_values(task, zone, written), ensure_ascii=False) for task in tasks]
    written.text = "[\n" + ",\n".join(rows) + "\n]\n"
    return written


def _add(found: Found, line: int, value: Any, zone: ZoneInfo) -> None:
    try:
        task = _Task.model_validate(value)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            field = ".".join(str(part) for part in problem["loc"])
            found.refuse(line, f"{field or 'the task'}: {problem['msg']}. Mend the value")
        return
    if reason := _LEFT_OUT_STATUS.get(task.status):
        found.leave_out(line, reason)
        return
    for name in task.model_extra or {}:
        if name not in _OF_NO_MATTER:
            found.leave_out(line, f'"{name[:40]}" is no field of a task')
    try:
        found.tasks.append(_task(found, line, task, zone))
    except MomentError as error:
        found.refuse(line, str(error))


def _task(found: Found, line: int, task: _Task, zone: ZoneInfo) -> PortableTask:
    notes = [annotation.description for annotation in task.annotations]
    if task.priority not in ("", *_PRIORITIES):
        found.leave_out(line, f'the priority "{task.priority[:20]}" is none of H, M and L')
    ended = _instant("end", task.end)
    created = _instant("entry", task.entry)
    return PortableTask(
        line=line,
        title=task.description,
        uid=task.uuid,
        description="\n".join(notes),
        due=_due(task.due, zone),
        priority=_PRIORITIES.get(task.priority, "none"),
        list_name=task.project,
        tags=tuple(task.tags.split(",") if isinstance(task.tags, str) else task.tags),
        repeat=_repeat(found, line, task.recur),
        created_at=created,
        completed_at=(ended or created) if task.status == "completed" else None,
    )


def _instant(name: str, text: str) -> dt.datetime | None:
    if not text:
        return None
    try:
        moment = moments.basic(text, dt.UTC)
    except MomentError as error:
        raise MomentError(f"{name}: {text[:40]} {error}") from error
    return moment if isinstance(moment, dt.datetime) else moments.midnight(moment, dt.UTC)


def _due(text: str, zone: ZoneInfo) -> Due | None:
    at = _instant("due", text)
    if at is None:
        return None
    on = moments.local_day(at, zone)
    return Due(on=on) if at == moments.midnight(on, zone) else Due(at=at, zone=zone.key)


def _repeat(found: Found, line: int, recur: str) -> str:
    if not recur:
        return ""
    text = recur.lower().strip()
    match = _RECUR.fullmatch(text)
    if text in _OTHER_RULES:
        return _OTHER_RULES[text]
    for frequency, words in _RULES.items():
        if match and match[2] in words:
            interval = int(match[1] or 1)
            return f"FREQ={frequency}" + (f";INTERVAL={interval}" if interval != 1 else "")
    found.leave_out(line, f'the repeat "{recur[:40]}" is not understood: set it on the task')
    return ""


def _values(task: PortableTask, zone: ZoneInfo, written: Written) -> dict[str, Any]:
    if task.repeat:
        # Taskwarrior would want a template beside the task, and make its own tasks from it.
        written.leave_out(task, "that they repeat")
    if task.parent:
        written.leave_out(task, "that they are part of another task")
    due = task.due
    at = due and due.at
    if due and due.on:
        at = moments.midnight(due.on, zone)
    created = task.created_at or dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    values: dict[str, Any] = {
        "uuid": str(UUID(task.uid.removeprefix("tsk_"))),
        "status": "completed" if task.completed_at else "pending",
        "description": task.title,
        "entry": _stamp(created),
        "end": _stamp(task.completed_at) if task.completed_at else "",
        "due": _stamp(at) if at else "",
        "priority": _LETTERS.get(task.priority, ""),
        "project": task.list_name,
        "tags": list(task.tags),
        "annotations": [
            {"entry": _stamp(created), "description": note}
            for note in task.description.splitlines()
            if note
        ],
    }
    return {name: value for name, value in values.items() if value}


def _stamp(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
