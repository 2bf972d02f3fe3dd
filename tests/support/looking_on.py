"""Somebody whose page is open and who does nothing: what they are told."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import anyio
import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from foundation.certificates import trusted_for
from tests.support.person import Json
from tests.support.product import Product
from tests.support.task_server import Tools

SECONDS = 30
"""A bound for a machine under load. What is waited for is an event."""
Told = tuple[str, Json]
TASKS: Told = ("tasks.changed", {})


def thread(thread_id: str) -> Told:
    """Return the event that tells of this conversation."""
    return ("thread.changed", {"conversation_id": thread_id})


class Stream:
    """An open event stream."""

    def __init__(self, answer: httpx2.Response) -> None:
        self.answer = answer
        self._chunks: AsyncIterator[str] = aiter(answer.aiter_text())
        self._unread = ""
        self.told: list[Told] = []
        """All that was read so far."""

    async def until(self, *wanted: Told) -> list[Told]:
        """Read on until each of these was told from now on; return what was."""
        missing, seen = list(wanted), len(self.told)
        with anyio.fail_after(SECONDS):
            while missing:
                told = await self._next()
                if told is None:
                    raise AssertionError(f"The stream ended without {missing}.")
                missing = [one for one in missing if one != told]
        return self.told[seen:]

    async def to_the_end(self) -> None:
        """Read on until the server ends the stream."""
        with anyio.fail_after(SECONDS):
            while await self._next() is not None:
                pass

    async def _next(self) -> Told | None:
        while True:
            while "\n\n" not in self._unread:
                try:
                    self._unread += await anext(self._chunks)
                except StopAsyncIteration:
                    return None
            frame, self._unread = self._unread.split("\n\n", 1)
            if frame.startswith("event: "):
                name, data = frame.removeprefix("event: ").split("\ndata: ")
                self.told.append((name, json.loads(data)))
                return self.told[-1]


@asynccontextmanager
async def looking_on(
    http: httpx2.AsyncClient, thread_id: str = "", *, hears: bool = True
) -> AsyncGenerator[Stream, None]:
    """Open the event stream of a page that shows this conversation.

    `hears`: begin once all is told that a stream begins with, when the tasks are listened to.
    """
    params = {"conversation_id": thread_id} if thread_id else {}
    async with http.stream("GET", "/api/chatkit/events", params=params) as answer:
        answer.raise_for_status()
        stream = Stream(answer)
        if hears:
            await stream.until(TASKS, *([thread(thread_id)] if thread_id else []))
        yield stream


@asynccontextmanager
async def using_tools(product: Product, name: str = "ada") -> AsyncGenerator[Tools, None]:
    """Be a program of this person's that speaks MCP."""
    headers = {"Authorization": f"Bearer {product.token(name)}"}
    trusted = trusted_for(product.mcp_url)
    async with (
        httpx2.AsyncClient(
            headers=headers, timeout=SECONDS, trust_env=False, verify=trusted
        ) as http,
        Client(streamable_http_client(product.mcp_url, http_client=http)) as client,
    ):
        yield Tools(client)
