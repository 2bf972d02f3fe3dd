"""The backend's way to tasks, where the wire fails."""

from collections.abc import AsyncGenerator, Callable, Generator
from pathlib import Path
from zoneinfo import ZoneInfo

import anyio
import httpx2
import pytest
from typing_extensions import override

from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient, UserTasks
from backend.tasks.errors import TaskRefusedError, TasksUnavailableError
from mcp_server.contract import OwnerPlace, RefusalCode, ToolName
from tests.support.product import Product, running


class LossyWire(httpx2.AsyncHTTPTransport):
    """The way to the task server. Notes each method, and can lose answers."""

    def __init__(self) -> None:
        super().__init__()
        self.methods: list[str] = []
        self.answers_to_lose = 0

    @override
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.methods.append(request.headers.get("Mcp-Method", request.url.path))
        response = await super().handle_async_request(request)
        if self.methods[-1] == "tools/call" and self.answers_to_lose:
            self.answers_to_lose -= 1
            await response.aclose()
            raise httpx2.ReadError("The connection broke.", request=request)
        return response


@pytest.fixture
def product(tmp_path: Path) -> Generator[Product, None, None]:
    with running(tmp_path) as product:
        yield product


@pytest.fixture
def wire() -> LossyWire:
    return LossyWire()


@pytest.fixture
async def client(
    product: Product, wire: LossyWire, tmp_path: Path
) -> AsyncGenerator[TaskClient, None]:
    client = TaskClient(product.mcp_url, signing(product, tmp_path, "taskchat"), wire)
    yield client
    await client.aclose()


def of(client: TaskClient, product: Product, tmp_path: Path, name: str) -> UserTasks:
    """Return the tasks of the person of this name."""
    return client.of(signing(product, tmp_path, name))


def signing(product: Product, tmp_path: Path, name: str) -> Callable[[], str]:
    """Return what signs tokens of the person of this name."""
    signer = TokenSigner.open(tmp_path, issuer=product.url, audience=product.mcp_url)
    return lambda: signer.sign(Caller(name))


async def test_only_the_first_call_asks_what_the_server_offers(
    client: TaskClient, product: Product, wire: LossyWire, tmp_path: Path
) -> None:
    for name in ("ada", "bob", "ada"):
        tasks = of(client, product, tmp_path, name)
        await tasks.list_tools()
        await tasks.page()

    assert wire.methods == ["server/discover", "tools/list", *["tools/call"] * 3]


@pytest.mark.parametrize("for_a_model", [False, True])
async def test_an_added_task_whose_answer_is_lost_is_added_once(
    client: TaskClient, product: Product, wire: LossyWire, tmp_path: Path, for_a_model: bool
) -> None:
    ada = of(client, product, tmp_path, "ada")

    wire.answers_to_lose = 1
    if for_a_model:
        result = await ada.call_tool(ToolName.ADD_TASK, {"title": "Buy milk"})
        assert result.structured_content
        assert result.structured_content["tasks"][0]["title"] == "Buy milk"
    else:
        change = await ada.change(ToolName.ADD_TASK, title="Buy milk")
        assert change.change_id

    assert (await ada.page()).total == 1


async def test_a_model_cannot_choose_the_request_id(
    client: TaskClient, product: Product, tmp_path: Path
) -> None:
    ada = of(client, product, tmp_path, "ada")
    for title in ("Buy milk", "Call mom"):
        await ada.call_tool(ToolName.ADD_TASK, {"title": title, "request_id": "1"})

    assert (await ada.page()).total == 2


async def test_the_last_change_is_not_undone_twice_when_the_answer_is_lost(
    client: TaskClient, product: Product, wire: LossyWire, tmp_path: Path
) -> None:
    ada = of(client, product, tmp_path, "ada")
    for title in ("Buy milk", "Call mom"):
        await ada.change(ToolName.ADD_TASK, title=title)

    wire.answers_to_lose = 1
    with pytest.raises(TasksUnavailableError):
        await ada.change(ToolName.UNDO)

    assert [task.title for task in (await ada.page()).tasks] == ["Buy milk"]


