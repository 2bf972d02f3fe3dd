"""A turn as server-sent events, for somebody who may leave."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from typing import Self

import anyio
from fastapi import Request
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from backend.turns.state import TurnState
from backend.turns.turns import Viewing

ASKS_HEADER = "taskchat-turns"
"""Of a request: whoever sends `1` means Stop only when they say so."""
TURN_HEADER = "taskchat-turn"
"""Of a response: the turn that it shows, or that runs in the thread it shows."""
KEY_HEADER = "idempotency-key"
_MAX_KEY = 100


@dataclass(frozen=True)
class Viewer:
    """How somebody looks on."""

    knows_turns: bool
    """The turn goes on when they leave, and they are told how it ends."""
    key: str | None

    @classmethod
    def of(cls, request: Request) -> Self:
        """Return who has sent the request."""
        key = request.headers.get(KEY_HEADER, "")[:_MAX_KEY]
        return cls(request.headers.get(ASKS_HEADER) == "1", key or None)


class EventStream(StreamingResponse):
    """Server-sent events. `left` is awaited at the end, also if nobody ever began to read."""

    def __init__(
        self,
        body: AsyncGenerator[bytes, None],
        headers: Mapping[str, str],
        left: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        fixed = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(body, media_type="text/event-stream", headers={**fixed, **headers})
        self._body = body
        self._left = left

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            with anyio.CancelScope(shield=True):
                await self._body.aclose()
                if self._left is not None:
                    await self._left()


def turn_stream(
    viewing: Viewing, viewer: Viewer, body: AsyncGenerator[bytes, None] | None = None
) -> EventStream:
    """Return the turn as a response, or `body` that is made of it."""

    async def left() -> None:
        # Where the turn is over, this does nothing.
        if viewing.live is not None:
            viewing.live.cancel(TurnState.STOPPED)
            await viewing.live.over()

    return EventStream(
        body or events_of(viewing, tells_end=viewer.knows_turns),
        {TURN_HEADER: viewing.turn_id},
        None if viewer.knows_turns else left,
    )


async def events_of(viewing: Viewing, *, tells_end: bool) -> AsyncGenerator[bytes, None]:
    """Yield the turn's events as they were made."""
    async with aclosing(viewing.heard) as heard:
        async for happened in heard:
            if not isinstance(happened, TurnState):
                yield b"".join(happened)
            elif tells_end:
                ended = {"type": "turn.ended", "state": happened}
                yield f"data: {json.dumps(ended)}\n\n".encode()
