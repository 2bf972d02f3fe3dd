"""An answer that is left, seen again after a reload, and followed in a second window."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.chat import answer, begin, button, reload, say, sign_in, until_idle
from tests.browser.visit import visiting
from tests.support.product import running
from tests.support.relay import relaying
from tests.support.stepped_model import stepping

WORDS = [f"word{number}" for number in range(30)]
PARTIAL, WHOLE = " ".join(WORDS[:10]), " ".join(WORDS)


def test_a_reload_in_mid_answer_shows_what_was_said_and_then_the_end(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        stepping(WHOLE) as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        model.say(10)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text(PARTIAL)

        reload(page)
        expect(answer(page)).to_have_text(PARTIAL)
        expect(button(page, "Stop")).to_be_visible()

        with page.context.expect_page() as opening:
            page.evaluate("open(location.href)")
        second = opening.value
        expect(answer(second)).to_have_text(PARTIAL)

        model.say()
        for tab in (page, second):
            until_idle(tab)
            expect(answer(tab)).to_contain_text(WHOLE)
            expect(tab.get_by_role("article", name="Your message")).to_have_count(1)
            expect(tab.get_by_role("article", name="Answer", exact=True)).to_have_count(1)


def test_after_a_reload_stop_still_stops_the_answer(browser: Browser, tmp_path: Path) -> None:
    with (
        stepping(WHOLE, "Hello again.") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        model.say(10)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text(PARTIAL)
        reload(page)

        button(page, "Stop").click()

        until_idle(page)
        assert model.abandoned.wait(10)
        expect(answer(page)).to_contain_text(PARTIAL)
        model.say()
        say(page, "Hello?")
        expect(answer(page)).to_contain_text("Hello again.")


def test_a_lost_connection_comes_back_by_itself(browser: Browser, tmp_path: Path) -> None:
    with (
        stepping(WHOLE) as model,
        running(tmp_path, **model.settings) as product,
        relaying(product.url) as relay,
        visiting(browser, replace(product, url=relay.url), has_failed_loads=True) as page,
    ):
        sign_in(page, replace(product, url=relay.url))
        model.say(10)
        begin(page, "Tell me all")
        expect(answer(page)).to_contain_text(PARTIAL)

        relay.cut()
        expect(page.get_by_text("Reconnecting…")).to_be_visible()
        relay.mend()
        model.say()

        until_idle(page)
        expect(answer(page)).to_contain_text(WHOLE)
        expect(page.get_by_role("alert")).to_have_count(0)
