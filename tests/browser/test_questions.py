"""Questions of an agent that stand in the composer's place until they are answered or skipped."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from backend.chat.repository import ConversationRepository
from backend.identity.people import LOCAL, People
from tests.browser.chat import answer, button, message_box, say, sign_in, until_idle
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.product import Product

QUESTIONS: list[dict[str, Any]] = [
    {
        "type": "multiple_choice",
        "id": "list",
        "question": "Which list is it for?",
        "options": [{"value": "home"}, {"value": "work"}],
        "multiple": False,
    },
    {
        "type": "multiple_choice",
        "id": "tags",
        "question": "Which tags fit?",
        "options": [{"value": "shop"}, {"value": "phone"}],
        "multiple": True,
    },
    {
        "type": "freeform",
        "id": "why",
        "question": "Why now?",
        "description": "In a word.",
    },
]


def ask(page: Page, product: Product) -> Locator:
    """Have the conversation end with questions, as an agent can; return where they are asked."""
    say(page, "add 'Buy milk'")
    thread_id = page.url.partition("thread=")[2]
    item: dict[str, Any] = {
        "type": "structured_input",
        "id": "msg_question",
        "thread_id": thread_id,
        "created_at": "2026-11-20T10:00:00Z",
        "status": "pending",
        "inputs": QUESTIONS,
    }
    with product.database.writing() as connection:
        owner = People(connection).named(LOCAL).id
        ConversationRepository(connection, owner).save_item(thread_id, item["id"], item)
    page.locator("openai-chatkit").evaluate("(chat) => chat.fetchUpdates()")
    form = page.get_by_role("form", name="Question")
    expect(form).to_be_visible()
    return form


def test_questions_are_answered_with_the_keyboard_alone(page: Page, product: Product) -> None:
    form = ask(page, product)
    expect(message_box(page)).to_have_count(0)
    assert_accessible(page)

    form.get_by_role("radio", name="home").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("urgent")
    page.keyboard.press("Enter")

    until_idle(page)
    expect(form).to_have_count(0)
    expect(message_box(page)).to_be_focused()
    asked = page.get_by_role("article", name="Answer", exact=True).locator("dl")
    for _ in range(2):
        expect(asked.get_by_role("definition")).to_have_text(["work", "shop", "urgent", "Skipped"])
        page.reload()
        expect(answer(page)).to_be_visible()
    assert_accessible(page)


def test_a_choice_can_be_answered_in_own_words(page: Page, product: Product) -> None:
    form = ask(page, product)
    form.get_by_role("radio", name="work").check()

    form.get_by_role("textbox", name="Another answer").first.fill("garden")
    button(form, "Continue").click()

    until_idle(page)
    asked = page.get_by_role("article", name="Answer", exact=True).locator("dl")
    expect(asked.get_by_role("definition").first).to_have_text("garden")


def test_questions_can_be_skipped(page: Page, product: Product) -> None:
    form = ask(page, product)

    button(form, "Skip").click()

    until_idle(page)
    asked = page.get_by_role("article", name="Answer", exact=True).locator("dl")
    expect(asked.get_by_role("definition")).to_have_text(["Skipped"] * 3)


def test_what_was_chosen_is_still_there_when_it_did_not_get_through(
    browser: Browser, product: Product
) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        sign_in(page, product)
        form = ask_beside_a_draft(page, product)
        form.get_by_role("radio", name="work").check()
        page.route("**/chatkit", lambda route: route.abort())

        button(form, "Continue").click()

        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("cannot be reached")
        expect(button(alert, "Try again")).to_have_count(0)
        expect(form.get_by_role("radio", name="work")).to_be_checked()
        page.unroute("**/chatkit")
        button(form, "Continue").click()
        until_idle(page)
        expect(message_box(page)).to_have_value("A draft")


def ask_beside_a_draft(page: Page, product: Product) -> Locator:
    """Ask, and then leave something in the composer that is hidden meanwhile."""
    form = ask(page, product)
    page.locator("openai-chatkit").evaluate("(chat) => chat.setComposerValue({ text: 'A draft' })")
    return form


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_questions_are_readable_in_both_schemes(
    browser: Browser, product: Product, scheme: str
) -> None:
    with visiting(browser, product, color_scheme=scheme) as page:
        sign_in(page, product)
        form = ask(page, product)
        form.get_by_role("radio", name="work").check()
        assert_accessible(page)
