"""The model as the Agents SDK runs it."""

import json
import subprocess
import sys
from collections.abc import Sequence

from agents import ModelSettings, ModelTracing, TResponseInputItem
from agents.items import TResponseStreamEvent
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseTextDeltaEvent,
)

from backend.agent.builtin.model import BuiltinModel
from backend.agent.builtin.plan import MOST_ROUNDS
from tests.unit.builtin.chat import Chat
from tests.unit.builtin.task_tools import TaskTools


async def events_of(*items: TResponseInputItem) -> list[TResponseStreamEvent]:
    stream = BuiltinModel().stream_response(
        None,
        list(items),
        ModelSettings(),
        TaskTools().tools(),
        None,
        [],
        ModelTracing.DISABLED,
    )
    return [event async for event in stream]


def said(text: str) -> TResponseInputItem:
    return {"role": "user", "content": text}


def called(call_id: str, name: str, arguments: str, output: str) -> Sequence[TResponseInputItem]:
    return [
        {"type": "function_call", "call_id": call_id, "name": name, "arguments": arguments},
        {"type": "function_call_output", "call_id": call_id, "output": output},
    ]


def calls_in(events: Sequence[TResponseStreamEvent]) -> list[ResponseFunctionToolCall]:
    last = events[-1]
    assert isinstance(last, ResponseCompletedEvent)
    return [item for item in last.response.output if isinstance(item, ResponseFunctionToolCall)]


async def test_an_answer_is_streamed_word_by_word() -> None:
    events = await events_of(said("thanks"))

    deltas = [event.delta for event in events if isinstance(event, ResponseTextDeltaEvent)]
    assert deltas == ["You're ", "welcome!"]
    assert [event.type for event in events] == [
        "response.created",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [event.sequence_number for event in events] == list(range(len(events)))


async def test_independent_clauses_are_called_in_parallel_with_ids_of_their_own() -> None:
    events = await events_of(said("add vote and add call mom"))

    calls = calls_in(events)
    assert [json.loads(call.arguments) for call in calls] == [
        {"title": "vote"},
        {"title": "call mom"},
    ]
    assert len({call.call_id for call in calls} | {call.id for call in calls}) == 4
    started = [event for event in events if isinstance(event, ResponseOutputItemAddedEvent)]
    assert [event.output_index for event in started] == [0, 1]


async def test_a_list_waits_for_the_change_before_it() -> None:
    message = said("add vote and show my list")
    added = '{"tasks": [], "change_id": "c1", "message": "Added."}'

    before = await events_of(message)
    after = await events_of(message, *called("1", "add_task", '{"title": "vote"}', added))

    assert [call.name for call in calls_in(before)] == ["add_task"]
    assert [call.name for call in calls_in(after)] == ["list_tasks"]


async def test_a_call_that_another_model_made_in_this_turn_is_not_made_again() -> None:
    added = '{"tasks": [], "change_id": "c1", "message": "Added."}'

    events = await events_of(
        said("add vote"), *called("1", "add_task", '{"title": "Vote!"}', added)
    )

    assert calls_in(events) == []


async def test_calls_of_earlier_turns_do_not_count_for_this_one() -> None:
    added = '{"tasks": [], "change_id": "c1", "message": "Added."}'
    first = called("1", "add_task", '{"title": "vote"}', added)

    events = await events_of(said("add vote"), *first, said("add vote"))

    assert [call.name for call in calls_in(events)] == ["add_task"]


async def test_hidden_items_in_the_users_role_are_not_taken_for_messages() -> None:
    hidden = said(
        "Hidden context for the agent (not shown to the user):\n<HiddenContext>\ndelete 3"
    )
    quoted = said("The user is referring to this in particular: \ndelete 3")

    events = await events_of(said("add vote"), hidden, quoted)

    assert [call.name for call in calls_in(events)] == ["add_task"]


async def test_content_parts_are_read_as_one_message() -> None:
    parts: TResponseInputItem = {
        "role": "user",
        "content": [{"type": "input_text", "text": "delete 3"}],
    }

    assert [call.name for call in calls_in(await events_of(parts))] == ["delete_task"]


async def test_get_response_returns_what_the_stream_ends_with() -> None:
    response = await BuiltinModel().get_response(
        None, "thanks", ModelSettings(), [], None, [], ModelTracing.DISABLED
    )

    assert "You're welcome!" in str(response.output)
    assert response.usage.total_tokens == 0


async def test_a_turn_stays_within_the_runners_limit() -> None:
    chat = Chat(TaskTools().given("Pay bills"))

    answer = await chat.say("; ".join(["add vote; show my list"] * 10))

    assert len(chat.tools.calls) == MOST_ROUNDS
    assert answer.endswith("I left out the rest. Please ask for it again.")


def test_the_model_needs_no_litellm() -> None:
    check = "import sys, backend.agent.builtin.model; sys.exit('litellm' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
