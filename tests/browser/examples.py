"""The examples of the frontend: pages of somebody else, with a chat of ours."""

import socket
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.gallery import FRONTEND
from tests.browser.visit import PATIENCE_MS
from tests.browser.watch import Watch
from tests.support.product import running

# On a socket that is there before: its origin is in the settings of the chat server.
_SERVE = """
import { exampleServer } from './examples/server.mjs';
const [name, chatServer, chatToken, fd] = process.argv.slice(1);
const server = await exampleServer({ name, chatServer, chatToken });
server.listen({ fd: Number(fd) }, () => console.log('ready'));
"""


@contextmanager
def visiting_example(
    browser: Browser,
    name: str,
    data_dir: Path,
    *,
    chat_token: str = "",
    has_failed_loads: bool = False,
    **settings: Any,
) -> Generator[Page, None, None]:
    """Open the example, whose chat server is the product, on another origin and with `settings`.

    Its server speaks for Ada, if no other `chat_token` is given. At the end, nothing may have gone
    wrong unseen; for `has_failed_loads` see `Watch`.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with (
            running(data_dir, allowed_origins=[origin], **settings) as product,
            _serving(name, product.url, chat_token or product.token("ada"), listener),
            browser.new_context(reduced_motion="reduce", locale="en-US") as context,
        ):
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            watch = Watch(page, origin)
            page.goto(origin)
            yield page
            asked = watch.foreign_requests
            assert [url for url in asked if not url.startswith(f"{product.url}/")] == []
            watch.assert_nothing_wrong(has_failed_loads=has_failed_loads, foreign=asked)


@contextmanager
def _serving(
    name: str, chat_server: str, chat_token: str, listener: socket.socket
) -> Generator[None, None, None]:
    fd = listener.fileno()
    arguments = [name, chat_server, chat_token, str(fd)]
    command = ["node", "--input-type=module", "--eval", _SERVE, "--", *arguments]
    with subprocess.Popen(
        command, cwd=FRONTEND, pass_fds=[fd], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline(), "The example did not start: is dist/ built?"
            yield
        finally:
            server.terminate()
