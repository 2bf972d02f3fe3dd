"""Transactions of SQLite that are over before a thread would have begun with them.

Handing work to a thread and back takes as long as reading twenty tasks. So short work runs on the
event loop, where it may take no longer than `LONGEST_SECONDS`: then it is taken back, and done in a
thread after all.
"""

import math
import sqlite3
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

LONGEST_SECONDS = 0.005
SLOW_COMMIT_SECONDS = 0.01
"""On a disk that usually takes so long to sync, most writes are left to threads."""
_REMEMBERED_COMMITS = 8
_PAUSE_SECONDS = 1.0
"""Between two commits on the event loop that try whether the disk is still slow."""
_STEPS = 1000
"""Of SQLite's machine, between two looks at the clock: some 20 µs."""
_UNDONE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT)


class TooLongError(Exception):
    """The work would hold up the event loop. Nothing of it was done."""


class BriefConnection:
    """A connection for the thread of an event loop: it waits for nobody, and has little time."""

    def __init__(self, engine: Engine, writer: threading.Lock) -> None:
        self._engine = engine
        self._writer = writer
        self._connection: Connection | None = None
        self._deadline = math.inf
        self._commit_seconds = 0.0
        self._writes_from = 0.0

    @contextmanager
    def reading(self) -> Generator[Connection, None, None]:
        """Yield the connection in a transaction that sees one moment.

        Raises:
            TooLongError: If it takes too long.
        """
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection, None, None]:
        """Yield the connection in a transaction that is committed when the block ends.

        Raises:
            TooLongError: If it takes too long, or somebody else is writing.
        """
        if time.monotonic() < self._writes_from or not self._writer.acquire(blocking=False):
            raise TooLongError
        try:
            with self._transaction("BEGIN IMMEDIATE") as connection:
                yield connection
                # No way back from a commit that has begun.
                self._deadline = math.inf
                begun = time.monotonic()
            self._note_commit(time.monotonic() - begun)
        finally:
            self._writer.release()

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _note_commit(self, seconds: float) -> None:
        # Not at the first slow one: now and then SQLite moves its log into the database.
        self._commit_seconds += (seconds - self._commit_seconds) / _REMEMBERED_COMMITS
        if self._commit_seconds > SLOW_COMMIT_SECONDS:
            self._writes_from = time.monotonic() + _PAUSE_SECONDS

    @contextmanager
    def _transaction(self, begin: str) -> Generator[Connection, None, None]:
        connection = self._opened()
        self._deadline = time.monotonic() + LONGEST_SECONDS
        try:
            with connection.begin():
                connection.exec_driver_sql(begin)
                yield connection
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _UNDONE:
                raise TooLongError from error
            raise
        finally:
            self._deadline = math.inf

    def _opened(self) -> Connection:
        if self._connection is None or self._connection.invalidated:
            self._connection = self._engine.connect()
            self._connection.detach()
            driver = self._connection.connection.dbapi_connection
            if isinstance(driver, sqlite3.Connection):
                driver.execute("PRAGMA busy_timeout=0")
                driver.set_progress_handler(self._is_late, _STEPS)
        return self._connection

    def _is_late(self) -> bool:
        return time.monotonic() > self._deadline
