"""Answers that are made in tasks of their own, while the connections look on."""

import asyncio
import math
from collections.abc import AsyncGenerator, AsyncIterable
from typing import TypeVar

import anyio
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send
from typing_extensions import override

T = TypeVar("T")


class Answers:
    """The answers that are being made in this process."""

    def __init__(self) -> None:
        self._making: set[asyncio.Task[None]] = set()

    async def stream(self, source: AsyncIterable[bytes]) -> "EventStream":
        """Return a response once its first event is there, so that a failure has a status."""
        events = self.made_apart(source)
        return EventStream(await anext(events, None), events)

    async def made_apart(self, source: AsyncIterable[T]) -> AsyncGenerator[T, None]:
        """Yield what `source` yields, read in a task of its own.

        Whoever stops listening cancels that task where it stands: inside the answer, which can
        then keep what it has, and not between two reads of it, where it could not.
        """
        # No bound: a task that waits for a slow reader would stand between two reads.
        send, receive = anyio.create_memory_object_stream[T](math.inf)

        async def make() -> None:
            with send:
                async for made in source:
                    send.send_nowait(made)

        task = asyncio.create_task(make())
        self._making.add(task)
        task.add_done_callback(self._making.discard)
        try:
            with receive:
                async for made in receive:
                    yield made
            await task
        finally:
            task.cancel()
            with anyio.CancelScope(shield=True):
                await asyncio.gather(task, return_exceptions=True)

    async def end(self) -> None:
        """Stop them all, and return when each has stored what it had.

        For the end of the process: the server forgets its requests, and the loop then cancels
        once more, which nothing can be shielded from.
        """
        making = list(self._making)
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)


class EventStream(StreamingResponse):
    """Server-sent events that are ended, not forgotten, when the browser leaves."""

    def __init__(self, first: bytes | None, rest: AsyncGenerator[bytes, None]) -> None:
        async def body() -> AsyncGenerator[bytes, None]:
            if first is not None:
                yield first
            async for event in rest:
                yield event

        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(body(), media_type="text/event-stream", headers=headers)
        self._rest = rest

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            # Not the body: whoever left at once has never begun to read it.
            with anyio.CancelScope(shield=True):
                await self._rest.aclose()
