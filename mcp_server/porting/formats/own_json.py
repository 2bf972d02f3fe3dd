"""Taskchat's own JSON: everything that is known of the tasks, one task a line.

The file is the same, byte for byte, whenever the tasks are: it tells no time of export, and not
how often a task was changed.
"""

import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from foundation.dates import Due
from mcp_server.contract import Priority
from mcp_server.porting.formats import json_items
from mcp_server.porting.formats.json_items import JsonError
from mcp_server.porting.formats.moments import MomentError, known_zone
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written

FORMAT = "taskchat"
VERSION = 1
_FORMS = {"due": 'it is {"on": "2026-11-21"} or {"at": "2026-11-21T16:00:00Z", "zone": …}'}
_TASKS = re.compile(r'"tasks"\s*:\s*(?=\[)')


class _Day(BaseModel):
    model_config = ConfigDict(extra="forbid")

    on: dt.date


class _Instant(BaseModel):
    model_config = ConfigDict(extra="forbid")

    at: AwareDatetime
    zone: str | None = None


class _Task(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: str = Field("", max_length=200)
    number: int = Field(0, ge=0, strict=True)
    title: str
    description: str = ""
    due: _Day | _Instant | None = None
    priority: Priority = "none"
    list: str = ""
    tags: tuple[str, ...] = ()
    repeat: str = ""
    repeat_done: int = Field(0, ge=0, le=1_000_000, strict=True)
    repeat_moved_at: AwareDatetime | None = None
    parent: str = ""
    created_at: AwareDatetime | None = None
    completed_at: AwareDatetime | None = None
    deleted_at: AwareDatetime | None = None


def read(source: Source) -> Found:
    """Return the tasks of a file that `write` made."""
    found = Found()
    try:
        document = json_items.whole(source.text)
        _check(document)
        start = _TASKS.search(source.text)
        for line, value in json_items.items(source.text, start.end() if start else 0):
            _add(found, line, value)
    except JsonError as error:
        found.refuse(error.line, str(error))
    except _OtherFileError as error:
        found.refuse(1, str(error))
    return found


def write(tasks: Sequence[PortableTask], _: ZoneInfo) -> Written:
    """Return the tasks, with nothing left out."""
    rows = ",\n".join(json.dumps(_values(task), ensure_ascii=False) for task in tasks)
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "tasks": ['
    return Written(f"{head}\n{rows}\n]}}\n" if rows else f"{head}]}}\n")


class _OtherFileError(ValueError):
    pass


def _check(document: Any) -> None:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise _OtherFileError(
            f'this is no export of taskchat: it does not begin with {{"format": "{FORMAT}", '
            '"version": 1, "tasks": […]}. Give the format it has with --format'
        )
    if document.get("version") != VERSION or isinstance(document["version"], bool):
        raise _OtherFileError(
            f"this version of taskchat reads version {VERSION} of its files, and this is another. "
            "Import it with a newer taskchat"
        )
    if not isinstance(document.get("tasks"), list):
        raise _OtherFileError('"tasks" is no array. Export the file anew')


def _add(found: Found, line: int, value: Any) -> None:
    try:
        task = _Task.model_validate(value)
        due = _due(task.due)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        # By field: a due date that is neither a day nor an instant is wrong in several ways.
        reasons = {str((*problem["loc"], "the task")[0]): problem["msg"] for problem in problems}
        for field, reason in reasons.items():
            found.refuse(line, f"{field}: {_FORMS.get(field, reason)}. Mend the value")
        return
    except MomentError as error:
        found.refuse(line, f"due: the zone {error}")
        return
    for name in task.model_extra or {}:
        found.leave_out(line, f'"{name[:40]}" is no field of a task')
    found.tasks.append(
        PortableTask(
            line=line,
            title=task.title,
            uid=task.id,
            number=task.number,
            description=task.description,
            due=due,
            priority=task.priority,
            list_name=task.list,
            tags=task.tags,
            repeat=task.repeat,
            repeat_done=task.repeat_done,
            repeat_moved_at=_utc(task.repeat_moved_at),
            parent=task.parent,
            created_at=_utc(task.created_at),
            completed_at=_utc(task.completed_at),
            deleted_at=_utc(task.deleted_at),
        )
    )


def _due(due: _Day | _Instant | None) -> Due | None:
    if isinstance(due, _Instant):
        return Due(at=_utc(due.at), zone=due.zone and known_zone(due.zone))
    return Due(on=due.on) if due else None


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    if moment is None:
        return None
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)  # At the ends of the calendar: refused as a year.


def _values(task: PortableTask) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": task.uid,
        "number": task.number,
        "title": task.title,
        "description": task.description,
        "due": task.due and _due_values(task.due),
        "priority": "" if task.priority == "none" else task.priority,
        "list": task.list_name,
        "tags": list(task.tags),
        "repeat": task.repeat,
        "repeat_done": task.repeat_done,
        "repeat_moved_at": _text(task.repeat_moved_at),
        "parent": task.parent,
        "created_at": _text(task.created_at),
        "completed_at": _text(task.completed_at),
        "deleted_at": _text(task.deleted_at),
    }
    return {name: value for name, value in values.items() if value}


def _due_values(due: Due) -> dict[str, str]:
    if due.on:
        return {"on": due.on.isoformat()}
    values = {"at": _text(due.at), "zone": due.zone}
    return {name: value for name, value in values.items() if value}


def _text(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z") if moment else None
