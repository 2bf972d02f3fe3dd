"""Tasks that come again."""

import pytest

from mcp_server.contract import RefusalCode
from tests.support.direct_tools import DirectTools


def test_a_repeating_task_moves_to_its_next_time(eve: DirectTools) -> None:
    task = eve.add("Water plants", due="2026-11-20", repeat="every 3 days")
    assert (task.repeat_words, task.due) == ("every 3 days", "2026-11-20")

    change = eve.change("complete_task", tasks=["1"])

    assert change.message == "Completed #1 Water plants; next on Mon 2026-11-23."
    assert (change.tasks[0].status, change.tasks[0].due) == ("pending", "2026-11-23")


def test_a_repeat_without_a_date_begins_with_its_first_day(eve: DirectTools) -> None:
    assert eve.add("Bins out", repeat="every tuesday").due == "2026-11-24"
    assert eve.add("Read", repeat="daily").due == "2026-11-20"


def test_what_results_show_is_read_again(eve: DirectTools) -> None:
    task = eve.add("Report", repeat="last friday of the month")
    assert task.repeat
    assert task.repeat_words

    for text in (task.repeat, task.repeat_words):
        change = eve.change("update_task", tasks=["1"], repeat=text)
        assert (change.tasks[0], change.change_id) == (task, None)


def test_a_call_sent_twice_completes_one_time(eve: DirectTools) -> None:
    eve.add("Stretch", due="2026-11-19T08:00", repeat="daily")
    first = eve.change("complete_task", tasks=["1"])

    again = eve.change("complete_task", tasks=["1"])

    assert (again.tasks, again.change_id) == (first.tasks, None)
    assert again.message == (
        "#1 Stretch was completed for this time already; "
        "it is next due on Sat 2026-11-21 08:00. Nothing changed."
    )
    eve.pass_time(hours=8)
    assert eve.change("complete_task", tasks=["1"]).change_id is None
    eve.pass_time(days=1)
    assert eve.change("complete_task", tasks=["1"]).tasks[0].due == "2026-11-22T08:00:00+01:00"


def test_after_the_last_time_it_is_done(eve: DirectTools) -> None:
    eve.add("Take pill", due="2026-11-20", repeat="every day, 2 times")
    eve.change("complete_task", tasks=["1"])
    eve.pass_time(days=1)

    change = eve.change("complete_task", tasks=["1"])

    assert change.tasks[0].status == "completed"
    assert change.message == ("Completed #1 Take pill. That was the last time of #1 Take pill.")


def test_undo_of_a_completed_time_restores_it_exactly(eve: DirectTools) -> None:
    eve.add("Water plants", due="2026-11-20T18:00", repeat="every 3 days, 5 times")
    before = eve.state()
    change = eve.change("complete_task", tasks=["1"])
    after = eve.state()

    undone = eve.change("undo", change_id=change.change_id)
    assert eve.state() == before

    eve.change("undo", change_id=undone.change_id)
    assert eve.state() == after


def test_a_new_date_keeps_the_rule(eve: DirectTools) -> None:
    eve.add("Rent", due="2026-11-30", repeat="monthly on the 31st")

    moved = eve.change("update_task", tasks=["1"], due="2026-11-28").tasks[0]
    assert moved.repeat_words == "every month on the 31st"
    eve.pass_time(days=8)

    assert eve.change("complete_task", tasks=["1"]).tasks[0].due == "2026-11-30"


def test_one_time_is_skipped(eve: DirectTools) -> None:
    eve.add("Class", due="2026-11-24T19:00", repeat="weekly")

    skipped = eve.change("update_task", tasks=["1"], due="Skip")
    assert skipped.message == "Skipped #1 Class; next on Tue 2026-12-01 19:00."
    again = eve.change("update_task", tasks=["1"], due="skip")
    assert again.change_id is None
    assert "was skipped just now already" in again.message

    version = skipped.tasks[0].version
    on = eve.change("update_task", tasks=["1"], due="skip", expected_version=version)
    assert on.tasks[0].due == "2026-12-08T19:00:00+01:00"
    eve.pass_time(minutes=11)
    assert eve.change("update_task", tasks=["1"], due="skip").change_id
    assert eve.stats().completed == 0


def test_a_skip_needs_a_next_time(eve: DirectTools) -> None:
    eve.add("Once")
    eve.add("Last", due="2026-11-20", repeat="daily, 1 time")

    assert eve.refusal("update_task", tasks=["1"], due="skip").error == RefusalCode.INVALID
    assert "no time after this one" in eve.refusal("update_task", tasks=["2"], due="skip").message


def test_a_completed_task_has_no_time_to_skip(eve: DirectTools) -> None:
    eve.add("Last", due="2026-11-20", repeat="daily, 1 time")
    eve.change("complete_task", tasks=["1"])

    assert "is completed" in eve.refusal("update_task", tasks=["1"], due="skip").message


def test_a_repeat_is_cleared_but_a_repeating_task_keeps_a_date(eve: DirectTools) -> None:
    eve.add("Water plants", due="2026-11-20", repeat="daily")

    assert "needs a date" in eve.refusal("update_task", tasks=["1"], clear=["due"]).message
    task = eve.change("update_task", tasks=["1"], clear=["repeat", "due"]).tasks[0]

    assert (task.repeat, task.repeat_words, task.due) == (None, None, None)
    eve.change("complete_task", tasks=["1"])
    assert eve.titles(status="completed") == ["Water plants"]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_days_come_after_the_owners_today(eve: DirectTools, zone: str) -> None:
    eve.settle(time_zone=zone)
    eve.now = eve.now.replace(hour=14)  # Still the 20th in New York, the 21st in Auckland.
    eve.add("Stretch", due="2026-11-18", repeat="daily")

    due = eve.change("complete_task", tasks=["1"]).tasks[0].due

    assert due == ("2026-11-21" if zone == "America/New_York" else "2026-11-22")


def test_several_are_completed_in_one_call(eve: DirectTools) -> None:
    eve.add("a", due="2026-11-20", repeat="daily")
    eve.add("b")

    change = eve.change("complete_task", tasks=["1", "2"])

    assert change.message == "Completed #1 a, #2 b; #1 next on Sat 2026-11-21."
