"""When an open conversation is looked at again: soon, one look at a time, none beside an answer."""

import asyncio

import anyio
import pytest

from backend.live import channel, checks
from backend.live.channel import Channel, News
from backend.live.checks import Checks, Key

SECONDS = 20
HERE: Key = ("ada", "thr_1")


class Looks:
    """Looks that last until they are let go, and what comes of them."""

    def __init__(self) -> None:
        self.begun: asyncio.Queue[Key] = asyncio.Queue()
        self.outcomes: asyncio.Queue[bool] = asyncio.Queue()

    async def look(self, owner_id: str, thread_id: str) -> bool:
        self.begun.put_nowait((owner_id, thread_id))
        return await self.outcomes.get()

    async def next(self) -> Key:
        with anyio.fail_after(SECONDS):
            return await self.begun.get()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    monkeypatch.setattr(checks, "SETTLING_SECONDS", 0)
    return Looks()


async def test_what_is_asked_during_a_look_is_one_more(looks: Looks) -> None:
    asked = Checks(looks.look)
    asked.ask(HERE)
    assert await looks.next() == HERE
    for _ in range(3):
        asked.ask(HERE)
    assert looks.begun.empty()
    looks.outcomes.put_nowait(True)
    assert await looks.next() == HERE
    looks.outcomes.put_nowait(True)
    await asked.close()
    assert looks.begun.empty()


async def test_a_look_that_was_put_off_is_made_when_the_answer_has_ended(looks: Looks) -> None:
    asked = Checks(looks.look)
    asked.ask(HERE)
    await looks.next()
    # The answer ends before the look says that there is one.
    asked.settled(HERE)
    looks.outcomes.put_nowait(False)
    await looks.next()
    looks.outcomes.put_nowait(False)
    await asked._running[HERE]
    asked.settled(HERE)
    assert await looks.next() == HERE
    await asked.close()


async def test_where_nothing_was_put_off_the_end_of_an_answer_needs_no_look(looks: Looks) -> None:
    asked = Checks(looks.look)
    asked.settled(HERE)
    asked.ask(("ada", "thr_2"))
    assert await looks.next() == ("ada", "thr_2")
    await asked.close()


async def test_a_look_that_fails_does_not_end_the_looking(looks: Looks) -> None:
    async def fail(*_: str) -> bool:
        looks.begun.put_nowait(HERE)
        raise RuntimeError

    asked = Checks(fail)
    for _ in range(2):
        asked.ask(HERE)
        await asked._running[HERE]
        assert await looks.next() == HERE


async def test_news_are_told_together_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "GATHERING_SECONDS", 0)
    open_page = Channel("ada", None)
    for _ in range(3):
        open_page.tasks_changed()
        open_page.thread_changed("thr_1")
    open_page.thread_changed("thr_2")
    assert await open_page.news(SECONDS) == News(has_tasks=True, thread_ids=["thr_1", "thr_2"])
    assert await open_page.news(0) == News()
    open_page.close()
    assert await open_page.news(SECONDS) == News()
