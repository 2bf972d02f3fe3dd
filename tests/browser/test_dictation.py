"""Speech into the composer, with Chromium's own test tone for a voice."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.chat import button, message_box, sign_in
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.emulators.openai_audio import listening
from tests.support.product import running

# The first time, LiteLLM is read in, which takes its seconds.
PATIENCE_MS = 90_000
WEBM = b"\x1a\x45\xdf\xa3"


def test_what_is_said_is_written_into_the_message(browser: Browser, tmp_path: Path) -> None:
    with (
        listening("tomorrow, please") as listener,
        running(tmp_path, **listener.settings) as product,
        visiting(browser, product, permissions=["microphone"]) as page,
    ):
        sign_in(page, product)
        message_box(page).fill("Buy milk")

        button(page, "Dictate").click()
        done = button(page, "Write down what was said")
        expect(done).to_be_focused()
        expect(page.get_by_role("status").filter(has_text="Recording")).to_have_count(1)
        assert_accessible(page)
        # By the clock that the page shows.
        expect(page.locator(".recorder")).to_have_text(re.compile("[1-9]"))
        page.keyboard.press("Enter")

        box = message_box(page)
        expect(box).to_have_value("Buy milk tomorrow, please", timeout=PATIENCE_MS)
        expect(message_box(page)).to_be_focused()
        [heard] = listener.heard
        assert heard.data.startswith(WEBM)


def test_a_cancelled_recording_goes_nowhere(browser: Browser, tmp_path: Path) -> None:
    with (
        listening("never") as listener,
        running(tmp_path, **listener.settings) as product,
        visiting(browser, product, permissions=["microphone"]) as page,
    ):
        sign_in(page, product)
        button(page, "Dictate").click()
        expect(button(page, "Write down what was said")).to_be_focused()

        page.keyboard.press("Escape")

        expect(button(page, "Dictate")).to_be_visible()
        expect(message_box(page)).to_be_focused()
        expect(message_box(page)).to_have_value("")
        assert listener.heard == []


def test_a_microphone_that_may_not_be_used_is_told_in_words(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        listening("never") as listener,
        running(tmp_path, **listener.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)

        button(page, "Dictate").click()

        expect(page.get_by_role("alert")).to_contain_text("Allow the microphone, then try again.")
        expect(message_box(page)).to_be_focused()


def test_what_the_server_says_of_a_failure_is_shown(browser: Browser, tmp_path: Path) -> None:
    with (
        listening(429) as listener,
        running(tmp_path, **listener.settings) as product,
        visiting(browser, product, has_failed_loads=True, permissions=["microphone"]) as page,
    ):
        sign_in(page, product)
        button(page, "Dictate").click()
        button(page, "Write down what was said").click()

        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Type your message, or try again.", timeout=PATIENCE_MS)
        expect(button(page, "Dictate")).to_be_visible()
