"""Turns that are made in tasks of their own, and those who look on."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from backend.chat.stream import Viewer, turn_stream
from backend.turns.state import TurnState
from backend.turns.turns import Make, Request, Turns
from backend.turns.worker import Worker
from foundation.database import Database

CLICK = Request("ada", is_recorded=False)
LEAVES_FOR_GOOD = Viewer(knows_turns=False, key=None)
MAY_COME_BACK = Viewer(knows_turns=True, key=None)


class Answer:
    """Says some words, then waits for ever; knows how it ended."""

    def __init__(self, *words: bytes) -> None:
        self.words = words
        self.ended_by: type[BaseException] | None = None

    async def made(self) -> AsyncGenerator[bytes, None]:
        try:
            for word in self.words:
                await anyio.lowlevel.checkpoint()
                yield word
            await anyio.sleep_forever()
        except BaseException as error:
            self.ended_by = type(error)
            raise


def making(source: AsyncGenerator[bytes, None]) -> Make:
    async def make() -> AsyncGenerator[bytes, None]:
        return source

    return make


@pytest.fixture
def turns(tmp_path: Path) -> Generator[Turns, None, None]:
    database = Database(f"sqlite:///{tmp_path / 'chat.db'}")
    yield Turns(database, Worker(tmp_path / "workers"), lambda *_: None)
    database.close()


async def test_a_stopped_answer_is_cancelled_where_it_stands(turns: Turns) -> None:
    answer = Answer(b"one", b"two")
    others = asyncio.all_tasks()
    viewing = await turns.begin(CLICK, making(answer.made()))

    assert await turns.stop("ada", viewing.turn_id) is TurnState.STOPPED

    assert answer.ended_by is asyncio.CancelledError
    assert asyncio.all_tasks() == others


async def test_a_listener_who_leaves_does_not_stop_the_answer(turns: Turns) -> None:
    answer = Answer(b"one", b"two")
    viewing = await turns.begin(CLICK, making(answer.made()))

    await anext(viewing.heard)
    await viewing.heard.aclose()
    again = await turns.follow("ada", viewing.turn_id)

    assert b"one" in list(await anext(again.heard))
    assert answer.ended_by is None
    await turns.end()


async def test_a_slow_listener_does_not_hold_the_answer_up(turns: Turns) -> None:
    viewing = await turns.begin(CLICK, making(Answer(*[b"word"] * 1000).made()))

    await anyio.wait_all_tasks_blocked()

    assert list(await anext(viewing.heard)) == [b"word"] * 1000
    await turns.end()


async def test_a_failure_in_the_answer_is_told_to_the_listener(turns: Turns) -> None:
    async def broken() -> AsyncGenerator[bytes, None]:
        yield b"one"
        raise ValueError("secret")

    viewing = await turns.begin(CLICK, making(broken()))
    heard = [h async for h in viewing.heard]

    assert heard[-1] is TurnState.FAILED
    told = b"".join(
        frame for frames in heard[:-1] if not isinstance(frames, TurnState) for frame in frames
    )
    assert b'"type": "error"' in told
    assert b"secret" not in told


async def test_a_failure_before_the_first_event_is_raised_and_not_streamed(turns: Turns) -> None:
    async def broken() -> AsyncGenerator[bytes, None]:
        raise LookupError("nothing there")
        yield b""

    with pytest.raises(LookupError):
        await turns.begin(CLICK, making(broken()))


@pytest.mark.parametrize("viewer", [LEAVES_FOR_GOOD, MAY_COME_BACK])
async def test_only_of_those_who_know_turns_does_the_answer_outlive_the_connection(
    turns: Turns, viewer: Viewer
) -> None:
    answer = Answer(b"one", b"two")
    others = asyncio.all_tasks()
    response = turn_stream(await turns.begin(CLICK, making(answer.made())), viewer)

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        await anyio.sleep_forever()

    await response({"type": "http", "asgi": {"spec_version": "2.3"}}, gone, send)

    is_stopped = answer.ended_by is asyncio.CancelledError
    assert is_stopped is not viewer.knows_turns
    await turns.end()
    assert asyncio.all_tasks() == others


async def test_all_answers_can_be_ended_at_once(turns: Turns) -> None:
    made = [Answer(b"one"), Answer(b"one")]
    viewings = [await turns.begin(CLICK, making(answer.made())) for answer in made]

    await turns.end()

    assert [answer.ended_by for answer in made] == [asyncio.CancelledError] * 2
    for viewing in viewings:
        assert [h async for h in viewing.heard][-1] is TurnState.INTERRUPTED


def test_a_worker_is_gone_when_its_lock_is_and_not_before(tmp_path: Path) -> None:
    alive, looking = Worker(tmp_path), Worker(tmp_path)
    (tmp_path / "wrk_dead.lock").touch()

    assert not looking.is_gone(alive.id)
    assert not looking.is_gone("wrk_elsewhere"), "one of another host cannot be seen from here"
    assert looking.is_gone("wrk_dead")

    looking.bury()
    assert [file.stem for file in tmp_path.iterdir()] == [alive.id]
    alive.close()
    assert list(tmp_path.iterdir()) == []
