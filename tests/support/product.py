"""The product: both services, each on a loopback port, reaching each other over HTTP."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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
