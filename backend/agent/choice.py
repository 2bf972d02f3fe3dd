"""The models that the settings name."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from agents import Model, ModelResponse, ModelSettings
from agents.items import TResponseStreamEvent
from openai.types.responses import ResponseUsage
from openai.types.shared import Reasoning
from typing_extensions import override

from backend.agent.builtin.model import BuiltinModel
from backend.agent.call import Candidate
from backend.agent.failures import FailureKind, ModelFailureError
from backend.agent.files import without_images
from backend.agent.redaction import LogRedaction
from backend.agent.supervisor import Supervisor
from backend.settings import BUILTIN, Settings, secrets_of_environment
from backend.texts.texts import Texts

if TYPE_CHECKING:
    from types import ModuleType


def chosen_model(settings: Settings) -> "ChosenModel":
    """Return the model of the settings, with the fallback models behind it."""
    usual = list(dict.fromkeys([settings.model, *settings.fallback_models]))
    offered = settings.offered_models
    keys = (settings.model_api_key, settings.transcription_api_key)
    known = [key.get_secret_value() for key in keys]
    redaction = LogRedaction([*known, *secrets_of_environment()])
    everyone = {name: _candidate(settings, name) for name in dict.fromkeys(usual + offered)}
    return ChosenModel(everyone, usual, offered, redaction)


def model_settings(settings: Settings) -> ModelSettings:
    """Return how models are to answer."""
    effort = settings.model_reasoning_effort
    return ModelSettings(
        include_usage=True,
        temperature=settings.model_temperature,
        max_tokens=settings.model_max_tokens,
        reasoning=Reasoning(effort=effort) if effort else None,
    )


class UnknownModelError(Exception):
    """A model was chosen that is not offered."""

    def __init__(self, name: str, offered: Sequence[str]) -> None:
        super().__init__("This model is not offered.")
        self._name = " ".join(name.split())[:100]
        self._offered = offered

    def said(self, texts: Texts) -> str:
        """Return what there is to choose."""
        known = ", ".join(self._offered)
        return texts.answer.unknown_model.format(name=self._name, known=known)


class ChosenModel(Supervisor):
    """The supervisor of the models of the settings, and of those that people may choose."""

    def __init__(
        self,
        everyone: Mapping[str, Candidate],
        usual: Sequence[str],
        offered: Sequence[str],
        redaction: LogRedaction,
    ) -> None:
        super().__init__([everyone[name] for name in usual], redaction)
        self.everyone = list(everyone.values())
        self._chosen: dict[str, Supervisor] = {offered[0]: self}
        self._chosen |= {name: self._led_by(everyone[name]) for name in offered[1:]}

    def named(self, name: str | None) -> Supervisor:
        """Return the supervisor that asks this model first; None: the usual one.

        Raises:
            UnknownModelError: If it is not offered.
        """
        if name is None:
            return self
        if name not in self._chosen:
            raise UnknownModelError(name, list(self._chosen))
        return self._chosen[name]

    def _led_by(self, first: Candidate) -> Supervisor:
        # It does not fail, and who chose it wants no other to read this.
        behind = [] if first.name == BUILTIN else [c for c in self.candidates if c is not first]
        return Supervisor([first, *behind], self.redaction, self.retries)

    def start(self) -> None:
        """Keep the log clean, and load the first model in the background if it takes long."""
        self.redaction.install()
        first = self.candidates[0].model
        if isinstance(first, LazyModel):
            first.load_soon()

    @override
    async def close(self) -> None:
        for candidate in self.everyone:
            await candidate.model.close()
        self.redaction.remove()


class LazyModel(Model):
    """A language model that is loaded when first used, so that the start does not wait for it."""

    def __init__(self, settings: Settings, name: str) -> None:
        self._settings = settings
        self._defaults = model_settings(settings)
        self._name = name
        self._module: ModuleType | None = None
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
                self._module = await asyncio.to_thread(
                    importlib.import_module, "backend.agent.model"
                )
                base, key = connection(self._settings, self._name)
                self._loaded = self._module.create_model(self._settings, self._name, base, key)
        return self._loaded

    def price(self, usage: ResponseUsage | None) -> float | None:
        """Return what this cost in US dollars, from the list that LiteLLM brings along."""
        if usage is None or self._module is None:
            return None
        price: float | None = self._module.price(self._name, usage)
        return price

    def _reads_images(self) -> bool:
        told = self._settings.model_reads_images
        if told != "auto" or self._module is None:
            return told == "yes"
        reads: bool = self._module.reads_images(self._name)
        return reads

    @override
    async def close(self) -> None:
        if self._loading is not None:
            await asyncio.gather(self._loading, return_exceptions=True)
        if self._loaded is not None:
            await self._loaded.close()

    @override
    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        raise NotImplementedError("Models are asked for streams.")

    @override
    async def stream_response(
        self,
        system_instructions: Any,
        input: Any,
        model_settings: ModelSettings,
        *args: Any,
        **kwargs: Any,
    ) -> AsyncGenerator[TResponseStreamEvent, None]:
        try:
            model = await self.load()
        except ImportError as error:
            raise ModelFailureError(FailureKind.MISCONFIGURED, cause=type(error).__name__) from None
        if not self._reads_images():
            input = without_images(input) if isinstance(input, list) else input  # noqa: A001  # the name of the interface
        # What an agent asks for itself goes before what the settings say.
        wanted = self._defaults.resolve(model_settings)
        async for event in model.stream_response(
            system_instructions, input, wanted, *args, **kwargs
        ):
            yield event


def _candidate(settings: Settings, name: str) -> Candidate:
    if name == BUILTIN:
        return Candidate(name, BuiltinModel(), lambda _: 0.0, title="the built-in assistant")
    model = LazyModel(settings, name)
    return Candidate(name, model, model.price)


def connection(settings: Settings, name: str) -> tuple[str | None, str | None]:
    """Return base URL and key for this model. None: the provider's own variables say.

    A fallback model gets those of the settings only where it comes from the same provider: no
    provider is to see the key of another.
    """
    if name.partition("/")[0] != settings.model.partition("/")[0]:
        return None, None
    key = settings.model_api_key.get_secret_value()
    return settings.model_api_base or None, key or None
