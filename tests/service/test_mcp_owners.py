"""Two people have nothing in common."""

from typing import Any

import pytest

from mcp_server.contract import Refusal, RefusalCode, ToolName
from mcp_server.tools import TOOLS
from tests.support.task_server import Tools

OWN = "Feed cat"
REACHES: dict[tuple[ToolName, str], dict[str, Any]] = {
    (ToolName.GET_TASK, "task"): {},
    (ToolName.COMPLETE_TASK, "tasks"): {},
    (ToolName.REOPEN_TASK, "tasks"): {},
    (ToolName.DELETE_TASK, "tasks"): {},
    (ToolName.UPDATE_TASK, "tasks"): {"priority": "high"},
    (ToolName.UPDATE_TASK, "parent"): {"tasks": [OWN]},
    (ToolName.ADD_TASK, "parent"): {"title": "x"},
    (ToolName.LIST_TASKS, "parent"): {},
}
"""Every argument that names a task, with what else its tool needs."""
COUNTS = {ToolName.LIST_LISTS, ToolName.TASK_STATS}
NAMES_A_TASK = {"task", "tasks", "parent"}
NAMES_A_CHANGE = {(ToolName.UNDO, "change_id")}


def test_the_matrix_knows_every_tool_and_every_argument_that_names_something() -> None:
    naming = {
        (ToolName(tool.name), name)
        for tool in TOOLS
        for name in tool.parameters["properties"]
        if name in NAMES_A_TASK or name.endswith("_id")
    }

    assert naming == {*REACHES, *NAMES_A_CHANGE, (ToolName.ADD_TASK, "request_id")}
    assert {tool for tool, _ in naming} | COUNTS == set(ToolName)


@pytest.mark.parametrize(("tool", "argument"), REACHES)
async def test_no_reference_reaches_anothers_task(
    ada: Tools, bob: Tools, tool: ToolName, argument: str
) -> None:
    await ada.add("Other")
    task = await ada.add("Buy milk")
    own = await bob.add(OWN)
    before = (await ada.page()).tasks
    needed = REACHES[tool, argument]
    nowhere = "tsk_" + "f" * 32

    async def refusal(reference: str) -> Refusal:
        given = [reference] if argument == "tasks" else reference
        return await bob.refusal(tool, **needed, **{argument: given})

    nothing = await refusal(nowhere)
    for reference in ("2", "#2", task.id, "Buy milk", "milk"):
        refused = await refusal(reference)
        assert (refused.error, refused.candidates) == (RefusalCode.NOT_FOUND, [])
        assert nothing.message.replace(nowhere, reference) == refused.message
    assert (await ada.page()).tasks == before
    assert (await bob.page()).tasks == [own]


@pytest.mark.parametrize("tool", sorted(COUNTS))
async def test_nobody_is_counted_for_another(ada: Tools, bob: Tools, tool: ToolName) -> None:
    nothing = (await bob.call(tool)).structured_content
    await ada.add("Buy milk", list="home", due="2026-11-01", repeat="daily")
    await ada.change("complete_task", tasks=["1"])

    assert (await bob.call(tool)).structured_content == nothing


async def test_filters_show_ones_own_tasks_only(ada: Tools, bob: Tools) -> None:
    await ada.add("Buy milk", list="home", tags=["x"], due="2026-11-01", priority="high")

    for filters in (
        {"list": "home"},
        {"tag": "x"},
        {"priority": "high"},
        {"when": "overdue"},
        {"due_to": "2027-01-01", "sort": "due"},
        {"sort": "title", "status": "all"},
    ):
        assert (await bob.page(**filters)).total == 0
        assert (await ada.page(**filters)).total == 1


async def test_lists_cursors_numbers_and_requests_are_ones_own(ada: Tools, bob: Tools) -> None:
    for title in ("Buy milk", "Buy bread"):
        await ada.add(title, request_id=title)
    cursor = (await ada.page(limit=1)).next_cursor
    assert (await bob.page(cursor=cursor)).tasks == []
    assert (await bob.page(status="all", text="milk")).total == 0

    task = await bob.add("Feed cat", request_id="Buy milk")

    assert (task.number, task.title) == (1, "Feed cat")
    assert (await bob.page(cursor=cursor)).tasks == []
    assert await ada.titles() == ["Buy milk", "Buy bread"]
