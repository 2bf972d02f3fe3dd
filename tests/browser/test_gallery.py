"""Every component in its states: right to look at, to use and to listen to."""

import json
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from chatkit.types import Annotation, Thread, ThreadItem, ThreadStreamEvent, Workflow
from chatkit.widgets import StrictWidgetComponent, StrictWidgetRoot
from playwright.sync_api import Browser, Page, expect
from pydantic import TypeAdapter

from tests.browser.gallery import FRONTEND, serving_gallery, visiting_gallery
from tests.support.samples import Json, samples

LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("", {}),
    "dark": ("scheme=dark", {"color_scheme": "dark"}),
    "right-to-left": ("lang=ur&scheme=dark", {}),
    "narrow": ("lang=ar&width=320", {"viewport": {"width": 360, "height": 740}}),
    "still": ("lang=de", {"reduced_motion": "reduce"}),
    "forced colours": ("", {"forced_colors": "active"}),
    "forced colours, dark": (
        "scheme=dark",
        {"forced_colors": "active", "color_scheme": "dark"},
    ),
}
DRAW_WIDGETS = """(widgets) => Promise.all(widgets.map(async (widget) => {
  const frame = gallery.drawWidget(widget);
  gallery.main.append(frame);
  const element = frame.querySelector('ck-widget');
  await element.updateComplete;
  const { shadowRoot } = element;
  const drawn = shadowRoot.querySelector('.widget')?.childElementCount ?? 0;
  const notes = [...shadowRoot.querySelectorAll('.unknown')].map((note) => note.textContent);
  frame.remove();
  return drawn === 1 ? notes : [`nothing drawn of ${JSON.stringify(widget)}`];
})).then((notes) => notes.flat())"""
PLAY = """async (events) => {
  const chat = gallery.drawChat({ answer: events }, {}, true);
  const errors = [];
  chat.addEventListener('chatkit.error', ({ detail }) => errors.push(String(detail.error)));
  const ready = new Promise((done) => chat.addEventListener('chatkit.ready', done));
  gallery.main.append(chat);
  await ready;
  await chat.updateComplete;
  await chat.sendUserMessage({ text: 'Hi' });
  await chat.updateComplete;
  const text = chat.shadowRoot.querySelector('[role=log]')?.textContent ?? '';
  chat.remove();
  return { errors, text };
}"""


@pytest.fixture(scope="module")
def address() -> Generator[str, None, None]:
    """Where the gallery is."""
    with serving_gallery() as address:
        yield address


@pytest.mark.parametrize("looks", LOOKS)
def test_every_component_is_right_in_every_look(browser: Browser, address: str, looks: str) -> None:
    query, options = LOOKS[looks]
    with visiting_gallery(browser, address, query, **options) as (page, watch):
        expect(page.get_by_role("heading", name="Widgets")).to_be_visible()
        chats = page.locator("openai-chatkit")
        expect(chats.get_by_role("region")).to_have_count(chats.count())
        expect(chats.get_by_role("alert")).to_have_count(1)
        expect(chats.get_by_role("dialog")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".unknown").count() == 1
        watch.assert_nothing_wrong()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Nachricht an die KI"),
        ("fr", "Écrivez à"),
        ("es", "Escribe a la IA"),
        ("ur", "اے آئی کو پیغام لکھیں"),
        ("ar", "اكتب رسالة إلى الذكاء الاصطناعي"),
        ("pt-BR", "Message the AI"),
    ],
)
def test_the_element_speaks_the_language_that_is_asked_for(
    browser: Browser, address: str, language: str, words: str
) -> None:
    with visiting_gallery(browser, address, f"empty&lang={language}") as (page, watch):
        page.evaluate("gallery.main.append(gallery.drawChat({}, { frameTitle: 'Chat' }, true))")
        chat = page.get_by_role("region", name="Chat", exact=True)
        expect(chat.get_by_text(words).or_(chat.get_by_placeholder(words)).first).to_be_visible()
        expect(chat).to_have_attribute("dir", "rtl" if language in {"ur", "ar"} else "ltr")
        watch.assert_nothing_wrong()


def schema_of(kind: Any) -> tuple[Json, Json]:
    """Return the schema of what goes over the wire, and its definitions."""
    schema = TypeAdapter(kind).json_schema(mode="validation")
    return schema, schema.pop("$defs", {})


