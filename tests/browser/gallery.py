"""The gallery of the frontend: components outside the product, under its policy."""

import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import PATIENCE_MS
from tests.browser.watch import Watch

FRONTEND = Path(__file__).parents[2] / "frontend"


@contextmanager
def serving_gallery() -> Generator[str, None, None]:
    """Give the address of a gallery that runs meanwhile."""
    command = ["node", "scripts/gallery.mjs", "--port", "0"]
    with subprocess.Popen(command, cwd=FRONTEND, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address, "The gallery did not start: does `npm run build` work?"
            yield address
        finally:
            server.terminate()


@contextmanager
def visiting_gallery(
    browser: Browser, address: str, looks: str = "", **options: Any
) -> Generator[tuple[Page, Watch], None, None]:
    """Open the gallery. `looks` is its query."""
    page = browser.new_page(**options)
    try:
        page.set_default_timeout(PATIENCE_MS)
        watch = Watch(page, address.removesuffix("/gallery"))
        page.goto(f"{address}?{looks}")
        expect(page.locator("html[data-ready]")).to_be_attached()
        yield page, watch
    finally:
        page.close()
