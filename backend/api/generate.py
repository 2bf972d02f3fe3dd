"""Messages and clicks for programs: plain JSON in, plain server-sent events out.

The same conversations as on the page: what is said here is in its history.
"""

import json
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

from chatkit.types import is_streaming_req
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from backend.agent.context import ChatContext
from backend.api.callers import CallerOf
from backend.api.errors import ApiError, problem_words
from backend.api.plain_events import PlainEvents, only_widget
from backend.chat.actions import perform
from backend.chat.answering import begin_turn
from backend.chat.clicks import read_click
from backend.chat.requests import read_request
from backend.chat.server import TaskChatServer
from backend.chat.stream import EventStream, Viewer, turn_stream
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient
from backend.turns.turns import Turns


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
        self, server: TaskChatServer, turns: Turns, tasks: TaskClient, signer: TokenSigner
    ) -> None:
        self._server = server
        self._turns = turns
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
            return await self._generate(asked, caller, Viewer.of(request))

        async def act(request: Request, caller: Annotated[Caller, Depends(caller)]) -> Response:
            """Do what a button of a widget does, and answer with the widget redrawn."""
            asked = await _read(request, _ACT)
            return await self._act(asked, caller, Viewer.of(request))

        for path, endpoint in (("generate", generate), ("action", act)):
            router.add_api_route(
                f"/api/chatkit/{path}",
                endpoint,
                methods=["POST"],
                response_class=Response,
                openapi_extra=_SCHEMAS[path],
            )
        return router

    async def _generate(self, asked: Generate, caller: Caller, viewer: Viewer) -> Response:
        message = {
            "content": [{"type": "input_text", "text": asked.message}],
            "attachments": [],
            "inference_options": {},
        }
        params = {"input": message, "thread_id": asked.conversation_id}
        kind = "threads.add_user_message" if asked.conversation_id else "threads.create"
        return await self._converse(kind, params, caller, viewer)

    async def _act(self, asked: Act, caller: Caller, viewer: Viewer) -> Response:
        click = read_click(asked.type, asked.payload)
        if not asked.conversation_id:
            token = partial(self._signer.sign, caller)
            tasks = self._tasks.of(token, caller.user_id, caller.language)
            outcome = await perform(click, None, tasks, viewer.key or "")
            return EventStream(only_widget(outcome.widget), {})
        action = {"type": asked.type, "payload": asked.payload}
        params = {"thread_id": asked.conversation_id, "action": action}
        return await self._converse("threads.custom_action", params, caller, viewer)

    async def _converse(
        self, kind: str, params: dict[str, Any], caller: Caller, viewer: Viewer
    ) -> Response:
        given = {name: value for name, value in params.items() if value is not None}
        asked = read_request(json.dumps({"type": kind, "params": given}).encode())
        if not is_streaming_req(asked):
            raise TypeError(kind)
        plain = PlainEvents(params.get("thread_id"))
        token = partial(self._signer.sign, caller)
        key, language = viewer.key or "", caller.language
        context = ChatContext(caller.user_id, token, plain.watch, key, language=language)
        viewing = await begin_turn(
            asked,
            context,
            # What is sent here is made while the turn is: it cannot be sent again.
            replace(viewer, key=None),
            server=self._server,
            turns=self._turns,
            through=plain.reading,
        )
        return turn_stream(viewing, viewer, plain.of(viewing))


async def _read(request: Request, adapter: TypeAdapter[Any]) -> Any:
    try:
        return adapter.validate_json(await request.body())
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        raise ApiError(422, problem_words(problems)) from error
