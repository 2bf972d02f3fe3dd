"""How much there is to do, and how much was done."""

from mcp_server.contract import ListCount
from tests.support.direct_tools import DirectTools


def test_lists_are_counted_by_name_without_case(eve: DirectTools) -> None:
    eve.add("a", list="Home", due="2026-11-01")
    eve.add("b", list="home")
    eve.add("c", list="Work")
    eve.add("d")
    eve.change("complete_task", tasks=["c"])
    eve.change("delete_task", tasks=["d"])
    eve.add("e")

    overview = eve.lists()

    assert overview.lists == [
        ListCount(list="Home", open=2, overdue=1),
        ListCount(list="Work", open=0, overdue=0),
        ListCount(open=1, overdue=0),
    ]
    assert overview.total == 2


def test_nobody_has_lists_at_first(eve: DirectTools) -> None:
    assert (eve.lists().lists, eve.stats().open) == ([], 0)


def test_days_are_the_owners_and_a_streak_survives_an_unfinished_day(eve: DirectTools) -> None:
    eve.settle(time_zone="America/New_York")
    eve.now = eve.now.replace(hour=3)  # Thursday evening there.
    for number in range(4):
        eve.add(str(number), due="2026-11-22")
    eve.change("complete_task", tasks=["1", "2"])
    eve.pass_time(days=1)
    eve.change("complete_task", tasks=["3"])
    eve.pass_time(days=1)

    stats = eve.stats(days=3)

    assert [(str(d.day), d.weekday, d.added, d.completed) for d in stats.days] == [
        ("2026-11-19", "Thu", 4, 2),
        ("2026-11-20", "Fri", 0, 1),
        ("2026-11-21", "Sat", 0, 0),
    ]
    assert (stats.completed, stats.added, stats.streak_days) == (3, 4, 2)
    assert (stats.open, stats.overdue, stats.due_today) == (1, 0, 0)
    assert (stats.time_zone, str(stats.last_day)) == ("America/New_York", "2026-11-21")
    eve.pass_time(days=1)
    assert eve.stats().due_today == 1
    eve.pass_time(days=1)
    assert (eve.stats().overdue, eve.stats().streak_days) == (1, 0)


def test_each_time_of_a_repeating_task_counts_unless_it_is_undone(eve: DirectTools) -> None:
    eve.add("Stretch", due="2026-11-20", repeat="daily")
    for _ in range(3):
        eve.change("complete_task", tasks=["1"])
        eve.pass_time(days=1)

    assert (eve.stats().completed, eve.stats().streak_days) == (3, 3)
    eve.change("undo")
    assert eve.stats().completed == 2
