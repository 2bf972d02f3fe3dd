"""Models that fail: what the person sees, what the log says, and that nothing else is touched.

One row a fault: no answer is cut or empty in silence, no key gets anywhere, every turn ends.
"""

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import pytest

from backend.agent import supervisor
from backend.agent.retries import Retries
from tests.support.emulators.anthropic_messages import AnthropicMessages
from tests.support.emulators.emulator import Emulator, emulating, nobody_there
from tests.support.emulators.gemini import Gemini
from tests.support.emulators.ollama_chat import OllamaChat
from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import HALF, KEY, Answer, Call, Fault, FaultKind
from tests.support.emulators.wire import Wire
from tests.support.person import Person, button, said, visiting, widget_of
from tests.support.product import running
from tests.support.widget_linter import lint

ADD = Call("add_task", {"title": "Buy milk"})
CUT = HALF + " […]"
SECRET_PLAN = "Plan the surprise party"
"""Said to the model: nothing of it may reach the log."""
FALLBACK = "openai/gpt-4.1"


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between retries, which nobody waits for."""
    paused: list[float] = []

    async def pause(seconds: float) -> None:
        paused.append(seconds)

    monkeypatch.setattr(supervisor, "Retries", lambda: Retries(sleep=pause))
    return paused


@dataclass(frozen=True)
class Row:
    """A fault, and all that comes of it."""

    fault: Fault
    kind: str
    """In the log."""
    message: str
    """A part of what the person reads."""
    kept: str = ""
    """Of the answer."""
    asked: int = 1
    """How often the provider is."""
    allow_retry: bool = True

    @property
    def __name__(self) -> str:
        return f"{self.fault.kind}{'' if self.fault.said else ' at once'}"


WIRES: list[Wire] = [OpenAIChat(), AnthropicMessages(), Gemini(), OllamaChat()]
HALF_SAID = [
    Row(Fault(FaultKind.STALLS), "stalled", "stopped in the middle", CUT),
    Row(Fault(FaultKind.BROKEN_OFF), "broken_off", "broke off", CUT),
    Row(Fault(FaultKind.ABORTED), "broken_off", "broke off", CUT),
    Row(Fault(FaultKind.BAD_JSON), "unreadable", "could not be read", CUT),
    Row(Fault(FaultKind.ERROR_CHUNK), "provider_error", "has trouble", CUT),
    Row(Fault(FaultKind.FILTERED), "filtered", "held the answer back", CUT, allow_retry=False),
]
NOTHING_SAID = [
    Row(Fault(FaultKind.UNAVAILABLE), "provider_error", "has trouble", asked=3),
    Row(Fault(FaultKind.SERVER_ERROR), "provider_error", "has trouble", asked=3),
    Row(Fault(FaultKind.RATE_LIMITED), "rate_limited", "again in a minute", asked=3),
    Row(Fault(FaultKind.RATE_LIMITED, retry_after=2), "rate_limited", "in 2 seconds", asked=3),
    Row(Fault(FaultKind.RATE_LIMITED, retry_after=300), "rate_limited", "in 5 minutes"),
    Row(Fault(FaultKind.REFUSED_KEY), "key_refused", "TASKCHAT_MODEL_API_KEY", allow_retry=False),
    Row(Fault(FaultKind.UNKNOWN_MODEL), "unknown_model", "of this name", allow_retry=False),
    Row(Fault(FaultKind.NO_TOOLS), "request_refused", "did not accept", allow_retry=False),
    Row(Fault(FaultKind.HTML), "no_stream", "no model's answer", asked=3),
    Row(Fault(FaultKind.WITHOUT_STREAM), "no_stream", "no model's answer", asked=3),
    Row(Fault(FaultKind.HANGS), "slow_start", "did not start"),
    Row(Fault(FaultKind.EMPTY), "empty", "empty answer", asked=3),
    Row(Fault(FaultKind.TRUNCATED_CALL), "broken_call", "the tool was not run", asked=3),
    Row(Fault(FaultKind.STALLS, said=""), "stalled", "stopped in the middle"),
    Row(Fault(FaultKind.BROKEN_OFF, said=""), "broken_off", "broke off", asked=3),
    Row(Fault(FaultKind.ABORTED, said=""), "broken_off", "broke off", asked=3),
    Row(Fault(FaultKind.BAD_JSON, said=""), "unreadable", "could not be read", asked=3),
    Row(Fault(FaultKind.ERROR_CHUNK, said=""), "provider_error", "has trouble", asked=3),
    Row(Fault(FaultKind.CUT_AT_LIMIT, said=""), "cut_short", "limit of its length"),
]
ON_OTHER_WIRES = [
    Fault(FaultKind.STALLS),
    Fault(FaultKind.BROKEN_OFF),
    Fault(FaultKind.ABORTED),
    Fault(FaultKind.BAD_JSON),
    Fault(FaultKind.ERROR_CHUNK),
    Fault(FaultKind.UNAVAILABLE),
    Fault(FaultKind.RATE_LIMITED, retry_after=300),
    Fault(FaultKind.REFUSED_KEY),
    Fault(FaultKind.HTML),
    Fault(FaultKind.HANGS),
    Fault(FaultKind.EMPTY),
]


def timeouts(fault: Fault) -> dict[str, Any]:
    """Return short ones where they are to pass, and else such as no machine is too slow for."""
    first = 1.0 if fault.kind is FaultKind.HANGS else 30.0
    gap = 3.0 if fault.kind is FaultKind.STALLS else 30.0
    return {"model_first_token_timeout": first, "model_gap_timeout": gap}


async def do(ada: Person, action: str, **payload: object) -> None:
    """Click a button, wherever it is."""
    click = {"type": action, "payload": payload}
    answer = await ada.http.post("/api/chatkit/action", json=click)
    assert "event: complete" in answer.raise_for_status().text


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the kinds of failures in the log, in their order."""
    lines = [r.getMessage() for r in caplog.records if r.name == "backend.agent.call"]
    return [line.split("kind=")[1].split()[0] for line in lines]


