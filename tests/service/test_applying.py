"""Doing what was proposed, where something is in the way."""

import datetime as dt
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import httpx2
import pytest
from typing_extensions import override

from backend.agent.proposing import PlanArguments, Planning
from backend.chat.applying import apply
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient, UserTasks
from backend.tasks.errors import TasksUnavailableError
from backend.texts.catalogues import texts_of
from backend.widgets.views import ProposalView
from mcp_server.contract import ToolName
from tests.support.product import Product, running

ENGLISH = texts_of("en")


class CutWire(httpx2.AsyncHTTPTransport):
    """The way to the task server. It is cut after so many writes, and can lose one answer."""

    def __init__(self) -> None:
        super().__init__()
        self.writes_left = 1000
        self.answers_to_lose = 0

    @override
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        is_write = any(name in request.content for name in (b'"update_task"', b'"add_task"'))
        if is_write and not self.writes_left:
            raise httpx2.ConnectError("cut", request=request)
        self.writes_left -= is_write
        response = await super().handle_async_request(request)
        if is_write and self.answers_to_lose:
            self.answers_to_lose -= 1
            await response.aclose()
            raise httpx2.ReadError("lost", request=request)
        return response


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    with running(tmp_path, database_url) as product:
        yield product


@pytest.fixture
def wire() -> CutWire:
    return CutWire()


@pytest.fixture
async def tasks(product: Product, wire: CutWire, tmp_path: Path) -> AsyncGenerator[UserTasks, None]:
    """Return the tasks of somebody who has two."""
    signer = TokenSigner.open(tmp_path, issuer=product.url, audience=product.mcp_url)

    def token() -> str:
        return signer.sign(Caller("ada"))

    client = TaskClient(product.mcp_url, token, wire)
    mine = client.of(token)
    await mine.change(ToolName.ADD_TASK, title="Paint the fence")
    await mine.change(ToolName.ADD_TASK, title="Call mom")
    yield mine
    await client.aclose()


async def proposal(tasks: UserTasks) -> ProposalView:
    """Return a plan of three calls."""
    planning = Planning(tasks, await tasks.stats(), dt.datetime.now(dt.UTC), ENGLISH)
    plan = PlanArguments(due=["1: 2030-01-02", "2: 2030-01-03"], subtasks=["2: Find the number"])
    return await planning.propose(plan)


async def state(tasks: UserTasks) -> dict[str, str | None]:
    """Return the titles with their dates."""
    return {task.title: task.due for task in (await tasks.page()).tasks}


DONE = {"Paint the fence": "2030-01-02", "Call mom": "2030-01-03", "Find the number": None}
BEFORE = {"Paint the fence": None, "Call mom": None}


async def test_half_way_it_says_so_and_the_next_click_goes_on(
    tasks: UserTasks, wire: CutWire
) -> None:
    view = await proposal(tasks)
    wire.writes_left = 1

    half = await apply(view, tasks)

    assert half.view.state == "open"
    assert "1 of 3 changes were made." in half.said(ENGLISH)
    wire.writes_left = 1000
    whole = await apply(half.view, tasks)
    assert (whole.view.state, whole.view.change_id) == ("applied", half.view.change_id)
    assert await state(tasks) == DONE
    await tasks.change(ToolName.UNDO, change_id=whole.view.change_id)
    assert await state(tasks) == BEFORE, "one undo takes back what both clicks did"


async def test_a_click_after_a_crash_half_way_goes_on_too(tasks: UserTasks, wire: CutWire) -> None:
    view = await proposal(tasks)
    wire.writes_left = 1
    await apply(view, tasks)
    wire.writes_left = 1000

    again = await apply(view, tasks)  # What was remembered of the first click is lost.

    assert again.view.state == "applied"
    assert await state(tasks) == DONE
    await tasks.change(ToolName.UNDO)
    assert await state(tasks) == BEFORE


async def test_nothing_was_done_when_nothing_could_be_reached(
    tasks: UserTasks, wire: CutWire
) -> None:
    view = await proposal(tasks)
    wire.writes_left = 0

    with pytest.raises(TasksUnavailableError):
        await apply(view, tasks)

    assert await state(tasks) == BEFORE


async def test_an_answer_that_is_lost_does_nothing_twice(tasks: UserTasks, wire: CutWire) -> None:
    view = await proposal(tasks)
    wire.answers_to_lose = 1

    applied = await apply(view, tasks)

    assert applied.view.state == "applied"
    assert await state(tasks) == DONE


async def test_two_clicks_have_one_effect_and_one_result(tasks: UserTasks) -> None:
    view = await proposal(tasks)

    first, second = await apply(view, tasks), await apply(view, tasks)

    assert first.view == second.view
    assert first.said(ENGLISH) == second.said(ENGLISH)
    assert await state(tasks) == DONE


async def test_a_call_that_is_refused_takes_the_others_back(tasks: UserTasks) -> None:
    plan = PlanArguments(due=["1: 2030-01-02"], subtasks=["2: Find the number"])
    planning = Planning(tasks, await tasks.stats(), dt.datetime.now(dt.UTC), ENGLISH)
    view = await planning.propose(plan)
    await tasks.change(ToolName.DELETE_TASK, tasks=["2"])

    closed = await apply(view, tasks)

    assert closed.view.state == "closed"
    assert closed.view.change_id is None
    assert "in the trash" in closed.said(ENGLISH)
    assert "nothing was changed" in closed.said(ENGLISH)
    assert await state(tasks) == {"Paint the fence": None}
