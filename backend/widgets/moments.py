"""When tasks are due, as seen from the person's own day.

`now` is always an aware time in the person's zone.
"""

import datetime as dt

from backend.texts.here import Here
from backend.texts.texts import Texts
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


def is_past(day: dt.date | None, now: dt.datetime) -> bool:
    """Return whether a task of this day is listed among those that are overdue."""
    return day is not None and day < now.date()


def day_heading(day: dt.date | None, here: Here) -> str:
    """Return what stands above the tasks of a day: `Today`, `Monday`, `Mon 30 Nov`."""
    today, words, dates = here.now.date(), here.texts.list, here.texts.dates
    if day is None:
        return words.no_date
    if day < today:
        return words.overdue
    near = {today: words.today, today + _DAY: words.tomorrow_heading}
    if day in near:
        return near[day]
    if day < today + _WEEK * _DAY:
        return dates.weekdays[day.weekday()]
    return dates.day_of_year(day) if day.year == today.year else dates.day(day)


def due_words(task: Task, texts: Texts) -> str:
    """Return when the task is due, in words such as `Sat 21 Nov 2026, 17:00`; "" if never."""
    return day_words(task.due, texts) if task.due else ""


def day_words(due: str, texts: Texts) -> str:
    """Return the same for a due day or instant as the contract writes it."""
    moment = dt.datetime.fromisoformat(due)
    day = texts.dates.day(moment)
    return texts.dates.at(day, moment) if "T" in due else day
