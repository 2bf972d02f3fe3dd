"""What language models cost, from the provider's own numbers to the person who asks."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio.to_thread
import pytest

from backend.identity.caller import Scope
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Call, Fault, FaultKind, Reply, Usage
from tests.support.midday import noon_zone
from tests.support.person import Person, button, events_of, said, says, visiting, widget_of
from tests.support.product import Product, running

ADD = Reply(calls=[Call("add_task", {"title": "Buy milk"})], usage=Usage(500, 20))
DONE = Reply("Added.", usage=Usage(600, 10, cached_tokens=400))
Json = dict[str, Any]


@pytest.fixture(autouse=True)
def _no_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASKCHAT_TIME_ZONE", noon_zone())


async def usage_of(person: Person, **query: str) -> Json:
    """Return what the person is told about their usage."""
    answer = await person.http.get("/api/chatkit/usage", params=query)
    return dict(answer.raise_for_status().json())


def error_of(person: Person) -> Json:
    """Return the error the last answer ended in."""
    [error] = [event for event in person.events if event["type"] == "error"]
    return error


async def test_each_call_of_a_turn_is_counted_as_the_provider_says(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating(ADD, DONE) as emulator,
        running(tmp_path, database_url, **emulator.settings) as product,
    ):
        async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
            await ada.say("Buy milk")

            seen = await usage_of(ada)
            other = await usage_of(bob)
            foreign = await bob.http.get(
                "/api/chatkit/usage", params={"conversation_id": ada.thread_id}
            )
            own = await usage_of(ada, conversation_id=ada.thread_id)

    cost = seen["today"].pop("cost_usd")
    assert 0 < cost < 0.01, "by the price map in LiteLLM's package"
    assert seen["today"] == {
        "requests": 2,
        "input_tokens": 1100,
        "output_tokens": 30,
        "cached_tokens": 400,
        "note": None,
    }
    seen["today"]["cost_usd"] = cost
    assert seen["last_30_days"] == seen["today"]
    assert seen["models"] == [seen["today"] | {"model": emulator.settings["model"]}]
    talk = [seen["today"] | {"conversation_id": ada.thread_id}]
    assert seen["conversations"] == own["conversations"] == talk
    assert seen["limit"]["daily_tokens"] is None
    assert seen["limit"]["tokens_left"] is None
    assert other["today"]["requests"] == 0
    assert other["conversations"] == []
    assert foreign.status_code == 404


async def test_a_cost_is_unknown_where_no_price_is_known(tmp_path: Path) -> None:
    with emulating(DONE) as emulator:
        settings = emulator.settings | {"model": "openai/of-our-own"}
        with running(tmp_path, **settings) as product:
            async with visiting(product) as ada:
                await ada.say("Hello")
                seen = await usage_of(ada)

    assert seen["today"]["input_tokens"] == 600
    assert seen["today"]["cost_usd"] is None
    assert "No price is known for 1 of 1 requests" in seen["today"]["note"]


async def test_a_failed_answer_is_counted_with_what_was_said(tmp_path: Path) -> None:
    with (
        emulating(Fault(FaultKind.BROKEN_OFF)) as emulator,
        running(tmp_path, **emulator.settings) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Tell me all")
            seen = await usage_of(ada)

    assert said(items)
    assert error_of(ada)
    assert seen["today"]["requests"] == 1
    assert seen["today"]["input_tokens"] > 100
    assert "1 of 1 requests are estimated" in seen["today"]["note"]


async def test_a_stopped_answer_is_counted_too(tmp_path: Path, database_url: str) -> None:
    with (
        emulating("Here is half…") as emulator,
        running(tmp_path, database_url, **emulator.settings) as product,
    ):
        async with visiting(product) as ada:
            async with ada.http.stream("POST", "/chatkit", json=says("Tell me all")) as answer:
                async for chunk in answer.aiter_text():
                    if "half…" in chunk:
                        break
            assert await anyio.to_thread.run_sync(emulator.abandoned.wait, 30)
            seen = await until_counted(ada)

    assert seen["today"]["output_tokens"] > 0
    assert "estimated" in seen["today"]["note"]


async def until_counted(person: Person) -> Json:
    """Return the usage once there is some: the answer ends after its reader has left."""
    with anyio.fail_after(30):
        while True:
            seen = await usage_of(person)
            if seen["today"]["requests"]:
                return seen


async def test_over_the_limit_the_model_is_not_asked_and_the_rest_works(
    tmp_path: Path, database_url: str
) -> None:
    script = (ADD, DONE)
    with (
        emulating(*script) as emulator,
        running(tmp_path, database_url, daily_tokens=1100, **emulator.settings) as product,
    ):
        async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
            item = widget_of(await ada.say("Buy milk"))
            asked = len(emulator.requests)

            items = await ada.say("And now?")
            seen = await usage_of(ada)

            assert items == []
            error = error_of(ada)
            assert error["allow_retry"] is False
            for part in ("1,100 tokens", "tasks are safe", "buttons", "00:00 ("):
                assert part in error["message"]
            assert len(emulator.requests) == asked
            assert seen["limit"]["tokens_left"] == 0

            await ada.click(item, button(item["widget"], "Complete"))
            assert await ada.tasks() == {"Buy milk": "completed"}

            plain = await ada.http.post("/api/chatkit/generate", json={"message": "Hello?"})
            [told] = [e for e in events_of(plain.text) if e["type"] == "error"]
            assert told == {
                "type": "error",
                "error": "RATE_LIMIT_EXCEEDED",
                "message": error["message"],
            }
            assert len(emulator.requests) == asked

            await bob.say("Buy milk")
            assert len(emulator.requests) == asked + 1, "everybody has a limit of their own"


async def test_the_built_in_assistant_is_neither_counted_nor_limited(tmp_path: Path) -> None:
    with running(tmp_path, daily_tokens=1, daily_cost_usd=0.0001) as product:
        async with visiting(product) as ada:
            await ada.say("add Buy milk")
            await ada.say("add Call mom")
            tasks = await ada.tasks()
            seen = await usage_of(ada)

    assert tasks == {"Buy milk": "pending", "Call mom": "pending"}
    assert seen["today"]["requests"] == 0
    assert seen["limit"]["tokens_left"] == 1


async def test_the_day_ends_where_its_owner_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TASKCHAT_TIME_ZONE", "Pacific/Kiritimati")
    with running(tmp_path, daily_tokens=10) as product:
        async with visiting(product) as ada:
            limit = (await usage_of(ada))["limit"]

    assert limit["time_zone"] == "Pacific/Kiritimati"
    assert limit["resets_at"].endswith("T00:00:00+14:00")


async def test_usage_needs_a_caller_who_may_chat(product: Product) -> None:
    async with visiting(product) as ada:
        token = product.token("ada", frozenset({Scope.TASKS_READ}))
        headers = {"Authorization": f"Bearer {token}"}
        refused = await ada.http.get("/api/chatkit/usage", headers=headers)
        unknown = await ada.http.get("/api/chatkit/usage", params={"conversation_id": "thr_x"})
        stranger = await ada.http.get("/api/chatkit/usage", headers={"Authorization": "Bearer no"})

    assert (refused.status_code, unknown.status_code, stranger.status_code) == (403, 404, 401)


async def test_the_command_shows_the_operator_what_each_user_took(tmp_path: Path) -> None:
    with (
        emulating(ADD, DONE) as emulator,
        running(tmp_path, **emulator.settings) as product,
    ):
        async with visiting(product, "ada") as ada:
            await ada.say("Buy milk")
            await usage_of(ada)  # By then it is written.

    def command(*arguments: str) -> str:
        run = [str(Path(sys.executable).parent / "taskchat"), "usage", *arguments]
        env = {"TASKCHAT_DATA_DIR": str(tmp_path), "PATH": ""}
        return subprocess.run(run, env=env, check=True, capture_output=True, text=True).stdout

    [row] = json.loads(await anyio.to_thread.run_sync(command, "--json"))
    table = (await anyio.to_thread.run_sync(command, "--days", "7")).splitlines()
    nobody = json.loads(await anyio.to_thread.run_sync(command, "--json", "--user", "bob"))

    assert (row["user"], row["requests"], row["input_tokens"]) == ("ada", 2, 1100)
    assert table[1].startswith("ada\t2\t1100\t400\t30\t$0.00")
    assert nobody == []
