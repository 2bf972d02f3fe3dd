"""A browser, a fresh product, and its page."""

from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from backend.api.page import DIST
from tests.browser.chat import sign_in
from tests.browser.chromium import chromium
from tests.browser.visit import PATIENCE_MS, visiting
from tests.browser.watch import AXE
from tests.support.product import Product, running


# Not for the session: Playwright's loop stays in the thread, and no async test can run beside it.
@pytest.fixture(scope="package")
def browser() -> Generator[Browser, None, None]:
    """Return a running Chromium."""
    for needed in (DIST / "index.html", AXE):
        assert needed.is_file(), f"{needed} is missing: run `make setup`."
    expect.set_options(timeout=PATIENCE_MS)
    with chromium() as browser:
        yield browser


@pytest.fixture
def product(tmp_path: Path) -> Generator[Product, None, None]:
    """Both services on empty databases, with the built-in assistant."""
    with running(tmp_path) as product:
        yield product


@pytest.fixture
def page(browser: Browser, product: Product) -> Generator[Page, None, None]:
    """Be signed in as the local person."""
    with visiting(browser, product) as page:
        sign_in(page, product)
        yield page
