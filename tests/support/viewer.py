"""Somebody who looks on at an answer, knows of turns, and may leave at any time."""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx2

from tests.support.person import Json

KNOWS_TURNS = {"Taskchat-Turns": "1"}


@dataclass
class View:
    """What has been seen of a turn."""

    turn_id: str
    chunks: AsyncIterator[bytes]
    seen: bytes = b""

    async def until(self, text: str) -> None:
        """Look on until this is seen."""
        while text.encode() not in self.seen:
            self.seen += await anext(self.chunks)

    async def to_the_end(self) -> str:
        """Look on to the end; return how the server says that it ended."""
        async for chunk in self.chunks:
            self.seen += chunk
        last = self.all_events[-1]
        return str(last["state"]) if last["type"] == "turn.ended" else ""

    @property
    def all_events(self) -> list[Json]:
        """Every whole event that was seen."""
        return [json.loads(frame.removeprefix(b"data: ")) for frame in self.frames]

    @property
    def frames(self) -> list[bytes]:
        """The same as they came."""
        return self.seen.split(b"\n\n")[:-1]

    @property
    def count(self) -> int:
        """How many of the turn's own events were seen whole."""
        return sum(event["type"] != "turn.ended" for event in self.all_events)

    @property
    def said(self) -> str:
        """The text that was seen."""
        return said_in(self.all_events)


def said_in(events: list[Json]) -> str:
    """Return the text that these events make."""
    deltas = [e["update"].get("delta", "") for e in events if e["type"] == "thread.item.updated"]
    return "".join(deltas)


@asynccontextmanager
async def asking(
    http: httpx2.AsyncClient, request: Json, **headers: str
) -> AsyncGenerator[View, None]:
    """Send a request as our element does; leave at the end of the block."""
    sent = {**KNOWS_TURNS, **headers}
    async with http.stream("POST", "/chatkit", json=request, headers=sent) as answer:
        answer.raise_for_status()
        yield View(answer.headers["taskchat-turn"], aiter(answer.aiter_raw()))


@asynccontextmanager
async def following(
    http: httpx2.AsyncClient, turn_id: str, after: int = 0
) -> AsyncGenerator[View, None]:
    """Follow a turn from somewhere; leave at the end of the block."""
    path = f"/api/chatkit/turns/{turn_id}/events"
    async with http.stream("GET", path, params={"after": after}) as answer:
        answer.raise_for_status()
        yield View(turn_id, aiter(answer.aiter_raw()))


async def running_turn(http: httpx2.AsyncClient, thread_id: str) -> str | None:
    """Return the turn that the server says runs in the thread."""
    answer = await http.get(f"/api/chatkit/threads/{thread_id}/turn")
    turn = answer.raise_for_status().json()["turn"]
    return str(turn["turn_id"]) if turn else None
