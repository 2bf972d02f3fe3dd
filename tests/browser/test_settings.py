"""The settings, the tokens of a person, their data, and the search in conversations."""

import json
import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from backend.api import config
from tests.browser.chat import answer, button, message_box, say, sign_in
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.product import Product, running

DARK = "rgb(23, 23, 23)"
RING = "(form) => getComputedStyle(form).boxShadow"
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
SECTIONS = ("Appearance", "Region", "Connections", "Usage", "Your data")


@pytest.fixture(autouse=True)
def _time_for_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "PATIENCE_SECONDS", 60)


def settings(page: Page, section: str = "") -> Locator:
    """Open the settings at a section."""
    button(page, "Settings").click()
    dialog = page.get_by_role("dialog", name="Settings")
    if section:
        button(dialog, section).click()
        expect(dialog.get_by_role("heading", name=section)).to_be_visible()
        expect(dialog.get_by_text("Loading…")).to_have_count(0)
    return dialog


def read(product: Product, token: str) -> int:
    """Return how a program with this token is answered that reads tasks."""
    with httpx2.Client(base_url=product.url, trust_env=False) as program:
        headers = {"Authorization": f"Bearer {token}"}
        return program.get("/api/chatkit/tasks", headers=headers).status_code


@pytest.mark.parametrize("screen", [{}, {"color_scheme": "dark"}, PHONE])
def test_every_section_can_be_used_by_everybody(
    browser: Browser, product: Product, screen: dict[str, Any]
) -> None:
    with visiting(browser, product, **screen) as page:
        sign_in(page, product)
        if screen is PHONE:
            page.get_by_role("region", name="taskchat").get_by_role("button").first.tap()
        dialog = settings(page)
        for section in SECTIONS:
            button(dialog, section).click()
            expect(dialog.get_by_role("heading", name=section)).to_be_visible()
            expect(dialog.get_by_text("Loading…")).to_have_count(0)
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

        page.keyboard.press("Escape")

        expect(dialog).to_have_count(0)


def test_looks_change_with_a_click_and_are_kept(page: Page) -> None:
    dialog = settings(page)
    dialog.get_by_label("Dark").check(force=True)
    dialog.get_by_label("Sharp").check(force=True)
    dialog.get_by_label("18").check(force=True)

    chat = page.get_by_role("region", name="taskchat")
    expect(chat).to_have_css("background-color", DARK)
    expect(page.locator("body")).to_have_css("background-color", DARK)
    page.reload()
    expect(message_box(page)).to_be_visible()
    expect(chat).to_have_css("background-color", DARK)
    dialog = settings(page)
    expect(dialog.get_by_label("Dark")).to_be_checked()
    expect(dialog.get_by_label("Sharp")).to_be_checked()
    expect(dialog.get_by_label("18")).to_be_checked()


def test_an_accent_that_is_taken_back_is_gone_around_the_chat_too(page: Page) -> None:
    line = page.get_by_role("textbox", name="Add a task")
    line.focus()
    usual = line.locator("xpath=..").evaluate(RING)
    accents = settings(page).locator("input[name=accent]")

    accents.nth(1).check(force=True)
    expect(page.locator("html")).to_have_attribute("style", re.compile("--ck-accent: #"))
    accents.first.check(force=True)
    expect(page.locator("html")).not_to_have_attribute("style", re.compile("--ck-accent: #"))

    page.keyboard.press("Escape")
    line.focus()
    assert line.locator("xpath=..").evaluate(RING) == usual


def test_a_time_zone_is_chosen_for_every_client(page: Page, product: Product) -> None:
    dialog = settings(page, "Region")

    dialog.get_by_label("Time zone").select_option("Pacific/Kiritimati")
    expect(dialog).to_contain_text("Saved.")
    dialog.get_by_label("Language").select_option("de")

    expect(page.get_by_role("dialog")).to_contain_text("Gespeichert.")
    headers = {"Authorization": f"Bearer {product.token('local')}"}
    with httpx2.Client(base_url=product.url, headers=headers, trust_env=False) as program:
        kept = program.get("/api/chatkit/region").json()
        made = program.post("/api/chatkit/tasks", json={"text": "buy milk today at 23:59"})
    assert (kept["time_zone"], kept["language"]) == ("Pacific/Kiritimati", "de")
    assert made.json()["tasks"][0]["due"].endswith("+14:00")


