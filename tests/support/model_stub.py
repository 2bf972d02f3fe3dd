"""An OpenAI-compatible endpoint that answers from a script: the one fake, at the wire."""

import json
import threading
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import anyio
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse

from tests.support.serving import serving

KEY = "sk-canary-0123456789"


@dataclass(frozen=True)
class Call:
    """The model asks for a tool."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """The model fails in this way."""

    kind: str
    """`broken off`, `cut at the limit`, `html`, `refused key`, `server error`, `hangs`, `empty`,
    `stalls` (after some text)."""


Answer = str | Call | Sequence[Call] | Fault
"""A text, one call, several in parallel, or a fault. A text ending in "…" is never finished."""


@dataclass
class ModelStub:
    """Plays `script`, one answer a request, and remembers the requests."""

    script: Sequence[Answer]
    requests: list[dict[str, Any]] = field(default_factory=list)
    abandoned: threading.Event = field(default_factory=threading.Event)
    settings: dict[str, Any] = field(default_factory=dict)

    async def complete(self, request: Request) -> Response:
        """Answer a chat completion."""
        answer = self.script[min(len(self.requests), len(self.script) - 1)]
        self.requests.append(await request.json())
        if isinstance(answer, Fault):
            return await self._fail(answer.kind)
        return StreamingResponse(self._chunks(answer), media_type="text/event-stream")

    async def _fail(self, kind: str) -> Response:
        match kind:
            case "html":
                return Response("<h1>Gateway</h1>", media_type="text/html")
            case "refused key":
                message = f"Incorrect API key provided: {KEY}"
                return JSONResponse({"error": {"message": message}}, 401)
            case "server error":
                return JSONResponse({"error": {"message": f"Trouble with {KEY}"}}, 500)
            case "hangs":
                await self._wait()
        return StreamingResponse(self._broken(kind), media_type="text/event-stream")

    async def _broken(self, kind: str) -> AsyncGenerator[str, None]:
        if kind == "empty":
            yield _chunk({"role": "assistant", "content": ""})
            yield _chunk({}, "stop")
            yield "data: [DONE]\n\n"
            return
        yield _chunk({"role": "assistant", "content": "Here is half"})
        if kind == "stalls":
            await self._wait()
        if kind == "cut at the limit":
            yield _chunk({}, "length")
            yield "data: [DONE]\n\n"

    async def _chunks(self, answer: str | Call | Sequence[Call]) -> AsyncGenerator[str, None]:
        if isinstance(answer, str):
            for word in answer.split(" "):
                yield _chunk({"role": "assistant", "content": word + " "})
            if answer.endswith("…"):
                await self._wait()
            yield _chunk({}, "stop")
        else:
            calls = [answer] if isinstance(answer, Call) else answer
            for index, call in enumerate(calls):
                function = {"name": call.tool, "arguments": json.dumps(call.arguments)}
                name = f"call_{len(self.requests)}_{index}"
                part = {"index": index, "id": name, "type": "function", "function": function}
                yield _chunk({"tool_calls": [part]})
            yield _chunk({}, "tool_calls")
        yield "data: [DONE]\n\n"

    async def _wait(self) -> None:
        try:
            await anyio.sleep_forever()
        finally:
            self.abandoned.set()


def _chunk(delta: dict[str, Any], finish_reason: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "stub"}
    return f"data: {json.dumps(chunk | {'choices': [choice]})}\n\n"


@contextmanager
def model_stub(*script: Answer) -> Generator[ModelStub, None, None]:
    """Serve `script` on a free local port; its `settings` lead the backend there."""
    stub = ModelStub(script)
    app = FastAPI()
    app.post("/v1/chat/completions")(stub.complete)
    with serving(app) as address:
        stub.settings |= {
            "model": "openai/stub",
            "model_api_base": f"{address}/v1",
            "model_api_key": KEY,
        }
        yield stub
