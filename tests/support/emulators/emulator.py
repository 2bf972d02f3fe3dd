"""A model's endpoint on a loopback port, that answers from a script: the one fake, at the wire."""

import json
import socket
import threading
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import (
    KEY,
    WITHOUT_TITLES,
    Answer,
    Fault,
    FaultKind,
    Reply,
    reply_of,
)
from tests.support.emulators.wire import Asked, Ended, Wire, Writer
from tests.support.serving import serving

_STATUS = {
    FaultKind.UNAVAILABLE: (503, "The service is overloaded."),
    FaultKind.SERVER_ERROR: (500, f"Trouble with {KEY}"),
    FaultKind.RATE_LIMITED: (429, "Too many requests."),
    FaultKind.REFUSED_KEY: (401, f"Incorrect API key provided: {KEY}"),
    FaultKind.UNKNOWN_MODEL: (404, "The model does not exist or you do not have access to it."),
    FaultKind.NO_TOOLS: (400, "This model does not support tools."),
}
_ENDED = {
    FaultKind.EMPTY: Ended.STOP,
    FaultKind.BAD_JSON: Ended.STOP,
    FaultKind.TRUNCATED_CALL: Ended.CALLS,
    FaultKind.CUT_AT_LIMIT: Ended.LENGTH,
    FaultKind.FILTERED: Ended.FILTER,
}
_CLOSE = "emulator.close"


@dataclass
class Emulator:
    """Plays `script`, one answer a request and the last for ever; remembers the requests."""

    wire: Wire
    script: Sequence[Answer]
    requests: list[Asked] = field(default_factory=list)
    abandoned: threading.Event = field(default_factory=threading.Event)
    """Set when the other side left while it was kept waiting."""
    settings: dict[str, Any] = field(default_factory=dict)
    """Lead the product here."""

    def app(self) -> ASGIApp:
        """Return the endpoint."""
        inner = Starlette(routes=[Route("/{path:path}", self._answer, methods=["POST"])])

        async def outer(scope: Scope, receive: Receive, send: Send) -> None:
            # The one way to break a connection inside a body: uvicorn's own transport.
            transport = getattr(getattr(send, "__self__", None), "transport", None)
            scope[_CLOSE] = transport.close if transport else None
            await inner(scope, receive, send)

        return outer

    async def _answer(self, request: Request) -> Response:
        found = self.wire.path.fullmatch(request.url.path)
        if not found:
            return JSONResponse(self.wire.refusal(404, "There is nothing here."), 404)
        model = found.groupdict().get("model", "")
        asked = self.wire.read(model, dict(request.headers), await request.json())
        # No await in between: parallel requests take one answer each.
        answer = self.script[min(len(self.requests), len(self.script) - 1)]
        self.requests.append(asked)
        if isinstance(answer, Fault):
            return await self._fail(answer, asked, request)
        if not asked.is_streamed:
            return JSONResponse(self.wire.whole(reply_of(answer)))
        return self._stream(self._play(reply_of(answer), self.wire.writer(asked)))

    def _stream(self, pieces: AsyncGenerator[bytes, None]) -> Response:
        return StreamingResponse(pieces, media_type=self.wire.media_type)

    async def _play(self, reply: Reply, writer: Writer) -> AsyncGenerator[bytes, None]:
        yield writer.begin()
        for word in reply.text.split(" ") if reply.text else []:
            yield writer.text(word + " ")
        if reply.text.endswith("…"):
            await self._wait()
        for index, call in enumerate(reply.calls):
            call_id = f"call_{len(self.requests)}_{index}"
            yield writer.call(call_id, call.tool, json.dumps(call.arguments))
        yield writer.end(Ended.CALLS if reply.calls else Ended.STOP, reply.usage)

    async def _fail(self, fault: Fault, asked: Asked, request: Request) -> Response:
        if fault.kind in _STATUS:
            status, message = _STATUS[fault.kind]
            headers = {"retry-after": str(fault.retry_after)} if fault.retry_after else {}
            return JSONResponse(self.wire.refusal(status, message), status, headers)
        match fault.kind:
            case FaultKind.HTML:
                return Response("<h1>Gateway</h1>", media_type="text/html")
            case FaultKind.WITHOUT_STREAM:
                return JSONResponse(self.wire.whole(Reply("Hello.")))
            case FaultKind.HANGS:
                return await self._hang(request)
        return self._stream(self._break(fault, self.wire.writer(asked), request))

    async def _break(
        self, fault: Fault, writer: Writer, request: Request
    ) -> AsyncGenerator[bytes, None]:
        yield writer.begin()
        if fault.kind == FaultKind.TRUNCATED_CALL:
            yield writer.call("call_0", "add_task", '{"title": "Buy mi')
        elif fault.said and fault.kind != FaultKind.EMPTY:
            yield writer.text(fault.said)
        match fault.kind:
            case FaultKind.STALLS:
                await self._wait()
            case FaultKind.ABORTED:
                request.scope[_CLOSE]()
                await self._wait()
            case FaultKind.BAD_JSON:
                yield writer.bad_json()
                # The rest is whole: whoever skips what it cannot read, takes this for an answer.
                yield writer.text(" of it.")
            case FaultKind.ERROR_CHUNK:
                yield writer.error(f"Trouble with {KEY}")
        if fault.kind in _ENDED:
            yield writer.end(_ENDED[fault.kind], Reply().usage)

    async def _wait(self) -> None:
        """Wait until the other side leaves a stream that has begun: Starlette cancels it then."""
        try:
            await anyio.sleep_forever()
        finally:
            self.abandoned.set()

    async def _hang(self, request: Request) -> Response:
        """Wait until the other side leaves a request that is not answered."""
        while (await request.receive())["type"] != "http.disconnect":
            pass
        self.abandoned.set()
        return Response()


@contextmanager
def emulating(*script: Answer, wire: Wire | None = None) -> Generator[Emulator, None, None]:
    """Serve `script` on a free local port; its `settings` lead the product there.

    OpenAI's wire by default.
    """
    emulator = Emulator(wire or OpenAIChat(), script)
    with serving(emulator.app()) as address:
        emulator.settings |= WITHOUT_TITLES | emulator.wire.settings(address)
        yield emulator


@contextmanager
def nobody_there(wire: Wire | None = None) -> Generator[dict[str, Any], None, None]:
    """Yield settings that lead to a port that refuses connections as long as this lasts."""
    with socket.socket() as bound:
        # Bound and not listening: nobody else can get it.
        bound.bind(("127.0.0.1", 0))
        yield dict((wire or OpenAIChat()).settings(f"http://127.0.0.1:{bound.getsockname()[1]}"))
