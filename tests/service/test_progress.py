"""The steps of an answer and the tasks that it names, as a page gets them."""

from pathlib import Path

import httpx2

from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Call, Reply
from tests.support.person import Json, Person, events_of, said, says, visiting, widget_of
from tests.support.product import running
from tests.support.protocol import wrong_with_event
from tests.support.stepped_model import stepping
from tests.support.viewer import asking, following

ADD = Call("add_task", {"title": "Buy milk"})
MOM = Call("add_task", {"title": "Call mom"})
LONGER = "It is done now and there is more to say"


def kinds(items: list[Json]) -> list[str]:
    return [item["type"] for item in items]


def steps(item: Json) -> list[tuple[str, str, str]]:
    """Return the titles, icons and states of the steps."""
    return [(t["title"], t["icon"], t["status_indicator"]) for t in item["workflow"]["tasks"]]


def the(kind: str, items: list[Json]) -> Json:
    """Return the only item of its kind."""
    [item] = [item for item in items if item["type"] == kind]
    return item


def updates(events: list[Json], kind: str) -> list[Json]:
    """Return what is told of items that are not done yet."""
    told = [event["update"] for event in events if event["type"] == "thread.item.updated"]
    return [update for update in told if update["type"].startswith(kind)]


def assert_strict(person: Person) -> None:
    """Assert that ChatKit's types know every event of the last answer, and all of it."""
    assert [p for event in person.events for p in wrong_with_event(event)] == []


