"""A title for a conversation, by a language model: one short call beside the answer."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from agents import ModelSettings, ModelTracing
from openai.types.responses import ResponseCompletedEvent

from backend.agent.breaker import Breaker
from backend.agent.events import ModelUsed
from backend.agent.retries import Retries
from backend.agent.supervisor import Supervisor
from backend.agent.tokens import estimated_tokens
from backend.settings import BUILTIN
from foundation.cleaning import one_line

SECONDS = 20
MAX_READ = 1000
"""Characters of the message: what it is about stands at its beginning."""
MAX_TOKENS = 300
"""Far more than a title has: some models think first, and that counts."""
MAX_CHARACTERS = 60
_MARKS = " \t\"'“”„«»‘’*_#`"  # noqa: RUF001  # quotation marks of several languages


@dataclass(frozen=True)
class Titled:
    """What a model made of a message, and what that took."""

    title: str
    """Empty if it is none."""
    used: ModelUsed
    is_estimate: bool


def can_title(model: Supervisor) -> bool:
    """Return whether the model is a language model that is well."""
    first = model.candidates[0]
    return first.name != BUILTIN and first.breaker.admits


async def titled(model: Supervisor, message: str) -> Titled:
    """Return a title for the conversation that begins with this message.

    Raises:
        NoAnswerError: If the model gives none.
        TimeoutError: If it takes too long.
    """
    # Asked once, and by itself: a title is not worth a second try, nor a rest of the model.
    first = replace(model.candidates[0], breaker=Breaker())
    turn = Supervisor([first], model.redaction, Retries(attempts=1)).for_turn()
    message = message[:MAX_READ]
    asked = turn.stream_response(
        _instructions(),
        [{"role": "user", "content": message}],
        ModelSettings(max_tokens=MAX_TOKENS, include_usage=True),
        [],
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    said = ""
    async with asyncio.timeout(SECONDS), aclosing(asked) as events:
        async for event in events:
            if isinstance(event, ResponseCompletedEvent):
                said = event.response.output_text
    [used] = [happened for happened in turn.happened if isinstance(happened, ModelUsed)]
    is_estimate = not used.input_tokens
    if is_estimate:
        read = estimated_tokens(_instructions() + message)
        used = ModelUsed(first.name, read, estimated_tokens(said))
    return Titled(_title(said), used, is_estimate)


def _title(said: str) -> str:
    """Return the title, if the answer is one: models also explain, or do what a message says."""
    title = one_line(said).strip(_MARKS).rstrip("." + _MARKS)
    return title if len(title) <= MAX_CHARACTERS else ""


@cache
def _instructions() -> str:
    return (files("backend.agent") / "instructions" / "title.md").read_text()
