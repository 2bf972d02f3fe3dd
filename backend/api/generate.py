"""Messages and clicks for programs: plain JSON in, plain server-sent events out.

The same conversations as on the page: what is said here is in its history.
"""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated, Any

from chatkit.server import StreamingResult
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from backend.agent.context import ChatContext
from backend.agent.events import TextDelta, ToolFinished, ToolStarted, TurnEvent
from backend.api.callers import CallerOf
from backend.api.errors import ApiError, ErrorCode, problem_words
from backend.chat.actions import perform, read_click
from backend.chat.requests import check_request, read_request
from backend.chat.server import TaskChatServer
from backend.chat.stream import Answers
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient


class Generate(BaseModel):
    """A message."""

    model_config = ConfigDict(extra="forbid")

    message: Annotated[str, Field(min_length=1, max_length=100_000)]
    conversation_id: str | None = None


class Act(BaseModel):
    """A click."""

    model_config = ConfigDict(extra="forbid")

    type: str
    payload: dict[str, Any] = {}
    conversation_id: str | None = None


_GENERATE = TypeAdapter(Generate)
_ACT = TypeAdapter(Act)
_SCHEMAS = {
    kind: {"requestBody": {"content": {"application/json": {"schema": adapter.json_schema()}}}}
    for kind, adapter in (("generate", _GENERATE), ("action", _ACT))
}


class PlainEndpoints:
    """The two endpoints."""

    def __init__(
        self, server: TaskChatServer, answers: Answers, tasks: TaskClient, signer: TokenSigner
    ) -> None:
        self._server = server
        self._answers = answers
        self._tasks = tasks
        self._signer = signer

    def router(self, caller: CallerOf) -> APIRouter:
        """Return their routes."""
        router = APIRouter(tags=["plain"])

        async def generate(
            request: Request, caller: Annotated[Caller, Depends(caller)]
        ) -> Response:
            """Answer a message: `text_delta`, `tool_call`, `widget`, `complete`, `error` events."""
            asked = await _read(request, _GENERATE)
            return await self._answers.stream(self._generate(asked, caller))

        async def act(request: Request, caller: Annotated[Caller, Depends(caller)]) -> Response:
            """Do what a button of a widget does, and answer with the widget redrawn."""
            asked = await _read(request, _ACT)
            return await self._answers.stream(self._act(asked, caller))

        for path, endpoint in (("generate", generate), ("action", act)):
            router.add_api_route(
                f"/api/chatkit/{path}",
                endpoint,
                methods=["POST"],
                response_class=Response,
                openapi_extra=_SCHEMAS[path],
            )
        return router

    async def _generate(self, asked: Generate, caller: Caller) -> AsyncGenerator[bytes, None]:
        happened: list[TurnEvent] = []
        context = ChatContext(caller.user_id, lambda: self._signer.sign(caller), happened.append)
        message = {
            "content": [{"type": "input_text", "text": asked.message}],
            "attachments": [],
            "inference_options": {},
        }
        params = {"input": message, "thread_id": asked.conversation_id}
        kind = "threads.add_user_message" if asked.conversation_id else "threads.create"
        async for event in self._converse(kind, params, context, happened):
            yield event

    async def _act(self, asked: Act, caller: Caller) -> AsyncGenerator[bytes, None]:
        if not asked.conversation_id:
            tasks = self._tasks.of(lambda: self._signer.sign(caller))
            outcome = await perform(read_click(asked.type, asked.payload), None, tasks)
            yield _event("widget", widget=outcome.widget.model_dump(mode="json", exclude_none=True))
            yield _event("complete", conversation_id=None)
            return
        action = {"type": asked.type, "payload": asked.payload}
        params = {"thread_id": asked.conversation_id, "action": action}
        read_click(asked.type, asked.payload)
        context = ChatContext(caller.user_id, lambda: self._signer.sign(caller))
        async for event in self._converse("threads.custom_action", params, context, []):
            yield event

    async def _converse(
        self, kind: str, params: dict[str, Any], context: ChatContext, happened: list[TurnEvent]
    ) -> AsyncGenerator[bytes, None]:
        given = {name: value for name, value in params.items() if value is not None}
        asked = read_request(json.dumps({"type": kind, "params": given}).encode())
        await check_request(asked, self._server.store, context)
        result = await self._server.answer(asked, context)
        if not isinstance(result, StreamingResult):
            raise TypeError(kind)
        thread_id = params.get("thread_id")
        async with aclosing(result.json_events) as events:
            async for line in events:
                for plain in map(_plain, happened):
                    if plain is not None:
                        yield plain
                happened.clear()
                event = json.loads(line.removeprefix(b"data: "))
                if event["type"] == "thread.created":
                    thread_id = event["thread"]["id"]
                elif event["type"] == "error":
                    yield _event(
                        "error",
                        error=ErrorCode.CONNECTION_FAILED,
                        message=event.get("message", "The answer could not be finished."),
                    )
                elif widget := event.get("item", {}).get("widget"):
                    yield _event("widget", widget=widget)
        yield _event("complete", conversation_id=thread_id)


async def _read(request: Request, adapter: TypeAdapter[Any]) -> Any:
    try:
        return adapter.validate_json(await request.body())
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        raise ApiError(422, problem_words(problems)) from error


def _plain(happened: TurnEvent) -> bytes | None:
    match happened:
        case TextDelta(text):
            return _event("text_delta", text=text)
        case ToolStarted(tool=tool):
            return _event("tool_call", tool=tool, status="running")
        case ToolFinished(tool=tool, failed=failed):
            return _event("tool_call", tool=tool, status="failed" if failed else "done")
    return None


def _event(name: str, **data: Any) -> bytes:
    return (
        f"event: {name}\ndata: {json.dumps({'type': name} | data, ensure_ascii=False)}\n\n".encode()
    )
