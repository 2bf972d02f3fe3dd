"""The tasks beside the chat."""

from collections.abc import Generator
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chat import answer, button, message_box, say, sign_in
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.midday import noon_zone
from tests.support.product import Product

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASKCHAT_TIME_ZONE", noon_zone())


def tasks(page: Page) -> Locator:
    """Return the tasks beside the chat."""
    return page.get_by_role("region", name="Tasks", exact=True)


def tab(page: Page, name: str) -> Locator:
    """Return the tab whose name begins so; a count follows."""
    return tasks(page).get_by_role("tab", name=name)


def add(page: Page, line: str) -> None:
    """Write a line, and wait until it is added."""
    field = tasks(page).get_by_role("textbox", name="Add a task")
    field.fill(line)
    field.press("Enter")
    expect(field).to_have_value("")


def titled(page: Page, title: str) -> Locator:
    """Return the task of this title in the list that is shown."""
    return tasks(page).get_by_text(title, exact=True)


def toast(page: Page) -> Locator:
    """Return what was said to be done."""
    return tasks(page).get_by_role("status").filter(has=button(page, "Dismiss"))


def test_a_line_is_added_under_its_day_without_the_assistant(page: Page) -> None:
    expect(tasks(page)).to_contain_text("Nothing due today")

    add(page, "buy milk tomorrow 5pm #dairy")
    add(page, "call mom")

    expect(titled(page, "call mom")).to_be_visible()
    expect(tab(page, "Today")).to_have_text("Today1")
    assert_accessible(page)
    tab(page, "Upcoming").click()
    expect(titled(page, "buy milk")).to_be_visible()
    expect(tasks(page).get_by_role("tabpanel")).to_contain_text("Tomorrow")
    expect(titled(page, "17:00 · #dairy")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(0)


def test_where_nothing_is_due_the_open_tasks_are_one_click_away(page: Page) -> None:
    expect(tasks(page)).to_contain_text("Nothing due today")
    expect(tasks(page).get_by_role("button", name="All open")).to_have_count(0)
    say(page, "add 'Buy milk'")

    tasks(page).get_by_role("button", name="All open 1").click()

    expect(titled(page, "Buy milk")).to_be_visible()
    expect(tab(page, "Lists")).to_have_attribute("aria-selected", "true")
    assert_accessible(page)


def test_a_completed_task_leaves_and_comes_back_with_undo(page: Page) -> None:
    add(page, "buy milk")

    button(tasks(page), "Complete buy milk").click()

    expect(titled(page, "buy milk")).to_have_count(0)
    expect(toast(page)).to_contain_text("buy milk")
    button(toast(page), "Undo").click()
    expect(titled(page, "buy milk")).to_be_visible()
    expect(button(tasks(page), "Complete buy milk")).to_be_visible()


def test_what_is_said_to_be_done_covers_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 1200, "height": 520})
    add(page, "buy milk")
    button(tasks(page), "Open buy milk").click()
    button(tasks(page), "Edit").click()
    expect(tasks(page).get_by_label("Title")).to_be_focused()

    add(page, "call mom")

    expect(toast(page)).to_contain_text("call mom")
    said = toast(page).bounding_box()
    shown = tasks(page).get_by_role("tabpanel").bounding_box()
    assert said is not None
    assert shown is not None
    assert shown["y"] + shown["height"] <= said["y"]
    button(tasks(page), "Cancel").click()
    expect(tasks(page).get_by_label("Title")).to_have_count(0)


def test_what_was_completed_can_be_reopened_from_its_list(page: Page) -> None:
    add(page, "buy milk")
    button(tasks(page), "Complete buy milk").click()
    expect(titled(page, "buy milk")).to_have_count(0)

    tab(page, "Lists").click()
    button(tasks(page), "Completed").click()
    button(tasks(page), "Reopen buy milk").click()

    expect(tasks(page).get_by_text("What you complete shows up here.")).to_be_visible()
    tab(page, "Today").click()
    expect(titled(page, "buy milk")).to_be_visible()


def test_a_list_shows_its_tasks_and_takes_new_ones(page: Page) -> None:
    add(page, "buy milk in list Groceries")
    tab(page, "Lists").click()
    assert_accessible(page)

    tasks(page).get_by_role("button", name="Groceries 1").click()
    expect(titled(page, "buy milk")).to_be_visible()
    add(page, "bread")

    expect(titled(page, "bread")).to_be_visible()
    button(tasks(page), "Lists").click()
    expect(tasks(page).get_by_role("button", name="Groceries 2")).to_be_visible()


