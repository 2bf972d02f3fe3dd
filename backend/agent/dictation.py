"""Dictation: what a person says into the composer, as text."""

import asyncio
import importlib
import logging
from typing import TYPE_CHECKING

from backend.agent.choice import connection
from backend.agent.failures import FailureKind, ModelFailureError, reason
from backend.settings import Settings
from backend.texts.texts import Texts

if TYPE_CHECKING:
    from types import ModuleType

logger = logging.getLogger(__name__)


class DictationError(Exception):
    """Nothing was written down."""

    def __init__(self, kind: FailureKind) -> None:
        super().__init__(kind.value)
        self._kind = kind

    def said(self, texts: Texts) -> str:
        """Return why, and what to do instead."""
        return texts.answer.not_written_down.format(why=reason(self._kind, texts))


def is_offered(settings: Settings) -> bool:
    """Return whether people can dictate."""
    return bool(settings.transcription_model)


class Dictation:
    """Asks the transcription model of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._name = settings.transcription_model
        base, key = connection(settings, self._name)
        self._base_url = settings.transcription_api_base or base
        self._api_key = settings.transcription_api_key.get_secret_value() or key
        self._seconds = settings.transcription_timeout
        self._module: ModuleType | None = None

    async def text_of(self, data: bytes, media_type: str) -> str:
        """Return what is said in this recording.

        Raises:
            DictationError: If it cannot be written down.
        """
        # Providers go by the name's ending.
        audio = (f"speech.{media_type.partition('/')[2]}", data, media_type)
        try:
            # In a thread: the first time takes seconds.
            self._module = await asyncio.to_thread(
                importlib.import_module, "backend.agent.transcription"
            )
            text: str = await self._module.transcribed(
                self._name,
                audio,
                base_url=self._base_url,
                api_key=self._api_key,
                seconds=self._seconds,
            )
        except ModelFailureError as failure:
            logger.warning(
                "Dictation failed: model=%s kind=%s status=%s cause=%s",
                self._name,
                failure.kind,
                failure.status or "-",
                failure.cause or "-",
            )
            raise DictationError(failure.kind) from None
        return text

    async def close(self) -> None:
        """Close what is open."""
        if self._module is not None:
            await self._module.close()
