"""Answers that do without a connection: left, seen again, followed, stopped, found abandoned."""

import asyncio
import datetime as dt
import json
import random
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select
from sqlmodel import col

import backend.turns.records
import backend.turns.turns
from backend.chat.repository import ConversationRepository
from backend.identity.people import People
from backend.metadata import utc_now
from backend.turns.models import TurnEventRow, TurnRow
from backend.turns.writer import GATHERING_SECONDS
from tests.support.abandoning import abandon
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Call
from tests.support.person import Json, Person, said, says, visiting
from tests.support.product import running
from tests.support.second_worker import beside
from tests.support.stepped_model import stepping
from tests.support.viewer import KNOWS_TURNS, asking, following, running_turn

WORDS = [f"word{number}" for number in range(60)]
TEXT = " ".join(WORDS)
ASK = says("Tell me all")
LEAVES = 20


@asynccontextmanager
async def at(address: str, person: Person) -> AsyncGenerator[httpx2.AsyncClient, None]:
    """The same person at another worker."""
    headers = {"Authorization": person.http.headers["authorization"]}
    async with httpx2.AsyncClient(
        base_url=address, headers=headers, timeout=30, trust_env=False
    ) as http:
        yield http


def thread_of(events: list[Json]) -> str:
    """Return the conversation that these events begin."""
    return str(events[0]["thread"]["id"])


def kinds(items: list[Json]) -> list[str]:
    return [item["type"] for item in items]