def assert_nothing_leaked(caplog: pytest.LogCaptureFixture, ada: Person, data: Path) -> None:
    """No key anywhere, and no text in the log."""
    assert KEY not in caplog.text + json.dumps(ada.events)
    assert SECRET_PLAN not in caplog.text
    assert "Water the plants" not in caplog.text
    kept = [path for path in data.rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if KEY.encode() in path.read_bytes()] == []


async def check(
    row: Row, wire: Wire, data: Path, caplog: pytest.LogCaptureFixture, pauses: list[float]
) -> None:
    """See the fault through, from an empty product to what is left."""
    with (
        emulating(row.fault, wire=wire) as model,
        running(data, **model.settings, **timeouts(row.fault)) as product,
    ):
        async with visiting(product) as ada:
            await do(ada, "create_task", title="Water the plants")
            with anyio.fail_after(60):
                items = await ada.say(SECRET_PLAN)

            [error] = [e for e in ada.events if e["type"] == "error"]
            assert row.message in error["message"]
            assert "safe" in error["message"]
            assert error["allow_retry"] is row.allow_retry
            assert said(items) == said(await ada.items()) == row.kept
            assert failures(caplog) == [row.kind] * row.asked
            # A slow machine may give up waiting before it has sent anything.
            sent = len(model.requests) or row.fault.kind is FaultKind.HANGS
            assert sent == row.asked, "the retries are ours alone"
            assert len(pauses) == row.asked - 1
            assert_nothing_leaked(caplog, ada, data)
            assert await ada.tasks() == {"Water the plants": "pending"}
            await do(ada, "complete_task", task_id="1")
            assert await ada.tasks() == {"Water the plants": "completed"}


@pytest.mark.parametrize("row", [*HALF_SAID, *NOTHING_SAID], ids=lambda row: row.__name__)
async def test_a_fault_is_an_error_in_words_and_one_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, pauses: list[float], row: Row
) -> None:
    await check(row, OpenAIChat(), tmp_path, caplog, pauses)


@pytest.mark.parametrize("wire", WIRES[1:], ids=lambda wire: type(wire).__name__)
@pytest.mark.parametrize(
    "row",
    [row for row in [*HALF_SAID, *NOTHING_SAID] if row.fault in ON_OTHER_WIRES],
    ids=lambda row: row.__name__,
)
async def test_the_same_on_other_wires(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, pauses: list[float], row: Row, wire: Wire
) -> None:
    await check(row, wire, tmp_path, caplog, pauses)


async def test_a_model_that_is_not_there_is_said_to_be_out_of_reach(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, pauses: list[float]
) -> None:
    with nobody_there() as settings, running(tmp_path, **settings) as product:
        async with visiting(product) as ada:
            await ada.say(SECRET_PLAN)

            [error] = [e for e in ada.events if e["type"] == "error"]
            assert "cannot be reached" in error["message"]
            assert "TASKCHAT_MODEL_API_BASE" in error["message"]
            assert failures(caplog) == ["unreachable"] * 3
            assert len(pauses) == 2