def valid_samples(kind: Any) -> list[Any]:
    """Return what a server may send of this kind, as it sends it."""
    adapter = TypeAdapter(kind)
    return [
        adapter.dump_python(
            adapter.validate_python(sample), mode="json", exclude_none=True, by_alias=True
        )
        for sample in samples(*schema_of(kind))
    ]


@pytest.fixture
def empty(browser: Browser, address: str) -> Generator[Page, None, None]:
    """Have a gallery without its own samples, in which nothing may go wrong."""
    with visiting_gallery(browser, address, "empty") as (page, watch):
        yield page
        watch.assert_nothing_wrong()


def test_every_widget_that_the_sdk_can_send_is_drawn_whole(empty: Page) -> None:
    components = [
        {"type": "ListView", "children": [sample]}
        if sample["type"] == "ListViewItem"
        else {"type": "Basic", "children": [sample]}
        for sample in valid_samples(StrictWidgetComponent)
    ]
    notes = []
    for some in _batches([*components, *valid_samples(StrictWidgetRoot)], 200):
        notes += empty.evaluate(DRAW_WIDGETS, some)

    # The SDK lets servers send components of any name; this is the one that nobody knows.
    assert set(notes) == {"This part cannot be shown here (A type)."}


def test_every_event_item_and_update_of_the_sdk_is_shown_without_an_error(empty: Page) -> None:
    thread = next(iter(valid_samples(Thread)))
    items = valid_samples(ThreadItem)
    items += [_item("workflow", workflow=workflow) for workflow in valid_samples(Workflow)]
    items += [
        _item(
            "assistant_message",
            content=[{"type": "output_text", "text": "Hi", "annotations": [one]}],
        )
        for one in valid_samples(Annotation)
    ]
    for events in (
        [
            {"type": "thread.item.done", "item": _numbered(item, at)}
            for at, item in enumerate(items)
        ],
        [
            event | {"thread": thread} if "thread" in event else event
            for event in valid_samples(ThreadStreamEvent)
        ],
        [
            _update_of(event, items)
            for event in valid_samples(ThreadStreamEvent)
            if "update" in event
        ],
    ):
        for some in _batches(_flat(events), 60):
            played = empty.evaluate(PLAY, some)

            told = [event for event in some if event["type"] == "error"]
            assert len(played["errors"]) == len(told), played["errors"]


def test_what_means_harm_is_inert(empty: Page) -> None:
    hostile: Json = json.loads((FRONTEND / "tests" / "hostile.json").read_text())
    styled = [
        {
            "type": "Card",
            "background": style,
            "padding": style,
            "children": [{"type": "Box", "background": style, "width": style, "flex": style}],
        }
        for style in hostile["style"]
    ]
    texts = [{"type": "Card", "children": [{"type": "Markdown", "value": hostile["markdown"][0]}]}]
    empty.evaluate(DRAW_WIDGETS, [*hostile["widgets"], *styled, *texts])
    messages = [
        _item(
            "assistant_message", content=[{"type": "output_text", "text": text, "annotations": []}]
        )
        for text in hostile["markdown"]
    ]

    played = empty.evaluate(
        PLAY,
        [
            {"type": "thread.item.done", "item": _numbered(item, at)}
            for at, item in enumerate(messages)
        ],
    )

    assert played["errors"] == []
    assert "<script>" in played["text"]
    assert empty.evaluate("globalThis.harmed") is None
    assert empty.evaluate("Object.prototype.harmed") is None


def _item(kind: str, **props: Any) -> Json:
    return {
        "type": kind,
        "id": "item",
        "thread_id": "thread_1",
        "created_at": "2026-11-21T09:30:00Z",
        **props,
    }


def _numbered(item: Json, at: int) -> Json:
    return item | {"id": f"item_{at}", "thread_id": "thread_1"}


def _update_of(event: Json, items: list[Json]) -> list[Json]:
    """Return the update of an item that is there and of the kind it is for."""
    kind = event["update"]["type"].split(".")[0]
    item = next(item for item in items if item["type"] == kind)
    return [
        {"type": "thread.item.added", "item": _numbered(item, 1)},
        event | {"item_id": "item_1"},
    ]


def _flat(events: list[Any]) -> list[Json]:
    return [one for event in events for one in (event if isinstance(event, list) else [event])]


def _batches(many: list[Json], size: int) -> Iterator[list[Json]]:
    for start in range(0, len(many), size):
        yield many[start : start + size]
