"""PostgreSQL's LISTEN and NOTIFY: telling processes on other machines of changes.

One connection a process, that listens and tells. What is told has no text of anybody's in it:
every role that may connect to the database may listen.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from foundation.pauses import pause

_PROOF_SECONDS = 10.0
"""In which a connection hears what it tells itself. Behind a pooler, it may hear nothing."""
_FIRST_PAUSE_SECONDS = 0.25
_LONGEST_PAUSE_SECONDS = 30.0
_MOST_WAITING = 1000
_ALIVE = {"connect_timeout": 5, "keepalives_idle": 15, "keepalives_interval": 5}
"""A server that is gone is noticed, also while nothing is said."""
_TELL = "SELECT pg_notify(%s, told) FROM unnest(%s::text[]) AS told"
_logger = logging.getLogger(__name__)

Heard = Callable[[str, Sequence[str]], None]
Missed = Callable[[], None]
"""Told once it is heard again, after a while in which anything may have been told."""


class _SilentError(Exception):
    """The connection does not pass on what is told."""


class Notifications:
    """What processes that work on this database tell each other about `topic`."""

    def __init__(self, database_url: str, topic: str) -> None:
        url = make_url(database_url)
        _, given = url.get_dialect()().create_connect_args(url)
        self._channel = f"taskchat_{topic}"
        self._connect_with: dict[str, Any] = {
            **_ALIVE,
            **given,
            "application_name": self._channel,
            "autocommit": True,
        }
        self._own = uuid4().hex
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake = asyncio.Event()
        self._waiting: deque[str] = deque(maxlen=_MOST_WAITING)
        self.is_heard = False
        """Whether all that is told arrives here."""

    @asynccontextmanager
    async def heard(self, hear: Heard, missed: Missed) -> AsyncGenerator[None, None]:
        """Call `hear` with the owner and the names that other processes tell of."""
        self._loop = asyncio.get_running_loop()
        listening = asyncio.create_task(self._keep_listening(hear, missed))
        try:
            yield
        finally:
            self._loop = None
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)

    def tell(self, owner_id: str, pieces: Sequence[Sequence[str]]) -> bool:
        """Tell of these names of an owner, some 7000 characters a piece at most.

        From any thread; waits for nothing where this process listens itself, and never fails.
        Return False if it will be told late, or never.
        """
        told = [json.dumps([self._own, owner_id, list(names)]) for names in pieces]
        loop = self._loop  # Gone at any moment, where this is another thread.
        try:
            if loop is None:
                self._tell_once(told)
            else:
                loop.call_soon_threadsafe(self._add, told)
                return self.is_heard
        except (psycopg.Error, RuntimeError) as error:
            _logger.warning("Other machines cannot be told of a change: %s", type(error).__name__)
            return False
        return True

    def _tell_once(self, told: Sequence[str]) -> None:
        with psycopg.connect(**self._connect_with) as connection:
            connection.execute(_TELL, (self._channel, list(told)))

    def _add(self, told: Sequence[str]) -> None:
        # Without a connection it waits for the next one: late is better than never.
        self._waiting.extend(told)
        self._wake.set()

    async def _keep_listening(self, hear: Heard, missed: Missed) -> None:
        tries = 0
        while True:
            try:
                await self._listen(hear, missed if tries else None)
            except (psycopg.Error, OSError, _SilentError) as error:
                # The first time after all went well, and no more.
                if self.is_heard or not tries:
                    _logger.warning(
                        "Changes that other machines make are not heard: %s", _reason(error)
                    )
                tries = 1 if self.is_heard else tries + 1
            finally:
                self.is_heard = False
            await asyncio.sleep(pause(tries, _FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS))

    async def _listen(self, hear: Heard, missed: Missed | None) -> None:
        """Listen until the connection ends."""
        async with await psycopg.AsyncConnection.connect(**self._connect_with) as connection:
            session = _Session(connection, self._wake, lambda told: self._read(told, hear))
            await connection.execute(f"LISTEN {self._channel}".encode())
            proof = json.dumps([self._own, "", []])
            await connection.execute(_TELL, (self._channel, [proof]))
            try:
                async with asyncio.timeout(_PROOF_SECONDS):
                    while not self.is_heard:
                        await session.next()
            except TimeoutError as error:
                raise _SilentError from error
            if missed is not None:
                asyncio.get_running_loop().call_soon(missed)
            while True:
                if self._waiting:
                    told = list(self._waiting)
                    self._waiting.clear()
                    await connection.execute(_TELL, (self._channel, told))
                await session.next()

    def _read(self, told: str, hear: Heard) -> None:
        try:
            sender, owner_id, names = json.loads(told)
        except (ValueError, TypeError):
            _logger.warning("Somebody tells in the database what is no announcement")
            return
        if sender == self._own:
            self.is_heard = True
        else:
            # Not from in here: what goes wrong there must not end the listening.
            asyncio.get_running_loop().call_soon(hear, owner_id, names)


class _Session:
    """A connection that is idle until something is heard, or there is something to tell.

    psycopg's own `notifies()` keeps the connection to itself, so that nothing could be told.
    """

    def __init__(
        self,
        connection: psycopg.AsyncConnection[Any],
        wake: asyncio.Event,
        read: Callable[[str], None],
    ) -> None:
        self._connection = connection
        self._wake = wake
        self._read = read
        # What comes while a statement runs; else psycopg would keep it to itself.
        connection.add_notify_handler(lambda notify: read(notify.payload))

    async def next(self) -> None:
        """Read what there is, once there is something, or somebody wakes us."""
        loop = asyncio.get_running_loop()
        raw = self._connection.pgconn
        loop.add_reader(raw.socket, self._wake.set)
        try:
            await self._wake.wait()
        finally:
            loop.remove_reader(raw.socket)
        self._wake.clear()
        raw.consume_input()
        while notify := raw.notifies():
            self._read(notify.extra.decode(errors="replace"))


def _reason(error: Exception) -> str:
    if isinstance(error, _SilentError):
        return "the database connection passes no notifications on (is it a pooler's?)"
    return type(error).__name__
