"""The page looks as people ask for it, and remembers it."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from backend.api import config
from tests.browser.chat import answer, button, message_box, reload, say, sign_in
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.product import Product

DARK = "rgb(23, 23, 23)"
LIGHT = "rgb(255, 255, 255)"


@pytest.fixture(autouse=True)
def _time_for_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "PATIENCE_SECONDS", 60)


def chat(page: Page) -> Locator:
    """Return what has the colours of the theme."""
    return page.get_by_role("region", name="taskchat")


def test_dark_mode_is_switched_on_kept_and_undone(page: Page) -> None:
    expect(chat(page)).to_have_css("background-color", LIGHT)

    say(page, "dark mode")

    expect(chat(page)).to_have_css("background-color", DARK)
    expect(answer(page)).to_contain_text("Done (theme: dark).")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    assert_accessible(page)
    reload(page)
    expect(chat(page)).to_have_css("background-color", DARK)

    say(page, "undo the theme")

    expect(chat(page)).to_have_css("background-color", LIGHT)


def test_what_is_chosen_in_one_browser_holds_in_every_other(
    browser: Browser, product: Product, page: Page
) -> None:
    say(page, "dark mode")
    expect(answer(page)).to_contain_text("Done (theme: dark).")

    with visiting(browser, product) as other:
        sign_in(other, product)
        expect(chat(other)).to_have_css("background-color", DARK)
        say(other, "light mode")
        expect(answer(other)).to_contain_text("Done (theme: light).")

    page.reload()
    expect(message_box(page)).to_be_visible()
    expect(chat(page)).to_have_css("background-color", LIGHT)


def test_the_suggestions_fit_the_list_as_it_is(page: Page) -> None:
    suggestions = page.get_by_role("list", name="Suggestions")
    expect(suggestions).to_contain_text("What can you do?")

    say(page, "add 'Paint the fence'")
    button(page, "New chat").click()

    expect(suggestions).to_contain_text("What should I do today?")
    expect(suggestions).not_to_contain_text("What can you do?")


@pytest.mark.parametrize(
    ("text", "variable", "value"),
    [
        ("bigger text", "--ck-size", "17px"),
        ("compact layout", "--ck-density", "0.8"),
        ("sharp corners", "--ck-radius-button", "2px"),
    ],
)
def test_size_density_and_corners_change(page: Page, text: str, variable: str, value: str) -> None:
    say(page, text)

    expect(answer(page)).to_contain_text("Done (")
    read = f"(part) => getComputedStyle(part).getPropertyValue('{variable}').trim()"
    assert chat(page).evaluate(read) == value


def test_the_chat_stands_where_it_is_wanted(page: Page) -> None:
    say(page, "put the chat on the left")

    expect(answer(page)).to_contain_text("layout: left")
    expect(page.locator("html")).to_have_attribute("data-layout", "left")


def test_the_composer_sends_a_message_to_the_agent_that_is_chosen(page: Page) -> None:
    menu = page.get_by_role("combobox", name="Tool")
    menu.select_option("Appearance")
    assert_accessible(page)

    say(page, "add 'Buy milk'")

    expect(answer(page)).to_contain_text("I can change how this page looks")
    expect(menu).to_have_value("")
    say(page, "add 'Buy milk'")
    expect(answer(page)).to_contain_text("Buy milk")


def test_a_plan_is_agreed_to_and_taken_back_with_clicks(page: Page) -> None:
    say(page, "add 'Paint the fence'", "[TOOL:plan] steps for 1: buy paint, sand it")
    card = answer(page).get_by_role("group", name="The steps")
    expect(card).to_contain_text("+ buy paint")
    assert_accessible(page)

    button(card, "Make these 2 changes").click()

    expect(card).to_contain_text("Done: 2 tasks added.")
    expect(button(card, "Cancel")).to_have_count(0)
    button(card, "Undo").click()
    expect(card).to_contain_text("Undone:")
    say(page, "Show me all my tasks")
    expect(answer(page)).not_to_contain_text("sand it")
