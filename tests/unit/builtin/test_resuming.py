"""Answers that broke off, and what the built-in assistant does when it goes on."""

import json
from typing import Any

import pytest
from agents import FunctionTool

from backend.agent.builtin.model import BuiltinModel
from backend.agent.interruption import GO_ON, STOPPED, UNKNOWN_OUTCOME
from tests.unit.builtin.task_tools import TaskTools
from tests.unit.builtin.test_specialists import user

Item = dict[str, Any]
ADDED = json.dumps({"tasks": [{"number": 1, "title": "milk"}], "change_id": "c", "message": "."})


def note(text: str) -> Item:
    """Return a hidden item as ChatKit writes it."""
    return user(f"Hidden context for the agent (not shown to the user):\n{text}")


def called(tool: str, output: str, **arguments: object) -> list[Item]:
    call_id = f"{tool} {json.dumps(arguments)}"
    call = {"type": "function_call", "call_id": call_id, "name": tool}
    return [
        call | {"arguments": json.dumps(arguments)},
        {"type": "function_call_output", "call_id": call_id, "output": output},
    ]


async def answer(*items: Item) -> str | list[tuple[str, Any]]:
    """Return what the assistant says, or the calls it makes."""
    tools = [tool for tool in TaskTools().tools() if isinstance(tool, FunctionTool)]
    given: Any = [list(items), None, tools, None, [], None]
    response = await BuiltinModel().get_response(None, *given)
    calls: list[tuple[str, Any]] = []
    for item in response.output:
        if item.type == "message":
            [part] = item.content
            return str(getattr(part, "text", ""))
        if item.type == "function_call":
            calls.append((item.name, json.loads(item.arguments)))
    return calls


@pytest.mark.parametrize("text", ["continue", "go on", "weiter", "continuer", "sigue", "جاری رکھو"])
async def test_what_was_done_is_told_and_what_was_not_is_done(text: str) -> None:
    begun = [user("add milk and complete 4"), *called("add_task", ADDED, title="milk")]

    assert await answer(*begun, note(STOPPED), user(text)) == [("complete_task", {"tasks": ["4"]})]


async def test_a_click_does_the_same() -> None:
    begun = [user("add milk and complete 4"), *called("add_task", ADDED, title="milk")]

    asked = await answer(*begun, note(STOPPED), note(GO_ON))

    assert asked == [("complete_task", {"tasks": ["4"]})]


async def test_a_change_of_which_nobody_knows_is_told_and_not_made_again() -> None:
    begun = [user("add milk"), *called("add_task", UNKNOWN_OUTCOME, title="milk"), note(STOPPED)]

    assert await answer(*begun, user("continue")) == (
        "I was interrupted at “milk”, so I cannot say whether it was done, and I do not do it "
        "twice. Look at your list, then ask again for what is missing."
    )


async def test_what_was_only_read_is_read_again() -> None:
    unread = called("list_tasks", UNKNOWN_OUTCOME, status="pending")

    asked = await answer(user("show my tasks"), *unread, note(STOPPED), user("continue"))

    assert asked == [("list_tasks", {"status": "pending"})]


async def test_once_it_has_gone_on_the_word_means_the_next_page_again() -> None:
    page = json.dumps({"tasks": [], "total": 30, "next_cursor": "20"})
    begun = [user("show my tasks"), note(STOPPED), user("continue")]

    asked = await answer(*begun, *called("list_tasks", page, status="pending"), user("continue"))

    assert asked == [("list_tasks", {"status": "pending", "cursor": "20"})]
