"""Who gets in, and who does not."""

from playwright.sync_api import Browser, expect

from tests.browser.chat import message_box, sign_in_address
from tests.browser.visit import visiting
from tests.support.product import Product


def test_a_stranger_is_told_how_to_sign_in(browser: Browser, product: Product) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        response = page.goto(product.url)

        assert response is not None
        assert response.status == 401
        expect(page.get_by_role("heading", name="Welcome to taskchat")).to_be_visible()
        expect(page.locator("main")).to_contain_text("make run")
        expect(message_box(page)).to_have_count(0)


def test_a_key_signs_in_once_and_the_browser_stays_signed_in(
    browser: Browser, product: Product
) -> None:
    address = sign_in_address(product)
    with visiting(browser, product) as page:
        page.goto(address)
        assert page.url.rstrip("/#") == product.url, "no key is left in the address"
        page.goto(product.url)
        expect(message_box(page)).to_be_visible()

    with visiting(browser, product, has_failed_loads=True) as page:
        response = page.goto(address)

        assert response is not None
        assert response.status == 401
        expect(page.get_by_role("heading", name="Welcome to taskchat")).to_be_visible()


def test_whose_sign_in_has_ended_is_told_so_in_the_conversation(
    browser: Browser, product: Product
) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        page.goto(sign_in_address(product))
        page.context.clear_cookies()

        message_box(page).fill("hello")
        page.keyboard.press("Enter")

        expect(page.get_by_role("alert")).to_contain_text("Sign in again")
