"""In which language the page is given out: the HTML, before any script has run."""

from collections.abc import Generator
from pathlib import Path

import httpx2
import pytest

from backend.api.page import Page
from backend.identity.browser_sessions import BrowserSessions
from backend.identity.people import LOCAL, People
from backend.texts.language import LANGUAGES
from tests.support.product import Product, running


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Product, None, None]:
    """Return the product with pages that say which they are."""
    dist = tmp_path / "dist"
    dist.mkdir()
    for language in LANGUAGES:
        end = "html" if language == "en" else f"{language}.html"
        (dist / f"index.{end}").write_text(f"chat {language}")
        (dist / f"sign-in.{end}").write_text(f"sign-in {language}")
    monkeypatch.setattr(Page.__init__, "__defaults__", (dist,))
    with running(tmp_path) as product:
        yield product


@pytest.fixture
def browser(product: Product) -> Generator[httpx2.Client, None, None]:
    """Return a browser that nobody has signed in with."""
    with httpx2.Client(base_url=product.url, trust_env=False, follow_redirects=True) as browser:
        yield browser


def sign_in(browser: httpx2.Client, product: Product) -> None:
    """Sign in as the local person."""
    with product.database.writing() as connection:
        key = BrowserSessions(connection).new_key(People(connection).named(LOCAL).id)
    assert browser.get("/sign-in", params={"key": key}).status_code == 200


def page(browser: httpx2.Client, languages: str, path: str = "/") -> str:
    """Return what somebody is shown whose browser prefers these languages."""
    return browser.get(path, headers={"accept-language": languages}).text


@pytest.mark.parametrize(
    ("languages", "shown"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,de;q=0.9", "en"),
        ("pt-BR,ar;q=0.5,en;q=0.4", "ar"),
        ("fr;q=0.2,ur;q=0.9", "ur"),
        ("tlh", "en"),
        ("", "en"),
    ],
)
def test_a_stranger_is_met_in_the_language_of_the_browser(
    browser: httpx2.Client, languages: str, shown: str
) -> None:
    assert page(browser, languages) == f"sign-in {shown}"
    assert page(browser, languages, "/sign-in?key=wrong") == f"sign-in {shown}"


def test_the_chosen_language_goes_before_the_browsers(
    browser: httpx2.Client, product: Product
) -> None:
    sign_in(browser, product)
    assert page(browser, "es") == "chat es"

    kept = browser.patch("/api/chatkit/config", json={"language": "ar"})
    assert kept.json()["preferences"]["language"] == "ar"
    assert page(browser, "es") == "chat ar"

    browser.patch("/api/chatkit/config", json={"language": None})
    assert page(browser, "es") == "chat es"


def test_caches_tell_the_languages_apart(browser: httpx2.Client) -> None:
    assert browser.get("/").headers["vary"] == "Accept-Language, Cookie"


def test_a_language_that_the_page_has_not_is_refused(
    browser: httpx2.Client, product: Product
) -> None:
    sign_in(browser, product)

    refused = browser.patch("/api/chatkit/config", json={"language": "tlh"})

    assert (refused.status_code, refused.json()["error"]) == (422, "INVALID_CONFIG")
    assert refused.json()["message"].startswith("language: ")
