"""A real server on a loopback port."""

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp


@contextmanager
def serving(
    app: ASGIApp, port: int = 0, listener: socket.socket | None = None
) -> Generator[str, None, None]:
    """Serve `app` on `listener`, or else on `port`, a free one by default; yield its address."""
    listener = listener or socket.create_server(("127.0.0.1", port))
    config = uvicorn.Config(
        app, log_level="error", ws="none", lifespan="on", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    # The port accepts from here on; requests wait until the app is up.
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    thread.start()
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
