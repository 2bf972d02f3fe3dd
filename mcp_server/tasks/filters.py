"""Which tasks are asked for, and in what order."""

import datetime as dt
from dataclasses import dataclass
from typing import assert_never

from foundation.dates import Due
from mcp_server.contract import Priority, Sort, StatusFilter, When
from mcp_server.tasks.owners import Here

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_FIRST_DAY, _LAST_DAY = dt.date(1800, 1, 1), dt.date(3100, 1, 1)
_FIRST = dt.datetime(1800, 1, 1, tzinfo=dt.UTC)
_LAST = dt.datetime(3100, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Window:
    """Due days from `first_day` to `last_day`, and due instants from `start` to before `end`."""

    first_day: dt.date = _FIRST_DAY
    last_day: dt.date = _LAST_DAY
    start: dt.datetime = _FIRST
    end: dt.datetime = _LAST

    def __and__(self, other: "Window") -> "Window":
        return Window(
            max(self.first_day, other.first_day),
            min(self.last_day, other.last_day),
            max(self.start, other.start),
            min(self.end, other.end),
        )


@dataclass(frozen=True)
class Filters:
    """What tasks must be; an empty value asks for nothing."""

    status: StatusFilter = "pending"
    words: tuple[str, ...] = ()
    """Folded; each is somewhere in the task."""
    list_folded: str = ""
    tag_folded: str = ""
    priority: Priority | None = None
    parent: int | None = None
    window: Window | None = None
    undated: bool = False
    open_only: bool = False
    """Neither completed nor in the trash, whatever the status."""


def window_of(when: When, here: Here) -> Window | None:
    """Return when tasks are due that are due then for the owner; None for no date at all."""
    today = here.today
    match when:
        case "overdue":
            return Window(last_day=today - _DAY, end=here.now)
        case "today":
            return _days(here, today, today)
        case "tomorrow":
            return _days(here, today + _DAY, today + _DAY)
        case "week":
            return _days(here, today, today + _WEEK - _DAY)
        case "upcoming":
            return Window(first_day=today, start=here.now)
        case "someday":
            return None
        case _:
            assert_never(when)


def due_from(due: Due, here: Here) -> Window:
    """Return what is due then or later."""
    day = due.day_in(here.zone)
    return Window(first_day=day, start=due.at or here.start_of(day))


def due_to(due: Due, here: Here) -> Window:
    """Return what is due until then: until the end of a day, or up to an instant."""
    day = due.day_in(here.zone)
    return Window(
        last_day=day,
        end=due.at + dt.timedelta(seconds=1) if due.at else here.start_of(day + _DAY),
    )


def _days(here: Here, first: dt.date, last: dt.date) -> Window:
    return Window(first, last, here.start_of(first), here.start_of(last + _DAY))


@dataclass(frozen=True)
class Order:
    """How tasks are sorted."""

    sort: Sort = "number"
    day_shift: int = 0
    """Seconds that the owner's clocks are ahead of UTC: for due days among due instants."""


@dataclass(frozen=True)
class Position:
    """A place between two tasks of an order."""

    key: int | str
    number: int
