"""Titles that a model gives conversations, as the page sees them."""

from pathlib import Path
from typing import Any

import anyio

from tests.support.emulators.script import Reply, Usage
from tests.support.person import Person, events_of, says, visiting
from tests.support.product import running
from tests.support.titling_model import titling

FIRST = "what should I cook for eight people on Sunday"
NAMED = Reply("Dinner for eight", usage=Usage(90, 6))


async def title_of(person: Person, thread_id: str) -> str:
    """Return what the conversation is called when it is opened."""
    params = {"thread_id": thread_id}
    answer = await person.request({"type": "threads.get_by_id", "params": params})
    return str(answer.raise_for_status().json()["title"])


def titles_in(events: list[dict[str, Any]]) -> list[str]:
    """Return the titles that were told, in order."""
    return [event["thread"]["title"] for event in events if event["type"] == "thread.updated"]


async def until_called(person: Person, thread_id: str, title: str) -> None:
    """Return once the conversation is called like this."""
    with anyio.fail_after(60):
        while True:
            if await title_of(person, thread_id) == title:
                return


async def test_a_title_comes_while_the_answer_is_written(tmp_path: Path, database_url: str) -> None:
    with (
        titling(NAMED, Reply("Soup for all of them", usage=Usage(200, 20))) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say(2)
            async with ada.http.stream("POST", "/chatkit", json=says(FIRST)) as answer:
                seen = ""
                pieces = answer.aiter_text()
                async for piece in pieces:
                    seen += piece
                    if '"delta":"for "' in seen:
                        break
                thread_id = events_of(seen)[0]["thread"]["id"]
                await until_called(ada, thread_id, "Dinner for eight")
                model.say()
                async for piece in pieces:
                    seen += piece
            again = await title_of(ada, thread_id)
            usage = (await ada.http.get("/api/chatkit/usage")).json()["today"]

    events = events_of(seen)
    assert titles_in(events) == [FIRST, "Dinner for eight"]
    assert events[-1]["type"] != "error"
    assert again == "Dinner for eight"
    assert (usage["requests"], usage["input_tokens"]) == (2, 290)


async def test_an_answer_does_not_wait_for_a_title(tmp_path: Path) -> None:
    with (
        titling("Never…", "Soup.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say()
            await ada.say(FIRST)

            assert titles_in(ada.events) == [FIRST]
            assert [e for e in ada.events if e["type"] == "error"] == []
            assert await title_of(ada, ada.thread_id) == FIRST
            assert not model.abandoned.is_set(), "it is still being made"
    assert model.abandoned.wait(30), "until the product ends"


async def test_a_later_title_is_seen_when_the_conversation_is_opened(tmp_path: Path) -> None:
    with (
        titling(NAMED, "Soup.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say()
            await ada.say(FIRST)
            await until_called(ada, ada.thread_id, "Dinner for eight")
            await ada.say("and then?")

            assert "Dinner for eight" not in titles_in(ada.events)[1:]
            assert len(model.title_requests) == 1, "only the first message names it"


async def test_titles_can_be_switched_off(tmp_path: Path) -> None:
    with (
        titling(NAMED, "Soup.") as model,
        running(tmp_path, model_titles=False, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say()
            await ada.say(FIRST)
            await ada.say("and then?")

            assert await title_of(ada, ada.thread_id) == FIRST
    assert model.title_requests == []
