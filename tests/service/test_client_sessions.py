"""Client secrets: chatting from a page on another origin."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from backend.identity.access_tokens import AccessTokens
from backend.identity.caller import Scope
from backend.identity.client_sessions import MOST_A_MINUTE
from backend.identity.people import People
from tests.support.person import events_of, says
from tests.support.product import Product, running
from tests.support.serving import serving

SESSION = "/api/chatkit/session"


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    with running(tmp_path, database_url) as product:
        yield product


def calling(product: Product, secret: str) -> httpx2.Client:
    headers = {"Authorization": f"Bearer {secret}"}
    return httpx2.Client(base_url=product.url, headers=headers, trust_env=False, timeout=30)


def opened(product: Product, **scopes: Any) -> dict[str, Any]:
    with calling(product, product.token("ada", **scopes)) as server:
        answer = server.post(SESSION)
    return dict(answer.raise_for_status().json())


def test_a_page_chats_as_its_person_with_the_secret_alone(product: Product) -> None:
    session = opened(product)

    with calling(product, session["client_secret"]) as page:
        answer = page.post("/chatkit", json=says("add 'Buy milk'"))
        tasks = page.get("/api/chatkit/tasks").text

    assert events_of(answer.text)[0]["type"] == "thread.created"
    assert "Buy milk" in tasks


def test_a_session_may_do_no_more_than_who_opened_it(product: Product) -> None:
    session = opened(product, scopes=frozenset({Scope.CHAT, Scope.TASKS_READ}))

    with calling(product, session["client_secret"]) as page:
        page.post("/chatkit", json=says("add 'Buy milk'"))
        assert "Buy milk" not in page.get("/api/chatkit/tasks").text
        refused = page.post(SESSION)
    with calling(product, product.token("ada", frozenset({Scope.TASKS_READ}))) as other:
        without_chat = other.post(SESSION)

    assert (refused.status_code, refused.json()["error"]) == (403, "FORBIDDEN")
    assert without_chat.status_code == 403


def test_a_refreshed_secret_takes_the_place_of_the_one_before(product: Product) -> None:
    first = opened(product)

    with httpx2.Client(base_url=product.url, trust_env=False) as http:
        second = http.post(f"{SESSION}/refresh", json={"client_secret": first["client_secret"]})

    second.raise_for_status()
    assert second.json()["session_id"] == first["session_id"]
    assert second.json()["expires_at"] >= first["expires_at"]
    with calling(product, first["client_secret"]) as old:
        assert old.get("/api/chatkit/tasks").status_code == 401
    with calling(product, second.json()["client_secret"]) as new:
        assert new.get("/api/chatkit/tasks").status_code == 200


def test_a_secret_refreshed_twice_ends_the_session_for_both(product: Product) -> None:
    first = opened(product)["client_secret"]

    with httpx2.Client(base_url=product.url, trust_env=False) as http:
        second = http.post(f"{SESSION}/refresh", json={"client_secret": first}).json()
        again = http.post(f"{SESSION}/refresh", json={"client_secret": first})

    assert (again.status_code, again.json()["error"]) == (401, "INVALID_TOKEN")
    with calling(product, second["client_secret"]) as page:
        assert page.get("/api/chatkit/tasks").status_code == 401


def test_an_ended_session_is_over_and_only_its_person_can_end_it(product: Product) -> None:
    session = opened(product)
    path = f"{SESSION}/{session['session_id']}"

    with calling(product, product.token("bob")) as bob:
        assert bob.delete(path).status_code == 404
    with calling(product, session["client_secret"]) as page:
        assert page.get("/api/chatkit/tasks").status_code == 200
        assert page.delete(path).status_code == 200
        assert page.get("/api/chatkit/tasks").status_code == 401


def test_a_disabled_person_has_no_sessions(product: Product) -> None:
    secret = opened(product)["client_secret"]

    with product.database.writing() as connection:
        People(connection).disable("ada")

    with calling(product, secret) as page:
        assert page.get("/api/chatkit/tasks").status_code == 401


def test_a_revoked_token_takes_its_sessions_along(product: Product) -> None:
    token = product.token("ada")
    with calling(product, token) as server:
        first = server.post(SESSION).json()
        other = opened(product)  # With a token of its own.

    with product.database.writing() as connection:
        found = AccessTokens(connection).find(token)
        assert found
        AccessTokens(connection).revoke(found.id)
    with calling(product, first["client_secret"]) as page:
        statuses = [page.get("/api/chatkit/tasks").status_code]
        refreshing = {"client_secret": first["client_secret"]}
        statuses.append(page.post(f"{SESSION}/refresh", json=refreshing).status_code)
    with calling(product, other["client_secret"]) as page:
        statuses.append(page.get("/api/chatkit/tasks").status_code)

    assert statuses == [401, 401, 200]


def test_the_task_server_takes_no_client_secret(product: Product) -> None:
    secret = opened(product)["client_secret"]

    answer = httpx2.post(f"{product.url}/oauth/introspect", data={"token": secret})

    assert answer.json() == {"active": False}


def test_sessions_opened_too_fast_are_refused_with_the_time_to_wait(product: Product) -> None:
    with calling(product, product.token("ada")) as server:
        for _ in range(MOST_A_MINUTE):
            server.post(SESSION).raise_for_status()
        refused = server.post(SESSION)

    # On a machine so slow that a minute has passed, there was nothing to refuse.
    assert refused.json().get("error", "RATE_LIMIT_EXCEEDED") == "RATE_LIMIT_EXCEEDED"
    if refused.status_code == 429:
        assert 1 <= int(refused.headers["retry-after"]) <= 60


class OpenAI:
    """OpenAI's endpoint for ChatKit sessions, as its API reference describes it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Any]] = []
        self.status = 200

    async def sessions(self, request: Request) -> Response:
        headers, body = request.headers, await request.json()
        self.asked.append((headers["authorization"], headers["openai-beta"], body))
        if self.status != 200:
            text = f"Incorrect API key provided: {headers['authorization']}"
            return JSONResponse({"error": {"message": text}}, self.status, {"retry-after": "7"})
        return JSONResponse(
            {
                "id": "cksess_1",
                "object": "chatkit.session",
                "client_secret": "ek_secret",
                "expires_at": 1_900_000_000,
                "max_requests_per_1_minute": 10,
                "rate_limits": {"max_requests_per_1_minute": 10},
                "chatkit_configuration": {
                    "automatic_thread_titling": {"enabled": True},
                    "file_upload": {"enabled": False},
                    "history": {"enabled": True},
                },
                "status": "active",
                "user": body["user"],
                "workflow": {"id": body["workflow"]["id"], "tracing": {"enabled": True}},
            }
        )


