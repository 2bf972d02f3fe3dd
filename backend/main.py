"""The backend as a process."""

import asyncio
import sys
from socket import socket

import anyio
import uvicorn
from typing_extensions import override

from backend.app import create_app
from backend.identity.directory import Directory
from backend.live.live import Live
from backend.settings import Settings
from backend.storage import open_database
from backend.tasks.client import TaskClient
from backend.turns.turns import Turns
from foundation.imports import importing_without
from foundation.migrations import SchemaError
from foundation.settings import EXIT_CONFIG, SettingsError

SHUTDOWN_SECONDS = 5
"""For answers to be stored when the process is told to stop. uvicorn's own default is for ever."""
KEEPALIVE_SECONDS = 30
_WAIT_FOR_TASKS = 60


def serve() -> None:
    """Run the backend until it is told to stop."""
    try:
        settings = Settings.load()
        database = open_database(settings)
    except (SettingsError, SchemaError) as error:
        sys.stderr.write(f"taskchat cannot start.\n{error}\n")
        sys.exit(EXIT_CONFIG)
    # Clients look for it when they are made, and nobody here speaks HTTP/2.
    with importing_without("h2"):
        app = create_app(settings, database)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        ws="none",
        timeout_keep_alive=KEEPALIVE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
    server = _Server(config, settings, Directory(database), app.state.turns, app.state.live)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        database.close()
    if not server.started:
        sys.exit(1)


class _Server(uvicorn.Server):
    """Tells where the page is, once it can be used; ends answers before it ends itself."""

    def __init__(
        self,
        config: uvicorn.Config,
        settings: Settings,
        directory: Directory,
        turns: Turns,
        live: Live,
    ) -> None:
        super().__init__(config)
        self._turns = turns
        self._live = live
        self._settings = settings
        self._directory = directory
        self._welcome: asyncio.Task[None] | None = None

    @override
    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._welcome = asyncio.create_task(self._tell())

    @override
    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        # Before uvicorn waits for open streams: these would go on as long as the model does.
        await self._turns.end()
        self._live.close()
        await super().shutdown(sockets)

    async def _tell(self) -> None:
        tasks = TaskClient(self._settings.mcp_url, lambda: "")
        try:
            with anyio.move_on_after(_WAIT_FOR_TASKS) as waiting:
                while not await tasks.is_ready():  # noqa: ASYNC110  # another process's event
                    await anyio.sleep(0.1)
        finally:
            await tasks.aclose()
        if waiting.cancelled_caught:
            sys.stderr.write(f"No task server answers at {self._settings.mcp_url}.\n")
        key = await self._directory.local_key()
        sys.stdout.write(
            "\n  taskchat is ready. Open this address; it signs you in, once:\n\n"
            f"  {self._settings.public_url}/sign-in?key={key}\n\n"
        )
        sys.stdout.flush()
