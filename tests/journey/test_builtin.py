"""The built-in assistant, from the ChatKit request to the task table and back."""

from collections.abc import AsyncGenerator

import pytest

from tests.support.person import Person, button, said, visiting, widget_of, words
from tests.support.product import Product


@pytest.fixture
async def ada(product: Product) -> AsyncGenerator[Person, None]:
    """Somebody with three tasks, one of them a meeting."""
    async with visiting(product, "ada") as person:
        for title in ("Water the plants", "Team meeting", "Read a book"):
            await person.say(f"add {title}")
        yield person


async def test_the_first_phrases_of_a_new_user_each_end_in_the_right_state(ada: Person) -> None:
    added = await ada.say("Add a task to buy groceries")
    assert "buy groceries" in await ada.tasks()
    assert "buy groceries" in words(widget_of(added)["widget"])

    everything = await ada.say("Show me all my tasks")
    titles = ["Water the plants", "Team meeting", "Read a book", "buy groceries"]
    assert [word for word in words(widget_of(everything)["widget"]) if word in titles] == titles

    completed = await ada.say("Mark task 3 as complete")
    assert (await ada.tasks())["Read a book"] == "completed"
    assert button(widget_of(completed)["widget"], "Reopen")

    pending = await ada.say("What's pending?")
    assert "Read a book" not in words(widget_of(pending)["widget"])
    assert "3 pending" in said(pending)

    await ada.say("Delete the meeting task")
    assert "Team meeting" not in await ada.tasks()
    assert await ada.tasks("trash") == {"Team meeting": "trash"}

    await ada.say("Change task 1 to 'Call mom tonight'")
    assert "Call mom tonight" in await ada.tasks()

    await ada.say("I need to remember to pay bills")
    assert (await ada.tasks())["pay bills"] == "pending"

    done = await ada.say("What have I completed?")
    assert "Read a book" in words(widget_of(done)["widget"])
    assert "pay bills" not in words(widget_of(done)["widget"])

    undone = await ada.say("undo that")
    assert await ada.tasks() == {
        "Call mom tonight": "pending",
        "Read a book": "completed",
        "buy groceries": "pending",
    }
    assert "Undone" in said(undone)


async def test_one_message_can_hold_several_wishes(ada: Person) -> None:
    items = await ada.say("add buy milk, mark task 1 as done and show my list")

    assert await ada.tasks() == {
        "Water the plants": "completed",
        "Team meeting": "pending",
        "Read a book": "pending",
        "buy milk": "pending",
    }
    widgets = [item["widget"] for item in items if item["type"] == "widget"]
    assert "buy milk" in words(widgets[-1])


async def test_words_that_fit_several_tasks_are_asked_about_and_picked_with_a_click(
    ada: Person,
) -> None:
    await ada.say("add Plan the meeting room")

    item = widget_of(items := await ada.say("complete the meeting task"))

    assert item["widget"]["type"] == "ListView"
    assert "Pick one" in said(items)
    assert set((await ada.tasks()).values()) == {"pending"}
    choices = {words(child)[0]: child["onClickAction"] for child in item["widget"]["children"]}
    assert set(choices) == {"Team meeting", "Plan the meeting room"}

    redrawn = await ada.click(item, choices["Team meeting"])

    assert (await ada.tasks())["Team meeting"] == "completed"
    assert "Completed #2 Team meeting." in words(redrawn["widget"])


async def test_what_was_clicked_is_what_it_means_next(ada: Person) -> None:
    item = widget_of(await ada.say("show my tasks"))
    await ada.click(item, button(item["widget"], "Complete", beside="Team meeting"))

    await ada.say("reopen it and move it to 2030-01-02")

    assert (await ada.tasks())["Team meeting"] == "pending"
    assert "2 Jan 2030" in " ".join(
        words(widget_of(await ada.say("show the meeting task"))["widget"])
    )


async def test_mistyped_words_reach_their_task_and_no_list_is_drawn_for_the_search(
    ada: Person,
) -> None:
    items = await ada.say("compelte the metting task")

    assert (await ada.tasks())["Team meeting"] == "completed"
    assert "Read a book" not in words(widget_of(items)["widget"])


async def test_a_wrong_choice_is_taken_back_for_the_other_one(ada: Person) -> None:
    await ada.say("add Plan the meeting room")
    await ada.say("complete the meeting task")
    await ada.say("the team one")

    await ada.say("no, the other one")

    tasks = await ada.tasks()
    assert (tasks["Team meeting"], tasks["Plan the meeting room"]) == ("pending", "completed")


async def test_it_says_plainly_what_it_cannot_do(ada: Person) -> None:
    before = await ada.tasks()

    items = await ada.say("Write me a poem about the sea")

    assert "TASKCHAT_MODEL" in said(items)
    assert await ada.tasks() == before


async def test_nothing_is_done_to_all_tasks_at_once(ada: Person) -> None:
    before = await ada.tasks()

    await ada.say("delete all my tasks")

    assert await ada.tasks() == before
