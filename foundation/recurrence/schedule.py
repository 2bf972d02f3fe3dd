"""The due dates of a repeat, one after the other."""

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from foundation.dates import Due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.series import days, falls_on
from foundation.recurrence.wall import instant_at, zone_of

_DAY = dt.timedelta(days=1)


def first_due(repeat: Repeat, *, today: dt.date) -> Due:
    """Return the first day from today on that the repeat falls on, of a task without a due date.

    Raises:
        RepeatFormatError: If the repeat is over by then.
    """
    start = repeat.start or today
    rule = repeat if repeat.start else replace(repeat, interval=1)
    day = next(days(rule, start, today), None)
    if day is None or (repeat.until is not None and day > repeat.until):
        raise RepeatFormatError(f"until {repeat.until}", "ends before the first day it falls on")
    return Due(on=day)


def anchored(repeat: Repeat, due: Due) -> Repeat:
    """Return the repeat to store with a due date that a person, not the repeat, has set.

    It remembers what one due date cannot show: which day "monthly" means after 28 February, which
    weeks "every 2 weeks" means, and the time that a change of the clocks hides. A date that fits
    the rule counts from there; another is an exception, after which the rule goes on as it was.
    Nothing changes for a date that the repeat gave itself.
    """
    meant = _meant(repeat, due)
    start = repeat.start
    if repeat.after_completion:
        start = None
    elif start is None or (
        not falls_on(repeat, start, meant.day) and falls_on(repeat, meant.day, meant.day)
    ):
        start = meant.day
    return replace(repeat, start=start, wall=meant.wall)


def next_due(
    repeat: Repeat, due: Due, *, completed_at: dt.datetime, zone: ZoneInfo, done: int
) -> Due | None:
    """Return when a task is due again that was completed; none after the last time.

    That is after both `due` and now: whoever is late does not have to catch up. A day comes after
    today, in `zone`; an instant after `completed_at`, at the same time in its own zone. After
    completion counts from that day even if it was early. `done`: how often it was completed or
    skipped, this time included; missed ones are not counted.
    """
    return _after(repeat, due, completed_at, zone, done, skipped=False)


def due_after_skip(
    repeat: Repeat, due: Due, *, now: dt.datetime, zone: ZoneInfo, done: int
) -> Due | None:
    """Return when a task is due again that is skipped this once: as `next_due`, but always later.

    After completion counts from the due date, or from today if that is past.
    """
    return _after(repeat, due, now, zone, done, skipped=True)


@dataclass(frozen=True)
class _Meant:
    """The day and the wall time that a due date stands for; no time and zone for a whole day."""

    day: dt.date
    wall: dt.time | None = None
    zone: str = ""

    def on(self, day: dt.date) -> Due:
        """Return the due date of the same kind on another day."""
        if self.wall is None:
            return Due(on=day)
        return Due(at=instant_at(day, self.wall, zone_of(self.zone)), zone=self.zone)


def _meant(repeat: Repeat, due: Due) -> _Meant:
    if due.at is None:
        return _Meant(due.on or dt.date.min)
    zone = due.zone or "+00:00"
    local = due.at.astimezone(zone_of(zone)).replace(microsecond=0)
    if repeat.wall is not None:
        # Clocks that skip midnight move the last hour of a day to the next one.
        for day in (local.date(), local.date() - _DAY):
            meant = _Meant(day, repeat.wall, zone)
            if meant.on(day).at == due.at:
                return meant
    return _Meant(local.date(), local.time(), zone)


def _after(
    repeat: Repeat, due: Due, now: dt.datetime, zone: ZoneInfo, done: int, *, skipped: bool
) -> Due | None:
    if repeat.count is not None and done >= repeat.count:
        return None
    meant = _meant(repeat, due)
    today = now.astimezone(zone_of(meant.zone) if meant.zone else zone).date()
    if repeat.after_completion:
        start = max(meant.day, today) if skipped else today
        day = next(days(repeat, start, start + _DAY), None)
    else:
        day = _next_day(repeat, due, now, today)
    if day is None or (repeat.until is not None and day > repeat.until):
        return None
    return meant.on(day)


def _next_day(repeat: Repeat, due: Due, now: dt.datetime, today: dt.date) -> dt.date | None:
    meant = _meant(repeat, due)
    start = anchored(repeat, due).start or meant.day
    if due.at is None:
        return next(days(repeat, start, max(meant.day, today) + _DAY), None)
    floor = max(due.at, now)
    # From yesterday on: a change of the clocks can move a due date past midnight.
    first = max(meant.day + _DAY, today - _DAY)
    return next((day for day in days(repeat, start, first) if _at(meant.on(day)) > floor), None)


def _at(due: Due) -> dt.datetime:
    return due.at or dt.datetime.min.replace(tzinfo=dt.UTC)
