"""Tasks of files and tasks of the database, made from each other."""

import re
from collections.abc import Sequence
from uuid import UUID, uuid5

from foundation.dates import Due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.rrule import parse_rrule
from foundation.recurrence.schedule import anchored, first_due
from mcp_server.porting.formats.portable import Found, PortableTask
from mcp_server.tasks import fields
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.owners import Here
from mcp_server.tasks.record import TaskRecord

_NAMES = UUID("6f2c0c1e-5a83-4f0e-9a37-4a3f0d8f6b1d")
"""Of the ids made from the names that tasks have elsewhere."""
_ID = re.compile(r"tsk_[0-9a-f]{32}")
_UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_YEARS = range(1900, 3000)
_MAX_NUMBER = 1_000_000_000
_INSTANTS = ("created_at", "completed_at", "deleted_at", "repeat_moved_at")


def portable(tasks: Sequence[TaskRecord]) -> list[PortableTask]:
    """Return the tasks as files have them."""
    keys = {task.number: task.id for task in tasks}
    return [
        PortableTask(
            line=0,
            title=task.title,
            uid=task.id,
            number=task.number,
            description=task.description,
            due=task.due,
            priority=task.priority,
            list_name=task.list_name or "",
            tags=task.tags,
            repeat=task.repeat.text if task.repeat else "",
            repeat_done=task.repeat_done,
            repeat_moved_at=task.repeat_moved_at,
            parent=keys.get(task.parent, "") if task.parent else "",
            created_at=task.created_at,
            completed_at=task.completed_at,
            deleted_at=task.deleted_at,
        )
        for task in tasks
    ]


def id_of(task: PortableTask, file_digest: str) -> str:
    """Return the id the task has with us, the same whenever it comes.

    Its own if it was ours; else one made from what names it elsewhere; and if nothing does, from
    the file and the line: the same file again holds the same tasks.
    """
    if _ID.fullmatch(task.uid):
        return task.uid
    if _UUID.fullmatch(task.uid):
        return f"tsk_{UUID(task.uid).hex}"
    return f"tsk_{uuid5(_NAMES, task.uid or f'{file_digest} {task.line}').hex}"


def record(found: Found, task: PortableTask, task_id: str, here: Here) -> TaskRecord | None:
    """Return the task cleaned as everywhere, still without parent; None if it cannot be one.

    What is wrong goes into `found`.
    """
    problems = len(found.problems)
    try:
        title = fields.title(task.title)
        description = fields.description(task.description)
        list_name = fields.list_name(task.list_name)
        tags = fields.tags(task.tags)
    except InvalidError as error:
        found.refuse(task.line, f"{error} Mend it in the file")
        return None
    _check(found, task)
    if len(found.problems) > problems:
        return None
    due, repeat = _scheduled(found, task, here)
    return TaskRecord(
        id=task_id,
        number=task.number,
        version=1,
        changed_in=0,
        title=title,
        description=description,
        list_name=list_name,
        tags=tags,
        due=due,
        priority=task.priority,
        repeat=repeat,
        repeat_done=task.repeat_done if repeat else 0,
        repeat_moved_at=task.repeat_moved_at if repeat else None,
        created_at=task.created_at or here.now,
        completed_at=task.completed_at,
        deleted_at=task.deleted_at,
    )


def _check(found: Found, task: PortableTask) -> None:
    moments = {name: getattr(task, name) for name in _INSTANTS}
    moments["due"] = task.due and (task.due.on or task.due.at)
    for name, moment in moments.items():
        if moment and moment.year not in _YEARS:
            found.refuse(task.line, f"{name} is not in the years {_YEARS[0]} to {_YEARS[-1]}")
    if task.number > _MAX_NUMBER:
        found.refuse(task.line, f"the number is larger than {_MAX_NUMBER}")


def _scheduled(found: Found, task: PortableTask, here: Here) -> tuple[Due | None, Repeat | None]:
    if not task.repeat:
        return task.due, None
    try:
        repeat = parse_rrule(task.repeat, zone=here.zone)
        if repeat.start or task.completed_at:
            return task.due, repeat
        due = task.due or first_due(repeat, today=here.today)
        return due, anchored(repeat, due)
    except RepeatFormatError as error:
        found.leave_out(task.line, f"the repeat: {error}")
        return task.due, None


def with_parents(tasks: Sequence[TaskRecord], parents: dict[str, int]) -> list[TaskRecord]:
    """Return the tasks with the numbers of their parents, given by their ids."""
    return [task.changed(parent=parents.get(task.id)) for task in tasks]
