"""Files in messages: chosen, dropped, pasted; on their way, failed, removed and sent."""

import base64
import json

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, Request, Route, expect

from tests.browser.chat import answer, begin, button, message_box, reload, sign_in, until_idle
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible
from tests.support.product import Product

UPLOADS = "**/api/chatkit/attachments"
PICTURE: FilePayload = {
    "name": "garden.png",
    "mimeType": "image/png",
    "buffer": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5E"
        "rkJggg=="
    ),
}
# Browsers know no type of this ending.
NOTES: FilePayload = {"name": "notes.md", "mimeType": "", "buffer": b"- [ ] Call the plumber\n"}
PROGRAM: FilePayload = {"name": "tool.exe", "mimeType": "application/x-dosexec", "buffer": b"MZ"}

_CARRY = """(area, { file: { name, mimeType, base64 }, types }) => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type: mimeType }));
  const shared = { bubbles: true, cancelable: true, composed: true };
  for (const type of types) {
    area.dispatchEvent(type === 'paste'
      ? new ClipboardEvent(type, { ...shared, clipboardData: data })
      : new DragEvent(type, { ...shared, dataTransfer: data }));
  }
}"""


def attach(page: Page, *files: FilePayload) -> None:
    """Choose files in the dialogue of the system."""
    with page.expect_file_chooser() as choosing:
        button(page, "Attach files").click()
    choosing.value.set_files(files)


def carry(onto: Locator, file: FilePayload, *types: str) -> None:
    """Bring a file with these events, as a pointer or a clipboard does."""
    encoded = base64.b64encode(file["buffer"]).decode()
    plain = {"name": file["name"], "mimeType": file["mimeType"], "base64": encoded}
    onto.evaluate(_CARRY, {"file": plain, "types": types})


def files(page: Page) -> Locator:
    """Return the files of the message that is being written."""
    return page.get_by_role("list", name="Files").get_by_role("listitem")


def test_files_are_sent_shown_and_found_after_a_reload(page: Page) -> None:
    attach(page, PICTURE, NOTES)
    expect(files(page)).to_have_count(2)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert_accessible(page)

    begin(page, "make tasks from this")
    until_idle(page)

    expect(files(page)).to_have_count(0)
    expect(answer(page)).to_contain_text("Call the plumber")
    for _ in range(2):
        message = page.get_by_role("article", name="Your message")
        picture = message.get_by_role("img", name="garden.png")
        # Only its owner gets it: it has come with the cookie of the page.
        expect(picture).to_have_js_property("naturalWidth", 1)
        expect(message).to_contain_text("notes.md")
        reload(page)


def test_files_come_by_drop_and_by_paste(page: Page) -> None:
    box = message_box(page)

    carry(page.get_by_role("log"), PICTURE, "dragenter", "dragover")
    expect(page.locator(".composer")).to_have_css("border-color", "rgb(40, 116, 220)")
    carry(page.get_by_role("log"), PICTURE, "drop")
    expect(files(page)).to_have_text(["garden.png"])
    carry(box, NOTES, "paste")

    expect(files(page)).to_have_text(["garden.png", "notes.md"])
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_what_is_not_taken_is_told_before_anything_is_sent(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    large: FilePayload = {**NOTES, "buffer": b"x" * (10 * 1024 * 1024 + 1)}

    attach(page, PROGRAM, large)

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("tool.exe is of a kind that is not taken here.")
    expect(alert).to_contain_text("notes.md is larger than 10 MB.")
    expect(files(page)).to_have_count(0)
    assert not [url for url in sent if url.endswith("/attachments")]
    assert_accessible(page)


def test_a_message_waits_for_its_files(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(UPLOADS, hold)
    attach(page, NOTES)
    expect(page.get_by_role("progressbar", name="Uploading notes.md")).to_be_visible()
    message_box(page).fill("make tasks from this")
    page.keyboard.press("Enter")
    expect(button(page, "Send message")).to_be_disabled()
    expect(page.get_by_role("article", name="Your message")).to_have_count(0)
    assert_accessible(page)

    held[0].continue_()

    expect(answer(page)).to_contain_text("Call the plumber")


def test_a_failed_upload_can_be_tried_again(browser: Browser, product: Product) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        sign_in(page, product)
        page.route(UPLOADS, lambda route: route.abort())
        attach(page, NOTES)
        expect(files(page)).to_contain_text("cannot be reached")
        assert_accessible(page)
        message_box(page).fill("make tasks from this")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Try again or remove it")
        page.unroute(UPLOADS)

        button(page, "Upload notes.md again").click()
        expect(page.get_by_role("status").filter(has_text="notes.md is attached.")).to_have_count(1)
        message_box(page).press("Enter")

        expect(answer(page)).to_contain_text("Call the plumber")


def test_a_removed_file_is_gone_at_the_server(page: Page) -> None:
    with page.expect_response(UPLOADS) as uploading:
        attach(page, PICTURE)
    address = uploading.value.json()["preview_url"]
    assert page.request.get(address).status == 200

    with page.expect_response("**/chatkit"):
        button(page, "Remove garden.png").click()

    expect(files(page)).to_have_count(0)
    expect(message_box(page)).to_be_focused()
    assert page.request.get(address).status == 404


@pytest.mark.parametrize("strategy", ["direct", "two_phase"])
def test_the_page_brings_files_of_its_own(page: Page, strategy: str) -> None:
    ways: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/chatkit"):
            ways.append(json.loads(request.post_data or "{}")["type"])
        elif "/attachments" in request.url:
            ways.append(request.method)

    page.locator("openai-chatkit").evaluate(
        """(chat, type) => chat.setOptions({
          api: { url: '/chatkit', domainKey: '',
                 uploadStrategy: { type, uploadUrl: '/api/chatkit/attachments' } },
          composer: { attachments: { enabled: true } },
        })""",
        strategy,
    )
    page.on("request", note)
    page.locator("openai-chatkit").evaluate(
        """(chat) => chat.setComposerValue({ text: 'make tasks from this',
          files: [new File(['- Call the plumber'], 'notes.txt', { type: 'text/plain' })] })"""
    )
    expect(page.get_by_role("status").filter(has_text="notes.txt is attached.")).to_have_count(1)
    button(page, "Send message").click()

    expect(answer(page)).to_contain_text("Call the plumber")
    uploads = {"direct": ["POST"], "two_phase": ["attachments.create", "PUT"]}
    expected = [*uploads[strategy], "threads.create"]
    assert ways[: len(expected)] == expected
    expect(page.get_by_role("article", name="Your message")).to_contain_text("notes.txt")


def test_a_page_without_files_says_so(page: Page) -> None:
    refusal = page.locator("openai-chatkit").evaluate(
        """async (chat) => {
          chat.setOptions({ api: { url: '/chatkit', domainKey: '' } });
          return chat.setComposerValue({ files: [new File(['x'], 'x.txt')] })
            .then(() => 'taken', ({ message }) => message);
        }"""
    )

    assert refusal == "This chat takes no files."
    expect(button(page, "Attach files")).to_have_count(0)