async def test_nothing_is_lost_wherever_the_viewer_leaves(
    tmp_path: Path, database_url: str
) -> None:
    offsets = random.Random(140).sample(range(1, len(WORDS)), LEAVES)  # noqa: S311
    with (
        stepping(TEXT) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            for offset in offsets:
                model.hold()
                model.say(offset)
                async with asking(ada.http, ASK) as left:
                    await left.until(WORDS[offset - 1])
                async with (
                    following(ada.http, left.turn_id, after=left.count) as rest,
                    following(ada.http, left.turn_id) as whole,
                ):
                    await whole.until(WORDS[offset - 1])
                    model.say()
                    assert await whole.to_the_end() == await rest.to_the_end() == "done"

                assert left.frames + rest.frames == whole.frames
                ada.thread_id = thread_of(whole.all_events)
                items = await ada.items()
                assert kinds(items) == ["user_message", "assistant_message"]
                assert said(items) == whole.said.strip() + " " == TEXT + " "


async def test_two_tabs_on_two_workers_end_with_the_same_bytes(
    tmp_path: Path, database_url: str
) -> None:
    with (
        stepping(TEXT) as model,
        running(tmp_path, database_url, **model.settings) as product,
        beside(product, tmp_path, **model.settings) as other,
    ):
        async with visiting(product) as ada, at(other, ada) as elsewhere:
            model.say(10)
            async with asking(ada.http, ASK) as first:
                await first.until(WORDS[9])
                turn_id = await running_turn(elsewhere, thread_of(first.all_events))
                assert turn_id == first.turn_id
                async with following(elsewhere, turn_id) as second:
                    await second.until(WORDS[9])
                    model.say()
                    assert await first.to_the_end() == await second.to_the_end() == "done"

            assert first.seen == second.seen
            async with following(elsewhere, turn_id) as afterwards:
                assert await afterwards.to_the_end() == "done"
            assert afterwards.seen == first.seen


@pytest.mark.parametrize("at_its_worker", [True, False])
async def test_stop_ends_an_answer_on_whichever_worker_it_is_said(
    tmp_path: Path, database_url: str, at_its_worker: bool
) -> None:
    with (
        stepping(TEXT, "Hello again.") as model,
        running(tmp_path, database_url, **model.settings) as product,
        beside(product, tmp_path, **model.settings) as other,
    ):
        async with visiting(product) as ada, at(other, ada) as elsewhere:
            model.say(5)
            async with asking(ada.http, ASK) as view:
                await view.until(WORDS[4])
                http = ada.http if at_its_worker else elsewhere
                stopped = await http.post(f"/api/chatkit/turns/{view.turn_id}/stop", json={})
                assert stopped.json() == {"turn_id": view.turn_id, "state": "stopped"}
                assert await view.to_the_end() == "stopped"

            assert model.abandoned.wait(10)
            ada.thread_id = thread_of(view.all_events)
            assert said(await ada.items()).split() == WORDS[:5]
            again = await ada.http.post(f"/api/chatkit/turns/{view.turn_id}/stop", json={})
            assert again.json()["state"] == "stopped", "a second Stop changes nothing"

            model.say()
            assert said(await ada.say("Hello?")).strip() == "Hello again."


async def test_a_thread_says_which_answer_is_being_made_in_it(tmp_path: Path) -> None:
    with stepping(TEXT) as model, running(tmp_path, **model.settings) as product:
        async with visiting(product) as ada:
            model.say(1)
            async with asking(ada.http, ASK) as view:
                await view.until(WORDS[0])
                ada.thread_id = thread_of(view.all_events)
                read = {"type": "threads.get_by_id", "params": {"thread_id": ada.thread_id}}
                during = await ada.request(read)
                model.say()
                await view.to_the_end()
            after = await ada.request(read)

            assert during.headers["taskchat-turn"] == view.turn_id
            assert kinds(during.json()["items"]["data"]) == ["user_message"]
            assert "taskchat-turn" not in after.headers
            assert await running_turn(ada.http, ada.thread_id) is None


async def test_a_second_message_waits_for_the_first_answer_and_is_then_refused(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend.turns.turns, "PATIENCE_SECONDS", 0.2)
    with (
        stepping(TEXT) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say(1)
            async with asking(ada.http, ASK) as view:
                await view.until(WORDS[0])
                ada.thread_id = thread_of(view.all_events)
                question = (await ada.items())[0]
                params = {"thread_id": ada.thread_id, "item_id": question["id"]}
                retry = {"type": "threads.retry_after_item", "params": params}
                plain = {"message": "And?", "conversation_id": ada.thread_id}

                refused = [
                    await ada.request(says("And?", ada.thread_id)),
                    await ada.request(retry),
                    await ada.http.post("/api/chatkit/generate", json=plain),
                ]

                assert [answer.status_code for answer in refused] == [409] * 3
                assert "still being answered" in refused[0].json()["message"]
                model.say()
                assert await view.to_the_end() == "done"
            assert kinds(await ada.items()) == ["user_message", "assistant_message"]
            await ada.say("And now?")


async def test_a_request_that_is_sent_twice_is_answered_once(
    tmp_path: Path, database_url: str
) -> None:
    key = {"Idempotency-Key": "0123456789abcdef"}
    with (
        emulating(Call("add_task", {"title": "Buy milk"}), "Added.") as model,
        running(tmp_path, database_url, **model.settings) as product,
        beside(product, tmp_path, **model.settings) as other,
    ):
        async with visiting(product) as ada, at(other, ada) as elsewhere:
            async with asking(ada.http, ASK, **key) as first:
                await first.to_the_end()
            async with asking(elsewhere, ASK, **key) as second:
                await second.to_the_end()

            assert second.seen == first.seen
            assert await ada.tasks() == {"Buy milk": "pending"}
            async with asking(ada.http, ASK, **{"Idempotency-Key": "another"}) as third:
                await third.to_the_end()
            assert thread_of(third.all_events) != thread_of(first.all_events)


async def test_a_request_that_is_sent_many_times_at_once_is_answered_once(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating(
            Call("add_task", {"title": "Buy milk"}),
            "Added.",
            Call("add_task", {"title": "Call mom"}),
            "Added.",
        ) as model,
        running(tmp_path, database_url, **model.settings) as product,
        beside(product, tmp_path, **model.settings) as other,
    ):
        async with visiting(product) as ada, at(other, ada) as elsewhere:

            async def seen_of(http: httpx2.AsyncClient, request: Json, key: str) -> bytes:
                async with asking(http, request, **{"Idempotency-Key": key}) as view:
                    await view.to_the_end()
                    return view.seen

            new = await asyncio.gather(*(seen_of(ada.http, ASK, "first") for _ in range(4)))
            listed = await ada.request({"type": "threads.list", "params": {}})
            [thread] = listed.json()["data"]
            again = says("Once more", thread["id"])
            more = await asyncio.gather(
                *(seen_of(http, again, "second") for http in (ada.http, elsewhere) * 2)
            )

            ada.thread_id = thread["id"]
            assert (len(set(new)), len(set(more))) == (1, 1)
            assert kinds(await ada.items()).count("user_message") == 2
            assert await ada.tasks() == {"Buy milk": "pending", "Call mom": "pending"}


async def test_a_turn_is_its_owners_alone(tmp_path: Path) -> None:
    with stepping(TEXT) as model, running(tmp_path, **model.settings) as product:
        async with visiting(product) as ada, visiting(product, "bob") as bob:
            model.say(1)
            async with asking(ada.http, ASK) as view:
                await view.until(WORDS[0])
                thread_id, turn = thread_of(view.all_events), f"/api/chatkit/turns/{view.turn_id}"

                refused = [
                    await bob.http.get(f"{turn}/events"),
                    await bob.http.post(f"{turn}/stop", json={}),
                    await bob.http.get(f"/api/chatkit/threads/{thread_id}/turn"),
                    await ada.http.get("/api/chatkit/turns/turn_none/events"),
                ]

                assert [answer.status_code for answer in refused] == [404] * 4
                assert {answer.json()["error"] for answer in refused} == {"NOT_FOUND"}
                model.say()
                assert await view.to_the_end() == "done"


async def test_of_a_program_an_answer_goes_on_only_when_asked_for(tmp_path: Path) -> None:
    with stepping(TEXT) as model, running(tmp_path, **model.settings) as product:
        async with visiting(product) as ada:
            for headers in ({}, KNOWS_TURNS):
                model.hold()
                model.say(3)
                body = {"message": "Tell me all"}
                async with ada.http.stream(
                    "POST", "/api/chatkit/generate", json=body, headers=headers
                ) as answer:
                    lines = aiter(answer.aiter_lines())
                    while WORDS[2] not in await anext(lines):
                        pass
                model_left = model.abandoned.wait(10) if not headers else False
                assert model_left is not bool(headers)
                model.say()
                async with following(ada.http, answer.headers["taskchat-turn"]) as rest:
                    end = await rest.to_the_end()
                assert (end, rest.said.split()) == (
                    ("done", WORDS) if headers else ("stopped", WORDS[:3])
                )


async def test_a_conversation_that_is_deleted_ends_its_answer(
    tmp_path: Path, database_url: str
) -> None:
    with (
        stepping(TEXT) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say(1)
            async with asking(ada.http, ASK) as view:
                await view.until(WORDS[0])
                params = {"thread_id": thread_of(view.all_events)}

                deleted = await ada.request({"type": "threads.delete", "params": params})

                assert deleted.status_code == 200
                assert await view.to_the_end() == "stopped"
            assert model.abandoned.wait(10)
            assert (await ada.request({"type": "threads.list", "params": {}})).json()["data"] == []


async def test_a_stream_of_many_words_costs_few_writes(tmp_path: Path, database_url: str) -> None:
    words = " ".join(f"word{number}" for number in range(600))
    with (
        stepping(words) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            begun = time.monotonic()
            model.say()
            async with asking(ada.http, ASK) as view:
                await view.to_the_end()
            took = time.monotonic() - begun

        with product.database.reading() as connection:
            rows = connection.execute(select(func.count()).select_from(TurnEventRow)).scalar_one()
    assert view.said.split() == words.split()
    assert 1 <= rows <= took / GATHERING_SECONDS + 2


async def test_turns_that_ended_long_ago_are_forgotten(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            await ada.say("add 'Buy milk'")
            monkeypatch.setattr(backend.turns.records, "KEPT_FOR", dt.timedelta(0))
            async with asking(ada.http, says("list", ada.thread_id)) as view:
                await view.to_the_end()

            with product.database.reading() as connection:
                kept = connection.execute(select(col(TurnRow.id))).scalars().all()
                events = connection.execute(select(col(TurnEventRow.turn_id))).scalars().all()
            assert list(kept) == [view.turn_id]
            assert set(events) == {view.turn_id}


@pytest.mark.parametrize("looks", ["reads", "asks", "follows", "writes"])
@pytest.mark.parametrize("is_from_here", [True, False])
async def test_whoever_looks_next_finds_an_abandoned_turn_ended_and_what_it_said(
    tmp_path: Path, database_url: str, looks: str, is_from_here: bool
) -> None:
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            await ada.say("add 'Buy milk'")
            before = await ada.items()
            (tmp_path / "workers" / "wrk_dead.lock").touch()
            stale = utc_now() - 2 * backend.turns.records.STALE_AFTER
            worker, heartbeat = ("wrk_dead", utc_now()) if is_from_here else ("wrk_far", stale)
            turn_id = abandon(product, ada.thread_id, worker, heartbeat)

            match looks:
                case "reads":
                    params = {"thread_id": ada.thread_id}
                    await ada.request({"type": "threads.get_by_id", "params": params})
                case "asks":
                    assert await running_turn(ada.http, ada.thread_id) is None
                case "follows":
                    async with following(ada.http, turn_id) as view:
                        assert await view.to_the_end() == "interrupted"
                    assert view.said == "Half"
                case "writes":
                    await ada.say("list")
            assert await running_turn(ada.http, ada.thread_id) is None
            half, card = (await ada.items())[len(before) : len(before) + 2]

            assert half["content"][0]["text"] == "Half"
            assert "interrupted" in json.dumps(card).lower()
            assert "“continue”" in card["copy_text"]


async def test_a_turn_of_a_living_worker_is_left_alone(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada:
            await ada.say("add 'Buy milk'")
            abandon(product, ada.thread_id, "wrk_far", utc_now())

            assert await running_turn(ada.http, ada.thread_id) == "turn_left"


async def test_what_was_stored_whole_is_not_cut_to_what_its_events_say(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            await ada.say("add 'Buy milk'")
            abandon(product, ada.thread_id, "wrk_far", utc_now() - dt.timedelta(hours=1))
            whole = (await ada.items())[-1] | {"id": "msg_half"}
            with product.database.writing() as connection:
                threads = ConversationRepository(connection, People(connection).named("ada").id)
                threads.save_item(ada.thread_id, "msg_half", whole)

            assert await running_turn(ada.http, ada.thread_id) is None

            [kept] = [item for item in await ada.items() if item["id"] == "msg_half"]
            assert kept == whole
