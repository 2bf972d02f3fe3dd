"""A model's endpoint that says a word only when it is told to."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from typing_extensions import override

from tests.support.emulators.emulator import Emulator
from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import WITHOUT_TITLES, Answer, Reply
from tests.support.emulators.wire import Writer
from tests.support.serving import serving


@dataclass
class SteppedModel(Emulator):
    """Texts of the script come word by word, as `say` allows; calls come at once."""

    _allowed: int = 0
    _said: int = 0
    _loop: asyncio.AbstractEventLoop | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def say(self, words: int = 1_000_000) -> None:
        """Let so many words out. From any thread."""
        self._allowed += words
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._wake)

    def hold(self) -> None:
        """Let nothing out that is not out yet."""
        self._allowed = self._said

    @override
    async def _play(self, reply: Reply, writer: Writer) -> AsyncGenerator[bytes, None]:
        self._loop = asyncio.get_running_loop()
        yield writer.begin()
        for word in reply.text.split(" ") if reply.text else []:
            try:
                await self._word()
            except asyncio.CancelledError:
                self.abandoned.set()
                raise
            yield writer.text(word + " ")
        rest = super()._play(Reply(calls=reply.calls, usage=reply.usage), writer)
        await anext(rest)  # It has begun already.
        async for piece in rest:
            yield piece

    async def _word(self) -> None:
        while self._said >= self._allowed:
            await self._news.wait()
        self._said += 1

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()


@contextmanager
def stepping(*script: Answer) -> Generator[SteppedModel, None, None]:
    """Serve `script` on a free local port, in OpenAI's words."""
    model = SteppedModel(OpenAIChat(), script)
    with serving(model.app()) as address:
        model.settings |= WITHOUT_TITLES | model.wire.settings(address)
        yield model
        model.say()
