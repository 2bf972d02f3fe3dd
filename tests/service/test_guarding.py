"""What a model may do by itself, call by call."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import pytest

from backend.agent.events import ToolFinished
from backend.agent.guarding import GuardedTools
from backend.agent.show import widgets_for
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import FAILED, WHOLE, TaskClient, UserTasks
from backend.widgets.views import ProposalView, view_of
from mcp_server.contract import ToolName
from tests.support.product import Product, running

Json = dict[str, Any]


@pytest.fixture
def product(tmp_path: Path) -> Generator[Product, None, None]:
    with running(tmp_path) as product:
        yield product


@pytest.fixture
async def tasks(product: Product, tmp_path: Path) -> AsyncGenerator[UserTasks, None]:
    """Return the tasks of somebody who has eight."""
    signer = TokenSigner.open(tmp_path, issuer=product.url, audience=product.mcp_url)

    def token() -> str:
        return signer.sign(Caller("ada"))

    client = TaskClient(product.mcp_url, token)
    mine = client.of(token)
    for title in ("Buy milk", "Call mom", "Sweep", "Mow", "Paint", "Sand", "Nail", "Glue"):
        await mine.change(ToolName.ADD_TASK, title=title)
    yield mine
    await client.aclose()


async def used(tools: GuardedTools, tool: str, **arguments: object) -> Json:
    """Return the whole result of a call, and whether it failed."""
    result = await tools.call_tool(tool, arguments)
    meta = result.meta or {}
    return {"failed": FAILED in meta, **meta[WHOLE]}


async def pending(tasks: UserTasks) -> list[int]:
    """Return the numbers of the open tasks."""
    return [task.number for task in (await tasks.page(limit=100)).tasks]


async def test_what_the_person_named_goes_to_the_trash_at_once(tasks: UserTasks) -> None:
    tools = GuardedTools(tasks, "Delete the milk, mom, 3, Mow and the paint")

    done = await used(tools, "delete_task", tasks=["1", "2", "3", "mow", "5"])

    assert not done["failed"]
    assert await pending(tasks) == [6, 7, 8]


async def test_one_task_may_be_deleted_that_the_message_does_not_name(tasks: UserTasks) -> None:
    tools = GuardedTools(tasks, "Delete it")

    first = await used(tools, "delete_task", tasks=["1"])
    second = await used(tools, "delete_task", tasks=["2"])

    assert not first["failed"]
    assert second["proposal"]["title"] == "Delete 1 task?"
    assert await pending(tasks) == [2, 3, 4, 5, 6, 7, 8]


async def test_up_to_five_tasks_are_changed_in_a_turn_whatever_the_tools(
    tasks: UserTasks,
) -> None:
    tools = GuardedTools(tasks, "Go on")

    assert not (await used(tools, "complete_task", tasks=["1", "2", "3"]))["failed"]
    assert not (await used(tools, "update_task", tasks=["4"], priority="low"))["failed"]
    assert not (await used(tools, "reopen_task", tasks=["1"]))["failed"]
    asked = await used(tools, "update_task", tasks=["5"], due="2030-01-01", priority="high")

    [row] = asked["proposal"]["rows"]
    assert row["lines"] == ["due → Tue 1 Jan 2030; priority → high"]
    assert (await tasks.task("5")).due is None


async def test_parallel_calls_are_asked_with_one_card_and_later_ones_wait(
    tasks: UserTasks,
) -> None:
    tools = GuardedTools(tasks, "Finish everything")
    tools.begin_round()
    results = [await used(tools, "complete_task", tasks=[str(n)]) for n in range(1, 9)]
    calls = [
        ToolFinished(str(n), "complete_task", "{}", "", failed=r.pop("failed"), structured=r)
        for n, r in enumerate(results)
    ]

    *done, card = widgets_for(calls, await tasks.here())

    view = view_of(card)
    assert isinstance(view, ProposalView)
    assert (len(done), view.title) == (5, "Complete 3 tasks?")
    assert [len(step.arguments["tasks"]) for step in view.steps] == [3]
    assert await pending(tasks) == [6, 7, 8]

    tools.begin_round()
    late = await used(tools, "complete_task", tasks=["6"])
    assert late["error"] == "forbidden"
    assert await pending(tasks) == [6, 7, 8]
    assert not (await used(tools, "list_tasks"))["failed"], "reading goes on"


async def test_a_task_with_many_parts_is_not_deleted_as_if_it_were_one(tasks: UserTasks) -> None:
    for number in range(6):
        await tasks.change(ToolName.ADD_TASK, title=f"Part {number}", parent="1")
    tools = GuardedTools(tasks, "Delete the milk")

    asked = await used(tools, "delete_task", tasks=["1"])

    assert len(asked["proposal"]["rows"]) == 7
    assert 1 in await pending(tasks)


async def test_few_parts_go_along_and_count(tasks: UserTasks) -> None:
    for number in range(3):
        await tasks.change(ToolName.ADD_TASK, title=f"Part {number}", parent="1")
    tools = GuardedTools(tasks, "Delete the milk, mom and 3")

    assert not (await used(tools, "delete_task", tasks=["1"]))["failed"]
    assert not (await used(tools, "delete_task", tasks=["2"]))["failed"]
    assert (await used(tools, "delete_task", tasks=["3"]))["proposal"]["title"] == "Delete 1 task?"


async def test_an_undo_of_little_is_done_at_once_and_one_of_much_is_asked(
    tasks: UserTasks,
) -> None:
    tools = GuardedTools(tasks, "undo")
    undone = await used(tools, "undo")
    assert undone["message"] == "Undone: Added #8 Glue."
    many = await tasks.change(ToolName.COMPLETE_TASK, tasks=[str(n) for n in range(1, 8)])

    asked = await used(GuardedTools(tasks, "undo"), "undo")

    assert asked["proposal"]["steps"] == [
        {"tool": "undo", "arguments": {"change_id": many.change_id}}
    ]
    assert "Completed 7 tasks." in asked["proposal"]["message"]
    assert await pending(tasks) == []


async def test_a_refusal_stays_a_refusal(tasks: UserTasks) -> None:
    tools = GuardedTools(tasks, "Complete 99")

    assert (await used(tools, "complete_task", tasks=["99"]))["error"] == "not_found"
    assert (await used(tools, "complete_task"))["error"] == "invalid"
    assert (await used(tools, "undo", change_id="chg_none"))["error"] == "not_found"
