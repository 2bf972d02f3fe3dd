"""The page while its server is restarted: real processes, killed and started again."""

from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import answer, begin, button, message_box, say, until_idle
from tests.browser.visit import visiting
from tests.support.processes import Installation, installed

# The page looks for the server every few seconds.
BACK_MS = 60_000


@pytest.fixture
def installation(tmp_path: Path) -> Generator[Installation, None, None]:
    """The services as processes of their own."""
    with installed(tmp_path) as installation:
        yield installation


@pytest.fixture
def page(browser: Browser, installation: Installation) -> Generator[Page, None, None]:
    """Be signed in at the backend that will be restarted."""
    with visiting(browser, installation, has_failed_loads=True) as page:
        page.context.add_cookies(
            [
                {"name": name, "value": value, "url": installation.url}
                for name, value in installation.cookies.items()
            ]
        )
        page.goto(installation.url)
        expect(message_box(page)).to_be_visible()
        # Chromium complains of a worker whose script it is just fetching.
        page.evaluate("navigator.serviceWorker.ready.then(({ active }) => active.state)")
        yield page


def test_the_page_says_that_the_server_is_away_and_goes_on_with_what_was_being_written(
    page: Page, installation: Installation
) -> None:
    banner = page.locator("#connection")
    say(page, "add 'Buy milk'")
    message_box(page).fill("add 'Call mom'")

    installation.backend.kill()

    expect(banner).to_contain_text("nothing can be changed until the connection is back")
    expect(answer(page)).to_contain_text("Buy milk")
    expect(message_box(page)).to_have_value("add 'Call mom'")
    installation.backend.start()
    installation.backend.sign_in_address()
    expect(banner).to_be_hidden(timeout=BACK_MS)
    expect(message_box(page)).to_have_value("add 'Call mom'")
    button(page, "Send message").click()
    until_idle(page)
    expect(answer(page)).to_contain_text("Call mom")
    expect(page.get_by_role("article", name="Your message")).to_have_count(2)


def test_a_message_sent_while_the_server_is_away_waits_for_another_try_and_is_sent_once(
    page: Page, installation: Installation
) -> None:
    messages = page.get_by_role("article", name="Your message")
    installation.backend.kill()

    begin(page, "add 'Buy milk'")

    again = button(page.get_by_role("alert"), "Try again")
    expect(again).to_be_visible()
    expect(messages).to_have_text(["add 'Buy milk'"])
    installation.backend.start()
    installation.backend.sign_in_address()
    expect(page.locator("#connection")).to_be_hidden(timeout=BACK_MS)
    again.click()
    expect(answer(page)).to_contain_text("Buy milk")
    until_idle(page)
    page.reload()
    expect(answer(page)).to_contain_text("Buy milk")
    expect(messages).to_have_text(["add 'Buy milk'"])
