"""How much there is to do, and how much was done: queries bound to one owner."""

import datetime as dt
from collections import Counter
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, func, or_, select

from foundation.dates import Due
from mcp_server.contract import DayCount, ListCount, ListOverview, TaskStats
from mcp_server.tasks.models import CHANGE, TASK
from mcp_server.tasks.owners import Here

MAX_LISTS = 100
STREAK_DAYS = 366
"""As far back as a streak is counted."""
_DAY = dt.timedelta(days=1)
_OWNED = TASK.c.owner_id == bindparam("owner")
_KEPT = TASK.c.deleted_at.is_(None)
_OPEN = and_(TASK.c.completed_at.is_(None), _KEPT)
_OVERDUE = and_(_OPEN, or_(TASK.c.due_on < bindparam("today"), TASK.c.due_at < bindparam("now")))
_TODAY = and_(
    _OPEN,
    or_(
        TASK.c.due_on == bindparam("today"),
        and_(TASK.c.due_at >= bindparam("morning"), TASK.c.due_at < bindparam("midnight")),
    ),
)


def _number_of(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_LISTS = (
    select(
        func.min(TASK.c.list_name).label("name"),
        _number_of(_OPEN).label("open"),
        _number_of(_OVERDUE).label("overdue"),
    )
    .where(_OWNED, _KEPT)
    .group_by(TASK.c.list_folded)
    .order_by(TASK.c.list_folded == "", TASK.c.list_folded)
)
_NOW = select(
    _number_of(_OPEN).label("open"),
    _number_of(_OVERDUE).label("overdue"),
    _number_of(_TODAY).label("due_today"),
).where(_OWNED)
_ADDED = select(TASK.c.created_at).where(_OWNED, TASK.c.created_at >= bindparam("since"))
_COMPLETED = select(TASK.c.completed_at).where(_OWNED, TASK.c.completed_at >= bindparam("since"))
_REPEATED = select(CHANGE.c.created_at, CHANGE.c.repeated).where(
    CHANGE.c.owner_id == bindparam("owner"),
    CHANGE.c.repeated > 0,
    CHANGE.c.undone_by.is_(None),
    CHANGE.c.created_at >= bindparam("since"),
)


class Statistics:
    """The counts of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str, here: Here) -> None:
        self._connection = connection
        self._owner_id = owner_id
        self._here = here

    def lists(self) -> ListOverview:
        """Return the lists by name, and what is to do in each."""
        rows = self._rows(_LISTS)
        shown = [
            ListCount(list=row.name, open=row.open, overdue=row.overdue) for row in rows[:MAX_LISTS]
        ]
        total = sum(row.name is not None for row in rows)
        hint = f"Showing {MAX_LISTS} of {len(rows)}." if len(rows) > MAX_LISTS else None
        return ListOverview(lists=shown, total=total, hint=hint)

    def period(self, days: int) -> TaskStats:
        """Return what was done in so many days up to today, and what is to do now."""
        here = self._here
        first = here.today - (days - 1) * _DAY
        added = Counter(
            self._days(row.created_at for row in self._rows(_ADDED, self._since(first)))
        )
        completed = self._completed()
        (now,) = self._rows(_NOW)
        period = [first + number * _DAY for number in range(days)]
        return TaskStats(
            first_day=first,
            last_day=here.today,
            time_zone=here.zone.key,
            added=sum(added[day] for day in period),
            completed=sum(completed[day] for day in period),
            streak_days=self._streak(completed),
            open=now.open,
            overdue=now.overdue,
            due_today=now.due_today,
            days=[
                DayCount(
                    day=day, weekday=Due(on=day).weekday, added=added[day], completed=completed[day]
                )
                for day in period
            ],
        )

    def _completed(self) -> Counter[dt.date]:
        since = self._since(self._here.today - STREAK_DAYS * _DAY)
        counts = Counter(self._days(row.completed_at for row in self._rows(_COMPLETED, since)))
        for row in self._rows(_REPEATED, since):
            counts[self._day(row.created_at)] += row.repeated
        return counts

    def _streak(self, completed: Counter[dt.date]) -> int:
        # A day that is not over yet breaks nothing.
        day = self._here.today if completed[self._here.today] else self._here.today - _DAY
        length = 0
        while completed[day]:
            length, day = length + 1, day - _DAY
        return length

    def _days(self, instants: Any) -> list[dt.date]:
        return [self._day(instant) for instant in instants]

    def _day(self, instant: dt.datetime) -> dt.date:
        return instant.astimezone(self._here.zone).date()

    def _since(self, day: dt.date) -> dt.datetime:
        return self._here.start_of(day)

    def _rows(self, statement: Select[Any], since: dt.datetime | None = None) -> list[Any]:
        here = self._here
        values = {
            "owner": self._owner_id,
            "today": here.today,
            "now": here.now,
            "morning": here.start_of(here.today),
            "midnight": here.start_of(here.today + _DAY),
            "since": since,
        }
        return list(self._connection.execute(statement, values).all())
