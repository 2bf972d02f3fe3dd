"""A running MCP server on each kind of database, and two people who use it."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest

from backend.attachments.attachments import Attachments
from backend.attachments.files import Files
from backend.chat.store import SqlStore
from foundation.database import Database
from tests.support.direct_tools import DirectTools
from tests.support.issuer import Issuer
from tests.support.serving import serving
from tests.support.task_server import AUDIENCE, TaskServer, Tools, serving_tasks


@pytest.fixture
def issuer() -> Issuer:
    """Return the issuer whose tokens the MCP server accepts."""
    return Issuer(AUDIENCE)


@pytest.fixture
def issuer_address(issuer: Issuer) -> Generator[str, None, None]:
    """Return where the issuer is served."""
    with serving(issuer.app()) as address:
        yield address


@pytest.fixture
def task_server(
    database_url: str, issuer: Issuer, issuer_address: str, tmp_path: Path
) -> Generator[TaskServer, None, None]:
    """Return the running MCP server."""
    with serving_tasks(database_url, issuer, issuer_address, tmp_path) as server:
        yield server


@pytest.fixture
async def ada(task_server: TaskServer) -> AsyncGenerator[Tools, None]:
    """Return the tools of a user."""
    async with task_server.connect(task_server.issuer.sign("ada")) as tools:
        yield tools


@pytest.fixture
def database(database_url: str) -> Generator[Database, None, None]:
    """Return a database with all tables."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> SqlStore:
    """Return the store of conversations."""
    return SqlStore(database, Attachments(database, Files("memory://"), "http://127.0.0.1"))


@pytest.fixture
def eve(database: Database) -> DirectTools:
    """Return the tools of a user in Berlin, at nine (UTC) on Friday 2026-11-20."""
    return DirectTools(database)


@pytest.fixture
async def bob(task_server: TaskServer) -> AsyncGenerator[Tools, None]:
    """Return the tools of another user."""
    async with task_server.connect(task_server.issuer.sign("bob")) as tools:
        yield tools
