"""The page in the languages of the people who use it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.chat import button, sign_in_address
from tests.browser.visit import visiting
from tests.browser.watch import assert_accessible, assert_fits
from tests.support.product import Product

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
DIRECTIONS = {"en": "ltr", "de": "ltr", "fr": "ltr", "es": "ltr", "ur": "rtl", "ar": "rtl"}
HEADINGS = {
    "en": ("Tasks", "Settings", "Welcome to taskchat", "You are offline"),
    "de": ("Aufgaben", "Einstellungen", "Willkommen bei taskchat", "Du bist offline"),
    "fr": ("Tâches", "Réglages", "Bienvenue dans taskchat", "Vous êtes hors ligne"),
    "es": ("Tareas", "Ajustes", "Te damos la bienvenida a taskchat", "Estás sin conexión"),
    "ur": ("کام", "ترتیبات", "taskchat میں خوش آمدید", "آپ آف لائن ہیں"),
    "ar": ("المهام", "الإعدادات", "مرحبًا بك في taskchat", "أنت غير متصل"),
}
READY = "navigator.serviceWorker.ready.then(({ active }) => active.state)"
# Whatever any heading says at any time, also for a moment.
_NOTE_HEADINGS = """
window.headings = new Set();
new MutationObserver(() => {
  for (const { textContent } of document.querySelectorAll('h2')) headings.add(textContent);
}).observe(document, { childList: true, subtree: true, characterData: true });
"""
# Constant, or asked for by the browser itself.
_WORDLESS = ("/health/", "/assets/", "/service-worker.js", "/api/chatkit/events")


def open_page(page: Page, product: Product) -> Locator:
    """Sign in and return the chat, which is there."""
    page.goto(sign_in_address(product))
    chat = page.get_by_role("region", name="taskchat")
    expect(chat.get_by_role("textbox")).to_be_visible()
    return chat


def open_settings(page: Page, section: int = 0) -> Locator:
    """Open the settings at a section, whatever it is called."""
    page.locator("#panel .panel-head button").nth(1).click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".settings-link").nth(section).click()
    expect(dialog.locator(".section > .hint[role=status]")).to_have_count(0)
    return dialog


def assert_nothing_is_cut(page: Page) -> None:
    """Fail if the page, or a part of it that does not scroll, is wider than its place."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        page.evaluate(
            """[...document.querySelectorAll('.panel-body, .settings-body, .tabs, .small, .hint')]
          .filter((part) => part.scrollWidth > part.clientWidth)
          .map((part) => part.textContent)"""
        )
        == []
    )


@pytest.mark.parametrize("language", DIRECTIONS)
def test_the_whole_page_speaks_the_browsers_language_and_fits_a_phone(
    browser: Browser, product: Product, language: str
) -> None:
    tasks, settings, _, _ = HEADINGS[language]
    with visiting(browser, product, locale=language, **PHONE) as page:
        page.add_init_script(_NOTE_HEADINGS)
        chat = open_page(page, product)
        root = page.locator("html")
        expect(root).to_have_attribute("lang", language)
        expect(root).to_have_attribute("dir", DIRECTIONS[language])
        expect(chat).to_have_attribute("dir", DIRECTIONS[language])
        assert_fits(page)
        # What may be written is read on the one line that is there for it.
        field = chat.get_by_role("textbox")
        empty = field.bounding_box()
        field.fill("x")
        assert field.bounding_box() == empty
        field.fill("")

        chat.get_by_role("button").first.tap()
        expect(page.get_by_role("heading", name=tasks, exact=True)).to_be_visible()
        tabs = page.get_by_role("tab")
        for tab in range(tabs.count()):
            tabs.nth(tab).tap()
            expect(page.locator(".panel-body > *").first).to_be_visible()
            assert_nothing_is_cut(page)
        dialog = open_settings(page)
        expect(dialog.get_by_role("heading", name=settings, exact=True)).to_be_visible()
        links = dialog.locator(".settings-link")
        for section in range(links.count()):
            links.nth(section).tap()
            expect(dialog.locator(".section > .hint[role=status]")).to_have_count(0)
            assert_nothing_is_cut(page)

        # No word of another language was there before.
        assert set(page.evaluate("[...headings]")) <= {tasks, settings}


def test_the_html_itself_says_its_language_before_any_script_runs(
    browser: Browser, product: Product
) -> None:
    with visiting(browser, product, locale="ar") as page:
        open_page(page, product)

        html = page.request.get(product.url, headers={"accept-language": "ar"}).text()

        assert '<html lang="ar" dir="rtl">' in html
        assert "تحتاج هذه المحادثة إلى JavaScript" in html
        manifest = page.request.get(f"{product.url}/assets/manifest.ar.webmanifest").json()
        assert (manifest["lang"], manifest["dir"], manifest["name"]) == ("ar", "rtl", "taskchat")


