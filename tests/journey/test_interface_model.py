"""The interface assistant with a language model: the page is asked, and its answer is read."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Call
from tests.support.person import said, visiting
from tests.support.product import running

Json = dict[str, Any]
TO_INTERFACE = Call("transfer_to_interface_assistant")
ANSWER = {"changed": ["theme"], "settings": {"theme": "dark"}}


async def test_the_page_carries_out_the_call_and_the_model_reads_what_it_did(
    tmp_path: Path, database_url: str
) -> None:
    call = Call("change_interface", {"theme": "dark", "undo": False})
    with (
        emulating(TO_INTERFACE, call, "It is dark now.", "You are welcome.") as model,
        running(tmp_path, database_url, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            [asked] = await ada.say("Could it be darker in here?")
            assert (asked["type"], asked["status"]) == ("client_tool_call", "pending")
            assert asked["arguments"] == {"theme": "dark"}
            assert len(model.requests) == 2, "the turn ends until the page has answered"

            assert said(await ada.answer_call(ANSWER)).strip() == "It is dark now."

            await ada.say("Thanks")

    offered, read, after = model.requests[1], model.requests[2], model.requests[3]
    assert set(offered.tools) == {"change_interface", "transfer_to_task_assistant"}
    [told] = [m for m in read.messages if m.role == "tool"]
    assert json.loads(told.text) == ANSWER
    assert "change_interface" in read.tools, "the agent that asked goes on"
    assert "add_task" in after.tools, "the next message is the task assistant's"
    assert "transfer_to" not in json.dumps(after.body["messages"])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [({"theme": "pink"}, "theme"), ({"accent": "url(//evil)"}, "accent"), ({"css": "x"}, "css")],
)
async def test_looks_that_cannot_be_are_told_to_the_model_and_never_reach_the_page(
    tmp_path: Path, arguments: Json, reason: str
) -> None:
    with (
        emulating(Call("change_interface", arguments), "I cannot do that.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Pink, please", tool="interface")

    assert [item["type"] for item in items] == ["assistant_message"]
    [told] = [m.text for m in model.requests[1].messages if m.role == "tool"]
    assert told.startswith("Nothing was changed.")
    assert reason in told


async def test_of_two_calls_at_once_the_page_is_asked_one(tmp_path: Path) -> None:
    calls = [Call("change_interface", {"theme": t}) for t in ("light", "dark")]
    with (
        emulating(calls, "It is dark.", "Hello.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            [asked] = await ada.say("Light, no, dark", tool="interface")
            assert asked["arguments"] == {"theme": "dark"}
            await ada.answer_call(ANSWER)
            await ada.say("Hello")

    assert "Not done" in json.dumps(model.requests[1].body)
    for request in model.requests[1:]:
        calls_made = {call.tool for m in request.messages for call in m.calls}
        answered = [m for m in request.messages if m.role == "tool"]
        assert (calls_made, len(answered)) == ({"change_interface"}, 2), "each has its answer"
