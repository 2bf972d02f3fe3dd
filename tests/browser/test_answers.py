"""Answers that are slow, stopped or fail: a language model speaks, by a script."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.chat import answer, begin, button, message_box, reload, say, sign_in, until_idle
from tests.browser.visit import visiting
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Fault, FaultKind
from tests.support.product import running


def test_a_stopped_answer_keeps_what_was_said(browser: Browser, tmp_path: Path) -> None:
    with (
        emulating("Here is half…", "Hello again.") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text("Here is half…")

        button(page, "Stop").click()

        until_idle(page)
        expect(message_box(page)).to_be_focused()
        assert model.abandoned.wait(10)
        expect(answer(page)).to_contain_text("Here is half…")
        reload(page)
        expect(answer(page)).to_contain_text("Here is half…")
        say(page, "Hello?")
        expect(answer(page)).to_contain_text("Hello again.")


def test_escape_stops_an_answer(browser: Browser, tmp_path: Path) -> None:
    with (
        emulating("Here is half…") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text("Here is half…")

        page.keyboard.press("Escape")

        until_idle(page)
        expect(answer(page)).to_contain_text("Here is half…")


def test_after_an_error_of_the_model_the_same_message_can_be_tried_again(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        emulating(Fault(FaultKind.BROKEN_OFF), "Now it works.") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        say(page, "Hello?")
        alert = page.get_by_role("alert")
        expect(alert).to_be_visible()

        button(alert, "Try again").click()

        expect(answer(page)).to_contain_text("Now it works.")
        expect(alert).to_have_count(0)
        expect(page.get_by_role("article", name="Your message")).to_have_count(1)


def test_markdown_of_an_answer_is_formatted_and_its_html_stays_text(
    browser: Browser, tmp_path: Path
) -> None:
    text = (
        "Some **bold** words\n\n- one\n- two\n\n<img src=x onerror=alert(1)> "
        "![spy](https://example.org/spy.png) [bad](javascript:alert(1))"
    )
    with (
        emulating(text) as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        say(page, "Hello?")

        expect(answer(page).locator("strong")).to_have_text("bold")
        expect(answer(page).get_by_role("listitem")).to_have_text(["one", "two"])
        expect(answer(page)).to_contain_text("<img src=x onerror=alert(1)>")
        expect(answer(page).locator("img")).to_have_count(0)
        expect(answer(page).get_by_role("link")).to_have_count(0)


def test_a_lost_connection_is_told_and_the_message_can_be_sent_again(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        running(tmp_path) as product,
        visiting(browser, product, has_failed_loads=True) as page,
    ):
        sign_in(page, product)
        page.route("**/chatkit", lambda route: route.abort())
        say(page, "add 'Buy milk'")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("cannot be reached")
        page.unroute("**/chatkit")

        button(alert, "Try again").click()

        expect(button(answer(page), "Complete")).to_be_visible()
        expect(page.get_by_role("article", name="Your message")).to_have_count(1)


def test_an_answer_in_progress_can_be_left_for_a_new_chat(browser: Browser, tmp_path: Path) -> None:
    with (
        emulating("Here is half…", "Hello again.") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text("Here is half…")

        button(page, "New chat").click()

        say(page, "Hello?")
        expect(answer(page)).to_contain_text("Hello again.")
        expect(page.get_by_text("Here is half…")).to_have_count(0)
