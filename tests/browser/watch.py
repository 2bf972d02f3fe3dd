"""Sees what a page does that nobody would notice by looking at it."""

import json
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, expect

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# Dimmed, and not to be used, until the server has answered.
_RUNNING = ".widget.busy, .button[aria-busy=true], .list-row[aria-busy=true]"
_LOCAL_SCHEMES = ("data", "blob", "about")
_REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  window.reportViolation(`${event.violatedDirective}: ${event.blockedURI}`));
"""
AXE_FINDINGS = """
axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  JSON.stringify(violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) =>
      `${target} (${failureSummary})`).join(', ')}`)))
"""


class Watch:
    """What went wrong on one page, of which `origin` is the only one it may speak to."""

    def __init__(self, page: Page, origin: str) -> None:
        self.foreign_requests: list[str] = []
        self.policy_violations: list[str] = []
        self.console_errors: list[str] = []
        self.page_errors: list[str] = []
        self._page = page
        self._origin = origin
        page.on("request", lambda request: self._note_request(request.url))
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.page_errors.append(str(error)))
        page.expose_function("reportViolation", self._note_violation)
        page.add_init_script(_REPORT_VIOLATIONS)

    def assert_nothing_wrong(
        self, *, has_failed_loads: bool = False, foreign: Collection[str] = ()
    ) -> None:
        """Fail if the page did what it must not, or cannot be used by everybody as it is now.

        With failed loads, Chromium's own console lines about them are fine; and so are requests
        to the addresses in `foreign`.
        """
        errors = [
            error
            for error in self.console_errors
            if not (has_failed_loads and error.startswith("Failed to load resource"))
        ]
        assert [url for url in self.foreign_requests if url not in foreign] == []
        assert self.policy_violations == []
        assert errors == []
        assert self.page_errors == []
        assert_accessible(self._page)

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if (
            parts.scheme not in _LOCAL_SCHEMES
            and f"{parts.scheme}://{parts.netloc}" != self._origin
        ):
            self.foreign_requests.append(url)

    def _note_violation(self, text: str) -> None:
        self.policy_violations.append(text)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.console_errors.append(message.text)


def assert_accessible(page: Page) -> None:
    """Fail if axe finds something serious or critical in the page once no click is under way."""
    expect(page.locator(_RUNNING)).to_have_count(0)
    # Over the debugger: the policy of the page lets no such script in.
    debugger = page.context.new_cdp_session(page)
    try:
        debugger.send("Runtime.evaluate", {"expression": AXE.read_text()})
        answer = debugger.send(
            "Runtime.evaluate",
            {"expression": AXE_FINDINGS, "awaitPromise": True, "returnByValue": True},
        )
    finally:
        debugger.detach()
    assert json.loads(answer["result"]["value"]) == []


def assert_fits(page: Page) -> None:
    """Fail if anything is wider than the screen, or cannot be used by everybody."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    scroller = page.locator(".scroller")
    assert scroller.evaluate("(part) => part.scrollWidth <= part.clientWidth")
    assert_accessible(page)
