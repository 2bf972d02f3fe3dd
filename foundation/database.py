"""A database, and transactions on it that are safe to read and then write in."""

import json
import math
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

import anyio.to_thread
from pydantic_core import from_json
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from foundation.brief import BriefConnection, TooLongError
from foundation.cleaning import without_nulls

T = TypeVar("T")

BUSY_MILLISECONDS = 5000
"""How long a SQLite statement waits for another process that is writing."""
_PRAGMAS = (
    "journal_mode=WAL",
    # FULL: a commit that was answered survives a power cut (NORMAL may lose the last moments).
    "synchronous=FULL",
    f"busy_timeout={BUSY_MILLISECONDS}",
    "foreign_keys=ON",
)
_POOL_SIZE = 5
_POOL_OVERFLOW = 10
_POOL_SECONDS = 3
_IDLE_SECONDS = 1.0
"""A connection unused for so long is tried before it is used: the server may have restarted."""
_STATEMENT_TIMEOUT = "-c statement_timeout=5000 -c lock_timeout=5000"


class Database:
    """One service's database: `sqlite:///path` or `postgresql://…`.

    Statements run synchronously. Async code calls `read`, `write` and `run`, which use a worker
    thread, or on SQLite no thread for what is short.
    """

    def __init__(self, url: str) -> None:
        self._writer = threading.Lock()
        self._is_closed = False
        if url.startswith("sqlite"):
            self.engine: Engine = create_engine(
                url, json_serializer=_json, json_deserializer=from_json
            )
            event.listen(self.engine, "connect", _prepare)
        else:
            self.engine = create_engine(
                url,
                json_serializer=_json,
                json_deserializer=from_json,
                pool_size=_POOL_SIZE,
                max_overflow=_POOL_OVERFLOW,
                pool_timeout=_POOL_SECONDS,
                connect_args={"options": _STATEMENT_TIMEOUT},
            )
            event.listen(self.engine, "checkout", _ping_if_idle)
        event.listen(self.engine, "checkin", self._came_back)
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        self._brief = BriefConnection(self.engine, self._writer)
        self._thread = _Thread()
        # On PostgreSQL a transaction for the sake of one SELECT costs two more round trips.
        self._readers = (
            self.engine
            if self._is_sqlite
            else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        )

    @contextmanager
    def reading(self) -> Generator[Connection, None, None]:
        """Yield a connection to read from.

        On SQLite all of the block sees one moment; on PostgreSQL each statement its own.
        """
        if self._thread.is_brief:
            with self._brief.reading() as connection:
                yield connection
            return
        with self._readers.connect() as connection:
            if self._is_sqlite:
                connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection, None, None]:
        """Yield a connection whose work is committed when the block ends, undone when it raises."""
        if self._thread.is_brief:
            with self._brief.writing() as connection:
                yield connection
            return
        if not self._is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        # Threads queue here, in order, instead of in SQLite's own polling wait.
        with self._writer, self.engine.begin() as connection:
            # A deferred transaction that reads and then writes fails with "database is locked" at
            # once, whatever the busy timeout, when another one wrote in between.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` reads."""

        def run() -> T:
            with self.reading() as connection:
                return work(connection)

        return await self.run(run)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns once its writes are committed."""

        def run() -> T:
            with self.writing() as connection:
                return work(connection)

        return await self.run(run)

    async def run(self, work: Callable[[], T]) -> T:
        """Return what `work` returns, which uses `reading` and `writing`.

        It may be begun twice: on SQLite here, and if that takes too long, from the start again in
        a worker thread. So it does nothing to speak of outside its transactions but at the end.
        """
        if self._is_sqlite:
            self._thread.is_brief = True
            try:
                return work()
            except TooLongError:
                pass
            finally:
                self._thread.is_brief = False
        return await anyio.to_thread.run_sync(work)

    def close(self) -> None:
        """Close all connections; those that threads still work with, when they are done."""
        self._is_closed = True
        self._brief.close()
        self.engine.dispose()

    def _came_back(self, _: object, record: ConnectionPoolEntry) -> None:
        if self._is_closed:
            # The pool that it goes back to is given up. Whoever waited for the thread was
            # cancelled, so nobody could wait for it before the end.
            record.invalidate()
        else:
            record.info["idle_since"] = time.monotonic()


class _Thread(threading.local):
    is_brief = False
    """The thread is an event loop's, and may not be held up."""


def _json(value: object) -> str:
    return without_nulls(json.dumps(value))


def _ping_if_idle(connection: DBAPIConnection, record: ConnectionPoolEntry, _: object) -> None:
    # SQLAlchemy's own `pool_pre_ping` asks at every checkout: a quarter of a short call.
    if time.monotonic() - record.info.get("idle_since", math.inf) < _IDLE_SECONDS:
        return
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT 1")
        cursor.close()
        connection.rollback()
    except Exception as error:
        raise DisconnectionError from error  # The pool then tries a new connection.


def _prepare(connection: DBAPIConnection, _: object) -> None:
    # The driver's own transactions are deferred: without them, `writing` decides. Not a listener
    # on "begin": with one, SQLAlchemy raises four more events for every statement.
    raw: Any = connection
    raw.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
