"""Takes the pictures of the README: `python -m tests.browser.take_screenshots`."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import answer, button, row, say, sign_in, sign_in_address
from tests.browser.chromium import chromium
from tests.browser.visit import visiting
from tests.support.product import Product, running

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DESKTOP = {"width": 1200, "height": 900}
PICTURES: dict[str, dict[str, Any]] = {
    "chat-light": {"viewport": DESKTOP},
    "chat-dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "chat-mobile": {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    },
}


def take_all() -> None:
    """Write all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for name, looks in PICTURES.items():
            _take(browser, name, looks)


def _take(browser: Browser, name: str, looks: dict[str, Any]) -> None:
    """Have a short conversation with the built-in assistant, and picture the end of it."""
    today = dt.datetime.now(dt.UTC).date()
    in_two_days, in_a_week = (today + dt.timedelta(days=days) for days in (2, 7))
    with (
        TemporaryDirectory() as folder,
        running(Path(folder)) as product,
        visiting(browser, product, **looks) as page,
    ):
        sign_in(page, product)
        say(
            page,
            f"add 'Pay the electricity bill' due {in_two_days} with high priority",
            f"add 'Book train tickets to Lyon' due {in_a_week} with medium priority",
        )
        button(page, "New chat").click()
        say(page, "Add a task to buy groceries", "Show me all my tasks")
        button(row(answer(page), "buy groceries"), "Complete").click()
        expect(button(answer(page), "Reopen")).to_be_visible()
        _picture(page, name)
        if name == "chat-light":
            _take_more(browser, product, page)


def _take_more(browser: Browser, product: Product, page: Page) -> None:
    """Picture the page of somebody who reads Arabic, and the settings."""
    with visiting(browser, product, viewport=DESKTOP, locale="ar") as arabic:
        arabic.goto(sign_in_address(product))
        for title in ("دفع فاتورة الكهرباء", "شراء الحليب"):
            arabic.locator(".line").fill(title)
            arabic.keyboard.press("Enter")
            expect(arabic.locator("#panel").get_by_text(title, exact=True)).to_be_visible()
        button(arabic.locator(".toast"), "إغلاق").click()
        button(arabic, "اعرض كل مهامي").click()
        expect(arabic.get_by_role("article").last.get_by_text("شراء الحليب")).to_be_visible()
        expect(button(arabic, "إرسال الرسالة")).to_be_visible()
        _picture(arabic, "chat-right-to-left")
    button(page, "Settings").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.screenshot(path=FOLDER / "settings.png")


def _picture(page: Page, name: str) -> None:
    _calm(page)
    page.screenshot(path=FOLDER / f"{name}.png")


def _calm(page: Page) -> None:
    """Leave neither pointer nor keyboard on a button."""
    page.mouse.move(0, 0)
    page.evaluate("document.querySelector('openai-chatkit').focusComposer()")


if __name__ == "__main__":
    take_all()
