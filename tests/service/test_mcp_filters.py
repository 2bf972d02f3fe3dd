"""Which tasks a list shows, and in what order, wherever its owner is."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event

from foundation.database import Database
from foundation.prepared import Prepared
from tests.support.direct_tools import DirectTools

MIDDAY = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
WHENS = ("overdue", "today", "tomorrow", "week", "upcoming", "someday")


def seeded(eve: DirectTools) -> None:
    """Add a task for each day around the owner's today, and some at an hour."""
    for day in range(-2, 9):
        on = dt.date(2026, 11, 20) + dt.timedelta(days=day)
        eve.add(f"day {day}", due=on.isoformat())
    eve.add("no date")


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("Europe/Berlin", MIDDAY),
        # Already, or still, Friday the 20th there, and another day in UTC.
        ("Pacific/Kiritimati", dt.datetime(2026, 11, 19, 11, tzinfo=dt.UTC)),
        ("Pacific/Pago_Pago", dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)),
        ("America/New_York", dt.datetime(2026, 11, 21, 3, tzinfo=dt.UTC)),
    ],
)
def test_days_are_the_owners_days(eve: DirectTools, zone: str, now: dt.datetime) -> None:
    eve.now = now
    eve.settle(time_zone=zone)
    seeded(eve)

    found = {when: eve.titles(when=when) for when in WHENS}

    assert found == {
        "overdue": ["day -2", "day -1"],
        "today": ["day 0"],
        "tomorrow": ["day 1"],
        "week": [f"day {day}" for day in range(7)],
        "upcoming": [f"day {day}" for day in range(9)],
        "someday": ["no date"],
    }


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Europe/Berlin"])
def test_instants_are_on_the_day_the_owner_sees(eve: DirectTools, zone: str) -> None:
    eve.settle(time_zone=zone)
    eve.add("earlier", due="2026-11-20T00:00")
    eve.add("last minute", due="2026-11-20T23:59")
    eve.add("midnight", due="2026-11-21T00:00")
    eve.add("the day after", due="2026-11-22T00:00")
    eve.add("in a week", due="2026-11-27T00:00")

    assert eve.titles(when="today") == ["earlier", "last minute"]
    assert eve.titles(when="tomorrow") == ["midnight"]
    assert eve.titles(when="week") == ["earlier", "last minute", "midnight", "the day after"]
    assert eve.titles(when="overdue") == ["earlier"]
    assert "earlier" not in eve.titles(when="upcoming")


def test_what_is_done_or_in_the_trash_is_never_overdue(eve: DirectTools) -> None:
    for title in ("open", "done", "gone"):
        eve.add(title, due="2026-11-01")
    eve.change("complete_task", tasks=["done"])
    eve.change("delete_task", tasks=["gone"])

    listed = {s: eve.titles(status=s, when="overdue") for s in ("pending", "all", "completed")}

    assert listed == {"pending": ["open"], "all": ["open"], "completed": []}
    assert eve.titles(status="trash", when="overdue") == []
    assert eve.titles(status="completed", due_to="2026-11-10") == ["done"]


def test_a_day_that_begins_late_has_no_gap(eve: DirectTools) -> None:
    # Santiago's clocks go from 24:00 to 1:00 on 6 September 2026.
    eve.now = dt.datetime(2026, 9, 5, 12, tzinfo=dt.UTC)
    eve.settle(time_zone="America/Santiago")
    eve.add("before", due="2026-09-05T23:59")
    eve.add("after", due="2026-09-06T01:00")

    assert eve.titles(when="today") == ["before"]
    assert eve.titles(when="tomorrow") == ["after"]


def test_due_from_and_due_to_take_days_times_and_words(eve: DirectTools) -> None:
    seeded(eve)
    eve.add("evening", due="2026-11-21T18:00")

    assert eve.titles(due_from="tomorrow", due_to="2026-11-22") == ["day 1", "day 2", "evening"]
    assert eve.titles(due_from="2026-11-21T19:00", due_to="tomorrow") == ["day 1"]
    assert eve.titles(due_to="2026-11-21T18:00", due_from="2026-11-21") == ["day 1", "evening"]
    assert eve.titles(due_to="2026-11-21T17:59", due_from="2026-11-21") == ["day 1"]
    assert eve.titles(when="week", due_from="in 5 days") == ["day 5", "day 6"]
    assert eve.titles(due_from="2026-11-22", due_to="2026-11-21") == []
    assert "soon" in eve.refusal("list_tasks", due_to="soon").message


def test_dates_are_read_in_the_owners_zone_and_language(eve: DirectTools) -> None:
    eve.settle(time_zone="America/New_York", language="de")

    task = eve.add("Anruf", due="morgen um 17 Uhr")

    assert (task.due, task.due_weekday, task.due_zone) == (
        "2026-11-21T17:00:00-05:00",
        "Sat",
        "America/New_York",
    )


