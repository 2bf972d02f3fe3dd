"""The same button twice: at the same moment, and again later from a page that still shows it."""

import asyncio
from typing import Any

import pytest

from tests.support.person import Person, button, parts, visiting, widget_of, words
from tests.support.product import Product

Json = dict[str, Any]
TASKS = {"Buy milk": "pending", "Call mom": "pending", "Paint the fence": "completed"}
CHANGES: list[tuple[Json, dict[str, str]]] = [
    ({"type": "complete_task", "payload": {"task_id": "1"}}, TASKS | {"Buy milk": "completed"}),
    (
        {"type": "reopen_task", "payload": {"task_id": "3"}},
        TASKS | {"Paint the fence": "pending"},
    ),
    (
        {"type": "delete_task", "payload": {"task_id": "1"}},
        {"Call mom": "pending", "Paint the fence": "completed"},
    ),
    (
        {"type": "update_task", "payload": {"task_id": "1", "title": "Buy oat milk"}},
        {"Buy oat milk": "pending", "Call mom": "pending", "Paint the fence": "completed"},
    ),
]


async def listed(ada: Person) -> Json:
    """Return the widget item of the list of all tasks."""
    for title in TASKS:
        await ada.say(f"add '{title}'")
    await ada.say("complete 3")
    return widget_of(await ada.say("show all tasks"))


@pytest.mark.parametrize("streaming", [False, True])
@pytest.mark.parametrize(("action", "after"), CHANGES, ids=[a["type"] for a, _ in CHANGES])
async def test_a_double_click_has_one_effect_and_offers_to_take_back_that_one(
    product: Product, action: Json, after: dict[str, str], streaming: bool
) -> None:
    async with visiting(product) as ada:
        item = await listed(ada)
        earlier = {"type": "update_task", "payload": {"task_id": "2", "priority": "high"}}
        item = await ada.click(item, earlier | {"streaming": False})
        click = action | {"streaming": streaming}

        await asyncio.gather(*(ada.click(item, click) for _ in range(3)))

        assert await ada.tasks() == after
        [shown] = [stored for stored in await ada.items() if stored["id"] == item["id"]]
        again = await ada.click(shown, click)
        assert button(again["widget"], "Undo") == button(shown["widget"], "Undo")
        undone = await ada.click(again, button(again["widget"], "Undo"))
        assert await ada.tasks() == TASKS
        badges = [part.get("label") for part in parts(undone["widget"])]
        assert "high" in badges, "what was done before stays"


async def test_undo_twice_takes_back_one_change(product: Product) -> None:
    async with visiting(product) as ada:
        item = await listed(ada)
        done = {"type": "complete_task", "payload": {"task_id": "1"}, "streaming": False}
        item = await ada.click(item, done)
        undo = button(item["widget"], "Undo")

        await asyncio.gather(*(ada.click(item, undo) for _ in range(3)))

        assert await ada.tasks() == TASKS
        [shown] = [stored for stored in await ada.items() if stored["id"] == item["id"]]
        await ada.click(shown, undo)
        assert await ada.tasks() == TASKS, "the button of a page that still shows it"
        await ada.click(shown, button(shown["widget"], "Undo"))
        assert await ada.tasks() == TASKS | {"Buy milk": "completed"}, "undone is done again"


async def test_two_rows_clicked_at_the_same_moment_are_both_shown_as_done(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        item = await listed(ada)

        await asyncio.gather(
            *(
                ada.click(item, button(item["widget"], "Complete", title))
                for title in ("Buy milk", "Call mom")
            )
        )

        assert set((await ada.tasks()).values()) == {"completed"}
        [shown] = [stored for stored in await ada.items() if stored["id"] == item["id"]]
        labels = [part.get("label") for row in shown["widget"]["children"] for part in parts(row)]
        assert "Complete" not in labels
        assert any(word.startswith("Completed #") for word in words(shown["widget"]))


@pytest.mark.parametrize("streaming", [False, True])
async def test_a_task_is_added_once_by_a_button_that_has_no_form(
    product: Product, streaming: bool
) -> None:
    async with visiting(product) as ada:
        item = await listed(ada)
        add = {"type": "create_task", "payload": {"title": "Bake bread"}, "streaming": streaming}

        await asyncio.gather(*(ada.click(item, add) for _ in range(3)))
        assert await ada.tasks() == TASKS | {"Bake bread": "pending"}
        again = await ada.click(item, add)
        assert "Added #4 Bake bread." in words(again["widget"])
        await ada.click(again, add | {"payload": {"title": "Bake a cake"}})
        now = TASKS | {"Bake bread": "pending", "Bake a cake": "pending"}
        assert await ada.tasks() == now

        undone = await ada.click(again, button(again["widget"], "Undo"))
        assert await ada.tasks() == TASKS | {"Bake a cake": "pending"}
        await ada.click(undone, add)
        assert await ada.tasks() == now


@pytest.mark.parametrize("in_conversation", [False, True])
async def test_a_program_names_its_request_to_send_it_again(
    product: Product, in_conversation: bool
) -> None:
    async with visiting(product) as ada:
        await ada.say("help")
        click: Json = {"type": "create_task", "payload": {"title": "Bake bread"}}
        click |= {"conversation_id": ada.thread_id} if in_conversation else {}

        for key in ("one", "one", "two", None, None):
            headers = {"Idempotency-Key": key} if key else {}
            sent = await ada.http.post("/api/chatkit/action", json=click, headers=headers)
            assert "Added #" in sent.raise_for_status().text

        found = await ada.http.get("/api/chatkit/tasks", params={"limit": 50})
        assert found.json()["total"] == 4
