"""Clicks in widgets: the same tools as the chat, no model, and the widget drawn again."""

import json
from typing import Any

import pytest

from tests.support.person import Person, button, parts, said, visiting, widget_of, words
from tests.support.product import Product
from tests.support.widget_linter import lint

Json = dict[str, Any]


async def with_tasks(person: Person, *titles: str) -> Json:
    """Add the tasks and return the widget item of their list."""
    for title in titles:
        await person.say(f"add '{title}'")
    return widget_of(await person.say("show my tasks"))


async def test_a_click_completes_a_task_and_redraws_the_list_in_place(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk", "Call mom")

        redrawn = await ada.click(item, button(item["widget"], "Complete", "Buy milk"))

        assert redrawn["id"] == item["id"]
        assert await ada.tasks() == {"Buy milk": "completed", "Call mom": "pending"}
        assert "Buy milk" not in words(redrawn["widget"])
        assert redrawn in await ada.items()


async def test_a_streamed_click_does_the_same(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        action = button(item["widget"], "Complete") | {"streaming": True}

        redrawn = await ada.click(item, action)

        assert redrawn["id"] == item["id"]
        assert await ada.tasks() == {"Buy milk": "completed"}
        kinds = {e["item"]["type"] for e in ada.events if "item" in e}
        assert kinds == {"widget"}, "what the model is told stays hidden"


async def test_a_second_click_on_the_same_button_changes_nothing_more(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        action = button(item["widget"], "Complete")

        once = await ada.click(item, action)
        twice = await ada.click(item, action)

        assert twice == once
        assert await ada.tasks() == {"Buy milk": "completed"}
        undone = await ada.say("undo")
        assert await ada.tasks() == {"Buy milk": "pending"}
        assert "Undone" in said(undone)


async def test_every_button_of_a_row_does_what_it_says(product: Product) -> None:
    async with visiting(product) as ada:
        await with_tasks(ada, "Buy milk")
        item = widget_of(await ada.say("show all tasks"))

        item = await ada.click(item, button(item["widget"], "Complete"))
        assert await ada.tasks() == {"Buy milk": "completed"}
        item = await ada.click(item, button(item["widget"], "Reopen"))
        assert await ada.tasks() == {"Buy milk": "pending"}
        item = await ada.click(item, button(item["widget"], "Delete"))
        assert await ada.tasks() == {}
        trash = widget_of(await ada.say("show the trash"))
        await ada.click(trash, button(trash["widget"], "Restore"))
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_undo_on_a_change_takes_it_back_and_again(product: Product) -> None:
    async with visiting(product) as ada:
        item = widget_of(await ada.say("add 'Buy milk'"))

        item = await ada.click(item, button(item["widget"], "Undo"))
        assert await ada.tasks() == {}
        item = await ada.click(item, button(item["widget"], "Undo"))
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_the_form_changes_what_was_changed_in_it_and_leads_back(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        form = await ada.click(item, button(item["widget"], "Edit"))
        assert form["id"] == item["id"]
        fields = {p["name"]: p.get("defaultValue") for p in parts(form["widget"]) if "name" in p}
        assert fields["title"] == "Buy milk"

        submit = form["widget"]["confirm"]["action"]
        typed = {
            "title": "Buy oat milk",
            "description": "",
            "due": "2099-12-24T00:00:00.000Z",
            "priority": "high",
            "list": "shopping",
            "tags": "home, food",
        }
        redrawn = await ada.click(form, submit | {"payload": submit["payload"] | typed})

        shown = words(redrawn["widget"])
        assert shown[:2] == ["Buy oat milk", "#1 · Thu 24 Dec 2099 · shopping · #food · #home"] or (
            shown[:2] == ["Buy oat milk", "#1 · Thu 24 Dec 2099 · shopping · #home · #food"]
        )
        assert "high" in [p.get("label") for p in parts(redrawn["widget"])]

        form = await ada.click(redrawn, button(redrawn["widget"], "Edit"))
        submit = form["widget"]["confirm"]["action"]
        emptied = typed | {"due": "", "priority": "none", "list": "", "tags": ""}
        redrawn = await ada.click(form, submit | {"payload": submit["payload"] | emptied})
        assert words(redrawn["widget"])[:2] == ["Buy oat milk", "#1"]


@pytest.mark.parametrize(("title", "problem"), [("x" * 300, "200"), ("", "needs a title")])
async def test_a_form_that_cannot_be_saved_says_why_and_keeps_what_was_typed(
    product: Product, title: str, problem: str
) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        form = await ada.click(item, button(item["widget"], "Edit"))
        submit = form["widget"]["confirm"]["action"]
        typed = {"title": title, "description": "A note", "due": "", "priority": "low"}

        again = await ada.click(form, submit | {"payload": submit["payload"] | typed})

        fields = {p["name"]: p.get("defaultValue") for p in parts(again["widget"]) if "name" in p}
        assert fields["title"] == title
        assert fields["description"] == "A note"
        assert any(problem in word for word in words(again["widget"]))
        assert await ada.tasks() == {"Buy milk": "pending"}

        back = await ada.click(again, again["widget"]["cancel"]["action"])
        assert words(back["widget"])[0] == "Buy milk"


async def test_a_form_for_a_new_task_sent_twice_adds_once(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        form = await ada.click(item, button(item["widget"], "New task"))
        submit = form["widget"]["confirm"]["action"]
        typed = {"title": "Call mom", "description": "", "due": "", "priority": "none"}
        action = submit | {"payload": submit["payload"] | typed | {"list": "", "tags": ""}}

        await ada.click(form, action)
        await ada.click(form, action)

        assert await ada.tasks() == {"Buy milk": "pending", "Call mom": "pending"}


async def test_a_long_list_is_paged(product: Product) -> None:
    async with visiting(product) as ada:
        for number in range(1, 24):
            await ada.say(f"add 'Task {number:02}'")
        item = widget_of(await ada.say("list my tasks"))
        assert "Task 20" in words(item["widget"])
        assert "Task 21" not in words(item["widget"])

        more = await ada.click(item, button(item["widget"], "Show more"))
        assert "Task 21" in words(more["widget"])
        first = await ada.click(more, button(more["widget"], "Back to start"))
        assert "Task 01" in words(first["widget"])


async def test_a_button_for_a_task_that_is_gone_says_so_and_shows_the_list_as_it_is(
    product: Product,
) -> None:
    async with visiting(product) as ada, visiting(product) as elsewhere:
        listed = await with_tasks(ada, "Buy milk", "Call mom")
        await elsewhere.say("delete 'Buy milk'")

        redrawn = await ada.click(listed, button(listed["widget"], "Complete", "Buy milk"))

        notice, *rows = words(redrawn["widget"])
        assert "trash" in notice
        assert rows == ["Call mom", "#2"]
        assert await ada.tasks() == {"Call mom": "pending"}


async def test_the_model_is_told_of_clicks_and_the_page_is_not(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        await ada.click(item, button(item["widget"], "Complete"))

        kinds = {i["type"] for i in await ada.items()}

        assert kinds == {"user_message", "workflow", "assistant_message", "widget"}


@pytest.mark.parametrize(
    "action",
    [
        {"type": "drop_table", "payload": {}},
        {"type": "complete_task", "payload": {}},
        {"type": "complete_task", "payload": {"task_id": "1", "owner_id": "bob"}},
        {"type": "delete_task", "payload": {"task_id": "1", "change_id": "chg_1"}},
        {"type": "update_task", "payload": {"task_id": "1", "status": "completed"}},
        {"type": "get_task", "payload": {"task_id": "1", "owner_id": "bob"}},
        {"type": "task_stats", "payload": {"days": 10**6}},
        {"type": "apply_plan", "payload": {"plan_id": "1", "steps": []}},
        {"type": "complete_task", "payload": {"task_id": ["1", "2"]}},
        {"type": "list_tasks", "payload": {"limit": 10**9}},
        {"type": "undo", "payload": {"change_id": None}},
        {"type": "create_task", "payload": {"title": {"$ne": ""}}},
    ],
)
async def test_a_forged_payload_is_refused_and_changes_nothing(
    product: Product, action: Json
) -> None:
    async with visiting(product) as ada:
        item = await with_tasks(ada, "Buy milk")
        params = {"thread_id": ada.thread_id, "item_id": item["id"], "action": action}

        answer = await ada.request({"type": "threads.sync_custom_action", "params": params})
        streamed = await ada.post({"type": "threads.custom_action", "params": params})

        assert answer.status_code == 422
        assert answer.json()["error"] == "INVALID_REQUEST"
        assert [e["code"] for e in streamed if e["type"] == "error"] == ["custom"]
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_only_a_widget_can_send_an_action(product: Product) -> None:
    async with visiting(product) as ada:
        await with_tasks(ada, "Buy milk")
        [message, *_] = await ada.items()
        params = {
            "thread_id": ada.thread_id,
            "item_id": message["id"],
            "action": {"type": "complete_task", "payload": {"task_id": "1"}},
        }

        for kind in ("threads.sync_custom_action", "threads.custom_action"):
            answer = await ada.request({"type": kind, "params": params})
            assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_REQUEST")
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_tasks_added_in_one_message_are_numbered_as_they_were_named(
    product: Product,
) -> None:
    titles = [f"Task {letter}" for letter in "abcdefgh"]
    async with visiting(product) as ada:
        await ada.say(" and ".join(f"add '{title}'" for title in titles))

        assert list(await ada.tasks()) == titles


async def test_another_persons_widget_and_tasks_cannot_be_reached(product: Product) -> None:
    async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
        item = await with_tasks(ada, "Buy milk")
        own = await with_tasks(bob, "Call mom")
        theirs = button(item["widget"], "Complete")

        foreign_thread = {"thread_id": ada.thread_id, "item_id": item["id"], "action": theirs}
        foreign_item = {"thread_id": bob.thread_id, "item_id": item["id"], "action": theirs}
        for params in (foreign_thread, foreign_item):
            for kind in ("threads.sync_custom_action", "threads.custom_action"):
                answer = await bob.request({"type": kind, "params": params})
                assert (answer.status_code, answer.json()["error"]) == (404, "NOT_FOUND")
        await bob.click(own, theirs)

        assert await ada.tasks() == {"Buy milk": "pending"}
        assert await bob.tasks() == {"Call mom": "pending"}


async def test_no_action_reaches_what_belongs_to_somebody_else(product: Product) -> None:
    async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
        added = widget_of(await ada.say("add 'Buy milk'"))
        [theirs, *_] = [row["key"] for row in added["widget"]["children"] if "key" in row]
        change = button(added["widget"], "Undo")["payload"]
        item = await with_tasks(bob, "Call mom")
        for kind, payload in {
            "complete_task": {"task_id": theirs},
            "reopen_task": {"task_id": theirs},
            "delete_task": {"task_id": theirs},
            "update_task": {"task_id": theirs, "title": "Mine now"},
            "edit_task": {"task_id": theirs},
            "get_task": {"task_id": theirs},
            "create_task": {"title": "A part", "parent": theirs},
            "list_tasks": {"parent": theirs},
            "undo": change,
        }.items():
            item = await bob.click(item, {"type": kind, "payload": payload, "streaming": False})
            seen = json.dumps(item["widget"])
            assert "Buy milk" not in seen, kind
            assert "no task matches" in seen.lower() or "no change" in seen, kind

        assert await ada.tasks() == {"Buy milk": "pending"}
        assert await bob.tasks() == {"Call mom": "pending"}


async def test_every_widget_of_a_conversation_is_one_that_every_client_can_draw(
    product: Product,
) -> None:
    hostile = 'x","evil":"1 <img src=x onerror=alert(1)> {{7*7}} \u202e \\" $(reboot)'
    async with visiting(product) as ada:
        await ada.say(f"add '{hostile}'")
        await ada.say("add 'Team meeting'")
        await ada.say("add 'Plan the meeting'")
        await ada.say("complete the meeting task")
        await ada.say("make 2 high priority")
        await ada.say("delete 3")
        await ada.say("show the trash")
        item = widget_of(await ada.say("show all tasks"))
        form = await ada.click(item, button(item["widget"], "Edit"))
        widgets = [i["widget"] for i in await ada.items() if i["type"] == "widget"]

    assert form["widget"] in widgets
    assert len(widgets) == 8
    assert [problem for widget in widgets for problem in lint(widget)] == []