def test_a_task_opens_where_it_is_clicked_and_is_changed_there(page: Page) -> None:
    add(page, "buy milk #dairy")

    titled(page, "buy milk").click()
    button(tasks(page), "Edit").click()
    form = tasks(page)
    expect(form.get_by_label("Title")).to_be_focused()
    assert_accessible(page)
    form.get_by_label("Title").fill("buy oat milk")
    form.get_by_label("Tags").fill("")
    button(form, "Save").click()

    expect(titled(page, "buy oat milk")).to_be_visible()
    expect(form.get_by_label("Title")).to_have_count(0)
    expect(tasks(page)).not_to_contain_text("#dairy")
    button(tasks(page), "Today").click()
    expect(titled(page, "buy oat milk")).to_be_visible()


def test_an_open_task_can_be_left_and_deleted(page: Page) -> None:
    add(page, "buy milk")
    button(tasks(page), "Open buy milk").click()
    button(tasks(page), "Edit").click()
    button(tasks(page), "Cancel").click()

    button(tasks(page), "Delete").click()

    expect(tasks(page)).to_contain_text("Nothing due today")
    expect(toast(page)).to_contain_text("buy milk")
    button(toast(page), "Undo").click()
    expect(titled(page, "buy milk")).to_be_visible()


@pytest.fixture
def refused(browser: Browser, product: Product) -> Generator[Page, None, None]:
    """Be signed in at a page that is refused something."""
    with visiting(browser, product, has_failed_loads=True) as page:
        sign_in(page, product)
        yield page


def test_a_line_that_cannot_be_added_stays_with_the_reason(refused: Page) -> None:
    page = refused
    field = tasks(page).get_by_role("textbox", name="Add a task")
    field.fill("x" * 300)
    field.press("Enter")

    expect(tasks(page)).to_contain_text("At most 200 fit")
    expect(field).to_have_value("x" * 300)
    assert_accessible(page)
    field.fill("buy milk")
    expect(tasks(page)).not_to_contain_text("At most 200 fit")


def test_what_the_chat_and_other_programs_do_shows_at_once(page: Page, product: Product) -> None:
    say(page, "add 'Buy milk' today")
    expect(titled(page, "Buy milk")).to_be_visible()

    headers = {"Authorization": f"Bearer {product.token('local')}"}
    with httpx2.Client(base_url=product.url, headers=headers, trust_env=False) as program:
        program.post("/api/chatkit/tasks", json={"text": "feed the cat today"}).raise_for_status()
    expect(titled(page, "feed the cat")).to_be_visible()

    button(tasks(page), "Complete Buy milk").click()
    expect(button(answer(page), "Reopen")).to_be_visible()


def test_tabs_are_changed_with_arrow_keys(page: Page) -> None:
    tab(page, "Today").focus()

    page.keyboard.press("ArrowRight")

    expect(tab(page, "Upcoming")).to_be_focused()
    expect(tab(page, "Upcoming")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(tab(page, "Lists")).to_be_focused()
    expect(tasks(page).get_by_role("navigation", name="Lists")).to_be_visible()


def test_hidden_tasks_stay_hidden_until_they_are_wanted(page: Page) -> None:
    expect(tasks(page)).to_be_visible()
    toggle = page.get_by_role("region", name="taskchat").get_by_role("button").first

    toggle.click()
    expect(tasks(page)).to_be_hidden()
    page.reload()
    expect(message_box(page)).to_be_visible()
    expect(tasks(page)).to_be_hidden()

    toggle.click()
    expect(tab(page, "Today")).to_be_visible()


def test_on_a_phone_tasks_and_chat_take_turns(browser: Browser, product: Product) -> None:
    with visiting(browser, product, **PHONE) as page:
        sign_in(page, product)
        expect(tasks(page)).to_be_hidden()

        page.get_by_role("region", name="taskchat").get_by_role("button").first.tap()
        add(page, "buy milk")
        expect(titled(page, "buy milk")).to_be_visible()
        expect(message_box(page)).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_accessible(page)

        button(tasks(page), "Hide tasks").tap()
        expect(message_box(page)).to_be_visible()


def test_without_the_task_server_the_page_says_so_and_goes_on(refused: Page) -> None:
    page = refused
    add(page, "buy milk")
    expect(titled(page, "buy milk")).to_be_visible()
    page.route(
        "**/api/chatkit/tasks/counts",
        lambda route: route.fulfill(
            status=503,
            json={
                "error": "CONNECTION_FAILED",
                "message": "Your tasks cannot be reached right now.",
            },
        ),
    )
    tab(page, "Upcoming").click()
    expect(tasks(page)).to_contain_text("Your tasks cannot be reached right now.")

    page.unroute("**/api/chatkit/tasks/counts")
    tab(page, "Today").click()

    expect(titled(page, "buy milk")).to_be_visible()
    expect(tasks(page)).not_to_contain_text("cannot be reached")
