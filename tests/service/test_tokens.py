"""A person's own access tokens, as the page manages them."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from backend.identity.browser_sessions import BrowserSessions
from backend.identity.people import People
from tests.support.product import Product, running

TOKENS = "/api/tokens"
WANTED = {"name": "Claude Code", "scopes": ["tasks:read", "tasks:write"], "days": 30}


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    """Return the product on each kind of database."""
    with running(tmp_path, database_url) as product:
        yield product


@contextmanager
def at_the_page(product: Product, name: str = "ada") -> Generator[httpx2.Client, None, None]:
    """Return the browser of a person who has signed in."""
    with product.database.writing() as connection:
        key = BrowserSessions(connection).new_key(People(connection).named(name).id)
    with httpx2.Client(base_url=product.url, trust_env=False, timeout=30) as browser:
        assert browser.get("/sign-in", params={"key": key}).status_code == 303
        yield browser


def with_secret(product: Product, secret: str, method: str, path: str, **body: Any) -> int:
    """Return how a request with a bearer secret is answered."""
    with httpx2.Client(base_url=product.url, trust_env=False, timeout=30) as http:
        headers = {"Authorization": f"Bearer {secret}"}
        return http.request(method, path, headers=headers, **body).status_code


def test_a_token_is_shown_once_works_and_stops_when_it_is_revoked(product: Product) -> None:
    with at_the_page(product) as ada:
        made = ada.post(TOKENS, json=WANTED)
        assert made.status_code == 201
        secret, known = made.json()["token"], made.json()["made"]

        listed = ada.get(TOKENS)

        assert listed.json() == {"tokens": [known], "mcp_url": product.mcp_url}
        assert secret not in listed.text
        assert known["name"] == "Claude Code"
        assert known["scopes"] == ["tasks:read", "tasks:write"]
        assert with_secret(product, secret, "GET", "/api/chatkit/tasks") == 200
        assert with_secret(product, secret, "GET", "/api/chatkit/config") == 403

        assert ada.delete(f"{TOKENS}/{known['id']}").status_code == 200

        assert ada.get(TOKENS).json()["tokens"] == []
        assert with_secret(product, secret, "GET", "/api/chatkit/tasks") == 401


def test_tokens_are_one_persons_own(product: Product) -> None:
    with at_the_page(product) as ada, at_the_page(product, "bob") as bob:
        made = ada.post(TOKENS, json=WANTED).json()

        assert bob.get(TOKENS).json()["tokens"] == []
        refused = bob.delete(f"{TOKENS}/{made['made']['id']}")

        assert (refused.status_code, refused.json()["error"]) == (404, "NOT_FOUND")
        assert with_secret(product, made["token"], "GET", "/api/chatkit/tasks") == 200


def test_neither_a_token_nor_a_client_secret_begets_tokens(product: Product) -> None:
    token = product.token("ada")
    with httpx2.Client(base_url=product.url, trust_env=False, timeout=30) as http:
        opened = http.post("/api/chatkit/session", headers={"Authorization": f"Bearer {token}"})
    secret = opened.json()["client_secret"]

    for bearer in (token, secret):
        assert with_secret(product, bearer, "GET", TOKENS) == 403
        assert with_secret(product, bearer, "POST", TOKENS, json=WANTED) == 403
        assert with_secret(product, bearer, "DELETE", f"{TOKENS}/pat_1") == 403


def test_a_foreign_page_makes_no_token(product: Product) -> None:
    with at_the_page(product) as ada:
        foreign = [
            ada.post(TOKENS, json=WANTED, headers={"Origin": "https://evil.example"}),
            ada.post(TOKENS, json=WANTED, headers={"Sec-Fetch-Site": "cross-site"}),
            ada.post(TOKENS, content=b"{}", headers={"Content-Type": "text/plain"}),
        ]

        assert [answer.status_code for answer in foreign] == [403, 403, 403]
        assert ada.get(TOKENS).json()["tokens"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  "},
        {"name": "x" * 61},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"days": 0},
        {"days": 4000},
        {"user_id": "bob"},
    ],
)
def test_what_does_not_fit_is_refused_and_makes_nothing(
    product: Product, wrong: dict[str, Any]
) -> None:
    with at_the_page(product) as ada:
        refused = ada.post(TOKENS, json=WANTED | wrong)

        assert (refused.status_code, refused.json()["error"]) == (422, "INVALID_REQUEST")
        assert ada.get(TOKENS).json()["tokens"] == []


def test_there_is_an_end_to_making_tokens(
    product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.api.tokens.MOST", 2)
    with at_the_page(product) as ada:
        first = ada.post(TOKENS, json=WANTED).json()
        ada.post(TOKENS, json=WANTED)

        assert ada.post(TOKENS, json=WANTED).status_code == 409

        ada.delete(f"{TOKENS}/{first['made']['id']}")
        assert ada.post(TOKENS, json=WANTED).status_code == 201
