"""The product as it runs for people: both services, in processes of their own."""

import sys
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from backend.identity.access_tokens import AccessTokens
from backend.identity.caller import ALL_SCOPES, Caller
from backend.identity.people import People
from backend.identity.signer import TokenSigner
from bench.processes import free_port, process, wait_until_ready
from foundation.database import Database

BIN = Path(sys.executable).parent
READY = "/health/ready"


@dataclass(frozen=True)
class Person:
    """Somebody who uses the product."""

    id: str
    task_token: str
    """As the backend signs them for its own calls: good for five minutes."""
    token: str
    """A personal access token."""


@dataclass(frozen=True)
class Product:
    """Both services, running."""

    port: int
    mcp_port: int
    pid: int
    mcp_pid: int
    data_dir: Path
    database_url: str
    ready_seconds: float
    """From exec until `/health/ready` said yes."""

    @property
    def issuer(self) -> str:
        """Who makes the tokens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def audience(self) -> str:
        """What they are made for."""
        return f"http://127.0.0.1:{self.mcp_port}/mcp"

    def person(self, name: str) -> Person:
        """Return the person of this name, made if there is none."""
        url = self.database_url or f"sqlite:///{self.data_dir / 'chat.db'}"
        with _open(url) as database, database.writing() as connection:
            owner = People(connection).named(name).id
            token = AccessTokens(connection).create(owner, ALL_SCOPES, days=1)
        signer = TokenSigner.open(self.data_dir, issuer=self.issuer, audience=self.audience)
        return Person(owner, signer.sign(Caller(owner)), token)

    @contextmanager
    def chat_database(self) -> Generator[Database, None, None]:
        """Yield the tables of conversations, to fill them."""
        with _open(self.database_url or f"sqlite:///{self.data_dir / 'chat.db'}") as database:
            yield database

    @contextmanager
    def task_database(self) -> Generator[Database, None, None]:
        """Yield the task server's tables, to fill them."""
        with _open(self.database_url or f"sqlite:///{self.data_dir / 'tasks.db'}") as database:
            yield database


@contextmanager
def product(
    data_dir: Path, database_url: str = "", **settings: object
) -> Generator[Product, None, None]:
    """Start both services at once, as `make run` does: on SQLite unless a database is given."""
    data_dir.mkdir(exist_ok=True)
    port, mcp_port = free_port(), free_port()
    environment = {
        "TASKCHAT_DATA_DIR": data_dir,
        "TASKCHAT_PORT": port,
        "TASKCHAT_MCP_PORT": mcp_port,
        "TASKCHAT_DATABASE_URL": database_url,
        "TASKCHAT_MCP_DATABASE_URL": database_url,
        **{f"TASKCHAT_{name.upper()}": value for name, value in settings.items()},
    }
    begun = time.perf_counter()
    with ExitStack() as stack:
        # In the data folder, so that no `.env` of the working directory is read.
        mcp = stack.enter_context(process([BIN / "taskchat-mcp"], data_dir, environment))
        chat = stack.enter_context(process([BIN / "taskchat", "serve"], data_dir, environment))
        wait_until_ready(port, READY, [mcp, chat])
        seconds = time.perf_counter() - begun
        yield Product(port, mcp_port, chat.pid, mcp.pid, data_dir, database_url, seconds)


@contextmanager
def _open(url: str) -> Generator[Database, None, None]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()
