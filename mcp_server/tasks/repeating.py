"""What completing, skipping and moving a repeating task makes of it."""

import datetime as dt
from dataclasses import replace

from foundation.dates import Due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.schedule import anchored, due_after_skip, first_due, next_due
from mcp_server.tasks.errors import ConflictError, InvalidError, about
from mcp_server.tasks.owners import Here
from mcp_server.tasks.record import TaskRecord

RETRY = dt.timedelta(minutes=10)
"""Within it, completing or skipping again is taken for the same call, sent once more."""


def completed(task: TaskRecord, here: Here) -> TaskRecord:
    """Return the task at its next time; after the last one, or without a repeat, done.

    A task that was completed for this time stays as it is: a call may be sent twice, and nobody
    completes tomorrow's time by saying today again that today's is done.
    """
    if task.repeat is None or task.due is None:
        return task.changed(completed_at=here.now)
    if _is_repeated(task, here) or _is_done_today(task, task.due, here):
        return task
    done = task.repeat_done + 1
    due = next_due(task.repeat, task.due, completed_at=here.now, zone=here.zone, done=done)
    if due is None:
        return task.changed(completed_at=here.now, repeat_done=done)
    return _moved(task, due, here)


def skipped(task: TaskRecord, here: Here, *, repeatable: bool) -> TaskRecord:
    """Return the task at its next time, with this one left out.

    `repeatable`: the caller says nothing that tells a second call from a second skip.
    """
    if task.repeat is None or task.due is None:
        raise InvalidError(f"{task.label} does not repeat: there is no time to skip.")
    if task.completed_at:
        raise ConflictError(f"{task.label} is completed. Reopen it first.", [task])
    if repeatable and _is_repeated(task, here):
        return task
    done = task.repeat_done + 1
    due = due_after_skip(task.repeat, task.due, now=here.now, zone=here.zone, done=done)
    if due is None:
        raise ConflictError(
            f"{task.label} has no time after this one. Complete or delete it, or change its repeat."
        )
    return _moved(task, due, here)


def scheduled(task: TaskRecord, due: Due | None, repeat: Repeat | None, here: Here) -> TaskRecord:
    """Return the task with a date, a repeat or both that somebody has set; None leaves it.

    A new date keeps the repeat, and a new repeat without a date begins with its first day.
    """
    rule = repeat or task.repeat
    if rule is None or (due is None and repeat is None):
        return task.changed(due=due or task.due)
    when = due or task.due or _first(rule, here)
    rule = anchored(rule, when)
    # Said again, it changes nothing: also not how often it was done.
    if repeat and task.repeat and when == task.due and _same(rule, task.repeat):
        return task
    if due and not repeat and due == task.due:
        return task
    done = 0 if repeat else task.repeat_done
    return task.changed(due=when, repeat=rule, repeat_done=done, repeat_moved_at=None)


def _moved(task: TaskRecord, due: Due, here: Here) -> TaskRecord:
    return task.changed(due=due, repeat_done=task.repeat_done + 1, repeat_moved_at=here.now)


@about("repeat")
def _first(repeat: Repeat, here: Here) -> Due:
    try:
        return first_due(repeat, today=here.today)
    except RepeatFormatError as error:
        raise InvalidError(str(error)) from error


def _is_repeated(task: TaskRecord, here: Here) -> bool:
    moved = task.repeat_moved_at
    return moved is not None and here.now - moved < RETRY


def _is_done_today(task: TaskRecord, due: Due, here: Here) -> bool:
    moved = task.repeat_moved_at
    if moved is None or moved.astimezone(here.zone).date() != here.today:
        return False
    return due.day_in(here.zone) > here.today


def _same(one: Repeat, other: Repeat) -> bool:
    return replace(one, start=None, wall=None) == replace(other, start=None, wall=None)
