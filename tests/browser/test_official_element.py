"""OpenAI's own element, when its content network cannot be reached."""

from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests.browser.chat import answer, button, say, sign_in_address
from tests.browser.visit import visiting
from tests.support.product import running

OFFICIAL_SCRIPT = "https://cdn.platform.openai.com/deployments/chatkit/chatkit.js"


def test_without_the_official_element_ours_stands_in_and_says_so(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        running(tmp_path, chat_element="openai") as product,
        visiting(browser, product, has_failed_loads=True, foreign=[OFFICIAL_SCRIPT]) as page,
    ):
        asked: list[str] = []

        # Nothing leaves this machine: the request ends in the browser.
        def refuse(route: Route) -> None:
            asked.append(route.request.url)
            route.abort()

        page.route(lambda url: not url.startswith(product.url), refuse)
        page.goto(sign_in_address(product))

        notice = page.get_by_role("status").filter(has_text="could not be loaded")
        expect(notice).to_be_visible()
        assert asked == [OFFICIAL_SCRIPT]
        say(page, "add 'Buy milk'")
        expect(button(answer(page), "Complete")).to_be_visible()
        button(notice, "Dismiss").click()
        expect(notice).to_have_count(0)