async def test_a_named_change_is_undone_once_though_the_answer_is_lost(
    client: TaskClient, product: Product, wire: LossyWire, tmp_path: Path
) -> None:
    ada = of(client, product, tmp_path, "ada")
    added = await ada.change(ToolName.ADD_TASK, title="Buy milk")

    wire.answers_to_lose = 1
    undone = await ada.change(ToolName.UNDO, change_id=added.change_id)

    assert undone.message.startswith("Undone")
    assert (await ada.page()).total == 0


async def test_a_request_that_cannot_be_written_harms_no_other(
    client: TaskClient, product: Product, tmp_path: Path
) -> None:
    ada, bob = (of(client, product, tmp_path, name) for name in ("ada", "bob"))

    with pytest.raises(UnicodeEncodeError):
        await ada.change(ToolName.ADD_TASK, title="lone surrogate \ud800")

    assert (await bob.page()).total == 0


async def test_people_at_the_same_time_are_never_mixed_up(
    client: TaskClient, product: Product, tmp_path: Path
) -> None:
    people = {name: of(client, product, tmp_path, name) for name in map(str, range(20))}

    async with anyio.create_task_group() as group:
        for name, tasks in people.items():
            for _ in range(3):
                group.start_soon(_add, tasks, name)

    for name, tasks in people.items():
        page = await tasks.page()
        assert [task.title for task in page.tasks] == [name] * 3
        assert [task.number for task in page.tasks] == [1, 2, 3]


async def _add(tasks: UserTasks, title: str) -> None:
    await tasks.change(ToolName.ADD_TASK, title=title)


async def test_a_server_that_is_away_is_an_error_for_us_and_an_answer_for_a_model(
    tmp_path: Path,
) -> None:
    with running(tmp_path, has_tools=False) as product:
        nobody = signing(product, tmp_path, "taskchat")
        client = TaskClient(product.mcp_url, nobody, httpx2.AsyncHTTPTransport())
        ada = of(client, product, tmp_path, "ada")

        with pytest.raises(TasksUnavailableError):
            await ada.page()
        result = await ada.call_tool(ToolName.LIST_TASKS, {})
        await client.aclose()

    assert result.structured_content
    assert result.structured_content["error"] == RefusalCode.UNAVAILABLE


async def test_a_refusal_carries_the_candidates(
    client: TaskClient, product: Product, tmp_path: Path
) -> None:
    ada = of(client, product, tmp_path, "ada")
    for title in ("Team meeting", "Plan the meeting"):
        await ada.change(ToolName.ADD_TASK, title=title)

    with pytest.raises(TaskRefusedError) as caught:
        await ada.change(ToolName.COMPLETE_TASK, tasks=["meeting"])

    assert caught.value.refusal.error is RefusalCode.AMBIGUOUS
    assert {task.number for task in caught.value.refusal.candidates} == {1, 2}


async def test_the_time_of_a_person_is_that_of_their_zone_which_is_asked_for_once(
    client: TaskClient, product: Product, wire: LossyWire, tmp_path: Path
) -> None:
    token = signing(product, tmp_path, "ada")
    asked = await client.of(token).time_zone()
    wire.methods.clear()

    times = [(await client.of(token, "ada").here()).now for _ in range(3)]

    assert {time.tzinfo for time in times} == {ZoneInfo(asked or "")}
    assert wire.methods == ["/owner"]


async def test_a_zone_that_was_kept_is_nobody_elses(client: TaskClient) -> None:
    tokyo = OwnerPlace(time_zone="Asia/Tokyo", language="de", usual_time_zone="UTC")
    client.keep_place("ada", tokyo)

    assert client.kept_place("ada") == tokyo
    assert client.kept_place("bob") is None
