"""The element on somebody else's page, loaded like OpenAI's, with a plain ChatKit server."""

import base64
import json
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from backend.api.page import DIST
from tests.browser.chat import answer, button, say
from tests.browser.visit import PATIENCE_MS
from tests.browser.watch import Watch
from tests.support.serving import serving

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src http:; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types lit-html"
)
# The chat fills a place that gets its height from what is beside it: a percentage of nothing firm.
PAGE = """<!doctype html>
<html lang="en">
  <head>
    <title>Shop</title>
    <link rel="stylesheet" href="/page.css" />
    <script src="/cdn/chatkit-script.js"></script>
  </head>
  <body>
    <main>
      <h1>Shop</h1>
      <div class="columns">
        <div class="panel"><openai-chatkit id="chat"></openai-chatkit></div>
        <p class="beside">Chairs</p>
      </div>
    </main>
    <script src="/page.js"></script>
  </body>
</html>"""
STYLES = """
.columns { display: grid; grid-template-columns: 400px 1fr; }
.panel { position: relative; overflow: hidden; }
.panel > * { display: block; height: 100%; width: 100%; }
.beside { margin: 0; height: 560px; }
"""
SCRIPT = """
const locale = new URLSearchParams(location.search).get('locale') ?? 'en';
const chat = document.getElementById('chat');
const hosts = new URLSearchParams(location.search).get('image-hosts');
const initialThread = new URLSearchParams(location.search).get('thread');
if (hosts) chat.setAttribute('image-hosts', hosts);
chat.setOptions({
  api: { url: '/chatkit', domainKey: 'domain_pk_localhost_dev' },
  locale,
  initialThread,
});
"""
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAA"
    "AElFTkSuQmCC"
)
AT = "2026-11-20T10:00:00"
THREAD = {"id": "thr_1", "created_at": AT, "items": {"data": []}}


class _Shop:
    """Its page, and a ChatKit server that says nothing of any extension."""

    def __init__(self, pictures: str) -> None:
        self._pictures = pictures
        self._turns = 0

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/", lambda _: Response(PAGE, headers={"content-security-policy": POLICY})),
                Route("/page.css", lambda _: Response(STYLES, media_type="text/css")),
                Route("/page.js", lambda _: Response(SCRIPT, media_type="text/javascript")),
                Route("/favicon.ico", lambda _: Response(status_code=204)),
                Route("/chatkit", self._chat, methods=["POST"]),
                Mount("/cdn", StaticFiles(directory=DIST)),
            ]
        )

    async def _chat(self, request: Request) -> Response:
        asked = await request.json()
        if asked["type"] == "threads.get_by_id":
            return JSONResponse(THREAD | {"items": {"data": [], "has_more": True}})
        if asked["type"] == "items.list":
            return JSONResponse(self._stored(asked["params"].get("after")))
        if asked["type"] not in {"threads.create", "threads.add_user_message"}:
            return JSONResponse({"data": [], "has_more": False})
        self._turns += 1
        said = asked["params"]["input"]
        question = self._item("user_message", content=said["content"], attachments=[])
        lines = "\n\n".join(f"Line {number} of answer {self._turns}." for number in range(30))
        spy = f"![spy]({self._pictures}/spy.png)"
        part = {"type": "output_text", "text": f"{lines}\n\n{spy}", "annotations": []}
        src = f"{self._pictures}/chair.png"
        picture = {"type": "Image", "src": src, "alt": "A chair", "size": 40}
        events = [
            {"type": "thread.created", "thread": THREAD},
            {"type": "thread.item.done", "item": question},
            {
                "type": "thread.item.done",
                "item": self._item("widget", widget={"type": "Card", "children": [picture]}),
            },
            {"type": "thread.item.done", "item": self._item("assistant_message", content=[part])},
        ]
        frames = "".join(f"data: {json.dumps(event)}\r\n\r\n" for event in events)
        return PlainTextResponse(f": hello\n\n{frames}data: [DONE]\n\n")

    def _stored(self, after: str | None) -> dict[str, Any]:
        """Return a page of a conversation of forty turns, the newest first."""
        begin = int(after.removeprefix("stored_")) + 1 if after else 0
        data = [
            self._item("user_message", content=[_typed(40 - number)], attachments=[])
            | {"id": f"stored_{number}"}
            for number in range(begin, begin + 20)
        ]
        return {"data": data, "has_more": not after}

    def _item(self, kind: str, **what: Any) -> dict[str, Any]:
        item_id = f"{kind}_{self._turns}"
        return {"type": kind, "id": item_id, "thread_id": "thr_1", "created_at": AT} | what


def _typed(number: int) -> dict[str, Any]:
    return {"type": "input_text", "text": f"Stored {number}"}


