"""An answer that is tried again: what was done stays done, and is not done twice."""

from pathlib import Path

import pytest

from mcp_server.contract import RECENT_CHANGES
from tests.support.abandoning import interrupted_card
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Answer, Call
from tests.support.person import Json, Person, button, said, visiting, widget_of, words
from tests.support.product import Product, running

ADD = Call("add_task", {"title": "Buy milk"})


async def try_again(ada: Person, nth: int = 0) -> list[Json]:
    """Have a message answered once more; return the finished items of the new answer."""
    messages = [item for item in await ada.items() if item["type"] == "user_message"]
    params = {"thread_id": ada.thread_id, "item_id": messages[nth]["id"]}
    ada.events = await ada.post({"type": "threads.retry_after_item", "params": params})
    return [event["item"] for event in ada.events if event["type"] == "thread.item.done"]


async def titles(ada: Person) -> list[str]:
    """Return the titles of all tasks that are not in the trash, as often as there is one."""
    answer = await ada.http.get("/api/chatkit/tasks", params={"limit": 50})
    rows = answer.raise_for_status().json()["widget"]["children"]
    return [words(row)[0] for row in rows if row["type"] == "Row" and "key" in row]


async def test_what_was_added_is_not_added_again_and_can_be_taken_back(product: Product) -> None:
    async with visiting(product) as ada:
        first = await ada.say("add 'Buy milk'")
        again = await try_again(ada)

        assert said(again) == said(first)
        assert await titles(ada) == ["Buy milk"]

        item = widget_of(again)
        await ada.click(item, button(item["widget"], "Undo"))
        assert await titles(ada) == []


async def test_the_same_message_sent_twice_is_two_requests(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        await ada.say("add 'Buy milk'")
        await try_again(ada, nth=1)

        assert await titles(ada) == ["Buy milk", "Buy milk"]


async def test_what_the_person_has_taken_back_is_done_again_once(product: Product) -> None:
    async with visiting(product) as ada:
        item = widget_of(await ada.say("add 'Buy milk'"))
        await ada.click(item, button(item["widget"], "Undo"))
        assert await titles(ada) == []

        await try_again(ada)
        assert await titles(ada) == ["Buy milk"]
        second = widget_of(await try_again(ada))
        assert await titles(ada) == ["Buy milk"]

        delete = {"type": "delete_task", "payload": {"task_id": "2"}, "streaming": False}
        await ada.click(second, delete)
        await try_again(ada)
        assert await titles(ada) == ["Buy milk"]


@pytest.mark.parametrize(
    ("call", "undo", "state"),
    [
        (Call("complete_task", {"tasks": ["1"]}), "reopen_task", "completed"),
        (Call("delete_task", {"tasks": ["1"]}), "reopen_task", "trash"),
    ],
    ids=["complete", "delete"],
)
async def test_what_is_as_before_by_hand_is_done_again(
    tmp_path: Path, database_url: str, call: Call, undo: str, state: str
) -> None:
    with (
        emulating(ADD, "Added.", call, "Done.", call, "Done.", call, "Done.") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Remember to buy milk")
            await ada.say("Away with #1")
            item = widget_of(await try_again(ada, nth=1))
            assert await ada.tasks("all" if state == "completed" else "trash") == {
                "Buy milk": state
            }

            back = {"type": undo, "payload": {"task_id": "1"}, "streaming": False}
            await ada.click(item, back)
            assert await ada.tasks() == {"Buy milk": "pending"}

            await try_again(ada, nth=1)
            assert await ada.tasks("all" if state == "completed" else "trash") == {
                "Buy milk": state
            }


async def test_calls_of_a_language_model_are_known_by_their_arguments(
    tmp_path: Path, database_url: str
) -> None:
    oat = Call("add_task", {"title": "Buy oat milk"})
    answers: list[Answer] = [[ADD, ADD], "Twice.", [ADD, ADD], "Twice.", [ADD, oat], "Both."]
    with (
        emulating(*answers) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk twice")
            await try_again(ada)
            assert await titles(ada) == ["Buy milk", "Buy milk"]

            await try_again(ada)
            assert await titles(ada) == ["Buy milk", "Buy milk", "Buy oat milk"]


@pytest.mark.parametrize("changes", [0, RECENT_CHANGES], ids=["at once", "after more changes"])
async def test_a_repeating_task_is_not_completed_for_the_next_time_too(
    tmp_path: Path, database_url: str, changes: int
) -> None:
    water = {"title": "Water the plants", "due": "2030-01-01", "repeat": "daily"}
    complete = Call("complete_task", {"tasks": ["1"]})
    show = Call("get_task", {"task": "1"})
    with (
        emulating(
            *(Call("add_task", water), "Added.", complete, "Done."),
            *([complete], [show], "Done."),
        ) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Water the plants every day")
            await ada.say("Watered")
            for n in range(changes):
                renaming = {"task_id": "1", "title": f"Water plant {n}"}
                click = {"type": "update_task", "payload": renaming}
                answer = await ada.http.post("/api/chatkit/action", json=click)
                assert "event: complete" in answer.raise_for_status().text
            await try_again(ada, nth=1)

            assert "2030-01-02" in model.requests[-1].results[-1]
            assert "2030-01-03" not in model.requests[-1].results[-1]


async def test_the_last_change_taken_back_is_no_other_one_at_the_second_try(
    tmp_path: Path, database_url: str
) -> None:
    bread = Call("add_task", {"title": "Bake bread"})
    undo = Call("undo")
    with (
        emulating(ADD, "Added.", bread, "Added.", undo, "Undone.", undo, "Undone.") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk")
            await ada.say("Bake bread")
            await ada.say("No")
            await try_again(ada, nth=2)

            assert await titles(ada) == ["Buy milk"]


async def test_an_answer_that_goes_on_can_ask_for_the_same_thing_once_more(
    tmp_path: Path, database_url: str
) -> None:
    answers: list[Answer] = [ADD, "Cut.", ADD, "Twice.", [ADD, ADD], "Twice."]
    with (
        emulating(*answers) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk twice")
            card = await interrupted_card(product, ada)
            await ada.click(card, button(card["widget"], "Continue"))
            assert await titles(ada) == ["Buy milk", "Buy milk"]

            await try_again(ada)
            assert await titles(ada) == ["Buy milk", "Buy milk"]
