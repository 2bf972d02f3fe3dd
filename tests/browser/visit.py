"""A visit: a browser window that nobody has used before, watched until it closes."""

from collections.abc import Collection, Generator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.watch import Watch
from tests.support.processes import Installation
from tests.support.product import Product

PATIENCE_MS = 15_000


@contextmanager
def visiting(
    browser: Browser,
    product: Product | Installation,
    *,
    has_failed_loads: bool = False,
    foreign: Collection[str] = (),
    **looks: Any,
) -> Generator[Page, None, None]:
    """Open a window, with what `looks` says of screen and person.

    At the end, nothing may have gone wrong unseen; `has_failed_loads` and `foreign` say what is
    allowed here (see `Watch`).
    """
    context = browser.new_context(**{"reduced_motion": "reduce", "locale": "en-US"} | looks)
    context.set_default_timeout(PATIENCE_MS)
    try:
        page = context.new_page()
        watch = Watch(page, product.url)
        yield page
        watch.assert_nothing_wrong(has_failed_loads=has_failed_loads, foreign=foreign)
    finally:
        context.close()
