"""A way to a server that can be cut, and put together again."""

import asyncio
import threading
from collections.abc import Generator
from contextlib import contextmanager
from urllib.parse import urlsplit


class Relay:
    """Passes bytes on between those who connect and the server at `target`."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._host, self._port = parts.hostname, parts.port
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._is_cut = False
        self.url = ""

    def cut(self) -> None:
        """Break all connections, and every new one."""
        self._is_cut = True
        self._loop.call_soon_threadsafe(self._break)

    def mend(self) -> None:
        """Let new connections through."""
        self._is_cut = False

    def run(self, ready: threading.Event) -> None:
        """Serve until `stop`."""
        self._loop.run_until_complete(self._serve(ready))
        self._loop.close()

    def stop(self) -> None:
        """End `run`."""
        self._loop.call_soon_threadsafe(self._stopping.set)

    async def _serve(self, ready: threading.Event) -> None:
        self._stopping = asyncio.Event()
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        await self._stopping.wait()
        server.close()
        self._break()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*others, return_exceptions=True)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        inner_reader, inner_writer = await asyncio.open_connection(self._host, self._port)
        self._open |= {writer, inner_writer}
        await asyncio.gather(copy_all(reader, inner_writer), copy_all(inner_reader, writer))
        self._open -= {writer, inner_writer}

    def _break(self) -> None:
        for writer in self._open:
            writer.transport.abort()


async def copy_all(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on what comes until it ends, or one side is cut."""
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass  # Cut.
    finally:
        writer.close()


@contextmanager
def relaying(target: str) -> Generator[Relay, None, None]:
    """Run a relay to the server at this address."""
    relay, ready = Relay(target), threading.Event()
    thread = threading.Thread(target=relay.run, args=[ready], daemon=True)
    thread.start()
    ready.wait()
    try:
        yield relay
    finally:
        relay.stop()
        thread.join()
