"""Plans: proposed by a model, done by a click, taken back by another."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Call
from tests.support.person import Person, button, said, visiting, widget_of, words
from tests.support.product import running
from tests.support.widget_linter import lint

Json = dict[str, Any]

TO_PLANNER = Call("transfer_to_planner")
PLAN = Call(
    "propose_plan",
    {
        "title": "Your week",
        "due": ["1: 2030-01-02", "2: 2030-01-03T09:00"],
        "priority": ["1: high"],
        "subtasks": ["2: Find the number", "2: Call"],
    },
)
ADDS = [Call("add_task", {"title": title}) for title in ("Paint the fence", "Dentist")]


async def proposed(ada: Person, text: str = "Plan my week", tool: str = "") -> Json:
    """Ask for a plan and return the item of its Card."""
    return widget_of(await ada.say(text, tool=tool))


def confirm(item: Json) -> Json:
    """Return what the button that agrees does."""
    return dict(item["widget"]["confirm"]["action"])


async def dues(ada: Person) -> dict[str, str]:
    """Return the titles of the tasks with what stands below each."""
    answer = await ada.http.get("/api/chatkit/tasks", params={"status": "pending"})
    rows = [row for row in answer.json()["widget"]["children"] if "key" in row]
    return {words(row)[0]: words(row)[1] for row in rows}


async def test_a_plan_is_proposed_then_made_with_one_click_and_undone_with_another(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating(ADDS, "Added.", TO_PLANNER, PLAN, "Here is your week.", "Fine.") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Paint the fence, dentist")
            before = await dues(ada)

            items = await ada.say("Plan my week")

            item = widget_of(items)
            assert said(items).strip() == "Here is your week."
            assert await dues(ada) == before, "a proposal changes nothing"
            assert item["widget"]["status"]["text"] == "Your week"
            assert words(item["widget"])[:3] == [
                "#1 Paint the fence",
                "due no date → Wed 2 Jan 2030",
                "priority none → high",
            ]
            assert lint(item["widget"]) == []

            done = await ada.click(item, confirm(item))

            made = await dues(ada)
            assert made["Paint the fence"].endswith("Wed 2 Jan 2030")
            assert {"Find the number", "Call"} < set(made)
            assert "confirm" not in done["widget"], "locked"
            assert words(done["widget"])[-1] == "Done: 2 tasks changed, 2 tasks added."
            assert lint(done["widget"]) == []

            undone = await ada.click(done, button(done["widget"], "Undo"))

            assert await dues(ada) == before
            assert lint(undone["widget"]) == []
            again = await ada.click(undone, button(undone["widget"], "Do it again"))
            assert await dues(ada) == made
            await ada.click(again, button(done["widget"], "Undo"))
            assert await dues(ada) == made, "the button of a Card drawn before does nothing more"

            await ada.say("And now?")

    assert "agreed to the proposal" in json.dumps(model.requests[-1].body)


async def test_the_next_turn_after_a_hand_over_is_the_task_assistants_and_has_valid_history(
    tmp_path: Path,
) -> None:
    with (
        emulating(ADDS, "Added.", TO_PLANNER, PLAN, "Here you are.", "Hello.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Paint the fence, dentist")
            planned = await ada.say("Plan my week")
            await ada.say("Hello")
            stored = await ada.items()

    [work] = [item["workflow"] for item in planned if item["type"] == "workflow"]
    steps = [step["title"] for step in work["tasks"]]
    assert steps == ["Made a plan"], "a hand-over is no tool that people see"
    planner, after = model.requests[4], model.requests[5]
    assert "propose_plan" in planner.tools
    assert not {"add_task", "update_task", "delete_task", "undo"} & set(planner.tools)
    assert "add_task" in after.tools
    calls = [m for m in after.messages if m.calls]
    answered = {m.call_id for m in after.messages if m.role == "tool"}
    assert [call.tool for m in calls for call in m.calls] == [
        "add_task",
        "add_task",
        "propose_plan",
    ]
    assert len(answered) == 3, "every call has its answer"
    assert "transfer_to" not in json.dumps(stored)


@pytest.mark.parametrize(
    ("text", "tool"), [("Plan my week", "plan"), ("[TOOL:plan] Plan my week", "")]
)
async def test_the_person_can_go_to_the_planner_directly(
    tmp_path: Path, text: str, tool: str
) -> None:
    with (
        emulating(ADDS, "Added.", PLAN, "Here you are.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Paint the fence, dentist")
            assert (await proposed(ada, text, tool))["widget"]["type"] == "Card"

    last = [m.text for m in model.requests[2].messages if m.role == "user"][-1]
    assert "propose_plan" in model.requests[2].tools
    assert last == "Plan my week", "the model does not see where it was sent"


@pytest.mark.parametrize(("text", "tool"), [("[TOOL:cook] dinner", ""), ("dinner", "cook")])
async def test_an_unknown_name_is_answered_with_the_known_ones_and_asks_no_model(
    tmp_path: Path, text: str, tool: str
) -> None:
    with emulating("Never.") as model, running(tmp_path, **model.settings) as product:
        async with visiting(product) as ada:
            answer = said(await ada.say(text, tool=tool))

    assert "“cook”" in answer
    assert "[TOOL:plan]" in answer
    assert "[TOOL:interface]" in answer
    assert model.requests == []


async def with_proposal(ada: Person) -> Json:
    """Add the tasks and return the open proposal."""
    await ada.say("Paint the fence, dentist")
    return await proposed(ada)


def scripted(*after: object) -> Any:
    """Return the emulator that adds the tasks and plans."""
    script: Any = (ADDS, "Added.", TO_PLANNER, PLAN, "Here you are.", *after)
    return emulating(*script)


async def test_a_second_click_has_no_effect(tmp_path: Path, database_url: str) -> None:
    with scripted() as model, running(tmp_path, database_url, **model.settings) as product:
        async with visiting(product) as ada:
            item = await with_proposal(ada)

            once = await ada.click(item, confirm(item))
            twice = await ada.click(item, confirm(item))

            assert twice == once
            assert len(await dues(ada)) == 4


async def test_a_proposal_is_refused_when_a_task_was_changed_since(tmp_path: Path) -> None:
    change = Call("update_task", {"tasks": ["2"], "title": "Doctor"})
    with (
        scripted(change, "Renamed.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            item = await with_proposal(ada)
            await ada.say("Rename 2 to Doctor")
            before = await dues(ada)

            refused = await ada.click(item, confirm(item))

            assert await dues(ada) == before, "all of it or nothing"
            assert (
                "#2 Dentist was changed since: it is called “Doctor”."
                in words(refused["widget"])[-1]
            )
            assert "confirm" not in refused["widget"]
            assert lint(refused["widget"]) == []


async def test_a_cancelled_proposal_changes_nothing_and_cannot_be_made(tmp_path: Path) -> None:
    with scripted() as model, running(tmp_path, **model.settings) as product:
        async with visiting(product) as ada:
            item = await with_proposal(ada)
            before = await dues(ada)

            closed = await ada.click(item, item["widget"]["cancel"]["action"])
            after = await ada.click(closed, confirm(item))

            assert after["widget"] == closed["widget"]
            assert await dues(ada) == before


async def test_a_forged_payload_changes_nothing(tmp_path: Path) -> None:
    with scripted() as model, running(tmp_path, **model.settings) as product:
        async with visiting(product) as ada, visiting(product, "bob") as bob:
            item = await with_proposal(ada)
            before = await dues(ada)
            real = confirm(item)["payload"]["plan_id"]
            for payload in (
                {},
                {"plan_id": "plan_other"},
                {
                    "plan_id": real,
                    "steps": [{"tool": "delete_task", "arguments": {"tasks": ["1"]}}],
                },
            ):
                params = {
                    "thread_id": ada.thread_id,
                    "item_id": item["id"],
                    "action": {"type": "apply_plan", "payload": payload},
                }
                answer = await ada.request({"type": "threads.sync_custom_action", "params": params})
                assert answer.status_code == 422
            real_click = {
                "thread_id": ada.thread_id,
                "item_id": item["id"],
                "action": confirm(item),
            }
            stolen = await bob.request({"type": "threads.sync_custom_action", "params": real_click})

            assert stolen.status_code == 404
            assert await dues(ada) == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({}, "Nothing would change"),
        ({"due": ["9: tomorrow"]}, "9"),
        ({"due": ["1: yesterday"]}, "is past"),
        ({"due": ["1: soonish"]}, "soonish"),
        ({"due": ["tomorrow"]}, "is no entry"),
        ({"priority": ["1: urgent"]}, "is no priority"),
        ({"due": [f"1: 2030-01-{d % 28 + 1:02}" for d in range(51)]}, "too many"),
        ({"tasks": ["1"], "delete": True}, "delete"),
    ],
)
async def test_a_plan_that_makes_no_sense_is_told_to_the_model_and_shows_nothing(
    tmp_path: Path, arguments: Json, reason: str
) -> None:
    with (
        emulating(ADDS, "Added.", Call("propose_plan", arguments), "Sorry.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Paint the fence, dentist")
            items = await ada.say("Plan", tool="plan")

    work, answer = items
    assert [step["title"] for step in work["workflow"]["tasks"]] == ["Making a plan failed"]
    assert answer["type"] == "assistant_message"
    [told] = [m.text for m in model.requests[3].messages if "Nothing was proposed." in m.text]
    assert reason in told
