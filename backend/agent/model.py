"""Language models, reached through LiteLLM. Importing this module takes seconds and 100 MB."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import litellm
from agents.extensions.models.litellm_model import LitellmModel
from litellm.llms.custom_httpx.async_client_cleanup import close_litellm_async_clients
from typing_extensions import override

from backend.agent.events import TurnError
from backend.settings import Settings

litellm.suppress_debug_info = True  # Else it prints to standard output on errors.


def create_model(settings: Settings) -> LitellmModel:
    """Return the model LiteLLM calls `settings.model`."""
    return WatchedModel(
        settings.model,
        base_url=settings.model_api_base or None,
        api_key=settings.model_api_key.get_secret_value() or None,
        first_token_timeout=settings.model_first_token_timeout,
        gap_timeout=settings.model_gap_timeout,
    )


class WatchedModel(LitellmModel):
    """A model whose answers end as the provider said, in time, or with an error.

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

    # Private in openai-agents 0.20 to 0.24, and the only place where the provider's own stream
    # can be seen. tests/journey/test_model_faults.py fails if it moves.
    @override
    async def _fetch_response(self, *args: Any, **kwargs: Any) -> Any:
        if not kwargs.get("stream"):
            return await super()._fetch_response(*args, **kwargs)
        try:
            async with asyncio.timeout(self._first_token_timeout):
                response, stream = await super()._fetch_response(*args, **kwargs)
        except TimeoutError:
            raise TurnError("The language model did not start to answer.") from None
        return response, _WatchedStream(stream, self._first_token_timeout, self._gap_timeout)


class _WatchedStream:
    def __init__(self, stream: Any, first_token_timeout: float, gap_timeout: float) -> None:
        self._stream = stream
        self._timeout = first_token_timeout
        self._gap_timeout = gap_timeout

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __aiter__(self) -> AsyncIterator[Any]:
        self._chunks = aiter(self._stream)
        return self

    async def __anext__(self) -> Any:
        try:
            async with asyncio.timeout(self._timeout):
                chunk = await anext(self._chunks)
        except TimeoutError:
            raise TurnError("The language model stopped in the middle of its answer.") from None
        except StopAsyncIteration:
            # What the provider sent itself; LiteLLM makes a reason up where there was none.
            match self._stream.received_finish_reason:
                case None:
                    raise TurnError("The language model's answer broke off.") from None
                case "length":
                    raise TurnError("The answer was cut off at the model's limit.") from None
            raise
        self._timeout = self._gap_timeout
        return chunk
