"""The models of the settings as one model, through the real LiteLLM."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from agents import ModelSettings, ModelTracing
from openai.types.responses import ResponseOutputMessage, ResponseOutputText

from backend.agent import supervisor
from backend.agent.choice import ChosenModel, chosen_model
from backend.agent.events import ModelUsed
from backend.agent.failures import NoAnswerError
from backend.agent.retries import Retries
from backend.agent.supervisor import SupervisedTurn
from backend.settings import Settings
from backend.texts.catalogues import texts_of
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import KEY, Fault, FaultKind, Reply, Usage

SAID = "Plan the surprise party"


@asynccontextmanager
async def chosen(folder: Path, **settings: Any) -> AsyncGenerator[ChosenModel, None]:
    """Use the model of these settings."""
    model = chosen_model(Settings(data_dir=folder, **settings))
    model.start()
    try:
        yield model
    finally:
        await model.close()


async def ask(turn: SupervisedTurn | ChosenModel, said: str = SAID) -> str:
    """Return what is answered."""
    asked: tuple[Any, ...] = (None, said, ModelSettings(), [], None, [], ModelTracing.DISABLED)
    rest = {"previous_response_id": None, "conversation_id": None, "prompt": None}
    response = await turn.get_response(*asked, **rest)
    [message] = response.output
    assert isinstance(message, ResponseOutputMessage)
    [text] = message.content
    assert isinstance(text, ResponseOutputText)
    return text.text.strip()


@pytest.mark.parametrize(
    ("name", "cost"), [("openai/gpt-4.1-mini", 0.00041), ("openai/nobody-knows-it", None)]
)
async def test_what_an_answer_took_is_told_with_its_price_where_one_is_known(
    tmp_path: Path, name: str, cost: float | None
) -> None:
    reply = Reply("Hello.", usage=Usage(input_tokens=1000, output_tokens=100, cached_tokens=500))
    with emulating(reply) as model:
        async with chosen(tmp_path, **model.settings | {"model": name}) as chosen_one:
            turn = chosen_one.for_turn()
            assert await ask(turn) == "Hello."

    [used] = turn.happened
    assert isinstance(used, ModelUsed)
    assert used.cost_usd == pytest.approx(cost)
    assert used == ModelUsed(name, 1000, 100, cached_tokens=500, cost_usd=used.cost_usd)


async def test_the_built_in_assistant_costs_nothing(tmp_path: Path) -> None:
    async with chosen(tmp_path) as builtin:
        turn = builtin.for_turn()
        await ask(turn, "hello")

    assert turn.happened == [ModelUsed("builtin", 0, 0, cost_usd=0.0)]


async def test_only_answers_that_came_to_their_end_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(supervisor, "Retries", lambda: Retries(sleep=pause))
    limited = Fault(FaultKind.RATE_LIMITED, retry_after=2)
    with emulating(limited, Fault(FaultKind.EMPTY), "Hello.") as model:
        async with chosen(tmp_path, **model.settings) as chosen_one:
            turn = chosen_one.for_turn()
            assert await ask(turn) == "Hello."

    assert [type(told) for told in turn.happened] == [ModelUsed]
    assert pauses[0] == 2, "as the provider asked"
    assert 0 <= pauses[1] <= 1
    assert len(model.requests) == 3


@pytest.mark.parametrize("answer", ["Hello.", Fault(FaultKind.REFUSED_KEY)])
async def test_libraries_that_log_everything_log_no_key_and_no_prompt(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, answer: str | Fault
) -> None:
    with emulating(answer, "Hello.") as model:
        async with chosen(
            tmp_path, **model.settings, fallback_models=["openai/gpt-4.1"]
        ) as chosen_one:
            await ask(chosen_one)  # LiteLLM sets its loggers up when it is loaded.
            with caplog.at_level(logging.DEBUG):
                for name in ("LiteLLM", "openai", "httpx", "agents", "openai.agents"):
                    caplog.set_level(logging.DEBUG, logger=name)
                await ask(chosen_one)

    assert {record.name.partition(".")[0] for record in caplog.records} >= {"LiteLLM", "openai"}
    assert KEY not in caplog.text
    assert SAID not in caplog.text


async def test_a_model_without_its_key_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    settings = {"model": "openai/gpt-4.1-mini", "model_api_base": "http://127.0.0.1:9/v1"}
    async with chosen(tmp_path, **settings) as keyless:
        with pytest.raises(NoAnswerError) as raised:
            await ask(keyless)
    assert "TASKCHAT_MODEL_API_KEY" in raised.value.explain(has_written=False, texts=texts_of("en"))
    assert not raised.value.allow_retry


async def test_a_provider_that_nobody_knows_is_a_matter_of_the_settings(tmp_path: Path) -> None:
    async with chosen(tmp_path, model="nobody/knows") as unknown:
        with pytest.raises(NoAnswerError) as raised:
            await ask(unknown)
    assert "TASKCHAT_MODEL" in raised.value.explain(has_written=False, texts=texts_of("en"))
    assert not raised.value.allow_retry
