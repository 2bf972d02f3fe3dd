"""Who hears of a change: its owner's listeners, in every process, while their token is good."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.subscriptions import Subscription
from mcp.server.auth.provider import AccessToken
from mcp.server.subscriptions import ResourceUpdated

from mcp_server import auth, subscriptions
from mcp_server.subscriptions import EndWithToken
from tests.support.issuer import Issuer
from tests.support.task_server import TaskServer, Tools, serving_tasks

SECONDS = 20
ROOT = Path(__file__).parents[2]


async def heard(listening: Subscription, count: int) -> set[str]:
    """Return the addresses of the next updates."""
    found: set[str] = set()
    with anyio.fail_after(SECONDS):
        async for event in listening:
            assert isinstance(event, ResourceUpdated)
            found.add(event.uri)
            if len(found) == count:
                break
    return found


@asynccontextmanager
async def listening(tools: Tools, *uris: str) -> AsyncGenerator[Subscription, None]:
    async with tools.client.listen(resource_subscriptions=uris) as subscription:
        yield subscription


async def test_a_change_is_heard_for_the_task_its_lists_and_today(ada: Tools) -> None:
    await ada.add("Buy milk", list="Home")
    await ada.add("Feed cat")
    uris = ["tasks://today", "tasks://task/1", "tasks://list/Home", "tasks://list/At%20work"]

    async with listening(ada, *uris, "tasks://task/2") as updates:
        await ada.change("update_task", tasks=["1"], list="At work")

        assert await heard(updates, 4) == set(uris)


async def test_what_changes_nothing_is_not_heard(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.change("complete_task", tasks=["1"])

    async with listening(ada, "tasks://task/1", "tasks://task/2", "tasks://today") as updates:
        await ada.change("complete_task", tasks=["1"])
        await ada.refusal("complete_task", tasks=["9"])
        await ada.refusal("add_task", title=" ")
        await ada.titles()
        await ada.add("Feed cat")

        assert await heard(updates, 2) == {"tasks://task/2", "tasks://today"}


async def test_an_undo_is_heard_even_if_it_leaves_no_task(ada: Tools) -> None:
    await ada.add("Buy milk", list="Home")

    async with listening(ada, "tasks://task/1", "tasks://list/Home") as updates:
        await ada.change("undo")

        assert await heard(updates, 2) == {"tasks://task/1", "tasks://list/Home"}


async def test_nobody_hears_of_anothers_tasks(ada: Tools, bob: Tools) -> None:
    uris = ["tasks://today", "tasks://task/1", "tasks://list/Home"]

    async with listening(bob, *uris) as bobs, listening(ada, *uris) as adas:
        await ada.add("Buy milk", list="Home")
        assert await heard(adas, 3) == set(uris)
        # Bob's own comes first, so nothing of Ada's came before.
        await bob.add("Feed cat", list="Other")
        with anyio.fail_after(SECONDS):
            first = [event async for event in _first(bobs, 2)]

    assert {event.uri for event in first} == {"tasks://today", "tasks://task/1"}


async def _first(updates: Subscription, count: int) -> AsyncGenerator[Any, None]:
    for _ in range(count):
        yield await anext(aiter(updates))


async def test_changes_made_through_another_process_are_heard(
    task_server: TaskServer,
    ada: Tools,
    database_url: str,
    issuer: Issuer,
    issuer_address: str,
    tmp_path: Path,
) -> None:
    with serving_tasks(database_url, issuer, issuer_address, tmp_path) as second:
        async with (
            second.connect(issuer.sign("ada")) as elsewhere,
            second.connect(issuer.sign("bob")) as bob,
            listening(ada, "tasks://task/1") as updates,
        ):
            await bob.add("Feed cat")
            await elsewhere.add("Buy milk")
            assert await heard(updates, 1) == {"tasks://task/1"}
            async with listening(elsewhere, "tasks://task/1") as back:
                await ada.change("complete_task", tasks=["1"])
                assert await heard(back, 1) == {"tasks://task/1"}


async def test_changes_made_by_a_desktop_client_are_heard(
    ada: Tools, database_url: str, tmp_path: Path
) -> None:
    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "mcp_server", "--stdio"],
        cwd=tmp_path,
        env={
            "TASKCHAT_DATA_DIR": str(tmp_path),
            "TASKCHAT_MCP_DATABASE_URL": database_url,
            "TASKCHAT_MCP_STDIO_OWNER": "ada",
            "PYTHONPATH": str(ROOT),
        },
    )
    async with (
        listening(ada, "tasks://task/1") as updates,
        Client(stdio_client(program)) as desktop,
        desktop.listen(resource_subscriptions=["tasks://task/1"]) as back,
    ):
        await Tools(desktop).add("Buy milk")
        assert await heard(updates, 1) == await heard(back, 1) == {"tasks://task/1"}
        await ada.change("complete_task", tasks=["1"])
        assert await heard(back, 1) == {"tasks://task/1"}


async def test_a_stream_ends_when_its_token_is_revoked(
    task_server: TaskServer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "RECHECK_SECONDS", 0.01)
    monkeypatch.setattr(auth, "PERSONAL_SECONDS", 0.0)
    token = issuer.create_personal("ada")

    async with (
        task_server.connect(token) as ada,
        listening(ada, "tasks://today") as updates,
    ):
        await ada.add("Buy milk")
        assert await heard(updates, 1) == {"tasks://today"}
        del issuer.personal[token]
        with anyio.fail_after(SECONDS):
            assert [event async for event in updates] == []


async def test_a_stream_outlives_an_issuer_that_is_away(
    task_server: TaskServer, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "RECHECK_SECONDS", 0.01)
    monkeypatch.setattr(auth, "PERSONAL_SECONDS", 0.0)
    token = issuer.create_personal("ada")

    async with (
        task_server.connect(issuer.sign("ada")) as ada,
        task_server.connect(token) as laptop,
        listening(laptop, "tasks://today") as updates,
    ):
        asked = len(issuer.asked)
        issuer.is_away = True
        with anyio.fail_after(SECONDS):
            while len(issuer.asked) < asked + 3:
                await anyio.lowlevel.checkpoint()
        await ada.add("Buy milk")
        assert await heard(updates, 1) == {"tasks://today"}
        issuer.is_away = False


async def test_a_stream_ends_when_its_token_expires() -> None:
    now = 0.0
    token = AccessToken(token="t", client_id="c", scopes=[], subject="ada", expires_at=100)

    async def verify(_: str) -> AccessToken:
        return token

    watching = EndWithToken(verify, lambda: now)
    with anyio.move_on_after(0) as moved:
        await watching._until_it_ends(token)
    assert moved.cancelled_caught
    now = 100.0
    with anyio.fail_after(SECONDS):
        await watching._until_it_ends(token)
