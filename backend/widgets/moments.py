"""When tasks are due, as seen from the person's own day.

`now` is always an aware time in the person's zone.
"""

import datetime as dt

from mcp_server.contract import Task

_DAY = dt.timedelta(days=1)
_WEEK = 7


def due_day(task: Task, now: dt.datetime) -> dt.date | None:
    """Return the person's day that the task is due on."""
    if not task.due:
        return None
    if "T" not in task.due:
        return dt.date.fromisoformat(task.due)
    return dt.datetime.fromisoformat(task.due).astimezone(now.tzinfo).date()


def due_time(task: Task, now: dt.datetime) -> str:
    """Return the time of day that the task is due at, as `17:00`; "" if it is due all day."""
    if not task.due or "T" not in task.due:
        return ""
    return f"{dt.datetime.fromisoformat(task.due).astimezone(now.tzinfo):%H:%M}"


def is_overdue(task: Task, now: dt.datetime) -> bool:
    """Return whether the task is open and its day, or its instant, is past."""
    if task.status != "pending" or not task.due:
        return False
    if "T" in task.due:
        return dt.datetime.fromisoformat(task.due) < now
    return dt.date.fromisoformat(task.due) < now.date()


def day_heading(day: dt.date | None, now: dt.datetime) -> str:
    """Return what stands above the tasks of a day: `Today`, `Monday`, `Mon 30 Nov 2026`."""
    today = now.date()
    if day is None:
        return "No date"
    if day < today:
        return "Overdue"
    near = {today: "Today", today + _DAY: "Tomorrow"}
    if day in near:
        return near[day]
    is_this_week = day < today + _WEEK * _DAY
    return f"{day:%A}" if is_this_week else f"{day:%a} {day.day} {day:%b %Y}"
