"""A real server on a loopback port."""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp
from typing_extensions import override

_LOOK_AGAIN_SECONDS = 0.005


@contextmanager
def serving(
    app: ASGIApp, port: int = 0, listener: socket.socket | None = None
) -> Generator[str, None, None]:
    """Serve `app` on `listener`, or else on `port`, a free one by default; yield its address."""
    listener = listener or socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(
        app, log_level="error", ws="none", lifespan="on", timeout_graceful_shutdown=1
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    # The port accepts from here on; requests wait until the app is up.
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    thread.start()
    try:
        yield address
    finally:
        server.stop()
        thread.join()
        listener.close()


class _Server(uvicorn.Server):
    """Ends as uvicorn's does, but at once.

    That one looks ten times a second whether it is to end, and then sleeps a tenth of a second
    whatever there is to wait for: a third of a second for each test that runs the product.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._is_told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def stop(self) -> None:
        """Ask it to end, from another thread."""
        self.should_exit = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._is_told.set)

    @override
    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        # From here on, it is told; before, `stop` knew no loop yet.
        if not await self.on_tick(0):
            await self._is_told.wait()

    @override
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(self.config.timeout_graceful_shutdown):
                await self._idle()
        except TimeoutError:
            for task in self.server_state.tasks:
                task.cancel()
        await self.lifespan.shutdown()

    async def _idle(self) -> None:
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110  # uvicorn's
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        for server in self.servers:
            await server.wait_closed()
