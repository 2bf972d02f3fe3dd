"""The language models: each is asked to call a tool, on the way that answers take."""

import asyncio
from collections.abc import AsyncGenerator

from agents import Agent, MaxTurnsExceeded, RunConfig, Runner, function_tool

from backend.agent.call import Candidate
from backend.agent.choice import chosen_model
from backend.agent.failures import FailureKind, NoAnswerError, advice, reason
from backend.agent.supervisor import Supervisor
from backend.doctor.finding import Finding
from backend.settings import BUILTIN, Settings
from backend.texts.catalogues import texts_of
from backend.texts.language import ENGLISH

_QUESTION = "What does the gauge named boiler show? Use the tool, then answer with its number."
_ROUNDS = 3
_KEYS = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "gemini": "GEMINI_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
    "azure": "AZURE_API_KEY",
    "bedrock": "AWS_BEARER_TOKEN_BEDROCK",
}


async def models(settings: Settings) -> AsyncGenerator[Finding, None]:
    """Say of each model of the settings whether it can be worked with."""
    chosen = chosen_model(settings)
    chosen.redaction.install()
    try:
        for candidate in chosen.everyone:
            # By itself: nobody steps in for a model that is looked at.
            alone = Supervisor([candidate], chosen.redaction)
            yield await _examined(candidate, alone, settings.model_total_timeout)
    finally:
        await chosen.close()


async def _examined(candidate: Candidate, model: Supervisor, seconds: float) -> Finding:
    subject = f"model {candidate.name}"
    if candidate.name == BUILTIN:
        return Finding(subject, True, "works without a language model, key or network.")
    try:
        async with asyncio.timeout(seconds):
            calls = await _calls(model)
    except NoAnswerError as error:
        return Finding(subject, False, _told(candidate.name, error))
    except MaxTurnsExceeded:
        return Finding(subject, False, "keeps calling tools and never answers. Use another model.")
    except TimeoutError:
        return Finding(subject, False, f"took longer than {seconds:g} seconds, tools included.")
    if not calls:
        return Finding(
            subject,
            False,
            "answers, but did not call the tool it was told to. taskchat works by tools: "
            "use a model that can call them.",
        )
    return Finding(subject, True, "streams, called a tool and read its answer.")


async def _calls(model: Supervisor) -> int:
    calls = 0

    def read_gauge(name: str) -> str:
        """Return what a gauge shows."""
        nonlocal calls
        calls += 1
        return "47"

    agent = Agent[None](name="Doctor", tools=[function_tool(read_gauge)])
    config = RunConfig(tracing_disabled=True, model=model.for_turn())
    result = Runner.run_streamed(agent, _QUESTION, max_turns=_ROUNDS, run_config=config)
    async for _ in result.stream_events():
        pass
    return calls


def _told(name: str, error: NoAnswerError) -> str:
    # For operators, whose language nobody knows.
    failure, english = error.failure, texts_of(ENGLISH)
    own = _KEYS.get(name.partition("/")[0])
    if failure.kind is FailureKind.KEY_REFUSED and failure.status is None:
        other = own or "its provider's own variable"
        return f"there is no key for it. Set TASKCHAT_MODEL_API_KEY or {other}."
    if failure.kind is FailureKind.MISCONFIGURED and own:
        return f"{reason(failure.kind, english)}. Is TASKCHAT_MODEL_API_KEY or {own} set?"
    status = f" (HTTP {failure.status})" if failure.status else ""
    return f"{reason(failure.kind, english)}{status}. {advice(failure, english)}"
