"""The page for those who read from right to left."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chat import sign_in_address
from tests.browser.visit import visiting
from tests.browser.watch import assert_fits
from tests.support.product import Product

SCREENS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1200, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_conversation_in_arabic_runs_from_right_to_left(
    browser: Browser, product: Product, screen: str
) -> None:
    with visiting(browser, product, locale="ar", **SCREENS[screen]) as page:
        page.goto(sign_in_address(product))
        chat = page.get_by_role("region", name="taskchat")
        expect(chat).to_have_attribute("dir", "rtl")
        box = chat.get_by_role("textbox", name="الرسالة")
        send = chat.get_by_role("button", name="إرسال الرسالة", exact=True)
        expect(box).to_be_visible()
        assert_fits(page)

        box.fill("add 'اشتر الحليب'")
        send.click()

        mine = chat.get_by_role("article", name="رسالتك")
        theirs = chat.get_by_role("article", name="الإجابة", exact=True)
        expect(theirs).to_contain_text("اشتر الحليب")
        expect(send).to_be_visible()
        assert_fits(page)
        middle = page.locator(".scroller").evaluate(
            "(part) => part.getBoundingClientRect().x + part.clientWidth / 2"
        )
        bubble = mine.locator(".bubble").bounding_box()
        button = send.bounding_box()
        assert bubble is not None
        assert button is not None
        assert bubble["x"] + bubble["width"] / 2 < middle
        assert button["x"] + button["width"] / 2 < middle
