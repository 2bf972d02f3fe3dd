"""Several calls as one change: taken back together, or not at all."""

import datetime as dt
from typing import Any

import pytest

from mcp_server.contract import Refusal, RefusalCode, Task, TaskChange
from tests.support.direct_tools import DirectTools
from tests.support.task_server import TaskServer, Tools, text

JOINS = "taskchat/joins"
REQUEST_ID = "taskchat/request_id"
MOST = "taskchat/most"


async def change(tools: Tools, tool: str, meta: Any, **arguments: Any) -> TaskChange:
    """Return what a write did on these terms."""
    result = await tools.client.call_tool(tool, arguments, meta=meta)
    assert not result.is_error, text(result)
    return TaskChange.model_validate(result.structured_content)


async def refusal(tools: Tools, tool: str, meta: Any, **arguments: Any) -> Refusal:
    """Return why nothing was done on these terms."""
    result = await tools.client.call_tool(tool, arguments, meta=meta)
    assert result.is_error, text(result)
    return Refusal.model_validate(result.structured_content)


def content(tasks: list[Task]) -> list[Task]:
    """Return the tasks without their versions, which grow with an undo too."""
    return [task.model_copy(update={"version": 0}) for task in tasks]


async def planned(ada: Tools) -> str:
    """Make one change of three calls: two dates and a subtask. Return its id."""
    first = await ada.change("update_task", tasks=["1"], due="2030-01-01")
    joins = {JOINS: str(first.change_id)}
    ids = [
        first.change_id,
        (await change(ada, "update_task", joins, tasks=["2"], due="2030-01-02")).change_id,
        (await change(ada, "add_task", joins, title="Get paint", parent="1")).change_id,
        (await change(ada, "update_task", joins, tasks=["1"], priority="high")).change_id,
    ]
    assert len(set(ids)) == 1, "whoever joins a change is answered its id"
    return str(first.change_id)


async def test_calls_that_join_a_change_are_undone_and_done_again_as_one(ada: Tools) -> None:
    before = [await ada.add("Paint the fence"), await ada.add("Call mom")]
    change_id = await planned(ada)
    made = (await ada.page()).tasks
    assert [task.due for task in made] == ["2030-01-01", "2030-01-02", None]

    undone = await ada.change("undo")

    assert content((await ada.page()).tasks) == content(before)
    assert undone.message == "Undone: Changed #1 Paint the fence, #2 Call mom. Added #3 Get paint."
    again = await ada.change("undo", change_id=change_id)
    assert again == undone, "an undo that is asked for twice is done once"

    await ada.change("undo", change_id=str(undone.change_id))

    assert content((await ada.page()).tasks) == content(made)


async def test_a_joined_change_is_not_undone_once_something_newer_stands_on_it(ada: Tools) -> None:
    await ada.add("Paint the fence")
    await ada.add("Call mom")
    change_id = await planned(ada)
    await ada.change("complete_task", tasks=["2"])
    made = (await ada.page(status="all")).tasks

    refused = await ada.refusal("undo", change_id=change_id)

    assert refused.error is RefusalCode.CONFLICT
    assert (await ada.page(status="all")).tasks == made, "all of it or nothing"
    await ada.change("undo")
    await ada.change("undo", change_id=change_id)
    assert [task.due for task in (await ada.page()).tasks] == [None, None]


async def test_a_call_sent_twice_with_a_request_id_is_done_once(ada: Tools) -> None:
    await ada.add("Buy milk")
    meta = {REQUEST_ID: "plan-1"}
    first = await change(ada, "update_task", meta, tasks=["1"], due="2030-01-01")
    joins = {JOINS: str(first.change_id)}
    added = await change(ada, "add_task", joins | {REQUEST_ID: "plan-2"}, title="Get a bag")
    done = await change(ada, "complete_task", joins | {REQUEST_ID: "plan-3"}, tasks=["1"])

    repeated = [
        await change(ada, "update_task", meta, tasks=["1"], due="2030-01-01", expected_version=1),
        await change(ada, "add_task", joins | {REQUEST_ID: "plan-2"}, title="Get a bag"),
        await change(ada, "complete_task", joins | {REQUEST_ID: "plan-3"}, tasks=["1"]),
    ]

    assert repeated == [first, added, done]
    assert (await ada.page(status="all")).total == 2
    undone = await change(ada, "undo", {REQUEST_ID: "undo-1"})
    assert await change(ada, "undo", {REQUEST_ID: "undo-1"}) == undone
    assert [task.title for task in (await ada.page()).tasks] == ["Buy milk"]