def test_lists_tags_and_priorities_are_compared_whole_and_without_case(eve: DirectTools) -> None:
    eve.add("a", list="Größe", tags=["Dairy", "50%"], priority="high")
    eve.add("b", list="Größer", tags=["dairy products"], priority="low")
    eve.add("c", tags=["_airy"])

    assert eve.titles(list="GRÖSSE") == ["a"]
    assert eve.titles(tag="dairy") == eve.titles(tag="#DAIRY") == ["a"]
    assert eve.titles(tag="50%") == ["a"]
    assert eve.titles(tag="%") == []
    assert eve.titles(priority="none") == ["c"]
    assert eve.titles(tag="dairy", list="größe", priority="high", text="a") == ["a"]
    assert eve.page(tag="dairy", priority="low").hint == (
        "No pending tasks fit all of these filters. Try fewer of them, or another status."
    )


def test_sorts(eve: DirectTools) -> None:
    eve.add("b", due="2026-11-22T09:00", priority="low")
    eve.add("A", due="2026-11-22")
    eve.add("d", priority="high")
    eve.add("c", due="2026-11-21T23:59", priority="high")
    eve.change("update_task", tasks=["d"], description="x")

    listed = {
        sort: eve.titles(sort=sort) for sort in ("number", "due", "priority", "title", "updated")
    }

    assert listed == {
        "number": ["b", "A", "d", "c"],
        "due": ["c", "A", "b", "d"],
        "priority": ["d", "c", "b", "A"],
        "title": ["A", "b", "c", "d"],
        "updated": ["d", "c", "A", "b"],
    }


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_day_is_sorted_before_its_hours(eve: DirectTools, zone: str) -> None:
    eve.settle(time_zone=zone)
    eve.add("late before", due="2026-11-24T22:00")
    eve.add("first hour", due="2026-11-25T00:30")
    eve.add("day", due="2026-11-25")

    assert eve.titles(sort="due") == ["late before", "day", "first hour"]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
@pytest.mark.parametrize("sort", ["number", "due", "priority", "title", "updated"])
def test_paging_shows_each_untouched_task_once(
    database: Database, sort: str, data: st.DataObject
) -> None:
    eve = DirectTools(database)
    dues = ["", "2026-11-21", "2026-11-22", "2026-11-21T10:00", "2026-11-22T00:00"]
    fields = st.fixed_dictionaries(
        {
            "title": st.sampled_from(["a", "A", "b", "ß", "'\\%_"]),
            "due": st.sampled_from(dues),
            "priority": st.sampled_from(["none", "low", "high"]),
        }
    )
    first = data.draw(st.lists(fields, min_size=3, max_size=12))
    untouched = {eve.add(**task).number for task in first}
    limit = data.draw(st.integers(1, 4))

    shown = list[int]()
    page = eve.page(sort=sort, limit=limit)
    while True:
        shown += [task.number for task in page.tasks]
        if page.next_cursor is None:
            break
        for task in data.draw(st.lists(fields, max_size=2)):
            eve.add(**task)
        done = data.draw(st.sampled_from([0, *sorted(untouched)]))
        if done:
            eve.change("complete_task", tasks=[str(done)])
            untouched.discard(done)
        page = eve.page(sort=sort, limit=limit, cursor=page.next_cursor)

    assert len(shown) == len(set(shown))
    assert untouched <= set(shown)


def test_a_cursor_belongs_to_its_sort_and_filters(eve: DirectTools) -> None:
    for title in ("a", "b", "c"):
        eve.add(title, due="tomorrow", list="home")
    cursor = eve.page(limit=1, sort="title", list="home").next_cursor

    assert eve.titles(limit=1, sort="title", list="home", cursor=cursor) == ["b"]
    for other in ({"sort": "due", "list": "home"}, {"sort": "title"}, {"list": "home"}):
        refusal = eve.refusal("list_tasks", cursor=cursor, **other)
        assert refusal.message.startswith("That cursor belongs to a list with other filters.")


def test_a_list_is_one_statement_and_dates_one_more(
    eve: DirectTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    eve.add("a", due="tomorrow")
    statements = list[str]()
    event.listen(
        eve.database.engine,
        "before_cursor_execute",
        lambda *arguments: statements.append(arguments[2]),
    )
    rows = Prepared.rows

    def noted(self: Prepared, connection: Connection, values: Mapping[str, object]) -> list[Any]:
        statements.append("SELECT")
        return rows(self, connection, values)

    monkeypatch.setattr(Prepared, "rows", noted)

    def cost(**arguments: str) -> int:
        statements.clear()
        eve.page(**arguments)
        return len([statement for statement in statements if statement.startswith("SELECT")])

    assert cost() == cost(list="home", tag="x", priority="low", sort="title") == 1
    assert cost(when="week", due_from="today", sort="due") == 2