async def test_calls_are_steps_that_are_told_live_and_folded_away_with_their_time(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating([ADD, MOM], Call("complete_task", {"tasks": ["1"]}), "All done.") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Milk, mom, and milk is done")
            stored = await ada.items()

    assert_strict(ada)
    assert "progress_update" not in [event["type"] for event in ada.events]
    work = the("workflow", items)
    assert steps(work) == [
        ("Added “Buy milk”", "plus", "complete"),
        ("Added “Call mom”", "plus", "complete"),
        ("Completed “Buy milk”", "check-circle", "complete"),
    ]
    assert work["workflow"]["type"] == "custom"
    assert work["workflow"]["expanded"] is False
    assert list(work["workflow"]["summary"]) == ["duration"]
    live = updates(ada.events, "workflow.task")
    assert [(u["type"], u["task_index"]) for u in live if u["type"].endswith("added")] == [
        ("workflow.task.added", 0),
        ("workflow.task.added", 1),
        ("workflow.task.added", 2),
    ]
    assert {u["task"]["status_indicator"] for u in live if u["type"].endswith("added")} == {
        "loading"
    }
    assert sum(u["type"].endswith("updated") for u in live) == 3
    shown = ["widget", "widget", "widget"]
    assert kinds(stored) == ["user_message", "workflow", *shown, "assistant_message"]
    assert the("workflow", stored) == work


async def test_what_is_done_after_the_assistant_spoke_stands_after_what_it_said(
    tmp_path: Path,
) -> None:
    with (
        emulating(Reply("First milk.", [ADD]), Reply("Then mom.", [MOM]), "That is all.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Milk and mom")
            stored = await ada.items()

    assert_strict(ada)
    begun = [e["item"]["id"] for e in ada.events if e["type"] == "thread.item.added"]
    once = list(dict.fromkeys(begun))
    seen = [item["id"] for item in stored if item["id"] in once]
    assert seen == once, "read again, all stands where it stood"
    assert kinds(stored) == [
        "user_message",
        "assistant_message",
        "workflow",
        "widget",
        "assistant_message",
        "workflow",
        "widget",
        "assistant_message",
    ]


async def test_a_refusal_is_a_step_that_says_so_also_when_folded(tmp_path: Path) -> None:
    with (
        emulating(Call("complete_task", {"tasks": ["9"]}), "There is no such task.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            work = the("workflow", await ada.say("Complete task 9"))

    assert_strict(ada)
    refused = "Completing was refused: no such task"
    assert steps(work) == [(refused, "info", "none")]
    assert work["workflow"]["summary"] == {"title": refused, "icon": "info"}


async def test_titles_that_people_gave_are_cleaned_and_stay_text(tmp_path: Path) -> None:
    title = "![x](https://evil.example/x.png) \u202e<b>\u200b" + "and more " * 12
    with (
        emulating(Call("add_task", {"title": title}), "Added.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            work = the("workflow", await ada.say("Add it"))

    [step] = work["workflow"]["tasks"]
    assert step["title"].startswith("Added “![x](https://evil.example/x.png) <b>and more")
    assert len(step["title"]) < 80
    assert "content" not in step, "what ChatKit reads as Markdown stays empty"


async def test_a_look_for_the_task_that_is_meant_and_help_and_the_page_are_no_steps(
    tmp_path: Path,
) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada:
            await ada.say("add 'Buy milk'")
            looked = await ada.say("I bought the milk")
            looked_up = [e["text"] for e in ada.events if e["type"] == "progress_update"]
            helped = await ada.say("help")
            asked = await ada.say("dark mode")

    assert looked_up == ["Looking at your tasks"]
    assert steps(the("workflow", looked)) == [("Completed “Buy milk”", "check-circle", "complete")]
    assert "workflow" not in kinds(helped)
    assert kinds(asked) == ["client_tool_call"]


async def test_stop_leaves_no_step_that_still_seems_to_run(
    tmp_path: Path, database_url: str
) -> None:
    with (
        stepping(Reply("First milk.", [ADD]), LONGER) as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            model.say(2)
            async with asking(ada.http, says("Milk")) as view:
                await view.until('"type":"widget"')
                await stop(ada.http, view.turn_id)
                assert await view.to_the_end() == "stopped"
            ada.thread_id = str(view.all_events[0]["thread"]["id"])
            items = await ada.items()

    work = the("workflow", items)
    assert steps(work) == [("Added “Buy milk”", "plus", "complete")]
    assert work["workflow"]["summary"] == {"title": "Stopped", "icon": "info"}
    assert kinds(items) == ["user_message", "assistant_message", "workflow", "widget"]


async def stop(http: httpx2.AsyncClient, turn_id: str) -> None:
    """Say Stop."""
    answer = await http.post(f"/api/chatkit/turns/{turn_id}/stop", json={})
    assert answer.raise_for_status().json()["state"] == "stopped"


async def test_who_comes_back_sees_the_same_steps_as_who_stayed(tmp_path: Path) -> None:
    with (
        stepping(ADD, LONGER) as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada, asking(ada.http, says("Milk")) as view:
            model.say(1)
            await view.until("It ")
            async with following(ada.http, view.turn_id) as other:
                model.say()
                assert await view.to_the_end() == await other.to_the_end() == "done"
            assert view.frames == other.frames


async def test_a_task_that_an_answer_names_is_an_entity_of_the_mentions(
    tmp_path: Path, database_url: str
) -> None:
    text = "I added **Buy milk**; Call mom is there too."
    with (
        emulating([ADD, MOM], text, "Buy milk, as I said.") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            message = the("assistant_message", await ada.say("Milk and mom"))
            events = ada.events
            stored = the("assistant_message", await ada.items())
            found = await ada.http.get("/api/chatkit/entities", params={"query": "Buy milk"})
            [entity] = found.raise_for_status().json()["entities"]
            shown = await open_entity(ada, entity)
            later = the("assistant_message", await ada.say("What did you say?"))

    assert_strict(ada)
    [part] = message["content"]
    milk, mom = part["annotations"]
    assert [text[: note["index"]] for note in (milk, mom)] == [
        "I added **Buy milk**",
        "I added **Buy milk**; Call mom",
    ]
    source = milk["source"]
    assert {name: source[name] for name in ("id", "title", "icon", "interactive", "data")} == {
        name: entity[name] for name in ("id", "title", "icon", "interactive", "data")
    }
    assert (source["type"], source["inline_label"]) == ("entity", "#1")
    assert [u["annotation"] for u in updates(events, "assistant_message.content_part.ann")] == [
        milk,
        mom,
    ]
    assert stored == message
    assert shown["widget"]["status"]["text"].startswith("Task 1")
    assert later["content"][0]["annotations"] == [], "no tool has told of it in this turn"


async def open_entity(person: Person, entity: Json) -> Json:
    """Click on an entity as the page does; return the widget that it opens."""
    payload = {"task_id": entity["id"].removeprefix("task:")}
    action = {"type": "get_task", "payload": payload}
    params = {"thread_id": person.thread_id, "action": action}
    events = await person.post({"type": "threads.custom_action", "params": params})
    return widget_of([e["item"] for e in events if e["type"] == "thread.item.done"])


async def test_the_built_in_assistant_names_its_tasks_and_tells_its_steps(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada:
            added = await ada.say("add 'Buy milk'")
            assert_strict(ada)
            listed = await ada.say("show my tasks")
            assert_strict(ada)
            plain = await ada.http.post("/api/chatkit/generate", json={"message": "add 'Mop up'"})

    [note] = the("assistant_message", added)["content"][0]["annotations"]
    assert said(added)[: note["index"]].endswith("“Buy milk”")
    assert note["source"]["inline_label"] == "#1"
    assert steps(the("workflow", listed)) == [("Found 1 task", "search", "complete")]
    told = [event["type"] for event in events_of(plain.text)]
    assert list(dict.fromkeys(told)) == ["tool_call", "widget", "text_delta", "complete"]
