"""Answers made in a task of their own."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from backend.chat.stream import Answers


class Answer:
    """Says some words, then waits for ever; knows how it ended."""

    def __init__(self, *words: bytes) -> None:
        self.words = words
        self.ended_by: type[BaseException] | None = None

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        try:
            for word in self.words:
                await anyio.lowlevel.checkpoint()
                yield word
            await anyio.sleep_forever()
        except BaseException as error:
            self.ended_by = type(error)
            raise


async def test_who_stops_listening_cancels_the_answer_where_it_stands() -> None:
    answer = Answer(b"one", b"two")
    others = asyncio.all_tasks()
    heard = Answers().made_apart(answer)

    assert await anext(heard) == b"one"
    await heard.aclose()

    assert answer.ended_by is asyncio.CancelledError
    assert asyncio.all_tasks() == others


async def test_a_slow_listener_does_not_hold_the_answer_up() -> None:
    answer = Answer(*[b"word"] * 1000)
    heard = Answers().made_apart(answer)
    await anext(heard)

    await anyio.wait_all_tasks_blocked()

    assert len([await anext(heard) for _ in range(999)]) == 999
    await heard.aclose()


async def test_a_failure_in_the_answer_reaches_the_listener() -> None:
    async def broken() -> AsyncGenerator[bytes, None]:
        yield b"one"
        raise ValueError("broken")

    heard = Answers().made_apart(broken())

    assert await anext(heard) == b"one"
    with pytest.raises(ValueError, match="broken"):
        await anext(heard)


async def test_a_browser_that_has_left_before_the_first_byte_ends_the_answer() -> None:
    answer = Answer(b"one", b"two")
    others = asyncio.all_tasks()
    response = await Answers().stream(answer)

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        await anyio.sleep_forever()

    await response({"type": "http", "asgi": {"spec_version": "2.3"}}, gone, send)

    assert answer.ended_by is asyncio.CancelledError
    assert asyncio.all_tasks() == others


async def test_a_failure_before_the_first_event_is_raised_and_not_streamed() -> None:
    async def broken() -> AsyncGenerator[bytes, None]:
        raise LookupError("nothing there")
        yield b""

    with pytest.raises(LookupError):
        await Answers().stream(broken())


async def test_all_answers_can_be_ended_at_once() -> None:
    answers = Answers()
    made = [Answer(b"one"), Answer(b"one")]
    heard = [answers.made_apart(answer) for answer in made]
    for listening in heard:
        await anext(listening)

    await answers.end()

    assert [answer.ended_by for answer in made] == [asyncio.CancelledError] * 2
    for listening in heard:
        await listening.aclose()
