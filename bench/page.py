"""The page in a browser: until it can be used, and while an answer arrives in a long thread."""

from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from backend.api.page import DIST
from backend.identity.browser_sessions import BrowserSessions
from backend.identity.people import LOCAL, People
from bench.long_thread import DELTAS_A_SECOND, ITEMS, THREAD
from bench.processes import own_server
from bench.report import Row, absolute, missing
from bench.servers import Product
from tests.browser.chromium import NoChromiumError, chromium

PAINT_MS = 300
TYPE_MS = 600
TASK_MS = 50
_VISITS = 10
_ANSWERS = 5
_SCREEN: Any = {"width": 1280, "height": 800}
# At each frame: is there a field for messages, and does it take the keyboard?
_MARK_READY = """
const look = () => {
  const root = document.querySelector('openai-chatkit')?.shadowRoot;
  const field = root?.querySelector('ck-composer textarea');
  if (field?.checkVisibility()) field.focus();
  if (field && root.activeElement === field) performance.mark('ready');
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
_TIMES = """new Promise((resolve) => {
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
  const look = () => {
    const times = ['first-paint', 'first-contentful-paint', 'ready'].map(at);
    if (times.includes(undefined)) requestAnimationFrame(look);
    else resolve(times);
  };
  look();
})"""
_OPEN_THREAD = """async (threadId) => {
  await customElements.whenDefined('openai-chatkit');
  const chat = document.querySelector('openai-chatkit');
  const opened = new Promise((resolve) =>
    chat.addEventListener('chatkit.thread.load.end', resolve, { once: true }));
  chat.setOptions({ api: { url: '/chatkit', domainKey: '' }, initialThread: threadId,
    thread: { autoScroll: true } });
  await opened;
  await chat.updateComplete;
}"""
_WATCH_ANSWER = """async (text) => {
  const chat = document.querySelector('openai-chatkit');
  await new Promise((resolve) => requestIdleCallback(resolve));
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const frames = [];
  let isOver = false;
  const count = (now) => { frames.push(now); if (!isOver) requestAnimationFrame(count); };
  requestAnimationFrame(count);
  await chat.sendUserMessage({ text });
  isOver = true;
  // Entries come a little after what they tell of.
  await new Promise((resolve) => requestIdleCallback(resolve));
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  return {
    tasks: tasks.map(({ duration }) => duration),
    frames: frames.slice(1).map((frame, index) => frame - frames[index]),
  };
}"""


def page_rows(product: Product) -> list[Row]:
    """Measure visits of somebody who is signed in, and answers in a long thread."""
    if not (DIST / "index.html").is_file():
        return [missing("the page", "run make setup with Node 20 or newer")]
    try:
        with chromium() as browser:
            return [*_visit_rows(browser, product), *_answer_rows(browser)]
    except NoChromiumError as error:
        return [missing("the page", str(error))]


def _visit_rows(browser: Browser, product: Product) -> list[Row]:
    state = _signed_in(browser, product)
    _visit(browser, product, state)  # The first one warms the server up.
    visits = [_visit(browser, product, state) for _ in range(_VISITS)]
    paint, content, ready = map(median, zip(*visits, strict=True))
    return [
        absolute(f"page, first paint (content {content:.0f} ms)", paint, "ms", at_most=PAINT_MS),
        absolute("page, ready to type", ready, "ms", at_most=TYPE_MS),
    ]


def _signed_in(browser: Browser, product: Product) -> StorageState:
    with product.chat_database() as database, database.writing() as connection:
        key = BrowserSessions(connection).new_key(People(connection).named(LOCAL).id)
    with browser.new_context() as context:
        context.new_page().goto(f"{product.issuer}/sign-in?key={key}")
        return context.storage_state()


def _visit(browser: Browser, product: Product, state: StorageState) -> list[float]:
    """Return when it was painted first, when with something to see, and when one could type."""
    # A context of its own: nothing is in its cache.
    with browser.new_context(storage_state=state, viewport=_SCREEN) as context:
        page = context.new_page()
        page.add_init_script(_MARK_READY)
        page.goto(product.issuer)
        times: list[float] = page.evaluate(_TIMES)
        return times


def _answer_rows(browser: Browser) -> list[Row]:
    with own_server("long_thread") as (port, _), _window(browser) as context:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/")
        page.evaluate(_OPEN_THREAD, THREAD)
        _watch(page, "warm up")
        answers = [_watch(page, f"answer {number}") for number in range(_ANSWERS)]
    frame = median(quantiles(answer["frames"], n=20)[-1] for answer in answers)
    longest = median(max(answer["tasks"], default=0) for answer in answers)
    count = median(len(answer["tasks"]) for answer in answers)
    name = f"{DELTAS_A_SECOND} deltas a second in a thread of {ITEMS:,}"
    return [
        absolute(f"{name}, longest task over 50 ms ({count:g})", longest, "ms", at_most=TASK_MS),
        Row(f"{name}, frame: 95th percentile", "", f"{frame:.4g} ms", ""),
    ]


def _window(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=_SCREEN)


def _watch(page: Page, text: str) -> dict[str, list[float]]:
    """Have a message answered; return the long tasks and the frames meanwhile."""
    watched: dict[str, list[float]] = page.evaluate(_WATCH_ANSWER, text)
    return watched
