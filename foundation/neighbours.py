"""The other processes that serve the same database: telling them of changes.

A change made in one must reach a listener that is connected to another, and the commands of the
CLI serve nobody. Everyone hears on a datagram socket of their own in a folder that only this
user can enter, so nothing is polled and no port is open. PostgreSQL passes on what is told between
machines (`notifications.py`); who hears that has no need of the socket. Nothing said is kept: who
is not there, or does not keep up, reads what there is when it next asks.
"""

import asyncio
import hashlib
import json
import logging
import os
import socket
import tempfile
import time
from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import make_url

if TYPE_CHECKING:
    from foundation.notifications import Notifications

_DATAGRAM_BYTES = 64 * 1024
_PIECE_BYTES = 1500
"""Systems differ in how much fits; this fits all."""
_PATIENCE_SECONDS = 0.1
"""How long a change waits for a neighbour whose queue is full."""
_TRIES = 10
_COARSE_NS = 3_000_000_000
_logger = logging.getLogger(__name__)

Heard = Callable[[str, Sequence[str]], None]
Missed = Callable[[], None]
"""Told when anything may have been told meanwhile, and was not heard."""
_HeardNear = Callable[[str, Sequence[str], bool], None]
"""Whether PostgreSQL passes it on, too, comes last."""


def _nobody() -> None:
    pass


class Neighbours:
    """The processes that serve the database of this URL, and tell each other about `topic`."""

    def __init__(self, database_url: str, topic: str) -> None:
        # The topic counts: both services may keep their tables in one PostgreSQL database.
        told = f"{topic} {_database(database_url)}"
        name = hashlib.sha256(told.encode()).hexdigest()[:16]
        # Not the data folder: a socket's path is limited to some 100 bytes.
        self._folder = Path(tempfile.gettempdir()) / f"taskchat-{os.getuid()}-{name}"
        self._own: Path | None = None
        self._seen_at = 0
        self._others: list[Path] = []
        self._far = _far(database_url, topic)

    @asynccontextmanager
    async def heard(self, hear: Heard, missed: Missed = _nobody) -> AsyncGenerator[None, None]:
        """Call `hear` on this loop with the owner and the names of what neighbours tell of."""
        far = self._far

        def hear_near(owner_id: str, names: Sequence[str], is_passed_on: bool) -> None:
            if far is None or not (far.is_heard and is_passed_on):
                hear(owner_id, names)

        async with AsyncExitStack() as stack:
            stack.enter_context(self._heard_near(asyncio.get_running_loop(), hear_near))
            if far is not None:
                await stack.enter_async_context(far.heard(hear, missed))
            yield

    @contextmanager
    def _heard_near(
        self, loop: asyncio.AbstractEventLoop, hear: _HeardNear
    ) -> Generator[None, None, None]:
        path = self._folder / f"{uuid4().hex}.sock"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
            receiver.setblocking(False)
            if not self._is_bound(receiver, path):
                _logger.warning("%s is someone else's: other processes are not heard", self._folder)
                yield
                return
            loop.add_reader(receiver, _receive, receiver, hear)
            self._own = path
            try:
                yield
            finally:
                self._own = None
                loop.remove_reader(receiver)
                path.unlink(missing_ok=True)
                with suppress(OSError):
                    self._folder.rmdir()  # Stays while a neighbour is in it.

    def tell_from(
        self, loop: asyncio.AbstractEventLoop, owner_id: str, names: Sequence[str]
    ) -> None:
        """Tell the neighbours the same as `tell` does, from an event loop, which waits for none."""
        if self._far is not None or self._are_there():
            loop.run_in_executor(None, self.tell, owner_id, names)

    def tell(self, owner_id: str, names: Sequence[str]) -> None:
        """Tell the neighbours that these of an owner changed. From any thread; never fails.

        It may wait for one that does not keep up.
        """
        is_passed_on = self._far is not None and self._far.tell(owner_id, list(_pieces(names)))
        try:
            others = self._found()
            if not others:
                return
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.settimeout(_PATIENCE_SECONDS)
                for piece in _pieces(names):
                    for path in others:
                        _send(sender, json.dumps([owner_id, piece, is_passed_on]).encode(), path)
        except OSError as error:
            _logger.warning("Other processes cannot be told of a change: %s", error)

    def _are_there(self) -> bool:
        try:
            return bool(self._found())
        except OSError:
            return True

    def _found(self) -> list[Path]:
        found = self._own_folder()
        if found is None:
            return []
        # Listed only when somebody came or went. A file system whose clock is coarse may show the
        # same time for a while, so a change of a moment ago is looked at again.
        if found.st_mtime_ns != self._seen_at or time.time_ns() - self._seen_at < _COARSE_NS:
            self._others = [path for path in self._folder.glob("*.sock") if path != self._own]
            self._seen_at = found.st_mtime_ns
        return self._others

    def _is_bound(self, receiver: socket.socket, path: Path) -> bool:
        for _ in range(_TRIES):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            if self._own_folder() is None:
                return False
            try:
                receiver.bind(str(path))
            except FileNotFoundError:
                continue  # The last neighbour has just left, and taken the folder along.
            return True
        return False

    def _own_folder(self) -> os.stat_result | None:
        """Return the folder's state if it is there, and nobody else can have put anything in."""
        try:
            found = self._folder.lstat()
        except FileNotFoundError:
            return None
        is_ours = (found.st_mode & 0o170077, found.st_uid) == (0o040000, os.getuid())
        return found if is_ours else None


def _database(url: str) -> str:
    """Return what names the same database in every process, and no password."""
    parts = make_url(url)
    if parts.drivername.startswith("sqlite"):
        return str(Path(parts.database or "").absolute())
    return parts.render_as_string(hide_password=True)


def _far(database_url: str, topic: str) -> "Notifications | None":
    if database_url.startswith("sqlite"):
        return None
    # Here: nobody on SQLite needs what PostgreSQL takes to be spoken with.
    from foundation.notifications import Notifications

    return Notifications(database_url, topic)


def _pieces(names: Sequence[str]) -> Generator[list[str], None, None]:
    piece: list[str] = []
    size = 0
    for name in names:
        if piece and size + len(name) > _PIECE_BYTES:
            yield piece
            piece, size = [], 0
        piece.append(name)
        size += len(name)
    if piece:
        yield piece


def _send(sender: socket.socket, piece: bytes, path: Path) -> None:
    try:
        sender.sendto(piece, str(path))
    except (FileNotFoundError, ConnectionRefusedError):
        path.unlink(missing_ok=True)  # Of a process that did not get to say goodbye.
    except TimeoutError:
        _logger.warning("A process does not keep up with changes: %s", path.name)


def _receive(receiver: socket.socket, hear: _HeardNear) -> None:
    try:
        owner_id, names, is_passed_on = json.loads(receiver.recv(_DATAGRAM_BYTES))
    except BlockingIOError:
        return
    except ValueError:
        _logger.warning("A process said what is no announcement")
        return
    hear(owner_id, names, is_passed_on)
