"""What changes elsewhere, told to a page that is open."""

import asyncio
import json
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from sqlalchemy.exc import SQLAlchemyError

from backend.agent.context import ChatContext
from backend.api.callers import CallerOf
from backend.api.errors import ApiError
from backend.chat.store import SqlStore
from backend.chat.stream import EventStream
from backend.identity.caller import Caller
from backend.live.channel import Channel
from backend.live.live import MOST_STREAMS, Live, TooManyStreamsError

logger = logging.getLogger(__name__)

RECHECK_SECONDS = 15.0
"""How often a stream shows a sign of life, and its caller is looked up again."""
_RETRY_SECONDS = 30
IsGood = Callable[[], Awaitable[bool]]


def event_endpoint(live: Live, store: SqlStore, caller: CallerOf) -> APIRouter:
    """Return the route of the event stream."""
    router = APIRouter(tags=["events"])

    async def events(
        request: Request,
        who: Annotated[Caller, Depends(caller)],
        conversation_id: Annotated[
            str | None,
            Query(description="The open conversation, whose newest task widget is kept true."),
        ] = None,
    ) -> Response:
        """Send `tasks.changed` and `thread.changed` as they happen, until the sign-in ends."""
        if conversation_id is not None:
            await store.load_thread(conversation_id, ChatContext(who.user_id, str))

        async def is_good() -> bool:
            try:
                return (await caller(request)).user_id == who.user_id
            except ApiError:
                return False
            except SQLAlchemyError as error:
                logger.warning("A stream's caller cannot be looked up: %s", type(error).__name__)
                return True

        channel = _join(live, who.user_id, conversation_id)

        async def left() -> None:
            live.leave(channel)

        return EventStream(_frames(channel, is_good), {}, left)

    router.add_api_route("/api/chatkit/events", events, methods=["GET"], response_class=Response)
    return router


def _join(live: Live, owner_id: str, thread_id: str | None) -> Channel:
    try:
        return live.join(owner_id, thread_id)
    except TooManyStreamsError as error:
        raise ApiError(
            429,
            f"{MOST_STREAMS} pages of yours are open already, which is as many as are told of "
            "changes. Close some of them.",
            {"Retry-After": str(_RETRY_SECONDS)},
        ) from error


async def _frames(channel: Channel, is_good: IsGood) -> AsyncGenerator[bytes, None]:
    clock = asyncio.get_running_loop().time
    checked_at = clock()
    yield b": These are the changes from now on.\n\n"
    while not channel.is_over:
        news = await channel.news(within=max(0.0, checked_at + RECHECK_SECONDS - clock()))
        if news.has_tasks:
            yield _frame("tasks.changed", {})
        for thread_id in news.thread_ids:
            yield _frame("thread.changed", {"conversation_id": thread_id})
        if clock() >= checked_at + RECHECK_SECONDS:
            if not await is_good():
                return
            checked_at = clock()
            yield b":\n\n"


def _frame(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
