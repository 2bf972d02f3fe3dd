"""The page in the words of somebody who uses it."""

from playwright.sync_api import Locator, Page, expect

from backend.identity.browser_sessions import BrowserSessions
from backend.identity.people import LOCAL, People
from tests.support.product import Product


def sign_in_address(product: Product) -> str:
    """Return an address as the start of taskchat prints it: it works once."""
    with product.database.writing() as connection:
        key = BrowserSessions(connection).new_key(People(connection).named(LOCAL).id)
    return f"{product.url}/sign-in?key={key}"


def sign_in(page: Page, product: Product) -> None:
    """Open the page as the local person."""
    page.goto(sign_in_address(product))
    expect(message_box(page)).to_be_visible()


def message_box(page: Page) -> Locator:
    """Return where a message is written."""
    return page.get_by_role("textbox", name="Message")


def begin(page: Page, text: str) -> None:
    """Send a message, and return while its answer is on its way."""
    message_box(page).fill(text)
    button(page, "Send message").click()
    # Emptied in the step that shows the message and begins the answer. A question may hide it.
    expect(page.get_by_label("Message", exact=True)).to_have_value("")


def say(page: Page, *texts: str) -> None:
    """Send messages, each after the answer to the one before."""
    for text in texts:
        begin(page, text)
        until_idle(page)


def until_idle(page: Page) -> None:
    """Wait for the end of the answer."""
    expect(button(page, "Send message")).to_be_visible()


def answer(page: Page) -> Locator:
    """Return the newest answer."""
    return page.get_by_role("article", name="Answer", exact=True).last


def button(within: Page | Locator, name: str) -> Locator:
    """Return the button of exactly this name."""
    return within.get_by_role("button", name=name, exact=True)


def row(within: Locator, title: str) -> Locator:
    """Return the row of the task of this title."""
    page = within.page
    rows = within.locator(".row").filter(has=page.get_by_text(title, exact=True))
    return rows.filter(has=page.get_by_role("button", name="Edit"))


def reload(page: Page) -> None:
    """Load the page again and wait for the conversation."""
    page.reload()
    expect(answer(page)).to_be_visible()
