"""Several machines on one PostgreSQL: none can reach another's sockets."""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import anyio
import anyio.to_thread
import pytest
from sqlalchemy import create_engine, make_url, text

from tests.support.relay import copy_all

SECONDS = 30
"""A bound for a machine under load. What is waited for is an event."""
_LISTENING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name = :name AND query LIKE '%pg_notify%'"
)


class Machines:
    """As many as are asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    @contextmanager
    def another(self) -> Generator[Path, None, None]:
        """Make what is made in the block hear on sockets that are found from inside it only."""
        folder = tempfile.mkdtemp(dir=self._folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", folder)
            yield Path(folder)


@contextmanager
def machines() -> Generator[Machines, None, None]:
    """Yield machines that are gone at the end."""
    # Not pytest's own folder: a socket's path is limited to some 100 bytes.
    with tempfile.TemporaryDirectory(prefix="tc-") as folder:
        yield Machines(folder)


async def until_listening(database_url: str, topic: str, count: int) -> None:
    """Return once so many processes listen in the database to what is told of the topic."""
    engine = create_engine(database_url, isolation_level="AUTOCOMMIT")

    def listening() -> int:
        with engine.connect() as connection:
            return int(connection.execute(_LISTENING, {"name": f"taskchat_{topic}"}).scalar_one())

    try:
        with anyio.fail_after(SECONDS):
            while await anyio.to_thread.run_sync(listening) < count:
                await anyio.lowlevel.checkpoint()
    finally:
        engine.dispose()


class Pooler:
    """Passes on all that a PostgreSQL server says, except notifications."""

    def __init__(self, database_url: str, folder: Path) -> None:
        self._url = make_url(database_url)
        self._folder = folder
        self.connections = 0

    @property
    def url(self) -> str:
        """The database, behind the pooler."""
        behind = self._url.set(host=None, port=None, query={"host": str(self._folder)})
        return behind.render_as_string(hide_password=False)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Serve."""
        path = str(self._folder / ".s.PGSQL.5432")
        async with await asyncio.start_unix_server(self._pass_on, path):
            yield

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        server_reader, server_writer = await self._connect()
        asking = asyncio.create_task(copy_all(reader, server_writer))
        try:
            while True:
                head = await server_reader.readexactly(5)
                body = await server_reader.readexactly(int.from_bytes(head[1:]) - 4)
                if not head.startswith(b"A"):
                    writer.write(head + body)
                    await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()
            server_writer.close()
            await asking

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        folder = self._url.query.get("host")
        if isinstance(folder, str):
            return await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.{self._url.port or 5432}")
        return await asyncio.open_connection(self._url.host, self._url.port or 5432)
