"""The page without a mouse."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import answer, message_box, until_idle

MOST_STEPS = 40


def tab_to(page: Page, target: Locator, *, back: bool = False) -> None:
    """Press Tab until the keyboard is at `target`, which must then be marked as such."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if target.evaluate("(control) => control.matches(':focus-visible')"):
            assert target.evaluate("(control) => getComputedStyle(control).outlineStyle") != "none"
            return
    raise AssertionError(f"{target} is not reached with Tab")


def test_all_that_matters_works_without_a_mouse(page: Page) -> None:
    expect(message_box(page)).to_be_focused()
    page.keyboard.type("add 'Buy milk'")
    page.keyboard.press("Enter")
    until_idle(page)
    expect(message_box(page)).to_be_focused()

    tab_to(page, answer(page).get_by_role("button", name="Edit"), back=True)
    page.keyboard.press("Enter")
    expect(answer(page).get_by_label("Title")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" and bread")
    tab_to(page, answer(page).get_by_role("button", name="Save"))
    page.keyboard.press("Space")
    expect(answer(page)).to_contain_text("Buy milk and bread")

    complete = answer(page).get_by_role("button", name="Complete")
    tab_to(page, complete)
    page.keyboard.press("Space")
    expect(answer(page).get_by_role("button", name="Reopen")).to_be_focused()

    tab_to(page, page.get_by_role("button", name="History"), back=True)
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="History")
    expect(panel.get_by_role("button", name="Close history")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_role("button", name="History")).to_be_focused()

    tab_to(page, page.get_by_role("button", name="New chat"))
    page.keyboard.press("Enter")
    expect(message_box(page)).to_be_focused()


def test_a_finished_answer_is_announced_and_then_taken_away(page: Page) -> None:
    expect(message_box(page)).to_be_focused()
    page.keyboard.type("add 'Buy milk'")
    page.keyboard.press("Enter")

    status = page.get_by_role("status").filter(has_text="Added task 1")

    expect(status).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Added")).to_have_count(0)
