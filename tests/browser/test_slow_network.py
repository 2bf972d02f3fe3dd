"""The page on a network on which every answer takes seconds."""

from playwright.sync_api import Page, expect

from tests.browser.chat import answer, button, message_box, until_idle

LATENCY_MS = 3000
# Pressed as people do who see nothing happen; then what is there two frames later.
SEND = """async () => {
  const root = document.querySelector('openai-chatkit').shadowRoot;
  const send = root.querySelector('[aria-label="Send message"]');
  send.click();
  send.click();
  for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
  const seen = root.querySelectorAll('[aria-label="Your message"]').length;
  const answered = performance.getEntriesByType('resource').filter(
    ({ name }) => new URL(name).pathname === '/chatkit');
  return [seen, answered.length, root.querySelector('textarea').value];
}"""


def test_a_message_shows_before_the_server_knows_of_it_and_is_sent_once(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    message_box(page).fill("add 'Buy milk'")
    network = page.context.new_cdp_session(page)
    network.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": 50_000,
            "uploadThroughput": 20_000,
        },
    )

    assert page.evaluate(SEND) == [1, 0, ""]

    message_box(page).press("Enter")
    expect(button(page, "Stop")).to_be_visible()
    expect(answer(page)).to_contain_text("Buy milk")
    until_idle(page)
    network.detach()
    assert len([body for body in sent if "Buy milk" in body]) == 1
    page.reload()
    expect(answer(page)).to_contain_text("Buy milk")
    expect(page.get_by_role("article", name="Your message")).to_have_count(1)
