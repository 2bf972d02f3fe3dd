"""What an answer did and which tasks it names, on the page."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.chat import answer, begin, button, reload, say, sign_in, until_idle
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.emulators.script import Call
from tests.support.product import running
from tests.support.stepped_model import stepping

DONE = re.compile(r"^\s*Done in (under a second|1 second|\d+ seconds)\s*$")


def steps(page: Page) -> Locator:
    """Return the steps of the newest answer."""
    return answer(page).locator("details.workflow")


def test_steps_are_folded_away_with_their_time_and_open_with_a_click(page: Page) -> None:
    say(page, "add 'Buy milk' and complete it")
    summary = steps(page).locator("summary")
    added = steps(page).get_by_text("Added “Buy milk”")

    expect(summary).to_have_text(DONE)
    expect(added).to_be_hidden()
    reload(page)
    expect(summary).to_have_text(DONE)
    assert_accessible(page)

    summary.click()
    expect(added).to_be_visible()
    assert_accessible(page)
    summary.press("Enter")
    expect(added).to_be_hidden()


def test_a_refused_step_is_seen_without_opening_it(page: Page) -> None:
    say(page, "complete task 9")
    expect(steps(page).locator("summary")).to_contain_text("was refused: no such task")


def test_a_step_stays_open_while_the_answer_goes_on_and_nothing_runs_after_a_stop(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        stepping(Call("add_task", {"title": "Buy milk"}), "It is on your list") as model,
        running(tmp_path, **model.settings) as product,
        visiting(browser, product) as page,
    ):
        sign_in(page, product)
        begin(page, "Milk")
        steps(page).locator("summary").click()
        added = steps(page).get_by_text("Added “Buy milk”", exact=True)
        expect(added.last).to_be_visible()
        model.say(2)
        expect(answer(page)).to_contain_text("It is")
        expect(steps(page)).to_have_attribute("open", "")

        button(page, "Stop").click()

        until_idle(page)
        expect(steps(page).locator(".spinner")).to_have_count(0)
        expect(steps(page).locator("summary")).to_have_text("Added “Buy milk”")


def test_a_task_that_is_named_opens_with_a_click_or_a_key(page: Page) -> None:
    say(page, "add 'Buy milk'")
    named = answer(page).locator("p").get_by_role("button", name="Buy milk")
    expect(named).to_have_count(1)
    assert_accessible(page)

    named.click()

    details = page.get_by_role("article", name="Answer").last.get_by_text("Task 1 · open")
    expect(details).to_have_count(1)
    until_idle(page)
    named.press("Enter")
    expect(details).to_have_count(2)
    expect(page.get_by_role("article", name="Your message")).to_have_count(1)
