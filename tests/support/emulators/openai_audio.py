"""OpenAI's transcriptions (`POST /v1/audio/transcriptions`) on a loopback port."""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.support.emulators.script import KEY
from tests.support.emulators.wire import bearer
from tests.support.serving import serving

HANGS = "hangs"
HTML = "html"


@dataclass(frozen=True)
class Heard:
    """A request."""

    key: str
    model: str
    file_name: str
    media_type: str
    data: bytes


@dataclass
class Listener:
    """Answers every recording with `said`, with the status of a failure, or not at all."""

    said: str | int
    heard: list[Heard] = field(default_factory=list)
    abandoned: threading.Event = field(default_factory=threading.Event)
    """Set when the other side left while it was kept waiting."""
    settings: dict[str, Any] = field(default_factory=dict)
    """Lead the product here."""

    def app(self) -> Starlette:
        """Return the endpoint."""
        path = "/v1/audio/transcriptions"
        return Starlette(routes=[Route(path, self._answer, methods=["POST"])])

    async def _answer(self, request: Request) -> Response:
        if self.said == HANGS:
            return await self._hang(request)
        async with request.form() as form:
            file = form["file"]
            if not isinstance(file, UploadFile):
                return JSONResponse({"error": {"message": "file is missing"}}, 400)
            heard = Heard(
                bearer(request.headers),
                str(form["model"]),
                file.filename or "",
                file.content_type or "",
                await file.read(),
            )
        self.heard.append(heard)
        if isinstance(self.said, int):
            error = {"message": f"Trouble with {KEY}", "type": "error", "code": None}
            return JSONResponse({"error": error}, self.said)
        if self.said == HTML:
            return Response("<h1>Gateway</h1>", media_type="text/html")
        return JSONResponse({"text": self.said})

    async def _hang(self, request: Request) -> Response:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        self.abandoned.set()
        return Response()


@contextmanager
def listening(said: str | int) -> Generator[Listener, None, None]:
    """Serve on a free local port; its `settings` lead the product there."""
    listener = Listener(said)
    with serving(listener.app()) as address:
        listener.settings |= {
            "transcription_model": "openai/whisper-1",
            "transcription_api_base": f"{address}/v1",
            "transcription_api_key": KEY,
        }
        yield listener
