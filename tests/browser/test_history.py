"""Earlier conversations."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import answer, button, say
from tests.browser.watch import assert_accessible


def history(page: Page) -> Locator:
    """Open the history."""
    button(page, "History").click()
    return page.get_by_role("dialog", name="History")


def two_conversations(page: Page) -> None:
    """Have one conversation, and then another."""
    say(page, "add 'Buy milk'")
    button(page, "New chat").click()
    say(page, "hello")


def test_an_earlier_conversation_is_opened_again(page: Page) -> None:
    two_conversations(page)

    button(history(page), "add 'Buy milk'").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("article", name="Your message")).to_have_text("add 'Buy milk'")
    expect(button(answer(page), "Complete")).to_be_visible()


def test_a_renamed_conversation_keeps_its_new_name(page: Page) -> None:
    two_conversations(page)
    panel = history(page)
    button(panel, "Rename hello").focus()
    page.keyboard.press("Enter")
    assert_accessible(page)

    panel.get_by_role("textbox", name="New title").fill("Greetings")
    button(panel, "Save").click()

    expect(button(panel, "Greetings")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(button(page, "History")).to_be_focused()
    page.reload()
    expect(button(history(page), "Greetings")).to_be_visible()


def test_a_conversation_is_deleted_after_a_question(page: Page) -> None:
    two_conversations(page)
    panel = history(page)

    button(panel, "Delete hello").click()
    question = panel.get_by_role("group", name="Delete “hello”?")
    button(question, "Cancel").click()
    expect(button(panel, "hello")).to_be_focused()
    button(panel, "Delete hello").click()
    button(question, "Delete").click()

    expect(button(panel, "hello")).to_have_count(0)
    expect(button(panel, "add 'Buy milk'")).to_be_visible()
    button(panel, "Close history").click()
    expect(page.get_by_role("list", name="Suggestions")).to_be_visible()


def test_a_history_without_conversations_says_so(page: Page) -> None:
    expect(history(page)).to_contain_text("No conversations yet.")
