"""A model's endpoint that is also asked for titles of conversations."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import override

from tests.support.emulators.emulator import Emulator
from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import Answer, Fault, reply_of
from tests.support.emulators.wire import Asked
from tests.support.serving import serving
from tests.support.stepped_model import SteppedModel


@dataclass
class TitlingModel(SteppedModel):
    """Says its answers as it is told to, and titles at once."""

    title: Answer = ""
    title_requests: list[Asked] = field(default_factory=list)

    @override
    async def _answer(self, request: Request) -> Response:
        headers, body = dict(request.headers), await request.json()
        asked = self.wire.read("", headers, body)
        if not asked.system.startswith("You name conversations"):
            return await super()._answer(request)
        self.title_requests.append(asked)
        if isinstance(self.title, Fault):
            return await self._fail(self.title, asked, request)
        return self._stream(Emulator._play(self, reply_of(self.title), self.wire.writer(asked)))


@contextmanager
def titling(title: Answer, *script: Answer) -> Generator[TitlingModel, None, None]:
    """Serve `script`, and the same title for everything."""
    model = TitlingModel(OpenAIChat(), script, title=title)
    with serving(model.app()) as address:
        model.settings |= model.wire.settings(address)
        yield model
        model.say()