async def test_a_retry_that_succeeds_is_not_seen(tmp_path: Path, pauses: list[float]) -> None:
    faults = [Fault(FaultKind.UNAVAILABLE), Fault(FaultKind.TRUNCATED_CALL)]
    with (
        emulating(*faults, ADD, "Added.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Buy milk")

            assert said(items).strip() == "Added."
            assert await ada.tasks() == {"Buy milk": "pending"}
            assert [e for e in ada.events if e["type"] in ("error", "notice")] == []
            assert len(model.requests) == 4
            assert len(pauses) == 2


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: type(wire).__name__)
async def test_an_answer_cut_at_the_limit_is_kept_and_can_be_continued(
    tmp_path: Path, wire: Wire
) -> None:
    with (
        emulating(Fault(FaultKind.CUT_AT_LIMIT), "And the rest.", wire=wire) as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Tell me all")

            card = widget_of(items)
            assert lint(card["widget"]) == []
            assert "cut off" in card["copy_text"]
            assert "“continue”" in card["copy_text"]
            assert [e for e in ada.events if e["type"] in ("error", "notice")] == []
            assert said(items) == said(await ada.items()) == CUT

            assert said(await ada.say("continue")).strip() == "And the rest."
            assert [m.text for m in model.requests[1].messages] == ["Tell me all", CUT, "continue"]


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: type(wire).__name__)
async def test_an_answer_cut_at_the_limit_goes_on_at_a_click(tmp_path: Path, wire: Wire) -> None:
    with (
        emulating(Fault(FaultKind.CUT_AT_LIMIT), "And the rest.", wire=wire) as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            card = widget_of(await ada.say("Tell me all"))
            await ada.click(card, button(card["widget"], "Continue"))

            assert said(await ada.items()).split() == [*CUT.split(), "And", "the", "rest."]
            asked = [m.text for m in model.requests[1].messages]
            assert asked[:2] == ["Tell me all", CUT]
            assert "go on from where the answer" in "".join(asked[2:])


async def test_a_failure_after_a_tool_has_written_offers_to_continue_and_no_retry(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        emulating(ADD, Fault(FaultKind.STALLS), "Added it.") as model,
        running(tmp_path, **model.settings, model_gap_timeout=3) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk")

            [error] = [e for e in ada.events if e["type"] == "error"]
            assert "What it had done before is kept. Write “continue”" in error["message"]
            assert not error["allow_retry"], "asked again, it would add the task again"

            await ada.say("continue")
            assert await ada.tasks() == {"Buy milk": "pending"}
            assert len(model.requests[2].results) == 1, "the model knows that the tool has run"


@pytest.mark.parametrize(
    ("faults", "because"),
    [
        ([Fault(FaultKind.UNAVAILABLE)] * 3, "its provider has trouble"),
        ([Fault(FaultKind.REFUSED_KEY)], "its provider refused the key"),
        ([Fault(FaultKind.RATE_LIMITED, retry_after=300)], "too many requests"),
        ([Fault(FaultKind.HTML)] * 3, "what came back is no model's answer"),
        ([Fault(FaultKind.EMPTY)] * 3, "it gave an empty answer"),
    ],
)
async def test_with_a_dead_first_model_the_second_answers_with_a_notice(
    tmp_path: Path, pauses: list[float], faults: list[Fault], because: str
) -> None:
    with (
        emulating(*faults, ADD, "Added.") as model,
        running(tmp_path, **model.settings, fallback_models=[FALLBACK]) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Buy milk")

            assert said(items).strip() == "Added."
            assert await ada.tasks() == {"Buy milk": "pending"}
            [notice] = [e for e in ada.events if e["type"] == "notice"]
            assert notice["message"].startswith(f"Now {FALLBACK} answers, because openai/gpt-4.1-m")
            assert because in notice["message"]
            asked = [request.model for request in model.requests]
            assert asked == ["gpt-4.1-mini"] * len(faults) + ["gpt-4.1"] * 2


async def test_a_model_that_dies_after_a_tool_call_is_followed_up_without_a_second_call(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        emulating(ADD, Fault(FaultKind.REFUSED_KEY), "Added.") as model,
        running(tmp_path, **model.settings, fallback_models=[FALLBACK]) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Buy milk")

            assert said(items).strip() == "Added."
            assert await ada.tasks() == {"Buy milk": "pending"}
            assert [r.model for r in model.requests] == ["gpt-4.1-mini", "gpt-4.1-mini", "gpt-4.1"]
            assert len(model.requests[2].results) == 1
            assert len([e for e in ada.events if e["type"] == "notice"]) == 1


@pytest.fixture
def anthropic(monkeypatch: pytest.MonkeyPatch) -> Generator[Emulator, None, None]:
    """Another provider, known by its own variables."""
    with emulating(ADD, "Added.", wire=AnthropicMessages()) as model:
        monkeypatch.setenv("ANTHROPIC_API_BASE", model.settings["model_api_base"])
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-anthropic-alone")
        yield model


async def test_a_fallback_of_another_provider_is_given_no_key_of_the_first(
    tmp_path: Path, pauses: list[float], anthropic: Emulator
) -> None:
    with (
        nobody_there() as settings,
        running(
            tmp_path, **settings, fallback_models=[anthropic.settings["model"], "builtin"]
        ) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Buy milk")

            assert said(items).strip() == "Added."
            assert await ada.tasks() == {"Buy milk": "pending"}
            assert {request.key for request in anthropic.requests} == {"sk-of-anthropic-alone"}


async def test_the_built_in_assistant_can_be_the_last_resort(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        nobody_there() as settings,
        running(tmp_path, **settings, fallback_models=["builtin"]) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("add buy milk")

            assert await ada.tasks() == {"buy milk": "pending"}
            [notice] = [e for e in ada.events if e["type"] == "notice"]
            assert notice["message"] == (
                "Now the built-in assistant answers, because openai/gpt-4.1-mini could not: "
                "it cannot be reached."
            )


async def test_all_models_failing_is_one_error_about_the_first(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        emulating(Fault(FaultKind.REFUSED_KEY)) as model,
        running(tmp_path, **model.settings, fallback_models=[FALLBACK]) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Buy milk")

            [error] = [e for e in ada.events if e["type"] == "error"]
            assert error["message"].startswith("openai/gpt-4.1-mini could not answer")
            assert "The fallback models could not answer either." in error["message"]


async def test_an_answer_that_broke_off_in_sight_is_not_begun_again_by_the_fallback(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        emulating(Fault(FaultKind.ABORTED), "Never asked.") as model,
        running(tmp_path, **model.settings, fallback_models=[FALLBACK]) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Tell me all")

            assert said(items) == CUT
            assert len(model.requests) == 1


async def test_a_model_that_keeps_failing_is_left_alone_for_a_while(
    tmp_path: Path, pauses: list[float]
) -> None:
    script: list[Answer] = [Fault(FaultKind.REFUSED_KEY), "Hello."]
    with (
        emulating(*script * 3, "Hello.") as model,
        running(tmp_path, **model.settings, fallback_models=[FALLBACK]) as product,
    ):
        async with visiting(product) as ada:
            for _ in range(4):
                await ada.say("Hello")

            asked = [request.model for request in model.requests]
            assert asked == ["gpt-4.1-mini", "gpt-4.1"] * 3 + ["gpt-4.1"]
            [notice] = [e for e in ada.events if e["type"] == "notice"]
            assert "failed several times in a row" in notice["message"]


async def test_a_lone_model_is_asked_again_however_often_it_has_failed(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        emulating(*[Fault(FaultKind.UNAVAILABLE)] * 9, "Hello.") as model,
        running(tmp_path, **model.settings) as product,
    ):
        async with visiting(product) as ada:
            for _ in range(3):
                await ada.say("Hello")
            assert said(await ada.say("Hello")).strip() == "Hello."


async def test_a_turn_that_takes_too_long_is_stopped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        emulating(Fault(FaultKind.STALLS)) as model,
        running(tmp_path, **model.settings, model_total_timeout=5) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Tell me all")

            [error] = [e for e in ada.events if e["type"] == "error"]
            assert "took too long" in error["message"]
            assert "safe" in error["message"]
            assert error["allow_retry"]
            assert said(items) in ("", CUT), "the machine may be slower than the turn may be long"
            assert "kind=too_long" in caplog.text


async def test_the_settings_of_the_model_reach_every_model(
    tmp_path: Path, pauses: list[float]
) -> None:
    with (
        emulating(Fault(FaultKind.REFUSED_KEY), "Hello.") as model,
        running(
            tmp_path,
            **model.settings,
            fallback_models=[FALLBACK],
            model_temperature=0.3,
            model_max_tokens=500,
        ) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Hello")

    assert [
        (asked.model, asked.body["temperature"], asked.body["max_tokens"])
        for asked in model.requests
    ] == [("gpt-4.1-mini", 0.3, 500), ("gpt-4.1", 0.3, 500)]
