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
    form.get_by_label("Due").fill("2099-12-24")
    form.get_by_label("Priority").select_option("High")
    button(form, "Save").click()

    changed = row(answer(page), "Buy oat milk")
    expect(changed).to_contain_text("Thu 24 Dec 2099")
    expect(changed).to_contain_text("high")
    reload(page)
    expect(changed).to_contain_text("Thu 24 Dec 2099")


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


def test_the_field_that_was_refused_is_where_the_form_goes_on(page: Page) -> None:
    say(page, "add 'Buy milk'")
    card = listed(page)
    button(row(card, "Buy milk"), "Edit").click()
    answer(page).get_by_label("Repeat").fill("now and then")

    button(answer(page), "Save").click()

    expect(answer(page)).to_contain_text("Nothing was saved yet.")
    expect(answer(page).get_by_label("Repeat")).to_be_focused()
    expect(answer(page).get_by_label("Repeat")).to_have_value("now and then")
    answer(page).get_by_label("Repeat").fill("every week")
    button(answer(page), "Save").click()
    expect(row(answer(page), "Buy milk")).to_contain_text("every week")


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


def test_the_details_of_a_task_are_shown_and_changed_in_place(page: Page) -> None:
    say(page, "add 'Plan the party'", "add 'Bake a cake' as a subtask of task 1", "show task 1")
    card = answer(page).get_by_role("group", name="Task 1")
    expect(card.get_by_text("Subtasks · 0 of 1 done")).to_be_visible()
    assert_accessible(page)

    button(card.locator(".row").filter(has_text="Bake a cake").last, "Complete").click()

    expect(card.get_by_text("Subtasks · 1 of 1 done")).to_be_visible()
    button(card, "Add subtask").click()
    answer(page).get_by_label("Title").fill("Invite friends")
    button(answer(page), "Add").click()
    expect(card.get_by_text("Subtasks · 1 of 2 done")).to_be_visible()
    reload(page)
    expect(card.get_by_text("Invite friends", exact=True)).to_be_visible()


def test_a_form_with_a_mistake_marks_its_field_and_keeps_what_was_typed(page: Page) -> None:
    card = listed(page)
    button(card, "New task").click()
    form = answer(page)
    form.get_by_label("Title").fill("Water the plants")
    form.get_by_label("Notes").fill("Not the cactus")
    form.get_by_label("Repeat").fill("every blue moon")

    button(form, "Add").click()

    expect(form.get_by_text("Nothing was saved yet.")).to_be_visible()
    column = form.locator(".col").filter(has=page.get_by_text("Repeat", exact=True))
    expect(column.last).to_contain_text("not understood")
    expect(form.get_by_label("Notes")).to_have_value("Not the cactus")
    expect(form.get_by_label("Repeat")).to_have_value("every blue moon")
    assert_accessible(page)
    form.get_by_label("Repeat").fill("every day")
    button(form, "Add").click()
    expect(row(answer(page), "Water the plants")).to_contain_text("every day")


def test_the_week_is_a_chart_with_its_numbers_for_those_who_listen(page: Page) -> None:
    say(page, "add 'Buy milk'", "complete 1", "how was my week?")
    card = answer(page).get_by_role("group", name="Your week")

    expect(card.locator("svg .bar").first).to_be_attached()
    expect(card.get_by_role("table").get_by_role("columnheader", name="Done")).to_have_count(1)
    expect(card.get_by_text("1 task completed", exact=False)).to_be_visible()
    assert_accessible(page)

    button(card, "Show done").click()

    expect(button(row(answer(page), "Buy milk"), "Reopen")).to_be_visible()
    button(answer(page), "Statistics").click()
    expect(card).to_be_visible()


def test_what_is_late_is_marked_and_found_with_a_filter(page: Page) -> None:
    say(page, "add 'Pay rent' due 1999-12-24", "add 'Call mom'")
    card = listed(page)
    expect(row(card, "Pay rent")).to_contain_text("Overdue: Fri 24 Dec 1999")

    button(card, "Overdue").click()

    expect(row(answer(page), "Call mom")).to_have_count(0)
    button(row(answer(page), "Pay rent"), "Complete").click()
    expect(row(answer(page), "Pay rent")).to_have_count(0)
    button(answer(page), "Undo").click()
    expect(row(answer(page), "Pay rent")).to_be_visible()
