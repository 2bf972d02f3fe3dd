"""A backend that is killed in the middle of an answer."""

import json
import random
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2

from backend.agent.interruption import UNKNOWN_OUTCOME
from tests.support.emulators.script import Call
from tests.support.person import Person, said, says
from tests.support.processes import Installation, installed
from tests.support.stepped_model import SteppedModel, stepping
from tests.support.viewer import View, asking, following, running_turn

WORDS = [f"word{number}" for number in range(12)]
SAID = 4
"""Words that are said before the model falls silent."""
EVENTS = 13
"""Of a turn that adds a task and says so many words, at least: the last ones are words."""
KILLS = 6


@asynccontextmanager
async def somebody(address: str, services: Installation) -> AsyncGenerator[Person, None]:
    """Be the person who is signed in, at one of the backends."""
    async with httpx2.AsyncClient(
        base_url=address, cookies=services.cookies, timeout=60, trust_env=False
    ) as http:
        yield Person(http)


async def look_on_until(view: View, count: int) -> None:
    """Look on until so many events were seen."""
    while view.count < count:
        view.seen += await anext(view.chunks)


async def titles(person: Person) -> list[str]:
    """Return the titles of all tasks, each as often as there is one of it."""
    answer = await person.http.get("/api/chatkit/tasks", params={"status": "all", "limit": 50})
    rows = answer.raise_for_status().json()["widget"]["children"]
    return [row["children"][1]["children"][0]["value"] for row in rows if "key" in row]


async def go_on(person: Person, model: SteppedModel) -> None:
    """Write “continue” in a conversation whose answer was interrupted, and check what it gets."""
    model.script, model.requests = ["Going on."], []
    model.say()
    answer = await person.say("continue")

    assert said(answer).strip() == "Going on."
    items = await person.items()
    assert len({item["id"] for item in items}) == len(items)
    assert [item["type"] for item in items].count("user_message") == 2
    assert "The server stopped in the middle" in json.dumps(model.requests[0].body["messages"])


async def test_wherever_the_backend_is_killed_nothing_is_lost_and_nothing_done_twice(
    tmp_path: Path,
) -> None:
    kills = sorted(random.Random(8).sample(range(2, EVENTS), KILLS - 1))  # noqa: S311
    with stepping() as model, installed(tmp_path, **model.settings) as services:
        for round_, count in enumerate([*kills, EVENTS]):
            task = f"Task number {round_}"
            model.script = [Call("add_task", {"title": task}), " ".join(WORDS)]
            model.requests = []
            model.hold()
            model.say(SAID)
            if round_:
                services.backend.start()
                services.backend.sign_in_address()
            async with (
                somebody(services.url, services) as ada,
                somebody(services.survivor_url, services) as elsewhere,
            ):
                await check_kill(services, ada, elsewhere, count, task)
                await go_on(elsewhere, model)
                assert (await titles(elsewhere)).count(task) <= 1


async def check_kill(
    services: Installation, ada: Person, elsewhere: Person, count: int, task: str
) -> None:
    """Kill the backend when this many events were seen; check what somebody elsewhere sees."""
    async with asking(ada.http, says("Do it")) as view:
        await look_on_until(view, count)
        async with following(elsewhere.http, view.turn_id) as other:
            # What is elsewhere is in the database.
            await look_on_until(other, count)
            services.backend.kill()
            assert await other.to_the_end() == "interrupted"
    seen = other.all_events[:-1]
    assert view.frames[:count] == other.frames[:count]

    elsewhere.thread_id = str(seen[0]["thread"]["id"])
    assert await running_turn(elsewhere.http, elsewhere.thread_id) is None
    items = await elsewhere.items()
    assert [item["type"] for item in items].count("user_message") == 1
    assert said(items) == other.said == " ".join(WORDS)[: len(other.said)]
    assert len({item["id"] for item in items}) == len(items)
    assert items[-1]["copy_text"].startswith("The server stopped")
    for work in (item["workflow"] for item in items if item["type"] == "workflow"):
        assert work["summary"], "it has ended"
        assert {step["status_indicator"] for step in work["tasks"]} <= {"complete", "none"}
    shown = [e["item"]["widget"] for e in seen if e.get("item", {}).get("type") == "widget"]
    assert (await titles(elsewhere)).count(task) == 1 or not shown


async def test_a_call_under_way_when_the_backend_is_killed_is_remembered_and_not_made_again(
    tmp_path: Path,
) -> None:
    with stepping() as model, installed(tmp_path, **model.settings) as services:
        model.script = ["Hello.", Call("add_task", {"title": "Buy milk"}), "Added."]
        model.say(1)
        async with somebody(services.survivor_url, services) as elsewhere:
            async with somebody(services.url, services) as ada:
                await ada.say("Hello")  # From now on the tools are known.
                await begin_and_kill(services, ada, elsewhere)
            services.tasks.send(signal.SIGCONT)

            await go_on(elsewhere, model)

            results = json.dumps(model.requests[0].body["messages"])
            assert UNKNOWN_OUTCOME in results
            assert (await titles(elsewhere)).count("Buy milk") <= 1


async def begin_and_kill(services: Installation, ada: Person, elsewhere: Person) -> None:
    """Kill the backend while it waits for a task server that does not answer."""
    async with asking(ada.http, says("Buy milk")) as view:
        services.tasks.send(signal.SIGSTOP)
        await view.until("workflow.task.added")
        async with following(elsewhere.http, view.turn_id) as other:
            await other.until("workflow.task.added")
            services.backend.kill()
            assert await other.to_the_end() == "interrupted"
    elsewhere.thread_id = str(other.all_events[0]["thread"]["id"])
    [work] = [i["workflow"] for i in await elsewhere.items() if i["type"] == "workflow"]
    assert [step["title"] for step in work["tasks"]] == ["Adding a task: outcome unknown"]
    assert work["summary"]["title"] == "Stopped"
