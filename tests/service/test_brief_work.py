"""Short work of SQLite runs on the event loop; what would hold it up does not."""

import threading
from collections.abc import Callable, Generator
from pathlib import Path

import anyio
import anyio.to_thread
import pytest
from sqlalchemy import Connection, text

from foundation import brief
from foundation.database import Database

COUNTING = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) "
    "SELECT count(*) FROM n"
)
MANY_STEPS = {"most": 20_000}


@pytest.fixture
def database(tmp_path: Path) -> Generator[Database, None, None]:
    """A SQLite database with a table of notes."""
    database = Database(f"sqlite:///{tmp_path / 'notes.db'}")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE note (said TEXT UNIQUE)")
    yield database
    database.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of some length run on the loop."""
    monkeypatch.setattr(brief, "LONGEST_SECONDS", -1.0)


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything run on the loop that has nobody to wait for, however busy the machine is."""
    monkeypatch.setattr(brief, "LONGEST_SECONDS", 60.0)
    monkeypatch.setattr(brief, "SLOW_COMMIT_SECONDS", 60.0)


def noting(said: str, threads: list[int]) -> Callable[[Connection], None]:
    """Return work that notes something, and in which thread it does."""

    def note(connection: Connection) -> None:
        threads.append(threading.get_ident())
        connection.execute(text("INSERT INTO note VALUES (:said)"), {"said": said})
        connection.execute(COUNTING, MANY_STEPS)

    return note


def notes(connection: Connection) -> list[str]:
    """Return what is noted."""
    return list(connection.execute(text("SELECT said FROM note ORDER BY said")).scalars())


async def test_short_work_needs_no_thread(database: Database, patient: None) -> None:
    threads: list[int] = []
    await database.write(noting("here", threads))
    assert await database.read(notes) == ["here"]
    assert threads == [threading.get_ident()]


async def test_a_long_write_is_taken_back_and_done_once_in_a_thread(
    database: Database, impatient: None
) -> None:
    threads: list[int] = []
    await database.write(noting("once", threads))
    assert await database.read(notes) == ["once"]
    here, there = threads
    assert here == threading.get_ident() != there


async def test_a_long_read_is_done_in_a_thread(database: Database, impatient: None) -> None:
    threads: list[int] = []

    def count(connection: Connection) -> int:
        threads.append(threading.get_ident())
        return int(connection.execute(COUNTING, MANY_STEPS).scalar_one())

    assert await database.read(count) == MANY_STEPS["most"]
    assert len(threads) == 2


async def test_a_write_waits_for_another_one_without_holding_up_the_loop(
    database: Database, patient: None
) -> None:
    threads: list[int] = []
    written, go_on = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with database.writing() as connection:
            noting("first", [])(connection)
            written.set()
            go_on.wait()

    async with anyio.create_task_group() as group:
        group.start_soon(anyio.to_thread.run_sync, write_slowly)
        await anyio.to_thread.run_sync(written.wait)
        group.start_soon(database.write, noting("second", threads))
        await anyio.wait_all_tasks_blocked()
        # The loop answers, although the second write cannot begin yet.
        assert await database.read(notes) == []
        go_on.set()
    assert await database.read(notes) == ["first", "second"]
    assert threads != [threading.get_ident()]


async def test_a_write_waits_for_another_process(
    database: Database, tmp_path: Path, patient: None
) -> None:
    other = Database(f"sqlite:///{tmp_path / 'notes.db'}")
    threads: list[int] = []
    async with anyio.create_task_group() as group:
        with other.writing() as connection:
            noting("theirs", [])(connection)
            group.start_soon(database.write, noting("ours", threads))
            await anyio.wait_all_tasks_blocked()
            assert await database.read(notes) == []
    other.close()
    assert await database.read(notes) == ["ours", "theirs"]
    assert threads != [threading.get_ident()]


async def test_a_refused_write_leaves_nothing_behind(database: Database, patient: None) -> None:
    def refuse(connection: Connection) -> None:
        noting("never", [])(connection)
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(refuse)
    await database.write(noting("later", []))
    assert await database.read(notes) == ["later"]


async def test_a_slow_disk_is_left_to_threads(
    database: Database, patient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brief, "SLOW_COMMIT_SECONDS", -1.0)
    threads: list[int] = []
    await database.write(noting("first", threads))
    await database.write(noting("second", threads))
    first, second = threads
    assert first == threading.get_ident() != second
