"""A model for each message: one of those the operator offers, at its own provider."""

from pathlib import Path
from typing import Any

import pytest

from backend.agent import supervisor
from backend.agent.retries import Retries
from tests.support.emulators.anthropic_messages import AnthropicMessages
from tests.support.emulators.emulator import Emulator, emulating
from tests.support.emulators.script import KEY, Call, Fault, FaultKind
from tests.support.person import Person, said, visiting
from tests.support.product import running

USUAL = "openai/gpt-5-mini"
OTHER = "openai/gpt-5"
FOREIGN = "anthropic/claude-haiku-4-5"


def offering(model: Emulator, *names: str) -> dict[str, Any]:
    """Return settings that offer these beside the usual model, all at this emulator."""
    return model.settings | {"model": USUAL, "choosable_models": list(names)}


def asked(model: Emulator) -> list[str]:
    """Return which models were asked, in their order."""
    return [f"openai/{request.model}" for request in model.requests]


def errors(person: Person) -> list[dict[str, Any]]:
    """Return the errors of the last answer."""
    return [event for event in person.events if event["type"] == "error"]


async def spent(person: Person) -> dict[str, int]:
    """Return how many requests each model was asked."""
    usage = (await person.http.get("/api/chatkit/usage")).raise_for_status().json()
    return {row["model"]: row["requests"] for row in usage["models"]}


async def test_each_message_is_answered_by_the_model_it_names(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating("Hello.") as model,
        running(tmp_path, database_url, **offering(model, OTHER, "builtin")) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Hi")
            await ada.say("Hi", model=OTHER)
            added = await ada.say("add 'Buy milk'", model="builtin")
            await ada.say("Hi", model=USUAL)

            assert await ada.tasks() == {"Buy milk": "pending"}
            assert "Buy milk" in said(added)
            assert asked(model) == [USUAL, OTHER, USUAL]
            assert await spent(ada) == {USUAL: 2, OTHER: 1}


@pytest.mark.parametrize("name", ["openai/gpt-4.1", FOREIGN, "gpt-5-mini", "x" * 5000])
async def test_a_model_that_is_not_offered_is_refused_in_words_and_nobody_is_asked(
    tmp_path: Path, name: str
) -> None:
    with (
        emulating("Hello.") as model,
        running(tmp_path, **offering(model, OTHER)) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Hi", model=name)

            [error] = errors(ada)
            advice = f"Send the message again with another one: {USUAL}, {OTHER}."
            assert error["message"].endswith(advice)
            assert len(error["message"]) < 400
            assert error["allow_retry"] is False
            assert (said(items), model.requests) == ("", [])


async def test_without_a_choice_only_the_models_own_name_is_taken(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        async with visiting(product) as ada:
            await ada.say("add 'Buy milk'", model="builtin")
            assert await ada.tasks() == {"Buy milk": "pending"}

            await ada.say("add 'Buy bread'", model=USUAL)

            assert errors(ada)[0]["message"].startswith(f"The model “{USUAL}” cannot be chosen")
            assert await ada.tasks() == {"Buy milk": "pending"}


async def test_the_operators_key_never_goes_to_another_provider(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with emulating("No.") as model, emulating("Hello.", wire=AnthropicMessages()) as foreign:
        monkeypatch.setenv("ANTHROPIC_API_BASE", foreign.settings["model_api_base"])
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-their-own")
        with running(tmp_path, **offering(model, FOREIGN)) as product:
            async with visiting(product) as ada:
                items = await ada.say("Hi", model=FOREIGN)

    assert said(items) == "Hello. "
    assert [request.key for request in foreign.requests] == ["sk-their-own"]
    assert KEY not in str([request.headers for request in foreign.requests])
    assert model.requests == []


async def test_a_chosen_model_without_a_key_of_its_own_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    with emulating("Hello.") as model, running(tmp_path, **offering(model, FOREIGN)) as product:
        async with visiting(product) as ada:
            items = await ada.say("Hi", model=FOREIGN)

            notices = [e["message"] for e in ada.events if e["type"] == "notice"]

    assert said(items) == "Hello. "
    assert f"Now {USUAL} answers, because {FOREIGN} could not" in notices[0]
    assert asked(model) == [USUAL]


async def test_behind_a_chosen_model_that_fails_stand_the_usual_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no_pause(_: float) -> None:
        pass

    monkeypatch.setattr(supervisor, "Retries", lambda: Retries(sleep=no_pause))
    failing = [Fault(FaultKind.UNAVAILABLE)] * 3
    with (
        emulating(*failing, Call("add_task", {"title": "Buy milk"}), "Added.") as model,
        running(tmp_path, **offering(model, OTHER)) as product,
    ):
        async with visiting(product) as ada:
            items = await ada.say("Buy milk", model=OTHER)

            notices = [e["message"] for e in ada.events if e["type"] == "notice"]
            assert asked(model) == [OTHER] * 3 + [USUAL] * 2
            assert (said(items), errors(ada)) == ("Added. ", [])
            assert f"Now {USUAL} answers, because {OTHER} could not" in notices[0]
            assert await ada.tasks() == {"Buy milk": "pending"}


async def test_a_try_again_asks_the_model_that_the_message_named(tmp_path: Path) -> None:
    with (
        emulating("Hello.") as model,
        running(tmp_path, **offering(model, OTHER)) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("Hi", model=OTHER)
            [message] = [i for i in await ada.items() if i["type"] == "user_message"]
            params = {"thread_id": ada.thread_id, "item_id": message["id"]}
            await ada.post({"type": "threads.retry_after_item", "params": params})

            assert asked(model) == [OTHER, OTHER]


async def test_after_a_tool_of_the_page_the_same_model_goes_on(tmp_path: Path) -> None:
    with (
        emulating(Call("change_interface", {"theme": "dark"}), "Dark now.") as model,
        running(tmp_path, **offering(model, OTHER)) as product,
    ):
        async with visiting(product) as ada:
            await ada.say("dark mode", tool="interface", model=OTHER)
            items = await ada.answer_call({"changed": ["theme"]})

            assert said(items) == "Dark now. "
            assert asked(model) == [OTHER, OTHER]
