"""Chromium of this machine, under Playwright's control."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# The last one is a microphone for those who let it listen; those before keep it from calling home.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",
)


class NoChromiumError(Exception):
    """There is no browser to test with."""


def chromium_path() -> str:
    """Return the program: `CHROMIUM`, or the first one that is installed.

    Raises:
        NoChromiumError: If there is none.
    """
    candidates = [os.environ.get("CHROMIUM", ""), *_NAMES]
    for name in filter(None, candidates):
        if found := shutil.which(name):
            return found
    raise NoChromiumError(
        "The browser tests need Chromium: `apt-get install chromium`, or name the program of "
        "yours in the variable CHROMIUM."
    )


@contextmanager
def chromium() -> Generator[Browser, None, None]:
    """Run a headless Chromium."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
