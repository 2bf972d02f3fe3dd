"""Keys, prompts and task texts stay out of the log, whoever writes it."""

import asyncio
import gc
import json
import logging
from collections.abc import Generator

import pytest

from backend.agent.redaction import HIDDEN, LogRedaction

KEY = "sk-canary-0123456789"
TASK = "Plan the surprise party"
INPUT = [
    {"role": "user", "content": "Add it, please:\nBuy “organic” milk"},
    {"type": "function_call", "name": "add_task", "arguments": '{"title": "Divorce"}'},
    {"type": "function_call_output", "output": json.dumps({"tasks": [{"title": TASK}]})},
]


@pytest.fixture
def redaction() -> Generator[LogRedaction, None, None]:
    redaction = LogRedaction([KEY, ""])
    redaction.remember("You look after tasks.", INPUT)
    redaction.install()
    yield redaction
    redaction.remove()


@pytest.mark.usefixtures("redaction")
@pytest.mark.parametrize("name", ["LiteLLM", "openai._base_client", "httpx", "httpx2", "asyncio"])
def test_libraries_log_no_key_and_no_text(caplog: pytest.LogCaptureFixture, name: str) -> None:
    logging.getLogger(name).warning("Sent %s with %s", {"key": KEY}, TASK)
    assert caplog.messages == [f"Sent {{'key': '{HIDDEN}'}} with {HIDDEN}"]


@pytest.mark.usefixtures("redaction")
def test_a_traceback_is_cleaned_too(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise RuntimeError(f"Incorrect API key: {KEY}") from ValueError(f"About: {TASK}")
    except RuntimeError:
        logging.getLogger("LiteLLM").exception("It failed")
    assert "RuntimeError: Incorrect API key: [hidden]" in caplog.text
    assert "ValueError: About: [hidden]" in caplog.text


@pytest.mark.usefixtures("redaction")
@pytest.mark.parametrize(
    "text",
    [
        "You look after tasks.",
        "Buy “organic” milk",
        json.dumps("Buy “organic” milk"),
        "Divorce",
        json.dumps({"messages": [{"content": TASK}]}),
    ],
)
def test_a_text_is_found_by_line_within_json_and_escaped(
    redaction: LogRedaction, text: str
) -> None:
    cleaned = redaction.clean(f"The provider refused {text}!")
    assert HIDDEN in cleaned
    assert not [part for part in ("look after", "milk", "Divorce", TASK) if part in cleaned]


def test_words_within_words_and_the_lines_of_the_supervisor_are_left(
    redaction: LogRedaction, caplog: pytest.LogCaptureFixture
) -> None:
    redaction.remember([{"role": "user", "content": "port stalled"}, {"content": "port"}])
    redaction.remember([{"role": "user", "content": "stalled"}])
    logging.getLogger("httpx").warning("transport of a port")
    logging.getLogger("backend.agent.call").warning("kind=%s key=%s", "stalled", KEY)
    assert caplog.messages == [f"transport of a {HIDDEN}", f"kind=stalled key={HIDDEN}"]


@pytest.mark.usefixtures("redaction")
def test_a_task_that_nobody_awaited_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError(f"{KEY}: {TASK}")

    async def forget() -> None:
        await asyncio.wait([asyncio.create_task(fail())])
        gc.collect()

    asyncio.run(forget())
    assert "exception was never retrieved" in caplog.text
    assert f"RuntimeError: {HIDDEN}: {HIDDEN}" in caplog.text
    assert KEY not in caplog.text
    assert TASK not in caplog.text


def test_when_it_is_removed_the_log_is_as_before(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()
    first, second = LogRedaction([KEY]), LogRedaction([TASK])
    first.install()
    second.install()
    first.remove()
    logging.getLogger("any").warning("%s %s", KEY, TASK)
    second.remove()
    first.remove()
    assert caplog.messages == [f"{KEY} {HIDDEN}"]
    logging.setLogRecordFactory(before)


@pytest.mark.usefixtures("redaction")
def test_a_line_whose_arguments_do_not_fit_is_left_to_logging() -> None:
    record = logging.getLogRecordFactory()("any", 30, "", 1, "%s %s", (KEY,), None)
    assert record.msg == "%s %s"