@contextmanager
def _visiting_shop(browser: Browser) -> Generator[tuple[Page, Watch, list[str]], None, None]:
    """Open the shop; what its host of pictures was asked for is noted."""
    pictures: list[str] = []

    async def picture(request: Request) -> Response:
        pictures.append(request.url.path)
        return Response(PIXEL, media_type="image/png")

    with ExitStack() as stack:
        host = stack.enter_context(serving(Starlette(routes=[Route("/{name}", picture)])))
        shop = stack.enter_context(serving(_Shop(host).app()))
        context = stack.enter_context(browser.new_context(reduced_motion="reduce", locale="en-US"))
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        watch = Watch(page, shop)
        page.goto(shop)
        yield page, watch, pictures
        watch.assert_nothing_wrong(foreign=[f"{host}/chair.png"])


def _height(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["height"]


def _top(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("messages", [1, 2])
def test_a_message_moves_up_so_that_its_answer_is_seen(browser: Browser, messages: int) -> None:
    with _visiting_shop(browser) as (page, _, _):
        for number in range(1, messages + 1):
            say(page, f"Question {number}")
            expect(answer(page)).to_contain_text(f"Line 29 of answer {number}.")

        asked = page.get_by_role("article", name="Your message").last
        expect(asked).to_contain_text(f"Question {messages}")
        expect(asked).to_be_in_viewport()
        expect(page.get_by_text(f"Line 0 of answer {messages}.", exact=True)).to_be_in_viewport()


def test_a_long_conversation_scrolls_and_leaves_the_page_as_it_was(browser: Browser) -> None:
    with _visiting_shop(browser) as (page, _, _):
        chat = page.locator("openai-chatkit")
        expect(chat.get_by_role("heading", name="What can I help with today?")).to_be_visible()
        before = _height(chat)

        say(page, "Hello")

        expect(answer(page)).to_contain_text("Line 29 of answer 1.")
        assert _height(chat) == before == 560


def test_a_place_with_only_a_least_height_is_filled(browser: Browser) -> None:
    with _visiting_shop(browser) as (page, _, _):
        chat = page.locator("openai-chatkit")
        chat.evaluate(
            """(chat) => {
              chat.parentElement.className = '';
              chat.parentElement.style.alignSelf = 'start';
              chat.style.minHeight = '400px';
            }"""
        )

        say(page, "Hello")

        expect(answer(page)).to_contain_text("Line 29 of answer 1.")
        assert _height(chat) == _height(chat.get_by_role("region", name="Chat")) == 400


@pytest.mark.parametrize("is_first", [True, False])
def test_a_conversation_opens_at_its_end(browser: Browser, is_first: bool) -> None:
    with _visiting_shop(browser) as (page, _, _):
        if is_first:
            page.goto(f"{page.url}?thread=thr_1")
        else:
            say(page, "Hello")
            page.locator("openai-chatkit").evaluate("(chat) => chat.setThreadId('thr_1')")

        expect(page.get_by_text("Stored 40", exact=True)).to_be_in_viewport()
        expect(button(page, "Go to the newest message")).to_have_count(0)


def test_earlier_messages_come_above_and_move_nothing(browser: Browser) -> None:
    with _visiting_shop(browser) as (page, _, _):
        page.goto(f"{page.url}?thread=thr_1")
        say(page, "Hello")
        expect(answer(page)).to_contain_text("Line 29 of answer 1.")
        earlier = button(page, "Show earlier messages")
        earlier.scroll_into_view_if_needed()
        before = _top(page.get_by_text("Stored 21", exact=True))

        earlier.click()

        expect(page.get_by_text("Stored 1", exact=True)).to_be_attached()
        assert abs(_top(page.get_by_text("Stored 21", exact=True)) - before) <= 1


@pytest.mark.parametrize(("hosts", "loaded"), [("", []), ("*", ["/chair.png"])])
def test_pictures_of_widgets_are_those_of_the_hosts_that_the_page_trusts(
    browser: Browser, hosts: str, loaded: list[str]
) -> None:
    with _visiting_shop(browser) as (page, _, pictures):
        page.goto(f"{page.url}?image-hosts={hosts}")
        say(page, "Show me a chair")

        if hosts:
            chair = page.get_by_role("img", name="A chair")
            expect(chair).to_have_js_property("naturalWidth", 1)
        else:
            expect(page.get_by_text("A chair", exact=True)).to_be_visible()
        # A model may have written it.
        expect(answer(page)).to_contain_text("spy")
        assert pictures == loaded


def test_what_lies_beside_the_script_is_found(browser: Browser) -> None:
    with _visiting_shop(browser) as (page, _, _):
        page.goto(f"{page.url}?locale=de")

        expect(page.get_by_role("textbox", name="Nachricht", exact=True)).to_be_visible()
