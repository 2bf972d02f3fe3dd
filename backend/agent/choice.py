"""The model that the settings name."""

import asyncio
import importlib
from collections.abc import AsyncIterator
from typing import Any

from agents import Model, ModelResponse
from agents.items import TResponseStreamEvent
from typing_extensions import override

from backend.agent.builtin.model import BuiltinModel
from backend.settings import BUILTIN, Settings


def chosen_model(settings: Settings) -> Model:
    """Return the built-in assistant, or a language model that is loaded when first needed."""
    return BuiltinModel() if settings.model == BUILTIN else LazyModel(settings)


class LazyModel(Model):
    """A language model that is loaded when first used, so that the start does not wait for it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loaded: Model | None = None
        self._loading: asyncio.Task[Model] | None = None
        self._lock = asyncio.Lock()

    def load_soon(self) -> None:
        """Begin to load in the background."""
        self._loading = asyncio.create_task(self.load())

    async def load(self) -> Model:
        """Return the model itself, imported in a thread: the first time takes seconds."""
        async with self._lock:
            if self._loaded is None:
                module = await asyncio.to_thread(importlib.import_module, "backend.agent.model")
                self._loaded = module.create_model(self._settings)
        return self._loaded

    @override
    async def close(self) -> None:
        if self._loading is not None:
            await asyncio.gather(self._loading, return_exceptions=True)
        if self._loaded is not None:
            await self._loaded.close()

    @override
    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        return await (await self.load()).get_response(*args, **kwargs)

    @override
    async def stream_response(
        self, *args: Any, **kwargs: Any
    ) -> AsyncIterator[TResponseStreamEvent]:
        model = await self.load()
        async for event in model.stream_response(*args, **kwargs):
            yield event
