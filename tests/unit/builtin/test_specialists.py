"""Which messages the built-in assistant takes for plans, and which for looks."""

import json
from typing import Any

import pytest

from backend.agent.builtin.planner import wants_plan
from backend.agent.builtin.recent import read_recent
from backend.agent.builtin.specialists import specialists_step
from backend.agent.builtin.steps import Answer, Calls

HANDOFFS = ["transfer_to_planner", "transfer_to_interface_assistant"]


def user(text: str) -> dict[str, Any]:
    """Return what somebody wrote, as a model's input has it."""
    return {"role": "user", "content": [{"type": "input_text", "text": text}]}


def called(tool: str, output: object, **arguments: object) -> list[dict[str, Any]]:
    """Return a call and its answer, as a model's input has them."""
    return [
        {
            "type": "function_call",
            "call_id": tool,
            "name": tool,
            "arguments": json.dumps(arguments),
        },
        {"type": "function_call_output", "call_id": tool, "output": json.dumps(output)},
    ]


def taken_by(text: str) -> str:
    """Return the tool that the task assistant calls to hand over; "" if it answers itself."""
    step = specialists_step([user(text)], ["add_task"], HANDOFFS)
    return step.calls[0].tool if isinstance(step, Calls) else ""


@pytest.mark.parametrize(
    "text",
    [
        "plan my day",
        "Please plan my week!",
        "can you organize the week for me?",
        "triage overdue",
        "sort out my overdue tasks please",
        "What's overdue? Sort it out",
        "break down task 3",
        "break 'paint the fence' into steps",
        "steps for #3: one, two",
        "plane meinen Tag",
        "sortiere die überfälligen Aufgaben",
        "planifie ma semaine",
        "planifica mi día",
        "میرے ہفتے کا منصوبہ بناؤ",
    ],
)
def test_plans_go_to_the_planner(text: str) -> None:
    assert taken_by(text) == "transfer_to_planner"


@pytest.mark.parametrize(
    "text",
    [
        "dark mode",
        "switch to the light theme, please",
        "make the text bigger",
        "compact layout",
        "use a normal font size again",
        "reset the look",
        "undo the theme change",
        "dunkles Design",
        "größere Schrift bitte",
        "mets le mode sombre",
        "letra más grande",
        "ڈارک موڈ کرو",
    ],
)
def test_looks_go_to_the_interface_assistant(text: str) -> None:
    assert taken_by(text) == "transfer_to_interface_assistant"


@pytest.mark.parametrize(
    "text",
    [
        "add plan my week",
        "plan the party",
        "remind me to plan my day tomorrow",
        "what is overdue",
        "show overdue tasks",
        "break up with Sam",
        "light",
        "add light bulbs to my list",
        "make 3 normal",
        "buy a dark theme album",
        "undo",
        "show more",
        "complete all",
        "x" * 5000,
    ],
)
def test_everything_else_stays_with_the_task_assistant(text: str) -> None:
    assert taken_by(text) == ""


def test_undo_means_the_look_only_right_after_a_change_of_the_look() -> None:
    looks = [user("dark mode"), *called("change_interface", {"changed": ["theme"]})]
    tasks = [user("add milk"), *called("add_task", {"message": "Added."})]

    after_looks = specialists_step([*looks, user("undo")], ["add_task"], HANDOFFS)
    after_tasks = specialists_step([*looks, *tasks, user("undo")], ["add_task"], HANDOFFS)

    assert isinstance(after_looks, Calls)
    assert after_tasks is None


def test_nobody_is_handed_over_to_where_nobody_else_is() -> None:
    assert specialists_step([user("plan my day")], ["add_task"], []) is None


def test_a_broken_conversation_is_no_crash() -> None:
    broken = [None, {"type": "function_call_output", "output": 3}, user("dark mode"), {"role": 7}]

    assert read_recent(broken).message == "dark mode"
    assert isinstance(specialists_step("hello", ["change_interface"], []), Answer)
    assert not wants_plan("[" * 2000)


def test_without_its_tools_the_planner_says_that_the_tasks_cannot_be_seen() -> None:
    refused = called("task_stats", {"error": "unavailable", "message": "No."}, days=1)

    step = specialists_step([user("plan my day"), *refused], ["propose_plan"], [])

    assert isinstance(step, Answer)
    assert "cannot see your tasks" in step.text
