"""What is known of the tools when a turn breaks off."""

import json

import pytest
from agents import Agent, RunItemStreamEvent, ToolCallItem, ToolCallOutputItem
from openai.types.responses import ResponseFunctionToolCall

from backend.agent.reader import Reader

AGENT: Agent[None] = Agent(name="Task assistant")


def called() -> RunItemStreamEvent:
    call = ResponseFunctionToolCall(
        arguments="{}", call_id="call_1", name="add_task", type="function_call"
    )
    return RunItemStreamEvent("tool_called", ToolCallItem(AGENT, call))


def answered(structured: dict[str, object]) -> RunItemStreamEvent:
    output = json.dumps(structured)
    item = ToolCallOutputItem(
        AGENT,
        {"call_id": "call_1", "output": output, "type": "function_call_output"},
        output,
        custom_data={"structured": structured, "failed": False},
    )
    return RunItemStreamEvent("tool_output", item)


def test_a_call_under_way_may_have_written() -> None:
    reader = Reader(None)
    assert not reader.may_have_written
    reader.read(called())
    assert reader.may_have_written


@pytest.mark.parametrize(
    ("structured", "has_written"),
    [({"tasks": [], "change_id": "c1"}, True), ({"tasks": [], "total": 0}, False)],
)
def test_a_call_that_left_a_change_has_written(
    structured: dict[str, object], has_written: bool
) -> None:
    reader = Reader(None)
    reader.read(called())
    reader.read(answered(structured))
    assert reader.may_have_written is has_written
