"""Tasks that are parts of others."""

import pytest

from mcp_server.contract import RefusalCode
from tests.support.direct_tools import DirectTools
from tests.support.task_server import text


@pytest.fixture
def trip(eve: DirectTools) -> DirectTools:
    """Return somebody who plans a trip: #1 with parts #2 and #3, and #4 below #3."""
    eve.add("Trip")
    eve.add("Flights", parent="trip")
    eve.add("Hotel", parent="1")
    eve.add("Compare prices", parent="#3")
    return eve


def test_a_parent_is_named_like_any_task_and_shown_by_number(trip: DirectTools) -> None:
    assert [task.parent for task in trip.page().tasks] == [None, 1, 1, 3]
    assert trip.titles(parent="trip") == ["Flights", "Hotel"]
    assert [part.title for part in trip.detail("1").subtasks] == ["Flights", "Hotel"]


def test_a_parent_is_changed_and_cleared(trip: DirectTools) -> None:
    moved = trip.change("update_task", tasks=["2"], parent="3")
    assert moved.tasks[0].parent == 3
    assert trip.change("update_task", tasks=["2"], clear=["parent"]).tasks[0].parent is None
    assert trip.titles(parent="3") == ["Compare prices"]


@pytest.mark.parametrize(("task", "parent"), [("1", "1"), ("1", "2"), ("1", "4"), ("3", "4")])
def test_nothing_is_a_part_of_itself(trip: DirectTools, task: str, parent: str) -> None:
    before = trip.state()

    refusal = trip.refusal("update_task", tasks=[task], parent=parent)

    assert refusal.error == RefusalCode.INVALID
    assert "cannot be a part of itself" in refusal.message
    assert trip.state() == before


def test_tasks_go_five_levels_down(trip: DirectTools) -> None:
    trip.add("Fifth", parent=str(trip.add("Fourth", parent="4").number))

    refusal = trip.refusal("add_task", title="Sixth", parent="Fifth")
    assert "would be too deep" in refusal.message
    trip.add("Year")
    below = trip.refusal("update_task", tasks=["Trip"], parent="Year")
    assert below.error == RefusalCode.INVALID
    assert "would be too deep" in below.message


def test_completing_a_parent_says_what_is_open_below_it(trip: DirectTools) -> None:
    trip.change("complete_task", tasks=["2"])

    change = trip.change("complete_task", tasks=["1"])

    assert change.message == "Completed #1 Trip. It has 2 open subtasks."
    assert trip.titles() == ["Hotel", "Compare prices"]


def test_of_several_parents_each_is_told_its_own(trip: DirectTools) -> None:
    trip.add("Party")
    trip.add("Cake", parent="Party")

    change = trip.change("complete_task", tasks=["1", "5", "2"])

    assert change.message == (
        "Completed #1 Trip, #5 Party, #2 Flights. #1 has 2 open subtasks, #5 has 1 open subtask."
    )


def test_a_deleted_parent_takes_its_open_parts_along_and_brings_them_back(
    trip: DirectTools,
) -> None:
    trip.change("complete_task", tasks=["2"])
    before = trip.state()
    trip.pass_time(minutes=1)

    change = trip.change("delete_task", tasks=["1"])

    assert change.message == "Moved to the trash: #1 Trip, with 2 open subtasks."
    assert trip.titles(status="trash") == ["Trip", "Hotel", "Compare prices"]
    assert trip.titles(status="completed") == ["Flights"]
    trip.change("undo")
    assert trip.state() == before

    trip.change("delete_task", tasks=["4"])
    trip.pass_time(minutes=1)
    trip.change("delete_task", tasks=["1"])
    assert trip.change("reopen_task", tasks=["1"]).message == "Reopened #1 Trip, with 1 subtask."
    assert trip.titles() == ["Trip", "Hotel"]


def test_a_parent_in_the_trash_takes_no_parts(trip: DirectTools) -> None:
    trip.change("delete_task", tasks=["1"])

    assert trip.refusal("add_task", title="x", parent="1").error == RefusalCode.CONFLICT


def test_undo_leaves_no_part_without_its_parent_and_makes_no_ring(eve: DirectTools) -> None:
    added = eve.change("add_task", title="a")
    eve.add("b", parent="a")
    assert "has got subtask #2" in eve.refusal("undo", change_id=added.change_id).message

    cleared = eve.change("update_task", tasks=["b"], clear=["parent"])
    eve.change("undo", change_id=added.change_id)
    refusal = eve.refusal("undo", change_id=cleared.change_id)
    assert refusal.message == "#1 is no more: nothing can be a part of it."

    eve.add("c")
    down = eve.change("update_task", tasks=["c"], parent="b")
    undone = eve.change("undo", change_id=down.change_id)
    eve.change("update_task", tasks=["b"], parent="c")
    ring = eve.refusal("undo", change_id=undone.change_id)
    assert "cannot be a part of itself" in ring.message


def test_a_task_shows_its_last_changes(trip: DirectTools) -> None:
    for number in range(6):
        trip.pass_time(hours=1)
        trip.change("update_task", tasks=["1"], description=f"note {number}")
    undone = trip.change("complete_task", tasks=["1"])
    trip.change("undo", change_id=undone.change_id)

    changes = trip.detail("1").changes

    assert [change.message for change in changes] == ["Changed #1 Trip."] * 5
    assert changes[0].made_at == trip.now
    assert changes[0].client == "local"
    assert [change.message for change in trip.detail("2").changes] == ["Added #2 Flights."]


def test_a_task_with_many_subtasks_says_how_to_see_them_all(eve: DirectTools) -> None:
    eve.add("Trip")
    for number in range(25):
        eve.add(f"{number} " + "x" * 150, parent="1", description="y" * 500)

    result = eve.call("get_task", task="1")
    detail = eve.detail("1")

    assert 0 < len(detail.subtasks) < 20
    assert detail.hint == (
        f"Showing {len(detail.subtasks)} of 25 subtasks. list_tasks with parent shows all."
    )
    assert len(text(result).encode()) <= 8192
    assert detail.hint in text(result)


def test_a_request_sent_again_is_answered_although_its_date_has_passed(eve: DirectTools) -> None:
    arguments = {"title": "Call", "due": "today 16:00", "parent": "Trip", "request_id": "r1"}
    eve.add("Trip")
    first = eve.change("add_task", **arguments)
    eve.change("delete_task", tasks=["Trip"])
    eve.pass_time(hours=9)

    assert eve.change("add_task", **arguments) == first
