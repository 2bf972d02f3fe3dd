"""What processes on several machines tell each other through PostgreSQL."""

import asyncio
import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import psycopg
import pytest
from sqlalchemy import create_engine, text

import foundation.notifications
from foundation.neighbours import Neighbours
from tests.conftest import prepare
from tests.support.machines import SECONDS, Machines, Pooler, machines, until_listening
from tests.support.postgres import postgres_database


@pytest.fixture
def url(postgres: str, session_dir: Path) -> Generator[str, None, None]:
    """Return a PostgreSQL database of its own."""
    with postgres_database(postgres, session_dir / "template.lock", prepare) as url:
        yield url


class Ear:
    """What somebody has heard."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self._news = asyncio.Event()

    def hear(self, owner_id: str, names: Sequence[str]) -> None:
        self.told += [(owner_id, name) for name in names]
        self._news.set()

    async def until(self, name: str) -> None:
        """Return once this was told."""
        with anyio.fail_after(SECONDS):
            while name not in [told for _, told in self.told]:
                self._news.clear()
                await self._news.wait()


@pytest.fixture
def computers() -> Generator[Machines, None, None]:
    """Return machines."""
    with machines() as found:
        yield found


@pytest.fixture
def elsewhere(computers: Machines, url: str) -> Callable[[], Neighbours]:
    """Return what makes a process on a machine of its own."""

    def make() -> Neighbours:
        with computers.another():
            return Neighbours(url, "tasks")

    return make


async def test_a_process_on_another_machine_hears_all_and_nobody_hears_themselves(
    url: str, elsewhere: Callable[[], Neighbours]
) -> None:
    here, there, third = (elsewhere() for _ in range(3))
    news = [f"chg_{'x' * 40}{number}" for number in range(500)]
    mine, theirs, others = Ear(), Ear(), Ear()
    async with AsyncExitStack() as stack:
        for process, ear in ((here, mine), (there, theirs), (third, others)):
            await stack.enter_async_context(process.heard(ear.hear))
        await until_listening(url, "tasks", 3)

        here.tell_from(asyncio.get_running_loop(), "ada", news)
        await theirs.until(news[-1])
        await anyio.to_thread.run_sync(there.tell, "bob", ["back"])
        await mine.until("back")
        await others.until("back")

    assert theirs.told == [("ada", name) for name in news]
    assert mine.told == [("bob", "back")]
    assert others.told == [*theirs.told, *mine.told]


async def test_a_command_is_heard_on_other_machines_and_once_on_its_own(
    url: str, computers: Machines, elsewhere: Callable[[], Neighbours]
) -> None:
    ear, far_ear = Ear(), Ear()
    with computers.another():
        near, command = Neighbours(url, "tasks"), Neighbours(url, "tasks")
        other_topic = Neighbours(url, "conversations")
    async with near.heard(ear.hear), elsewhere().heard(far_ear.hear):
        await until_listening(url, "tasks", 2)

        await anyio.to_thread.run_sync(other_topic.tell, "ada", ["thr_1"])
        for name in ("chg_1", "chg_2"):
            await anyio.to_thread.run_sync(command.tell, "ada", [name])
        await ear.until("chg_2")
        await far_ear.until("chg_2")

    assert ear.told == far_ear.told == [("ada", "chg_1"), ("ada", "chg_2")]


async def test_a_lost_connection_is_made_again_and_what_was_missed_is_told(
    url: str,
    elsewhere: Callable[[], Neighbours],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(foundation.notifications, "_FIRST_PAUSE_SECONDS", 0.01)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    ear, gaps = Ear(), asyncio.Queue[None]()
    async with elsewhere().heard(ear.hear, lambda: gaps.put_nowait(None)):
        await until_listening(url, "tasks", 1)
        assert gaps.empty()
        with engine.connect() as connection:
            ended = text(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND application_name = 'taskchat_tasks'"
            )
            assert connection.execute(ended).scalars().all() == [True]
        with anyio.fail_after(SECONDS):
            await gaps.get()
        await anyio.to_thread.run_sync(elsewhere().tell, "ada", ["chg_1"])
        await ear.until("chg_1")
    engine.dispose()

    assert gaps.empty()
    [told] = [record.getMessage() for record in caplog.records]
    assert told.startswith("Changes that other machines make are not heard: ")


async def test_a_process_that_cannot_reach_postgresql_is_heard_on_its_machine(
    url: str,
    computers: Machines,
    elsewhere: Callable[[], Neighbours],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(**_: object) -> None:
        raise psycopg.OperationalError

    ear = Ear()
    with computers.another():
        near, command = Neighbours(url, "tasks"), Neighbours(url, "tasks")
    async with near.heard(ear.hear):
        await until_listening(url, "tasks", 1)
        await anyio.to_thread.run_sync(elsewhere().tell, "ada", ["chg_1"])
        await ear.until("chg_1")
        monkeypatch.setattr(psycopg, "connect", refuse)

        await anyio.to_thread.run_sync(command.tell, "ada", ["chg_2"])
        await ear.until("chg_2")


async def test_what_is_told_without_a_connection_is_told_with_the_next_one(
    url: str, elsewhere: Callable[[], Neighbours], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foundation.notifications, "_FIRST_PAUSE_SECONDS", 0.01)
    connect, may_connect = psycopg.AsyncConnection.connect, asyncio.Event()

    async def wait(**given: Any) -> object:
        await may_connect.wait()
        return await connect(**given)

    ear, speaker = Ear(), elsewhere()
    async with elsewhere().heard(ear.hear):
        await until_listening(url, "tasks", 1)
        monkeypatch.setattr(psycopg.AsyncConnection, "connect", wait)
        async with speaker.heard(Ear().hear):
            await anyio.to_thread.run_sync(speaker.tell, "ada", ["chg_1"])
            may_connect.set()
            await ear.until("chg_1")


async def test_behind_a_pooler_only_processes_of_the_machine_are_heard_and_that_is_said_once(
    url: str,
    computers: Machines,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(foundation.notifications, "_FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(foundation.notifications, "_LONGEST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(foundation.notifications, "_PROOF_SECONDS", 0.01)
    ear = Ear()
    with computers.another() as folder, caplog.at_level(logging.WARNING):
        pooler = Pooler(url, folder)
        near, neighbour = Neighbours(pooler.url, "tasks"), Neighbours(pooler.url, "tasks")
        async with pooler.running(), near.heard(ear.hear):
            with anyio.fail_after(SECONDS):
                while pooler.connections < 3:
                    await anyio.lowlevel.checkpoint()
            await anyio.to_thread.run_sync(neighbour.tell, "ada", ["chg_1"])
            await ear.until("chg_1")

    assert ear.told == [("ada", "chg_1")]
    assert [record.getMessage() for record in caplog.records] == [
        "Changes that other machines make are not heard: "
        "the database connection passes no notifications on (is it a pooler's?)"
    ]
