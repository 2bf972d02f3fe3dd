"""POST /chatkit: bytes in, an event stream or JSON out."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Annotated

from chatkit.server import NonStreamingResult
from chatkit.types import (
    ChatKitReq,
    ThreadsDeleteReq,
    ThreadsGetByIdReq,
    ThreadsSyncCustomActionReq,
    is_streaming_req,
)
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from backend.agent.context import ChatContext
from backend.chat.answering import begin_turn
from backend.chat.requests import check_request, read_request
from backend.chat.server import TaskChatServer
from backend.chat.stream import TURN_HEADER, Viewer, turn_stream
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.turns.turns import Turns


def chat_endpoint(
    server: TaskChatServer,
    turns: Turns,
    signer: TokenSigner,
    caller: Callable[[Request], Awaitable[Caller]],
    at_work: Callable[[str, str], AbstractContextManager[None]],
) -> APIRouter:
    """Return the route of the ChatKit protocol.

    `at_work`: around what draws a widget of a thread, given the owner and the thread.
    """
    router = APIRouter(tags=["chat"])

    async def chatkit(request: Request, caller: Annotated[Caller, Depends(caller)]) -> Response:
        """Answer any operation of the ChatKit protocol, version 1.6.5 of openai-chatkit."""
        asked = read_request(await request.body())
        viewer = Viewer.of(request)
        token = partial(signer.sign, caller)
        key, language = viewer.key or "", caller.language
        context = ChatContext(caller.user_id, token, request_key=key, language=language)
        if is_streaming_req(asked):
            viewing = await begin_turn(asked, context, viewer, server=server, turns=turns)
            return turn_stream(viewing, viewer)
        await check_request(asked, server.store, context)
        # Before the thread is read: what ends in between is all there to follow.
        headers = await _running(asked, context, turns)
        clicked = asked.params.thread_id if isinstance(asked, ThreadsSyncCustomActionReq) else None
        with at_work(context.user_id, clicked) if clicked else nullcontext():
            result = await server.answer(asked, context)
        if not isinstance(result, NonStreamingResult):
            raise TypeError(asked.type)
        return Response(result.json, media_type="application/json", headers=headers)

    router.add_api_route("/chatkit", chatkit, methods=["POST"], response_class=Response)
    return router


async def _running(asked: ChatKitReq, context: ChatContext, turns: Turns) -> dict[str, str]:
    """Return the header that names the turn in the thread, which ends before the thread does."""
    if not isinstance(asked, ThreadsGetByIdReq | ThreadsDeleteReq):
        return {}
    turn = await turns.running_in(context.user_id, asked.params.thread_id)
    if turn is None:
        return {}
    if isinstance(asked, ThreadsDeleteReq):
        await turns.stop(context.user_id, turn.id)
        return {}
    return {TURN_HEADER: turn.id}
