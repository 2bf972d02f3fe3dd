"""Widgets that can be used once: forms, and lists to pick from."""

import asyncio
from typing import Any

import pytest

from tests.support.person import Person, button, parts, visiting, widget_of, words
from tests.support.product import Product

Json = dict[str, Any]
UNTOUCHED = {"description": "", "due": "", "time": "", "repeat": "", "parent": ""}
UNTOUCHED |= {"priority": "none", "list": "", "tags": ""}


def submit(form: Json, **fields: str) -> Json:
    """Return the action of the form's button, with what was typed."""
    action = form["widget"]["confirm"]["action"]
    return dict(action) | {"payload": action["payload"] | UNTOUCHED | fields}


def fields_of(form: Json) -> Json:
    """Return what stands in the fields."""
    return {p["name"]: p.get("defaultValue") for p in parts(form["widget"]) if "name" in p}


async def picking(ada: Person) -> Json:
    """Return the widget item that asks which of two tasks is done."""
    await ada.say("add 'Call mom'")
    await ada.say("add 'Call the dentist'")
    return widget_of(await ada.say("complete call"))


def choice(item: Json, title: str) -> Json:
    """Return the action of the choice of this title."""
    [row] = [row for row in item["widget"]["children"] if title in words(row)]
    return dict(row["onClickAction"])


async def test_a_choice_is_made_once_even_from_a_page_that_still_shows_it(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        item = await picking(ada)

        first = await ada.click(item, choice(item, "Call mom"))
        again = await ada.click(item, choice(item, "Call mom"))
        other = await ada.click(item, choice(item, "Call the dentist"))

        assert "Completed #1 Call mom." in words(first["widget"])
        for late in (again, other):
            assert any("sent already" in word for word in words(late["widget"]))
            assert button(late["widget"], "Undo") == button(first["widget"], "Undo")
        assert await ada.tasks() == {"Call mom": "completed", "Call the dentist": "pending"}


async def test_two_choices_at_the_same_moment_are_one(product: Product) -> None:
    async with visiting(product) as ada:
        item = await picking(ada)

        await asyncio.gather(
            ada.click(item, choice(item, "Call mom")),
            ada.click(item, choice(item, "Call the dentist")),
        )

        assert sorted((await ada.tasks()).values()) == ["completed", "pending"]


async def test_a_form_sent_again_from_a_stale_page_overwrites_nothing(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "Edit"))
        await ada.click(form, submit(form, title="Buy oat milk"))
        await ada.say("rename task 1 to 'Buy soy milk'")

        late = await ada.click(form, submit(form, title="Buy rice milk"))

        assert words(late["widget"])[:2] == [
            "This was sent already. Nothing more was changed.",
            "Buy soy milk",
        ]
        assert await ada.tasks() == {"Buy soy milk": "pending"}


async def test_a_form_sent_twice_at_the_same_moment_is_saved_once(product: Product) -> None:
    async with visiting(product) as ada:
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "New task"))

        await asyncio.gather(
            *(ada.click(form, submit(form, title="Call mom")) for _ in range(3)),
        )

        assert await ada.tasks() == {"Call mom": "pending"}
        undone = await ada.say("undo")
        assert await ada.tasks() == {}, undone


async def test_a_form_that_was_refused_can_be_sent_again(product: Product) -> None:
    async with visiting(product) as ada:
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "New task"))
        again = await ada.click(form, submit(form, title="Call mom", repeat="every blue moon"))

        await ada.click(again, submit(again, title="Call mom", repeat="every day"))

        assert await ada.tasks() == {"Call mom": "pending"}


@pytest.mark.parametrize(
    ("label", "typed", "says"),
    [
        ("Title", {"title": ""}, "needs a title"),
        ("Title", {"title": "x" * 300}, "200"),
        ("Due", {"due": "2099-12-24", "time": "half past never"}, "never"),
        ("Repeat", {"repeat": "every blue moon"}, "blue moon"),
        ("List", {"list": "x" * 100}, "60"),
        ("Tags", {"tags": ", ".join(f"t{n}" for n in range(21))}, "20"),
        ("Part of", {"parent": "99"}, "99"),
        ("Part of", {"parent": "1"}, "itself"),
    ],
)
async def test_a_problem_stands_at_its_field_and_all_that_was_typed_stays(
    product: Product, label: str, typed: dict[str, str], says: str
) -> None:
    values = {"title": "Buy oat milk", "description": "With a note"} | typed
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "Edit"))

        again = await ada.click(form, submit(form, **values))

        columns = [p for p in parts(again["widget"]) if p["type"] == "Col" and len(words(p)) > 1]
        wrong = {words(column)[0]: words(column)[1] for column in columns}
        assert list(wrong) == [label]
        assert says in wrong[label]
        assert {name: fields_of(again)[name] for name in values} == values
        assert await ada.tasks() == {"Buy milk": "pending"}


async def test_words_that_fit_several_parents_are_a_problem_of_that_field(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        for title in ("Plan the trip", "Plan the party", "Buy milk"):
            await ada.say(f"add '{title}'")
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "Edit", "Buy milk"))

        again = await ada.click(form, submit(form, title="Buy milk", parent="plan"))

        assert again["widget"]["asForm"] is True
        assert any("fits 2 tasks" in word for word in words(again["widget"]))


async def test_the_form_of_a_task_that_is_gone_says_so_and_keeps_what_was_typed(
    product: Product,
) -> None:
    async with visiting(product) as ada, visiting(product) as elsewhere:
        await ada.say("add 'Buy milk'")
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "Edit"))
        await elsewhere.say("delete 1")

        again = await ada.click(form, submit(form, title="Buy oat milk"))

        assert "trash" in words(again["widget"])[1]
        assert fields_of(again)["title"] == "Buy oat milk"
        assert await ada.tasks("trash") == {"Buy milk": "trash"}


async def test_all_fields_of_a_task_go_through_the_form_and_back(product: Product) -> None:
    everything = {
        "title": "Water the plants",
        "description": "Not the cactus.\nSlowly.",
        "due": "2099-12-24",
        "time": "17:30",
        "repeat": "every 2 weeks",
        "priority": "medium",
        "list": "home",
        "tags": "green, quiet",
        "parent": "1",
    }
    async with visiting(product) as ada:
        await ada.say("add 'Look after the flat'")
        item = widget_of(await ada.say("show my tasks"))
        form = await ada.click(item, button(item["widget"], "New task"))
        item = await ada.click(form, submit(form, **everything))

        form = await ada.click(item, button(item["widget"], "Edit", "Water the plants"))

        shown = fields_of(form)
        assert shown.pop("repeat").startswith("every 2 weeks")
        del everything["repeat"]
        assert shown == everything
        kept = submit(form, **(everything | {"repeat": fields_of(form)["repeat"]}))
        back = await ada.click(form, kept)
        detail = await ada.click(back, button(back["widget"], "Details", "Water the plants"))
        messages = [word for word in words(detail["widget"]) if word.startswith(("Add", "Change"))]
        assert messages == ["Added #2 Water the plants."], "sent unchanged, it changes nothing"