def test_a_language_chosen_in_the_settings_holds_at_once_and_from_then_on(
    browser: Browser, product: Product
) -> None:
    with visiting(browser, product) as page:
        chat = open_page(page, product)
        page.locator(".line").fill("half a task")
        dialog = open_settings(page, 1)

        dialog.get_by_label("Language").focus()
        dialog.get_by_label("Language").select_option("ar")

        expect(dialog).to_contain_text("تم الحفظ.")
        expect(dialog.get_by_role("heading", name="الإعدادات")).to_be_visible()
        expect(dialog.get_by_label("اللغة")).to_be_focused()
        expect(dialog.get_by_label("اللغة")).to_have_value("ar")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.keyboard.press("Escape")
        expect(chat).to_have_attribute("dir", "rtl")
        expect(page.get_by_role("tab", name="القادمة")).to_be_visible()
        expect(chat.get_by_role("textbox", name="الرسالة")).to_be_visible()
        expect(page.locator(".line")).to_have_value("half a task")
        assert_accessible(page)

        page.add_init_script(_NOTE_HEADINGS)
        page.reload()

        expect(page.get_by_role("heading", name="المهام", exact=True)).to_be_visible()
        assert page.evaluate("[...headings]") == ["المهام"]
        dialog = open_settings(page, 1)
        dialog.get_by_label("اللغة").select_option("")
        expect(dialog).to_contain_text("Saved.")
        expect(page.locator("html")).to_have_attribute("dir", "ltr")


def test_another_window_follows(browser: Browser, product: Product) -> None:
    with visiting(browser, product) as page:
        open_page(page, product)
        second = page.context.new_page()
        second.goto(product.url)
        expect(second.get_by_role("heading", name="Tasks", exact=True)).to_be_visible()

        open_settings(page, 1).get_by_label("Language").select_option("de")

        expect(second.get_by_role("heading", name="Aufgaben", exact=True)).to_be_visible()


def test_the_server_is_told_which_language_is_shown(browser: Browser, product: Product) -> None:
    with visiting(browser, product) as page:
        chat = open_page(page, product)
        dialog = open_settings(page, 1)
        dialog.get_by_label("Language").select_option("fr")
        expect(dialog).to_contain_text("Enregistré.")
        page.keyboard.press("Escape")
        told: dict[str, str | None] = {}

        def note(request: Request) -> None:
            path = request.url.removeprefix(product.url).partition("?")[0]
            if not path.startswith(_WORDLESS):
                told[path] = request.headers.get("accept-language")

        page.on("request", note)

        page.get_by_role("tab", name="Listes").click()
        page.locator(".line").fill("acheter du lait demain")
        page.keyboard.press("Enter")
        expect(page.locator(".toast")).to_contain_text("acheter du lait")
        chat.get_by_role("textbox").fill("Montre-moi toutes mes tâches")
        button(page, "Envoyer le message").click()
        expect(page.get_by_role("article", name="Réponse", exact=True)).to_contain_text("lait")
        button(page, "Rechercher dans les conversations").click()
        page.get_by_role("searchbox").fill("taches")
        expect(page.locator(".results li").first).to_be_visible()

        assert {"/chatkit", "/api/chatkit/tasks", "/api/chatkit/search"} <= told.keys()
        assert set(told.values()) == {"fr"}


@pytest.mark.parametrize("language", DIRECTIONS)
def test_a_stranger_and_who_is_offline_are_told_in_their_language(
    browser: Browser, product: Product, language: str
) -> None:
    _, _, welcome, offline = HEADINGS[language]
    looks = PHONE | {"locale": language}
    with visiting(browser, product, has_failed_loads=True, **looks) as page:
        page.goto(product.url)
        expect(page.get_by_role("heading", name=welcome)).to_be_visible()
        expect(page.locator("html")).to_have_attribute("dir", DIRECTIONS[language])
        assert_nothing_is_cut(page)
        assert_accessible(page)

        open_page(page, product)
        page.evaluate(READY)
        page.context.set_offline(True)
        page.reload()

        expect(page.get_by_role("heading", name=offline)).to_be_visible()
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert_nothing_is_cut(page)


def test_what_was_chosen_is_known_without_a_connection(browser: Browser, product: Product) -> None:
    with visiting(browser, product, has_failed_loads=True) as page:
        open_page(page, product)
        page.evaluate(READY)
        dialog = open_settings(page, 1)
        dialog.get_by_label("Language").select_option("ur")
        expect(dialog).to_contain_text("محفوظ ہو گیا")
        page.context.set_offline(True)

        page.reload()

        expect(page.get_by_role("heading", name=HEADINGS["ur"][3])).to_be_visible()
