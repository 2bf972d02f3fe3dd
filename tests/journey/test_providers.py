"""Every provider's wire format, through the real LiteLLM: another setting, and nothing else."""

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from agents import ModelSettings, ModelTracing
from openai.types.responses import ResponseCompletedEvent, ResponseUsage

from backend.agent.choice import chosen_model
from backend.settings import Settings
from tests.support.emulators.anthropic_messages import AnthropicMessages
from tests.support.emulators.bedrock import Bedrock
from tests.support.emulators.emulator import Emulator, emulating
from tests.support.emulators.gemini import Gemini
from tests.support.emulators.ollama_chat import OllamaChat
from tests.support.emulators.openai_chat import AzureChat, OpenAIChat, OpenRouter
from tests.support.emulators.script import KEY, Call, Reply, Usage
from tests.support.emulators.wire import Wire
from tests.support.person import said, visiting
from tests.support.product import running

T = TypeVar("T")

WIRES: list[Wire] = [
    OpenAIChat(),
    AnthropicMessages(),
    Gemini(),
    OllamaChat(),
    AzureChat(),
    OpenRouter(),
    Bedrock(),
]
MESSAGE = "add buy milk for tomorrow and show my list"
SCRIPT = (
    Reply("Let me see.", [Call("add_task", {"title": "buy milk", "due": "tomorrow"})]),
    Call("list_tasks"),
    "Done.",
)

each_wire = pytest.mark.parametrize("wire", WIRES, ids=lambda wire: type(wire).__name__)


def without_ids(widget: dict[str, Any]) -> dict[str, Any]:
    """Return the widget as it looks: ids and instants are new each time."""
    plain = re.sub(r"\b(tsk|chg)_[0-9a-f]+", r"\1", json.dumps(widget))
    plain = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "then", plain)
    return dict(json.loads(plain))


async def journey(data: Path, **settings: Any) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Return the tasks and the widgets that come of the message."""
    with running(data, **settings) as product:
        async with visiting(product) as ada:
            items = await ada.say(MESSAGE)
            widgets = [without_ids(i["widget"]) for i in items if i["type"] == "widget"]
            return await ada.tasks(), widgets


async def on_one_day(work: Callable[[], Awaitable[T]]) -> T:
    """Return what comes of `work`, done again if midnight fell into it."""
    while True:
        before, done = datetime.now(UTC).astimezone().date(), await work()
        if datetime.now(UTC).astimezone().date() == before:
            return done


@each_wire
async def test_one_journey_ends_the_same_with_every_provider_and_with_none(
    wire: Wire, tmp_path: Path
) -> None:
    runs = 0

    async def both() -> tuple[Any, Any, Emulator]:
        nonlocal runs
        runs += 1
        alone = await journey(tmp_path / f"builtin{runs}")
        with emulating(*SCRIPT, wire=wire) as model:
            led = await journey(tmp_path / f"model{runs}", **model.settings)
        return alone, led, model

    alone, led, model = await on_one_day(both)

    assert led == alone
    assert led[0] == {"buy milk": "pending"}
    assert len(led[1]) == 2, "the change and the list"
    assert {asked.key for asked in model.requests} == {KEY}
    assert all({"add_task", "list_tasks"} <= set(asked.tools) for asked in model.requests)
    assert all("to-do list" in asked.system for asked in model.requests)
    assert "buy milk" in model.requests[2].results[1]


@each_wire
async def test_the_next_turn_carries_what_was_said_called_and_answered(
    wire: Wire, tmp_path: Path
) -> None:
    with (
        emulating(*SCRIPT, "You are welcome.", wire=wire) as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say(MESSAGE)
            items = await ada.say("Thanks")

    assert said(items).strip() == "You are welcome."
    messages = model.requests[-1].messages
    calls = [(call.tool, dict(call.arguments)) for said in messages for call in said.calls]
    assert calls == [("add_task", {"title": "buy milk", "due": "tomorrow"}), ("list_tasks", {})]
    assert len(model.requests[-1].results) == 2
    texts = [m.text.strip() for m in messages if m.role != "tool" and m.text.strip()]
    assert texts == [MESSAGE, "Let me see.", "Done.", "Thanks"]


@each_wire
async def test_calls_in_parallel_all_run_and_each_gets_its_own_answer(
    wire: Wire, tmp_path: Path
) -> None:
    # One without arguments among them: its place must not be taken by the next.
    calls = [
        Call("add_task", {"title": "Buy milk"}),
        Call("list_lists"),
        Call("add_task", {"title": "Call mom"}),
    ]
    with (
        emulating(calls, "All done.", wire=wire) as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk and call mom")
            assert await ada.tasks() == {"Buy milk": "pending", "Call mom": "pending"}

    first, _, last = model.requests[1].results
    assert "Buy milk" in first
    assert "Call mom" in last


@each_wire
async def test_words_that_mean_something_to_the_wire_are_text(wire: Wire, tmp_path: Path) -> None:
    text = 'Marked "[DONE] data: {}"\u2028with <b>"quotes"</b> \\ and 🥛.'
    with (
        emulating(text, wire=wire) as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            assert said(await ada.say("Hello")).strip() == text


@each_wire
async def test_how_to_answer_is_told_to_every_provider(wire: Wire, tmp_path: Path) -> None:
    wanted: dict[str, Any] = {"model_temperature": 0.25, "model_max_tokens": 1234}
    with emulating("Hello.", wire=wire) as model:
        await used(Settings(data_dir=tmp_path, **wanted, **model.settings))

    [asked] = model.requests
    assert {0.25, 1234} <= numbers(asked.body)


def numbers(value: Any) -> set[float]:
    """Return all numbers in this JSON."""
    if isinstance(value, dict | list):
        inside = value.values() if isinstance(value, dict) else value
        return {found for part in inside for found in numbers(part)}
    return {value} if isinstance(value, int | float) else set()


@each_wire
async def test_usage_is_what_the_provider_counted(wire: Wire, tmp_path: Path) -> None:
    with emulating(Reply("Hello.", usage=Usage(100, 20, 40)), wire=wire) as model:
        usage = await used(Settings(data_dir=tmp_path, **model.settings))

    assert (usage.input_tokens, usage.output_tokens) == (100, 20)
    # Ollama keeps as well, and does not say how much.
    kept = 0 if isinstance(wire, OllamaChat) else 40
    assert usage.input_tokens_details.cached_tokens == kept


async def used(settings: Settings) -> ResponseUsage:
    """Return what one answer of the settings' model has cost."""
    model = chosen_model(settings)
    events = model.stream_response(
        "Be kind.",
        "Hello",
        ModelSettings(include_usage=True),
        [],
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    [completed] = [event async for event in events if isinstance(event, ResponseCompletedEvent)]
    await model.close()
    assert completed.response.usage
    return completed.response.usage


async def test_ollama_needs_no_key_and_is_asked_to_chat_by_either_name(tmp_path: Path) -> None:
    with (
        emulating(*SCRIPT, wire=OllamaChat()) as model,
        running(
            tmp_path, model="ollama/qwen3", model_api_base=model.settings["model_api_base"]
        ) as product,
    ):
        async with visiting(product) as ada:
            await ada.say(MESSAGE)
            assert await ada.tasks() == {"buy milk": "pending"}
