"""Widgets to look at: one task, statistics, lists, help; and what can be clicked in them."""

from typing import Any

import pytest

from tests.support.person import Person, button, parts, said, visiting, widget_of, words
from tests.support.product import Product
from tests.support.widget_linter import lint

Json = dict[str, Any]


def kinds(items: list[Json]) -> list[str]:
    """Return the headlines of the widgets among these items."""
    widgets = [item["widget"] for item in items if item["type"] == "widget"]
    return [widget["status"]["text"] for widget in widgets if "status" in widget]


async def with_family(ada: Person) -> Json:
    """Add a task with notes and two subtasks; return the widget item that shows it."""
    await ada.say("add 'Plan the party'")
    await ada.say("add 'Invite friends' as a subtask of task 1")
    await ada.say("add 'Bake a cake' as a subtask of task 1")
    return widget_of(await ada.say("show task 1"))


async def test_one_task_is_shown_with_its_parts_and_its_last_change(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_family(ada)

        assert item["widget"]["status"]["text"] == "Task 1 · open"
        assert "Subtasks · 0 of 2 done" in words(item["widget"])
        assert "- [ ] Bake a cake" in item["copy_text"]

        item = await ada.click(item, button(item["widget"], "Complete", "Bake a cake"))
        assert "Subtasks · 1 of 2 done" in words(item["widget"])
        assert "Completed #3 Bake a cake." in words(item["widget"])
        assert "- [x] Bake a cake" in item["copy_text"]

        item = await ada.click(item, button(item["widget"], "Undo", "Completed #3 Bake a cake."))
        assert "Subtasks · 0 of 2 done" in words(item["widget"])
        assert (await ada.tasks())["Bake a cake"] == "pending"


async def test_an_undo_in_a_task_takes_back_its_newest_change(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        await ada.say("rename task 1 to 'Buy oat milk'")
        item = widget_of(await ada.say("show task 1"))

        item = await ada.click(item, button(item["widget"], "Undo"))

        assert await ada.tasks() == {"Buy milk": "pending"}
        assert "Added #1 Buy milk." in words(item["widget"])
        item = await ada.click(item, button(item["widget"], "Undo", "Added #1 Buy milk."))
        assert await ada.tasks() == {}
        assert item["widget"]["status"]["text"] == "Nothing to show"
        item = await ada.click(item, button(item["widget"], "Undo"))
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_a_subtask_is_added_from_its_parent_and_leads_back_to_it(product: Product) -> None:
    async with visiting(product) as ada:
        item = await with_family(ada)
        form = await ada.click(item, button(item["widget"], "Add subtask"))
        fields = {p["name"]: p.get("defaultValue") for p in parts(form["widget"]) if "name" in p}
        assert fields["parent"] == "1"

        action = form["widget"]["confirm"]["action"]
        sent = action["payload"] | {"title": "Buy candles", "parent": "1"}
        item = await ada.click(form, action | {"payload": sent})

        assert item["widget"]["status"]["text"] == "Task 1 · open"
        assert "Subtasks · 0 of 3 done" in words(item["widget"])
        part = await ada.click(item, button(item["widget"], "Details", "Buy candles"))
        parent = await ada.click(part, button(part["widget"], "Task 1"))
        assert parent["widget"]["status"] == item["widget"]["status"]


async def test_details_opened_from_a_list_lead_back_to_it(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        await ada.say("add notes to task 1: Oat")
        listed = widget_of(await ada.say("show my tasks"))

        detail = await ada.click(listed, button(listed["widget"], "Details"))
        assert "Oat" in words(detail["widget"])
        back = await ada.click(detail, button(detail["widget"], "Back"))

        assert back["widget"] == listed["widget"]


async def test_a_task_that_is_gone_is_told_in_the_widget_that_showed_it(product: Product) -> None:
    async with visiting(product) as ada, visiting(product) as elsewhere:
        await elsewhere.say("add 'Buy milk'")
        item = widget_of(await ada.say("show task 1"))
        await elsewhere.say("undo")

        gone = await ada.click(item, button(item["widget"], "Complete"))

        assert gone["widget"]["status"]["text"] == "Nothing to show"
        assert any("No task matches" in word for word in words(gone["widget"]))
        listed = await ada.click(gone, button(gone["widget"], "Show my tasks"))
        assert listed["widget"]["status"]["text"] == "No pending tasks"


async def test_the_week_is_shown_and_leads_to_what_was_done_and_back(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        await ada.say("complete 1")

        item = widget_of(await ada.say("how was my week?"))

        assert item["widget"]["status"]["text"] == "Your week"
        [chart] = [part for part in parts(item["widget"]) if part["type"] == "Chart"]
        assert sum(day["done"] for day in chart["data"]) == 1
        assert len(chart["data"]) == 7
        month = await ada.click(item, button(item["widget"], "Month"))
        [chart] = [part for part in parts(month["widget"]) if part["type"] == "Chart"]
        assert len(chart["data"]) == 30
        done = await ada.click(month, button(month["widget"], "Show done"))
        assert words(done["widget"])[0] == "Buy milk"
        back = await ada.click(done, button(done["widget"], "Statistics"))
        assert back["widget"] == item["widget"]


async def test_a_click_on_a_list_shows_its_tasks_and_leads_back(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk' to my shopping list")
        await ada.say("add 'Call mom'")
        item = widget_of(await ada.say("what lists do I have?"))
        [shopping, without] = item["widget"]["children"]
        assert words(without) == ["Without a list", "1 open"]

        listed = await ada.click(item, shopping["onClickAction"])
        assert words(listed["widget"])[:2] == ["Buy milk", "#1 · shopping"]
        done = await ada.click(listed, button(listed["widget"], "Done"))
        assert done["widget"]["status"]["text"] == "No completed tasks · shopping"
        back = await ada.click(done, button(done["widget"], "All lists"))

        assert back["widget"] == item["widget"]


async def test_help_is_a_card_whose_buttons_do_what_they_say(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        items = await ada.say("what can you do?")

        item = widget_of(items)
        assert item["widget"]["status"]["text"] == "What you can ask for"
        assert "TASKCHAT_MODEL" in said(items)
        for label, headline in {
            "My tasks": "1 pending task",
            "Due today": "No pending tasks · today",
            "My lists": "No lists yet",
            "My week": "Your week",
        }.items():
            shown = await ada.click(item, button(item["widget"], label))
            assert shown["widget"]["status"]["text"] == headline
            assert lint(shown["widget"]) == []
            item = await ada.click(shown, {"type": "show_help", "streaming": False})
        form = await ada.click(item, button(item["widget"], "New task"))
        back = await ada.click(form, form["widget"]["cancel"]["action"])
        assert back["widget"] == item["widget"]


@pytest.mark.parametrize(
    ("message", "headlines"),
    [
        ("show task 1", ["Task 1 · open"]),
        ("show task 1 and complete it", []),
        ("move task 1 two days later", []),
        ("how many did I complete today?", ["Today"]),
    ],
)
async def test_what_is_only_looked_up_on_the_way_is_not_shown(
    product: Product, message: str, headlines: list[str]
) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk' due 2099-12-24")

        assert kinds(await ada.say(message)) == headlines


async def test_every_change_can_be_taken_back_where_it_was_made(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        item = widget_of(await ada.say("show all tasks"))
        for label in ("Complete", "Reopen", "Delete"):
            item = await ada.click(item, button(item["widget"], label))
            state = dict(await ada.tasks("all")) | await ada.tasks("trash")
            item = await ada.click(item, button(item["widget"], "Undo"))
            assert dict(await ada.tasks("all")) != state, label
            item = await ada.click(item, button(item["widget"], "Undo"))
            assert dict(await ada.tasks("all")) | await ada.tasks("trash") == state, label


async def test_the_undo_of_a_list_can_be_clicked_twice_and_undoes_once(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        item = widget_of(await ada.say("show my tasks"))
        item = await ada.click(item, button(item["widget"], "Complete"))
        undo = button(item["widget"], "Undo")

        once = await ada.click(item, undo)
        twice = await ada.click(item, undo)

        assert twice == once
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_an_undone_task_leaves_the_card_of_its_change(product: Product) -> None:
    async with visiting(product) as ada:
        item = widget_of(await ada.say("add 'Buy milk'"))

        item = await ada.click(item, button(item["widget"], "Undo"))

        assert "Buy milk" not in words(item["widget"])
        item = await ada.click(item, button(item["widget"], "Undo"))
        assert words(item["widget"])[0] == "Buy milk"


async def test_a_list_is_put_in_the_order_of_days_and_back(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'No hurry'")
        await ada.say("add 'Last century' due 1999-12-24")
        await ada.say("add 'Next century' due 2101-12-24")
        item = widget_of(await ada.say("show my tasks"))

        by_day = await ada.click(item, button(item["widget"], "By day"))
        captions = [p["value"] for p in by_day["widget"]["children"] if p["type"] == "Caption"]
        assert captions == ["Overdue", "Sat 24 Dec 2101", "No date"]
        late = await ada.click(by_day, button(by_day["widget"], "Overdue"))
        assert words(late["widget"]) == ["Last century", "Overdue: Fri 24 Dec 1999", "#2"]
        everything = await ada.click(late, button(late["widget"], "Open"))
        assert everything["widget"] == item["widget"]


async def test_every_widget_to_look_at_is_stored_as_every_client_can_draw_it(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        await with_family(ada)
        await ada.say("how was my week?")
        await ada.say("what lists do I have?")
        await ada.say("help")

        items = [item for item in await ada.items() if item["type"] == "widget"]

    assert len(items) == 7
    assert [problem for item in items for problem in lint(item["widget"])] == []
    assert all(item["copy_text"] for item in items)
