"""The button that lets an answer go on which broke off."""

import json
from pathlib import Path
from typing import Any

import pytest

import backend.turns.turns
from backend.agent.interruption import GO_ON
from tests.support.abandoning import interrupted_card
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Answer, Call, Fault, FaultKind
from tests.support.person import Json, Person, button, said, visiting, words
from tests.support.product import Product, running
from tests.support.stepped_model import stepping
from tests.support.viewer import asking, following, running_turn
from tests.support.widget_linter import lint

CONTINUE: dict[str, Any] = {"type": "continue", "payload": {}}


def click(ada: Person, card: Json, kind: str = "threads.custom_action", **payload: str) -> Json:
    """Return the request of a click on Continue."""
    action = {"type": "continue", "payload": payload}
    params = {"thread_id": ada.thread_id, "item_id": card["id"], "action": action}
    return {"type": kind, "params": params}


async def added_and_interrupted(product: Product, ada: Person) -> Json:
    """Return the Card of an answer that broke off after it had added a task."""
    await ada.say("add 'Buy milk'")
    card = await interrupted_card(product, ada)
    assert lint(card["widget"]) == []
    return card


async def test_a_click_goes_on_where_the_answer_broke_off_and_does_nothing_twice(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            card = await added_and_interrupted(product, ada)
            before = await ada.items()

            used = await ada.click(card, button(card["widget"], "Continue"))

            assert lint(used["widget"]) == []
            assert "Continue" not in json.dumps(used["widget"])
            after = await ada.items()
            assert [item["id"] for item in after[: len(before)]] == [i["id"] for i in before]
            assert after[len(before) - 1] == used
            assert said(after[len(before) :]) == "Added task 1 “Buy milk”."
            assert await ada.tasks() == {"Buy milk": "pending"}


async def test_a_second_click_draws_the_card_again_and_does_no_more(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            card = await added_and_interrupted(product, ada)
            used = await ada.click(card, CONTINUE)
            items = await ada.items()

            assert await ada.click(card, CONTINUE) == used

            assert {e["type"] for e in ada.events} == {"stream_options", "thread.item.replaced"}
            assert await ada.items() == items


async def test_a_click_after_something_was_written_says_that_the_conversation_went_on(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with visiting(product) as ada:
            card = await added_and_interrupted(product, ada)
            await ada.say("complete 1")
            items = await ada.items()

            left = await ada.click(card, CONTINUE)

            assert "went on without it" in " ".join(words(left["widget"]))
            assert "Continue" not in json.dumps(left["widget"])
            assert len(await ada.items()) == len(items)
            assert await ada.click(card, CONTINUE) == left


@pytest.mark.parametrize("text", ["continue", "weiter"])
async def test_writing_it_does_the_same(tmp_path: Path, text: str) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada:
            await added_and_interrupted(product, ada)

            assert said(await ada.say(text)) == "Added task 1 “Buy milk”."
            assert await ada.tasks() == {"Buy milk": "pending"}


async def test_what_goes_on_is_a_turn_that_can_be_left_and_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend.turns.turns, "PATIENCE_SECONDS", 0.1)
    with stepping("Hello.", "one two three") as model:
        model.say(1)
        with running(tmp_path, **model.settings) as product:
            async with visiting(product) as ada, visiting(product) as again:
                await ada.say("Hello")
                card = await interrupted_card(product, ada)
                again.thread_id = ada.thread_id

                async with asking(ada.http, click(ada, card)) as view:
                    await view.until("thread.item.replaced")
                    model.say(1)
                    await view.until("one")
                    assert await running_turn(ada.http, ada.thread_id) == view.turn_id
                    # Meanwhile somebody clicks in another tab.
                    redrawn = await again.click(card, CONTINUE)
                    assert "Continue" not in json.dumps(redrawn["widget"])
                    assert said([*again.events]) == ""
                    async with following(ada.http, view.turn_id) as other:
                        model.say()
                        assert await other.to_the_end() == await view.to_the_end() == "done"

                assert view.frames == other.frames
                assert said(await ada.items()).split() == ["Hello.", "Half", "one", "two", "three"]
                assert len(model.requests) == 2
                assert GO_ON in json.dumps(model.requests[1].body["messages"], ensure_ascii=False)


async def test_if_it_cannot_go_on_the_card_can_be_clicked_again_and_nothing_is_retried(
    tmp_path: Path,
) -> None:
    script: list[Answer] = [Call("add_task", {"title": "Buy milk"}), "Added."]
    script.append(Fault(FaultKind.REFUSED_KEY))
    with (
        emulating(*script, "It is on your list.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk")
            card = await interrupted_card(product, ada)
            events = await ada.post(click(ada, card))

            [error] = [event for event in events if event["type"] == "error"]
            assert not error["allow_retry"], "from its message on, it would add the task again"
            drawn = [e["item"] for e in events if e["type"] == "thread.item.replaced"]
            assert drawn[-1] == card
            await ada.click(card, button(drawn[-1]["widget"], "Continue"))
            assert said(await ada.items()).split()[-5:] == ["It", "is", "on", "your", "list."]
            assert await ada.tasks() == {"Buy milk": "pending"}


async def test_a_forged_click_does_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada, visiting(product, "bob") as bob:
            card = await added_and_interrupted(product, ada)
            items = await ada.items()
            of_a_list = next(item for item in items if item["type"] == "widget")

            [error] = [
                e for e in await ada.post(click(ada, card, all="yes")) if e["type"] == "error"
            ]
            assert "does not fit" in error["message"]
            elsewhere = await ada.post(click(ada, of_a_list))
            assert "belongs to no answer" in elsewhere[-1]["message"]
            sync = await ada.request(click(ada, card, "threads.sync_custom_action"))
            assert sync.status_code == 422
            foreign = await bob.request(click(ada, card))
            assert foreign.status_code == 404
            plain = await ada.http.post("/api/chatkit/action", json=CONTINUE)
            assert plain.status_code == 422
            assert await ada.items() == items
