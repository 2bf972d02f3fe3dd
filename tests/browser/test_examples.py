"""The examples for other pages, on an origin of their own, with a client secret."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from tests.browser.chat import answer, begin, button, reload, row, say, until_idle
from tests.browser.examples import visiting_example
from tests.browser.test_files import PICTURE, files
from tests.support.stepped_model import stepping

EXAMPLES = ["html", "react"]
NOTES: FilePayload = {
    "name": "notes.txt",
    "mimeType": "text/plain",
    "buffer": b"- Call the plumber\n",
}
WORDS = [f"word{number}" for number in range(30)]
PARTIAL, WHOLE = " ".join(WORDS[:10]), " ".join(WORDS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_a_whole_chat(browser: Browser, tmp_path: Path, name: str) -> None:
    with visiting_example(browser, name, tmp_path) as page:
        say(page, "Add a task to buy milk", "Show me all my tasks")
        shown = row(answer(page), "buy milk")

        button(shown, "Complete").click()

        expect(button(shown, "Reopen")).to_be_visible()

        with page.expect_file_chooser() as choosing:
            button(page, "Attach files").click()
        choosing.value.set_files([NOTES, PICTURE])
        expect(files(page)).to_have_text(["notes.txt", "garden.png"])
        expect(page.get_by_role("progressbar")).to_have_count(0)
        say(page, "make tasks from this")
        expect(answer(page)).to_contain_text("Call the plumber")

        reload(page)
        expect(answer(page)).to_contain_text("Call the plumber")
        message = page.get_by_role("article", name="Your message").last
        expect(message).to_contain_text("notes.txt")
        # By the client secret: the page has no cookie there.
        picture = message.get_by_role("img", name="garden.png")
        expect(picture).to_have_js_property("naturalWidth", 1)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_answer_in_an_example_goes_on_after_a_reload(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    with (
        stepping(WHOLE) as model,
        visiting_example(browser, name, tmp_path, **model.settings) as page,
    ):
        model.say(10)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text(PARTIAL)

        reload(page)
        expect(answer(page)).to_have_text(PARTIAL)
        expect(button(page, "Stop")).to_be_visible()
        model.say()

        until_idle(page)
        expect(answer(page)).to_contain_text(WHOLE)
        expect(page.get_by_role("article", name="Your message")).to_have_count(1)


def test_an_example_gives_the_chat_its_own_looks(browser: Browser, tmp_path: Path) -> None:
    with visiting_example(browser, "html", tmp_path) as page:
        say(page, "hello")
        chat = page.locator("openai-chatkit")

        expect(chat.locator(".bar")).to_have_css("border-bottom-color", "rgb(11, 92, 173)")
        expect(answer(page)).to_have_css("font-family", "Georgia, serif")
        expect(chat.locator(".chat")).to_have_css("--ck-link", "#7a1f5c")
        # Of the theme option otherwise.
        expect(chat.locator(".chat")).to_have_css("--ck-radius-composer", "6px")


def test_an_example_says_so_when_it_may_not_chat(browser: Browser, tmp_path: Path) -> None:
    with visiting_example(
        browser, "html", tmp_path, chat_token="tc_pat_revoked", has_failed_loads=True
    ) as page:
        begin(page, "hello")

        expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
