"""The page without a connection, as an app, and in a new version."""

import re
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from backend.api.page import DIST
from backend.api.page import Page as ServedPage
from tests.browser.chat import message_box, sign_in
from tests.browser.visit import visiting
from tests.support.product import Product, running

READY = "navigator.serviceWorker.ready.then(({ active }) => active.state)"
KEPT = """caches.keys().then(async (names) => Object.fromEntries(await Promise.all(names.map(
  async (name) => [name, (await (await caches.open(name)).keys()).map(({ url }) => url)]))))"""


@pytest.fixture
def away(browser: Browser, product: Product) -> Generator[Page, None, None]:
    """Be signed in at a page that can do without its connection."""
    with visiting(browser, product, has_failed_loads=True) as page:
        sign_in(page, product)
        page.evaluate(READY)
        yield page


def test_without_a_connection_the_page_says_so_and_opens_again_by_itself(away: Page) -> None:
    away.context.set_offline(True)

    away.reload()

    expect(away.get_by_role("heading", name="You are offline")).to_be_visible()
    expect(away.locator("main")).to_contain_text("safe on the server")
    away.context.set_offline(False)
    expect(message_box(away)).to_be_visible()


def test_an_open_page_says_that_it_is_offline_and_when_it_is_not(away: Page) -> None:
    banner = away.locator("#connection")
    expect(banner).to_be_hidden()

    away.context.set_offline(True)

    expect(banner).to_contain_text("You are offline")
    away.context.set_offline(False)
    expect(banner).to_be_hidden()


def test_nothing_of_anybodys_is_kept_in_the_browser(away: Page, product: Product) -> None:
    [files] = away.evaluate(KEPT).values()

    assert f"{product.url}/assets/page.js" in files
    assert f"{product.url}/assets/offline.html" in files
    assert [file for file in files if not file.startswith(f"{product.url}/assets/")] == []
    assert [file for file in files if file.endswith(("index.html", ".map"))] == []


def test_a_new_version_takes_the_place_of_the_old_one(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dist = shutil.copytree(DIST, tmp_path / "dist")
    monkeypatch.setattr(ServedPage.__init__, "__defaults__", (dist,))
    with running(tmp_path) as product, visiting(browser, product) as page:
        sign_in(page, product)
        page.evaluate(READY)
        [old] = page.evaluate(KEPT)
        _publish(dist, "0123456789abcdef")

        page.evaluate("navigator.serviceWorker.getRegistration().then((worker) => worker.update())")

        page.wait_for_function(
            "caches.keys().then((names) => names.join() === 'taskchat-0123456789abcdef')"
        )
        assert old != "taskchat-0123456789abcdef"
        page.reload()
        expect(page).to_have_title("taskchat, newer")


def _publish(dist: Path, version: str) -> None:
    worker = dist / "service-worker.js"
    worker.write_text(re.sub(r'"[0-9a-f]{16}"', f'"{version}"', worker.read_text()))
    index = dist / "index.html"
    index.write_text(index.read_text().replace("<title>taskchat", "<title>taskchat, newer"))


def test_the_page_can_be_installed(page: Page, product: Product) -> None:
    page.evaluate(READY)
    manifest: dict[str, Any] = page.request.get(f"{product.url}/assets/manifest.webmanifest").json()

    for icon in manifest["icons"]:
        file = page.request.get(f"{product.url}{icon['src']}")
        assert file.headers["content-type"] == icon["type"]
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(file.body()[i : i + 4], "big") for i in (16, 20))
            assert f"{width}x{height}" == icon["sizes"]
    assert {"any", "maskable"} >= {icon.get("purpose", "any") for icon in manifest["icons"]}
    debugger = page.context.new_cdp_session(page)
    answer = debugger.send("Page.getInstallabilityErrors")
    debugger.detach()
    assert [error["errorId"] for error in answer["installabilityErrors"]] in ([], ["in-incognito"])