def test_a_token_is_made_shown_once_explained_and_revoked(page: Page, product: Product) -> None:
    dialog = settings(page, "Connections")
    expect(dialog).to_contain_text("No tokens yet.")

    dialog.get_by_label("Name").fill("Claude Code")
    button(dialog, "Create token").click()

    expect(dialog).to_contain_text("shown this once")
    token = dialog.locator(".secret code").inner_text()
    assert read(product, token) == 200
    recipe = dialog.locator(".recipe code")
    expect(recipe).to_contain_text(f"--transport http tasks {product.mcp_url}")
    expect(recipe).to_contain_text(f"Bearer {token}")
    dialog.get_by_label("Application").select_option("Cursor")
    cursor = json.loads(recipe.inner_text())["mcpServers"]["tasks"]
    assert cursor == {"url": product.mcp_url, "headers": {"Authorization": f"Bearer {token}"}}
    assert_accessible(page)

    page.keyboard.press("Escape")
    dialog = settings(page, "Connections")
    expect(dialog).to_contain_text("Claude Code")
    expect(dialog).not_to_contain_text(token)
    button(dialog, "Revoke").click()
    button(dialog, "Cancel").click()
    assert read(product, token) == 200
    button(dialog, "Revoke").click()
    expect(dialog).to_contain_text("What uses it stops working")
    button(dialog, "Revoke").click()
    expect(dialog).to_contain_text("No tokens yet.")
    assert read(product, token) == 401


def test_the_model_is_chosen_where_the_operator_offers_several(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        running(tmp_path, choosable_models=["openai/gpt-5-mini"]) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        dialog = settings(page, "Assistant")
        dialog.get_by_label("Model").select_option("gpt-5-mini")
        expect(dialog).to_contain_text("Saved.")

        page.reload()

        expect(message_box(page)).to_be_visible()
        dialog = settings(page, "Assistant")
        expect(dialog.get_by_label("Model")).to_have_value("openai/gpt-5-mini")


def test_nothing_is_said_of_usage_that_there_was_not(page: Page) -> None:
    expect(settings(page, "Usage")).to_contain_text("The built-in assistant takes nothing.")


def test_ones_data_is_downloaded_and_conversations_are_deleted(page: Page) -> None:
    say(page, "add 'Buy milk'")
    dialog = settings(page, "Your data")

    with page.expect_download() as download:
        dialog.get_by_role("link", name="Download my data").click()
    document = json.loads(Path(download.value.path()).read_text())
    assert len(document["conversations"]) == 1

    button(dialog, "Delete all conversations").click()
    button(dialog, "Cancel").click()
    button(dialog, "Delete all conversations").click()
    button(dialog, "Delete for good").click()

    expect(dialog).to_contain_text("1 conversation is deleted.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("article")).to_have_count(0)
    say(page, "Show me all my tasks")
    expect(answer(page)).to_contain_text("Buy milk")


def test_who_signs_out_is_a_stranger(browser: Browser, product: Product) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        sign_in(page, product)
        dialog = settings(page, "Your data")

        button(dialog, "Sign out").click()

        expect(page.get_by_role("heading", name="Welcome to taskchat")).to_be_visible()
        page.goto(product.url)
        expect(page.get_by_role("heading", name="Welcome to taskchat")).to_be_visible()


def test_a_conversation_is_found_by_its_words_and_opened(page: Page) -> None:
    say(page, "add 'Book the ferry to Öland'")
    first = page.url
    button(page, "New chat").click()
    say(page, "add 'Buy milk'")

    page.keyboard.press("Control+k")
    search = page.get_by_role("dialog", name="Search conversations")
    field = search.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("nowhere to be found")
    expect(search).to_contain_text("No conversation says that.")
    page.keyboard.press("Escape")
    expect(search).to_have_count(0)
    page.keyboard.press("Control+k")
    field.fill("oland")
    expect(search.locator("mark").first).to_have_text("Öland")
    assert_accessible(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(search).to_have_count(0)
    expect(page.get_by_role("article", name="Your message")).to_contain_text("Öland")
    expect(page).to_have_url(first)
