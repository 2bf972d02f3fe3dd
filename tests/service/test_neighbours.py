"""What processes of one database tell each other, and who else can hear or speak."""

import asyncio
import os
import socket
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import anyio
import anyio.to_thread
import pytest

from foundation.neighbours import Neighbours

SECONDS = 20


@pytest.fixture
def neighbours(tmp_path: Path) -> tuple[Neighbours, Neighbours]:
    """Return two processes of one database."""
    url = f"sqlite:///{tmp_path}/tasks.db"
    return Neighbours(url, "tasks"), Neighbours(url, "tasks")


async def test_neighbours_hear_long_news_in_pieces_and_leave_nothing_behind(
    neighbours: tuple[Neighbours, Neighbours],
) -> None:
    first, second = neighbours
    news = [f"tasks://list/{'x' * 60}{number}" for number in range(200)]
    told: list[str] = []
    done = asyncio.Event()

    def hear(owner_id: str, names: Sequence[str]) -> None:
        assert owner_id == "ada"
        told.extend(names)
        if len(told) == len(news):
            done.set()

    async with first.heard(hear):
        await anyio.to_thread.run_sync(second.tell, "ada", news)
        with anyio.fail_after(SECONDS):
            await done.wait()
        first.tell("ada", ["its own"])
        folder = first._folder
        assert folder.stat().st_mode & 0o777 == 0o700

    assert told == news
    assert not folder.exists()
    second.tell("ada", news)


async def test_a_process_that_died_is_forgotten(neighbours: tuple[Neighbours, Neighbours]) -> None:
    first, second = neighbours
    async with first.heard(lambda *_: None):
        dead = first._folder / "dead.sock"
        with closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as gone:
            gone.bind(str(dead))

        second.tell("ada", ["tasks://today"])

        assert not dead.exists()


async def test_a_folder_that_others_can_enter_is_not_used(
    neighbours: tuple[Neighbours, Neighbours],
) -> None:
    first, second = neighbours
    folder = first._folder
    folder.mkdir()
    os.chmod(folder, 0o777)  # noqa: S103, PTH101
    try:
        async with first.heard(lambda *_: pytest.fail("heard")):
            assert list(folder.iterdir()) == []
            second.tell("ada", ["tasks://today"])
    finally:
        folder.rmdir()


async def test_processes_hear_nothing_of_another_topic(
    neighbours: tuple[Neighbours, Neighbours], tmp_path: Path
) -> None:
    first, second = neighbours
    told: list[str] = []
    done = asyncio.Event()

    def hear(_: str, names: Sequence[str]) -> None:
        told.extend(names)
        done.set()

    async with first.heard(hear):
        Neighbours(f"sqlite:///{tmp_path}/tasks.db", "conversations").tell("ada", ["thr_1"])
        second.tell("ada", ["tasks://today"])
        with anyio.fail_after(SECONDS):
            await done.wait()

    assert told == ["tasks://today"]


async def test_a_loop_tells_without_waiting(neighbours: tuple[Neighbours, Neighbours]) -> None:
    first, second = neighbours
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    async with first.heard(lambda *_: done.set()):
        second.tell_from(loop, "ada", ["tasks://today"])
        with anyio.fail_after(SECONDS):
            await done.wait()
