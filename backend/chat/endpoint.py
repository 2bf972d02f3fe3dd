"""POST /chatkit: bytes in, an event stream or JSON out."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from chatkit.server import StreamingResult
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from backend.agent.context import ChatContext
from backend.chat.requests import check_request, read_request
from backend.chat.server import TaskChatServer
from backend.chat.stream import Answers
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner


def chat_endpoint(
    server: TaskChatServer,
    answers: Answers,
    signer: TokenSigner,
    caller: Callable[[Request], Awaitable[Caller]],
) -> APIRouter:
    """Return the route of the ChatKit protocol."""
    router = APIRouter(tags=["chat"])

    async def chatkit(request: Request, caller: Annotated[Caller, Depends(caller)]) -> Response:
        """Answer any operation of the ChatKit protocol, version 1.6.5 of openai-chatkit."""
        body = await request.body()
        context = ChatContext(caller.user_id, lambda: signer.sign(caller))
        asked = read_request(body)
        await check_request(asked, server.store, context)
        result = await server.answer(asked, context)
        if isinstance(result, StreamingResult):
            return await answers.stream(result)
        return Response(result.json, media_type="application/json")

    router.add_api_route("/chatkit", chatkit, methods=["POST"], response_class=Response)
    return router
