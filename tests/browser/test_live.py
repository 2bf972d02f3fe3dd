"""What changes on a page that nobody touches: by a program, and in another window."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import anyio
import httpx2
from playwright.sync_api import Browser, Page, expect

from backend.identity.people import LOCAL
from tests.browser.chat import answer, begin, button, message_box, row, say, sign_in, until_idle
from tests.browser.visit import visiting
from tests.support.looking_on import using_tools
from tests.support.person import events_of
from tests.support.product import Product, running
from tests.support.stepped_model import stepping


def by_program(product: Product, tool: str, **arguments: object) -> None:
    """Do something with another program of the same person's, which speaks MCP."""

    async def call() -> None:
        async with using_tools(product, LOCAL) as program:
            await program.change(tool, **arguments)

    # A loop runs in this thread already: Playwright's.
    thread = Thread(target=lambda: anyio.run(call))
    thread.start()
    thread.join()


def conversation(product: Product) -> str:
    """Begin one with a program, which has more patience: what speaks to models is loaded first."""
    headers = {"Authorization": f"Bearer {product.token(LOCAL)}"}
    with httpx2.Client(base_url=product.url, headers=headers, timeout=120, trust_env=False) as http:
        told = events_of(http.post("/api/chatkit/generate", json={"message": "Hi"}).text)
    return str(told[-1]["conversation_id"])


@contextmanager
def streaming(page: Page) -> Generator[None, None, None]:
    """Go on once the page has opened its event stream for what happens in the block."""
    with page.expect_response(lambda r: "/api/chatkit/events?conversation_id=" in r.url):
        yield


def test_a_task_completed_by_a_program_changes_on_the_open_page(
    page: Page, product: Product
) -> None:
    with streaming(page):
        say(page, "add 'Buy milk'")
    say(page, "add 'Feed cat'", "list")
    card = answer(page)
    expect(button(row(card, "Buy milk"), "Complete")).to_be_visible()
    older = page.get_by_role("article", name="Answer", exact=True).first
    message_box(page).fill("Half a thou")
    message_box(page).evaluate("box => box.setSelectionRange(4, 6)")

    by_program(product, "complete_task", tasks=["1"])

    expect(row(card, "Buy milk")).to_have_count(0)
    expect(button(row(card, "Feed cat"), "Complete")).to_be_visible()
    # An older one changes when it is clicked.
    expect(button(row(older, "Buy milk"), "Complete")).to_be_visible()
    expect(message_box(page)).to_be_focused()
    expect(message_box(page)).to_have_value("Half a thou")
    assert message_box(page).evaluate("box => box.selectionStart") == 4


def test_what_is_typed_into_a_form_stays_while_a_list_above_it_changes(
    page: Page, product: Product
) -> None:
    with streaming(page):
        say(page, "add 'Buy milk'")
    say(page, "list", "list")
    above = page.get_by_role("article", name="Answer", exact=True).nth(1)
    button(row(answer(page), "Buy milk"), "Edit").click()
    title = answer(page).get_by_label("Title")
    title.fill("Buy oat milk")

    by_program(product, "add_task", title="Feed cat")

    expect(row(above, "Feed cat")).to_be_visible()
    expect(title).to_have_value("Buy oat milk")
    expect(title).to_be_focused()


def test_an_answer_begun_in_one_window_is_followed_in_another(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        stepping("Hello.", "one two three") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        model.say(1)
        page.goto(f"{product.url}/#thread={conversation(product)}")
        page.reload()
        expect(answer(page)).to_contain_text("Hello.")
        with page.context.expect_page() as opening:
            page.evaluate("open(location.href)")
        second = opening.value
        expect(answer(second)).to_contain_text("Hello.")
        model.say(2)

        begin(page, "Count")

        expect(answer(second)).to_contain_text("one two")
        expect(button(second, "Stop")).to_be_visible()
        expect(second.get_by_role("article", name="Your message").last).to_contain_text("Count")
        model.say()
        for tab in (page, second):
            until_idle(tab)
            expect(answer(tab)).to_contain_text("one two three")
            expect(tab.get_by_role("article", name="Answer", exact=True)).to_have_count(2)


def test_a_conversation_deleted_in_another_window_is_left_with_a_word(
    browser: Browser, product: Product
) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        sign_in(page, product)
        say(page, "hello")
        with page.context.expect_page() as opening:
            page.evaluate("open(location.href)")
        second = opening.value
        expect(answer(second)).to_be_visible()

        button(page, "History").click()
        panel = page.get_by_role("dialog", name="History")
        button(panel, "Delete hello").click()
        button(panel.get_by_role("group", name="Delete “hello”?"), "Delete").click()

        expect(second.get_by_role("alert")).to_be_visible()
        expect(answer(second)).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)