@pytest.fixture
def openai(monkeypatch: pytest.MonkeyPatch) -> Generator[OpenAI, None, None]:
    emulator, app = OpenAI(), FastAPI()
    app.post("/v1/chatkit/sessions")(emulator.sessions)
    with serving(app) as address:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{address}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
        monkeypatch.setenv("CHATKIT_WORKFLOW_ID", "wf_1")
        yield emulator


def test_a_workflow_opens_sessions_that_openai_hosts(openai: OpenAI, tmp_path: Path) -> None:
    with running(tmp_path) as product:
        session = opened(product)

    expected = {"client_secret": "ek_secret", "session_id": "cksess_1", "expires_at": 1_900_000_000}
    assert session == expected
    [(key, beta, body)] = openai.asked
    assert (key, beta) == ("Bearer sk-canary", "chatkit_beta=v1")
    assert body["workflow"] == {"id": "wf_1"}


@pytest.mark.parametrize(
    ("status", "ours", "code"),
    [
        (401, 422, "INVALID_CONFIG"),
        (404, 422, "INVALID_CONFIG"),
        (429, 429, "RATE_LIMIT_EXCEEDED"),
        (500, 503, "CONNECTION_FAILED"),
    ],
)
def test_what_openai_refuses_is_said_without_its_key(
    openai: OpenAI, tmp_path: Path, status: int, ours: int, code: str
) -> None:
    openai.status = status
    with (
        running(tmp_path) as product,
        calling(product, product.token("ada")) as server,
    ):
        answer = server.post(SESSION)

    assert (answer.status_code, answer.json()["error"]) == (ours, code)
    assert "canary" not in answer.text
    assert answer.headers.get("retry-after") == ("7" if ours == 429 else None)