async def test_only_the_newest_change_of_the_same_client_can_be_joined(
    task_server: TaskServer, ada: Tools, bob: Tools
) -> None:
    first = await ada.add("Buy milk")
    one = await ada.change("update_task", tasks=["1"], priority="low")
    joins = {JOINS: str(one.change_id)}
    token = task_server.issuer.sign("ada", client_id="claude")
    async with task_server.connect(token) as claude:
        by_other_client = await refusal(claude, "complete_task", joins, tasks=["1"])
    by_other_owner = await refusal(bob, "add_task", joins, title="Mine")
    unknown = await refusal(ada, "complete_task", {JOINS: "chg_\x00none"}, tasks=["1"])
    await ada.add("Call mom")
    too_late = await refusal(ada, "complete_task", joins, tasks=["1"])
    undone = await ada.change("undo")
    to_undo = await refusal(ada, "complete_task", {JOINS: str(undone.change_id)}, tasks=["1"])
    undo_joining = await refusal(ada, "undo", joins)

    assert "another client" in by_other_client.message
    assert by_other_owner.error is unknown.error is RefusalCode.NOT_FOUND
    assert "newer" in too_late.message
    assert to_undo.error is RefusalCode.CONFLICT
    assert undo_joining.error is RefusalCode.INVALID
    [task] = (await ada.page()).tasks
    assert (task.version, task.status) == (first.version + 1, "pending")


def test_a_change_takes_no_more_after_five_minutes(eve: DirectTools) -> None:
    eve.add("Buy milk")
    made = eve.change("update_task", tasks=["1"], priority="low")
    eve.meta = {JOINS: str(made.change_id)}
    eve.pass_time(minutes=5)
    eve.change("update_task", tasks=["1"], due="2030-01-01")

    eve.pass_time(seconds=1)

    assert "too old" in eve.refusal("complete_task", tasks=["1"]).message
    eve.meta = {}
    assert eve.detail("1").changes[0].change_id != made.change_id, "each call is in the history"
    assert eve.change("undo").tasks[0].priority == "none"
    assert eve.now - dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC) > dt.timedelta(minutes=5)


@pytest.mark.parametrize(
    "meta", [{JOINS: 3}, {REQUEST_ID: "x" * 201}, {MOST: -1}, {MOST: "2"}, {MOST: True}]
)
async def test_terms_that_cannot_be_are_refused(ada: Tools, meta: dict[str, Any]) -> None:
    refused = await refusal(ada, "add_task", meta, title="Buy milk")

    assert refused.error is RefusalCode.INVALID
    assert str(*meta) in refused.message
    assert (await ada.page()).total == 0


async def test_a_call_that_would_touch_more_tasks_than_agreed_does_nothing(ada: Tools) -> None:
    for number in range(3):
        await ada.add(f"Task {number}")
    part = await ada.add("Part", parent="1")

    many = await refusal(ada, "complete_task", {MOST: 2}, tasks=["1", "2", "3"])
    family = await refusal(ada, "delete_task", {MOST: 1}, tasks=["1"])

    assert many.error is family.error is RefusalCode.TOO_MANY
    assert [task.number for task in many.candidates] == [1, 2, 3]
    assert [task.number for task in family.candidates] == [1, part.number], "the named first"
    assert (await ada.page()).total == 4
    await change(ada, "complete_task", {MOST: 2}, tasks=["1", "2"])
    undo = await refusal(ada, "undo", {MOST: 1})
    assert undo.error is RefusalCode.TOO_MANY
    assert "Completed #1 Task 0, #2 Task 1." in undo.message
    assert (await ada.page()).total == 2
