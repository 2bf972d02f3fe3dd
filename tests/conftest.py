"""Databases for every test that wants one: an empty SQLite file, and one on a real PostgreSQL."""

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from filelock import FileLock

from backend.metadata import SCHEMA as CONVERSATIONS
from foundation.database import Database
from mcp_server.app import SCHEMA as TASKS
from tests.support.postgres import postgres_database, postgres_server

# Failures there say what was found, as those of tests do.
pytest.register_assert_rewrite("tests.browser.watch", "tests.support.widget_linter")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run async tests on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def session_dir(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that all xdist workers of this session share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def postgres(session_dir: Path) -> Generator[str, None, None]:
    """Return the URL of a PostgreSQL server, to make databases on."""
    with postgres_server(session_dir) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(
    request: pytest.FixtureRequest, session_dir: Path, tmp_path: Path
) -> Generator[str, None, None]:
    """Return the URL of a database of its own, with all tables and nothing in them."""
    if request.param == "postgresql":
        lock = session_dir / "template.lock"
        server: str = request.getfixturevalue("postgres")
        with postgres_database(server, lock, prepare) as url:
            yield url
        return
    template = session_dir / "template.db"
    with FileLock(session_dir / "sqlite-template.lock"):
        if not template.exists():
            prepare(f"sqlite:///{template}")
    shutil.copy(template, tmp_path / "test.db")
    yield f"sqlite:///{tmp_path / 'test.db'}"


def prepare(url: str) -> None:
    """Make the tables of the services."""
    database = Database(url)
    TASKS.upgrade(database)
    CONVERSATIONS.upgrade(database)
    database.close()
