"""The product: both services, each on a loopback port, reaching each other over HTTP."""

import socket
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import backend.app
import backend.settings
import mcp_server.app
import mcp_server.settings
from backend.identity.access_tokens import AccessTokens
from backend.identity.caller import ALL_SCOPES, Scope
from backend.identity.people import People
from backend.storage import open_database
from foundation.database import Database
from tests.support.serving import serving


@dataclass(frozen=True)
class Product:
    """The running product."""

    url: str
    mcp_url: str
    database: Database
    """Conversations and people."""

    def token(self, name: str, scopes: frozenset[Scope] = ALL_SCOPES) -> str:
        """Return a personal access token of the person of this name."""
        with self.database.writing() as connection:
            person = People(connection).named(name)
            return AccessTokens(connection).create(person.id, scopes, days=1)


def _listen() -> tuple[socket.socket, int]:
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, listener.getsockname()[1]


@contextmanager
def running(
    data_dir: Path, database_url: str = "", *, has_tools: bool = True, **settings: Any
) -> Generator[Product, None, None]:
    """Run both services on `database_url`, or on SQLite files in `data_dir`.

    Without tools, nothing listens where the task server should be.
    """
    (chat_listener, port), (mcp_listener, mcp_port) = _listen(), _listen()
    common: dict[str, Any] = {"data_dir": data_dir, "port": port, "mcp_port": mcp_port}
    url = "" if database_url.startswith("sqlite") else database_url
    if not url:
        _lay_out(data_dir)
    chat_settings = backend.settings.Settings(**common, database_url=url, **settings)
    database = open_database(chat_settings)
    chat = backend.app.create_app(chat_settings, database)
    mcp = mcp_server.app.create_app(mcp_server.settings.Settings(**common, mcp_database_url=url))
    if not has_tools:
        mcp_listener.close()
    try:
        with serving(chat, listener=chat_listener) as address:
            if not has_tools:
                yield Product(address, chat_settings.mcp_url, database)
                return
            with serving(mcp, listener=mcp_listener):
                yield Product(address, chat_settings.mcp_url, database)
    finally:
        database.close()


def _lay_out(data_dir: Path) -> None:
    """Put empty databases where there are none yet."""
    for name, content in _empty_databases().items():
        if not (data_dir / name).exists():
            data_dir.mkdir(parents=True, exist_ok=True)
            (data_dir / name).write_bytes(content)


@cache
def _empty_databases() -> Mapping[str, bytes]:
    """Return the files of databases as the services make them, which takes most of their start."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        chat = backend.settings.Settings(data_dir=folder, database_url="")
        open_database(chat).close()
        tasks = mcp_server.settings.Settings(data_dir=folder, mcp_database_url="")
        mcp_server.app.open_database(tasks).close()
        return {path.name: path.read_bytes() for path in folder.iterdir()}
