"""One turn: from what was said to what the assistant says and does."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence

from agents import (
    Agent,
    MaxTurnsExceeded,
    RunConfig,
    Runner,
    RunResultStreaming,
    StreamEvent,
    TResponseInputItem,
)

from backend.agent.events import TurnError, TurnEvent
from backend.agent.failures import NoAnswerError
from backend.agent.gate import Gate
from backend.agent.model_input import spared
from backend.agent.reader import Reader
from backend.agent.supervisor import Supervisor
from backend.tasks.errors import TasksError
from backend.texts.texts import Texts
from backend.widgets.refusals import failure_words

logger = logging.getLogger(__name__)

MAX_MODEL_CALLS = 12
"""Rounds of tool calls in one turn: a model that never stops asking is stopped."""


async def run_turn(
    agent: Agent[None],
    history: Sequence[TResponseInputItem],
    *,
    seconds: float,
    texts: Texts,
    gate: Gate | None = None,
) -> AsyncGenerator[TurnEvent, None]:
    """Yield what the agent says and does, until it has answered.

    Closing the generator ends the run: nothing goes on unseen. With a `gate`, no tool runs before
    it is opened for the call. `texts`: what is said if it fails.

    Raises:
        TurnError: If the model fails, stops half way, or takes longer than `seconds` in all.
    """
    models = agent.model.for_turn() if isinstance(agent.model, Supervisor) else None
    result = Runner.run_streamed(
        agent,
        list(history),
        max_turns=MAX_MODEL_CALLS,
        hooks=gate,
        # In the place of every agent's own: whom the agent hands over to goes on with them.
        run_config=RunConfig(tracing_disabled=True, model=models, call_model_input_filter=spared),
    )
    reader = Reader(models)
    deadline = asyncio.get_running_loop().time() + seconds
    try:
        events = result.stream_events()
        while (event := await _next(events, deadline)) is not None:
            for happened in reader.read(event):
                yield happened
        for happened in reader.end():
            yield happened
    except _Stopped as stopped:
        for happened in reader.break_off():
            yield happened
        # Asked once more, the model would not know that tools have run, and run them again.
        allow_retry = stopped.allow_retry and not reader.may_have_written
        said = stopped.explain(reader.may_have_written, texts)
        raise TurnError(said, allow_retry=allow_retry) from None
    finally:
        _end(result)


Explain = Callable[[bool, Texts], str]


class _Stopped(Exception):  # noqa: N818  # carries what to say, once it is known what was done
    def __init__(self, explain: Explain, *, allow_retry: bool = True) -> None:
        super().__init__()
        self.explain = explain
        self.allow_retry = allow_retry


async def _next(events: AsyncIterator[StreamEvent], deadline: float) -> StreamEvent | None:
    try:
        async with asyncio.timeout_at(deadline):
            return await anext(events, None)
    except TimeoutError:
        logger.warning("Turn stopped: kind=too_long")
        raise _Stopped(_safe(lambda texts: texts.answer.too_long)) from None
    except MaxTurnsExceeded:
        logger.warning("Turn stopped: kind=too_many_calls calls=%d", MAX_MODEL_CALLS)
        raise _Stopped(_safe(lambda texts: texts.answer.too_many_calls)) from None
    except NoAnswerError as error:
        raise _Stopped(error.explain, allow_retry=error.allow_retry) from None
    except TasksError as error:
        raise _Stopped(_of_tasks(error)) from None
    except Exception as error:  # noqa: BLE001  # a bug, here or in a library
        # Never the text: it may hold what somebody wrote.
        logger.error("Turn failed: error=%s", type(error).__name__)  # noqa: TRY400
        raise _Stopped(_safe(lambda texts: texts.answer.could_not)) from None


def _safe(said: Callable[[Texts], str]) -> Explain:
    def explain(has_written: bool, texts: Texts) -> str:
        words = texts.answer
        safe = f"{words.kept} {words.go_on}" if has_written else words.safe
        return f"{said(texts)} {safe}"

    return explain


def _of_tasks(error: TasksError) -> Explain:
    return lambda _, texts: failure_words(error, texts)


def _end(result: RunResultStreaming) -> None:
    if not result.is_complete:
        result.cancel()
