"""The first minutes of a new user."""

from playwright.sync_api import Page, expect

from tests.browser.chat import answer, begin, button, message_box, reload, say, until_idle


def test_a_new_user_adds_a_task_completes_it_and_finds_all_of_it_after_a_reload(
    page: Page,
) -> None:
    say(page, "Add a task to buy groceries")
    card = answer(page)
    expect(card).to_contain_text("buy groceries")

    button(card, "Complete").click()

    expect(button(card, "Reopen")).to_be_visible()
    expect(button(card, "Complete")).to_have_count(0)
    address = page.url

    reload(page)

    assert page.url == address
    expect(page.get_by_role("article", name="Your message")).to_have_text(
        "Add a task to buy groceries"
    )
    expect(button(answer(page), "Reopen")).to_be_visible()
    expect(answer(page)).to_contain_text("Added task 1 “buy groceries”")


def test_a_click_on_a_suggestion_sends_it(page: Page) -> None:
    suggestions = page.get_by_role("list", name="Suggestions")

    button(suggestions, "Show me all my tasks").click()
    until_idle(page)

    expect(page.get_by_role("article", name="Your message")).to_have_text("Show me all my tasks")
    expect(answer(page)).to_contain_text("No tasks")
    expect(suggestions).to_have_count(0)
    expect(message_box(page)).to_be_focused()


def test_a_new_chat_starts_empty_and_knows_the_tasks_of_the_one_before(page: Page) -> None:
    say(page, "add 'Buy milk'")

    button(page, "New chat").click()

    expect(page.get_by_role("list", name="Suggestions")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)
    say(page, "What's pending?")
    expect(answer(page)).to_contain_text("Buy milk")


def test_a_message_of_several_lines_is_sent_with_enter_and_keeps_its_lines(page: Page) -> None:
    message_box(page).press_sequentially("add 'Buy milk'")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("add 'Call mom'")
    page.keyboard.press("Enter")
    until_idle(page)

    message = page.get_by_role("article", name="Your message")
    expect(message).to_have_text("add 'Buy milk'\nadd 'Call mom'", use_inner_text=True)
    expect(message_box(page)).to_have_value("")


def test_nothing_can_be_sent_while_there_is_nothing_to_send(page: Page) -> None:
    expect(button(page, "Send message")).to_be_disabled()
    message_box(page).fill("   ")
    expect(button(page, "Send message")).to_be_disabled()
    begin(page, "hello")
    until_idle(page)
    expect(button(page, "Send message")).to_be_disabled()
