"""The page on other screens and in other colours."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import answer, button, row, say, sign_in
from tests.browser.visit import visiting
from tests.browser.watch import assert_fits
from tests.support.product import Product

LONG_TITLE = "Write to everybody at Donaudampfschifffahrtselektrizitätenhauptbetriebswerk " * 2
SCREENS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "smallest": {"viewport": {"width": 320, "height": 568}},
    "dark": {"viewport": {"width": 1200, "height": 800}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_is_wider_than_the_screen(browser: Browser, product: Product, screen: str) -> None:
    with visiting(browser, product, **SCREENS[screen]) as page:
        sign_in(page, product)
        assert_fits(page)

        say(page, f"add '{LONG_TITLE}' with high priority", "add 'Call mom'", "add 'Call dad'")
        say(page, "complete call")
        assert_fits(page)
        say(page, "Show me all my tasks")
        button(row(answer(page), "Call mom"), "Complete").click()
        assert_fits(page)
        button(row(answer(page), "Call dad"), "Edit").click()
        expect(button(answer(page), "Save")).to_be_visible()
        assert_fits(page)
        button(page, "History").click()
        panel = page.get_by_role("dialog", name="History")
        expect(panel.get_by_role("listitem")).to_have_count(1)
        assert_fits(page)


def test_the_page_follows_the_colour_scheme_of_the_system(
    browser: Browser, product: Product
) -> None:
    with visiting(browser, product, color_scheme="dark") as page:
        sign_in(page, product)
        say(page, "add 'Buy milk'")
        chat = page.get_by_role("region", name="taskchat")
        expect(chat).to_have_css("background-color", "rgb(23, 23, 23)")

        page.emulate_media(color_scheme="light", reduced_motion="reduce")

        expect(chat).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(answer(page)).to_contain_text("Buy milk")


def test_a_title_from_right_to_left_starts_on_the_right(page: Page) -> None:
    say(page, "add 'שלום עולם'")

    title = row(answer(page), "שלום עולם").get_by_text("שלום עולם", exact=True)

    expect(title).to_have_css("unicode-bidi", "plaintext")


def test_on_a_phone_no_keyboard_jumps_up_by_itself(browser: Browser, product: Product) -> None:
    with visiting(browser, product, **SCREENS["phone"]) as page:
        sign_in(page, product)
        say(page, "Show me all my tasks")
        button(answer(page), "New task").tap()

        expect(answer(page).get_by_label("Title")).to_be_visible()
        expect(answer(page).get_by_label("Title")).not_to_be_focused()
