"""What people do in the widgets."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import answer, button, reload, row, say
from tests.browser.watch import assert_accessible


def listed(page: Page) -> Locator:
    """Ask for all tasks and return the Card with them."""
    say(page, "Show me all my tasks")
    return answer(page).get_by_role("group", name="task")


def test_the_form_changes_title_day_and_priority_of_a_task(page: Page) -> None:
    say(page, "add 'Buy milk'")
    card = listed(page)

    button(row(card, "Buy milk"), "Edit").click()

    form = answer(page)
    expect(form.get_by_label("Title")).to_be_focused()
    expect(form.get_by_label("Title")).to_have_value("Buy milk")
    assert_accessible(page)
    form.get_by_label("Title").fill("Buy oat milk")
    form.get_by_label("Due").fill("2026-12-24")
    form.get_by_label("Priority").select_option("High")
    button(form, "Save").click()

    changed = row(answer(page), "Buy oat milk")
    expect(changed).to_contain_text("Thu 24 Dec 2026")
    expect(changed).to_contain_text("high")
    reload(page)
    expect(changed).to_contain_text("Thu 24 Dec 2026")


def test_a_cancelled_form_changes_nothing(page: Page) -> None:
    say(page, "add 'Buy milk'")
    card = listed(page)
    button(row(card, "Buy milk"), "Edit").click()

    answer(page).get_by_label("Title").fill("")
    button(answer(page), "Cancel").click()

    expect(row(answer(page), "Buy milk")).to_be_visible()
    expect(answer(page).get_by_label("Title")).to_have_count(0)


def test_a_form_without_a_title_is_not_sent(page: Page) -> None:
    card = listed(page)
    button(card, "New task").click()

    button(answer(page), "Add").click()

    title = answer(page).get_by_label("Title")
    expect(title).to_be_focused()
    title.fill("Buy milk")
    page.keyboard.press("Enter")
    expect(row(answer(page), "Buy milk")).to_be_visible()


def test_a_deleted_task_comes_back_with_undo(page: Page) -> None:
    say(page, "add 'Buy milk'", "delete 'Buy milk'")
    card = answer(page)
    expect(button(card, "Restore")).to_be_visible()

    button(card, "Undo").click()

    expect(button(row(card, "Buy milk"), "Complete")).to_be_visible()


def test_the_bin_of_a_row_takes_the_task_off_the_list(page: Page) -> None:
    say(page, "add 'Buy milk'", "add 'Call mom'")
    card = listed(page)

    button(row(card, "Buy milk"), "Delete").click()

    expect(row(card, "Buy milk")).to_have_count(0)
    expect(row(card, "Call mom")).to_be_visible()


def test_of_several_tasks_one_is_picked_with_a_click(page: Page) -> None:
    say(page, "add 'Call mom'", "add 'Call the dentist'", "complete call")
    choices = answer(page).get_by_role("group", name="Which one is done?")
    assert_accessible(page)

    choices.get_by_role("button", name="Call the dentist").click()

    expect(choices).to_have_count(0)
    expect(button(row(answer(page), "Call the dentist"), "Reopen")).to_be_visible()
    card = listed(page)
    expect(button(row(card, "Call mom"), "Complete")).to_be_visible()


def test_of_several_tasks_one_is_picked_with_the_keyboard_alone(page: Page) -> None:
    say(page, "add 'Call mom'", "add 'Call the dentist'", "complete call")
    choice = answer(page).get_by_role("button", name="Call the dentist")

    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if choice.evaluate("(row) => row.matches(':focus-visible')"):
            break
    page.keyboard.press("Enter")

    expect(button(row(answer(page), "Call the dentist"), "Reopen")).to_be_visible()


def test_a_long_list_shows_its_next_page_on_demand(page: Page) -> None:
    for start in range(1, 31, 10):
        say(page, " and ".join(f"add 'Chore {n:02}'" for n in range(start, start + 10)))
    card = listed(page)
    expect(row(card, "Chore 01")).to_be_visible()
    expect(row(card, "Chore 30")).to_have_count(0)

    button(card, "Show more").click()

    expect(row(card, "Chore 30")).to_be_visible()
    expect(row(card, "Chore 01")).to_have_count(0)
    button(card, "Back to start").click()
    expect(row(card, "Chore 01")).to_be_visible()


def test_whoever_edits_in_the_middle_of_a_conversation_stays_there(page: Page) -> None:
    say(page, "add 'Buy milk'", "Show me all my tasks", "hello", "hello", "hello", "hello")
    earlier = page.get_by_role("article", name="Answer", exact=True).nth(1)

    button(row(earlier, "Buy milk"), "Edit").click()

    expect(earlier.get_by_label("Title")).to_be_in_viewport()
    expect(button(earlier, "Save")).to_be_in_viewport()
    button(earlier, "Save").click()
    expect(row(earlier, "Buy milk")).to_be_in_viewport()
