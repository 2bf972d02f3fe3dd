"""Language models, reached through LiteLLM. Importing this module takes seconds and 100 MB."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any, cast

import litellm
import openai
from agents import ModelSettings
from agents.extensions.models.litellm_model import LitellmModel
from agents.items import TResponseStreamEvent
from litellm.llms.custom_httpx.async_client_cleanup import close_litellm_async_clients
from openai.types.responses import Response, ResponseUsage
from openai.types.responses.response import IncompleteDetails
from typing_extensions import override

from backend.agent.diagnosis import diagnosed
from backend.agent.failures import FailureKind, ModelFailureError
from backend.agent.lines import CheckedLines
from backend.settings import Settings

litellm.suppress_debug_info = True  # Else it prints to standard output on errors.

_ONCE = ModelSettings(
    extra_args={
        # The supervisor counts and waits; LiteLLM and openai's client would each do so, too.
        "num_retries": 0,
        "max_retries": 0,
        # What a model does not take is left out: fallback models share the settings.
        "drop_params": True,
    }
)


def create_model(
    settings: Settings, name: str, base_url: str | None, api_key: str | None
) -> LitellmModel:
    """Return the model LiteLLM calls `name`."""
    if name.startswith("ollama/"):
        # What LiteLLM calls `ollama` is the endpoint for bare texts, which knows no tools.
        name = name.replace("ollama/", "ollama_chat/", 1)
    return WatchedModel(
        name,
        base_url=base_url,
        api_key=api_key,
        first_token_timeout=settings.model_first_token_timeout,
        gap_timeout=settings.model_gap_timeout,
    )


def price(name: str, usage: ResponseUsage) -> float | None:
    """Return what this cost in US dollars. None: no price is known."""
    details = usage.input_tokens_details
    try:
        asked, answered = litellm.cost_per_token(
            model=name,
            prompt_tokens=usage.input_tokens,
            completion_tokens=usage.output_tokens,
            cache_read_input_tokens=details.cached_tokens,
            cache_creation_input_tokens=getattr(details, "cache_write_tokens", None) or 0,
        )
    except Exception:  # noqa: BLE001  # LiteLLM raises several kinds for a model it does not know
        return None
    return float(asked + answered)


def reads_images(name: str) -> bool:
    """Return whether the model is known to read images."""
    return bool(litellm.supports_vision(model=name))


class WatchedModel(LitellmModel):
    """A model whose answers end as the provider said, in time, or with a `ModelFailureError`.

    LiteLLM 1.106 takes an answer that broke off, a page of HTML or a stall for a finished one.
    """

    def __init__(
        self,
        model: str,
        base_url: str | None,
        api_key: str | None,
        *,
        first_token_timeout: float,
        gap_timeout: float,
    ) -> None:
        super().__init__(model, base_url=base_url, api_key=api_key)
        self._first_token_timeout = first_token_timeout
        self._gap_timeout = gap_timeout

    @override
    async def close(self) -> None:
        await close_litellm_async_clients()  # type: ignore[no-untyped-call]  # LiteLLM's own

    @override
    async def stream_response(
        self,
        system_instructions: Any,
        input: Any,
        model_settings: ModelSettings,
        *args: Any,
        **kwargs: Any,
    ) -> AsyncGenerator[TResponseStreamEvent, None]:
        stream = super().stream_response(
            system_instructions, input, model_settings.resolve(_ONCE), *args, **kwargs
        )
        try:
            async with aclosing(cast("AsyncGenerator[TResponseStreamEvent]", stream)) as events:
                async for event in events:
                    yield event
        except ModelFailureError:
            raise
        except Exception as error:  # noqa: BLE001  # LiteLLM and providers raise anything
            # Never the error itself: providers repeat keys and prompts, LiteLLM adds a traceback.
            raise diagnosed(error) from None

    # Private in openai-agents 0.20 to 0.24, and the only place where the provider's own stream
    # can be seen. tests/journey/test_model_faults.py fails if it moves.
    @override
    async def _fetch_response(self, *args: Any, **kwargs: Any) -> Any:
        deadline = asyncio.get_running_loop().time() + self._first_token_timeout
        try:
            async with asyncio.timeout_at(deadline):
                response, stream = await super()._fetch_response(*args, **kwargs)
        except TimeoutError:
            raise ModelFailureError(FailureKind.SLOW_START) from None
        return response, _WatchedStream(stream, response, deadline, self._gap_timeout)


class _WatchedStream:
    def __init__(
        self, stream: Any, response: Response, first_deadline: float, gap_timeout: float
    ) -> None:
        self._stream = stream
        self._lines = CheckedLines(stream)
        self._response = response
        self._deadline = first_deadline
        self._late = FailureKind.SLOW_START
        self._gap_timeout = gap_timeout

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __aiter__(self) -> AsyncIterator[Any]:
        self._chunks = aiter(self._stream)
        return self

    async def __anext__(self) -> Any:
        try:
            async with asyncio.timeout_at(self._deadline):
                chunk = await anext(self._chunks)
        except TimeoutError:
            raise ModelFailureError(self._late) from None
        except StopAsyncIteration:
            self._end()
            raise
        self._deadline = asyncio.get_running_loop().time() + self._gap_timeout
        self._late = FailureKind.STALLED
        return chunk

    def _end(self) -> None:
        if self._lines.failure:
            raise ModelFailureError(self._lines.failure)
        match self._lines.finish_reason:
            case None:
                raise ModelFailureError(
                    FailureKind.BROKEN_OFF if self._is_stream() else FailureKind.NO_STREAM
                )
            case "content_filter":
                raise ModelFailureError(FailureKind.FILTERED)
            case "length":
                self._response.incomplete_details = IncompleteDetails(reason="max_output_tokens")

    def _is_stream(self) -> bool:
        sent = getattr(self._stream, "completion_stream", None)
        if not isinstance(sent, openai.AsyncStream):
            return self._lines.has_data
        return "text/event-stream" in sent.response.headers.get("content-type", "")
