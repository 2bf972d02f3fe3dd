"""How the backend answers what it should not have been asked."""

import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from backend.identity.caller import Scope
from foundation.certificates import trusted_for
from tests.support.person import says, visiting
from tests.support.product import Product, running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Generator[Product, None, None]:
    """One product for requests that change nothing."""
    with running(tmp_path_factory.mktemp("shared")) as product:
        yield product


@pytest.fixture
def token(shared: Product) -> str:
    return shared.token("ada")


def send(product: Product, method: str, path: str, **options: Any) -> httpx2.Response:
    """Send a request with nothing but these options."""
    trusted = trusted_for(product.url)
    with httpx2.Client(base_url=product.url, trust_env=False, timeout=30, verify=trusted) as http:
        return http.request(method, path, **options)


PROTECTED = [
    ("POST", "/chatkit"),
    ("POST", "/api/chatkit/generate"),
    ("POST", "/api/chatkit/action"),
    ("GET", "/api/chatkit/tasks"),
    ("GET", "/api/chatkit/threads/{thread_id}/turn"),
    ("GET", "/api/chatkit/turns/{turn_id}/events"),
    ("POST", "/api/chatkit/turns/{turn_id}/stop"),
    ("GET", "/api/docs"),
    ("GET", "/api/redoc"),
    ("GET", "/api/openapi.json"),
]


@pytest.mark.parametrize(("method", "path"), PROTECTED)
@pytest.mark.parametrize(
    "authorization", ["", "Bearer x", "Bearer tc_pat_wrong", "Bearer x.y.z", "Basic YTpi"]
)
def test_nobody_gets_in_without_a_good_token(
    shared: Product, method: str, path: str, authorization: str
) -> None:
    headers = {"Authorization": authorization} if authorization else {}

    answer = send(shared, method, path, headers=headers, json={} if method == "POST" else None)

    assert (answer.status_code, answer.json()["error"]) == (401, "INVALID_TOKEN")


def test_every_route_that_is_not_protected_is_meant_to_be_open(shared: Product, token: str) -> None:
    description = send(
        shared, "GET", "/api/openapi.json", headers={"Authorization": f"Bearer {token}"}
    ).json()

    unprotected = {
        path
        for path, methods in description["paths"].items()
        for method in methods
        if send(shared, method.upper(), path, json=None if method == "get" else {}).status_code
        != 401
    }

    assert unprotected == {
        "/.well-known/jwks.json",
        "/api/chatkit/session/refresh",
        "/api/chatkit/health",
        "/health/live",
        "/health/ready",
        "/oauth/introspect",
        "/sign-out",
    }


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b'{"type":"threads.create"}',
        b'{"type":"no.such.op","params":{}}',
        b'{"type":"threads.get_by_id","params":{"thread_id":null}}',
        b'{"type":"threads.create","params":{"input":{"content":"x"}}}',
        b'{"type":"threads.create","params":{"input":{"content":[],"attachments":[],'
        b'"inference_options":{}}}}',
        b'{"type":"threads.create","params":{"input":{"content":[{"type":"input_text","text":" "}]'
        b',"attachments":[],"inference_options":{}}}}',
        b'{"type":"attachments.create","params":{"name":"a","size":"x","mime_type":"text/plain"}}',
        b'{"type":"input.transcribe","params":{"audio_base64":"AA==","mime_type":"audio/webm"}}',
        b"[" * 100_000,
        b'{"type":' * 50_000,
    ],
)
@pytest.mark.parametrize("path", ["/chatkit", "/api/chatkit/generate", "/api/chatkit/action"])
def test_malformed_input_is_refused_in_words(
    shared: Product, token: str, path: str, body: bytes
) -> None:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    answer = send(shared, "POST", path, headers=headers, content=body)

    assert answer.status_code == 422
    assert answer.json()["error"] == "INVALID_REQUEST"
    assert len(answer.json()["message"]) < 800


@pytest.mark.parametrize(
    ("kind", "params"),
    [
        ("threads.get_by_id", {}),
        ("threads.update", {"title": "x"}),
        ("threads.delete", {}),
        ("items.list", {}),
        ("items.feedback", {"item_ids": ["msg_1"], "kind": "positive"}),
        ("threads.add_user_message", {"input": says("x")["params"]["input"]}),
        ("threads.retry_after_item", {"item_id": "msg_1"}),
        ("threads.add_client_tool_output", {"result": {}}),
        ("threads.custom_action", {"action": {"type": "undo", "payload": {}}}),
        ("threads.sync_custom_action", {"action": {"type": "undo", "payload": {}}}),
        (
            "threads.add_structured_input",
            {"item_id": "msg_1", "input": {"status": "skipped", "answers": {}}},
        ),
    ],
)
def test_an_unknown_thread_is_not_found_before_a_stream_begins(
    shared: Product, token: str, kind: str, params: dict[str, Any]
) -> None:
    request = {"type": kind, "params": params | {"thread_id": "thr_unknown"}}
    headers = {"Authorization": f"Bearer {token}"}

    answer = send(shared, "POST", "/chatkit", headers=headers, json=request)

    assert (answer.status_code, answer.json()["error"]) == (404, "NOT_FOUND")


async def test_another_persons_conversation_is_not_found(shared: Product) -> None:
    async with visiting(shared, "ada") as ada, visiting(shared, "bob") as bob:
        await ada.say("hello")
        [message, *_] = await ada.items()
        bob.thread_id = ada.thread_id
        message_params = {"thread_id": ada.thread_id, "item_id": message["id"]}

        for request in (
            {"type": "threads.get_by_id", "params": {"thread_id": ada.thread_id}},
            {"type": "threads.retry_after_item", "params": message_params},
            says("hi", ada.thread_id),
            {"type": "threads.delete", "params": {"thread_id": ada.thread_id}},
        ):
            assert (await bob.request(request)).status_code == 404
        generated = {"message": "hi", "conversation_id": ada.thread_id}
        answer = await bob.http.post("/api/chatkit/generate", json=generated)
        assert (answer.status_code, answer.json()["error"]) == (404, "NOT_FOUND")

        listed = await bob.request({"type": "threads.list", "params": {"limit": 9999}})
        assert listed.json()["data"] == []
        assert len(await ada.items()) == 2


@pytest.mark.parametrize("chunked", [False, True], ids=["declared", "chunked"])
def test_a_body_over_one_mebibyte_is_refused(shared: Product, token: str, chunked: bool) -> None:
    body = b'{"message":"' + b"x" * (1024 * 1024) + b'"}'

    def pieces() -> Generator[bytes, None, None]:
        yield from (body[start : start + 65536] for start in range(0, len(body), 65536))

    answer = send(
        shared,
        "POST",
        "/api/chatkit/generate",
        headers={"Authorization": f"Bearer {token}"},
        content=pieces() if chunked else body,
    )

    assert (answer.status_code, answer.json()["error"]) == (413, "TOO_LARGE")


UNSAFE = ["/chatkit", "/api/chatkit/generate", "/api/chatkit/action", "/sign-out"]


@pytest.mark.parametrize("path", UNSAFE)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded", "Cookie": "taskchat_session=x"},
        {"Content-Type": "multipart/form-data; boundary=x"},
    ],
)
def test_what_a_foreign_page_could_send_is_refused(
    shared: Product, path: str, headers: dict[str, str]
) -> None:
    answer = send(shared, "POST", path, headers=headers, content=b"{}")

    assert (answer.status_code, answer.json()["error"]) == (403, "FORBIDDEN")


APP = "https://app.example"
SENT_BY_PAGES = "authorization, content-type, chatkit-frame-instance-id, taskchat-turns"


def test_an_allowed_origin_may_call_and_read(tmp_path: Path) -> None:
    with running(tmp_path, allowed_origins=[APP]) as product:
        headers = {"Origin": APP, "Authorization": f"Bearer {product.token('ada')}"}
        answer = send(product, "POST", "/chatkit", headers=headers, json=says("hello"))

    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == APP
    readable = answer.headers["access-control-expose-headers"].split(", ")
    assert {"taskchat-turn", "retry-after"} <= set(readable)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/chatkit"),
        ("PATCH", "/api/chatkit/config"),
        ("PUT", "/api/chatkit/attachments/atc_1"),
        ("DELETE", "/api/chatkit/conversations"),
        ("GET", "/api/chatkit/entities"),
    ],
)
def test_an_allowed_origin_may_ask_with_the_headers_that_elements_send(
    tmp_path: Path, method: str, path: str
) -> None:
    asked = {
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": SENT_BY_PAGES + ", idempotency-key",
    }
    with running(tmp_path, allowed_origins=[APP]) as product:
        allowed = send(product, "OPTIONS", path, headers=asked | {"Origin": APP})
        other = send(product, "OPTIONS", path, headers=asked | {"Origin": "https://evil.example"})

    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == APP
    assert "access-control-allow-origin" not in other.headers


def test_a_page_on_another_origin_can_read_why_it_was_refused(tmp_path: Path) -> None:
    with running(tmp_path, allowed_origins=[APP]) as product:
        bearer = {"Origin": APP, "Authorization": f"Bearer {product.token('ada')}"}
        answers = {
            "nobody": send(product, "POST", "/chatkit", headers={"Origin": APP}, json={}),
            "large": send(product, "POST", "/chatkit", headers=bearer, content=b" " * 2**21),
            "form": send(
                product,
                "POST",
                "/chatkit",
                headers=bearer | {"Content-Type": "text/plain"},
                content=b"{}",
            ),
            "missing": send(product, "GET", "/api/chatkit/turns/none/events", headers=bearer),
        }
        foreign = send(
            product, "POST", "/chatkit", headers={"Origin": "https://evil.example"}, json={}
        )

    found = {name: answer.status_code for name, answer in answers.items()}
    assert found == {"nobody": 401, "large": 413, "form": 403, "missing": 404}
    for answer in answers.values():
        assert answer.headers["access-control-allow-origin"] == APP
        assert answer.json()["message"]
    assert foreign.status_code == 403
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize(
    "path", ["/api/chatkit/turns/%00/events", "/api/chatkit/search?q=a%00b", "/%00"]
)
def test_an_address_with_a_null_character_is_refused(
    shared: Product, token: str, path: str
) -> None:
    answer = send(shared, "GET", path, headers={"Authorization": f"Bearer {token}"})

    assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_REQUEST")


@pytest.mark.parametrize(
    "path", ["/", "/health/live", "/nowhere", "/assets/nothing.js", "/api/docs"]
)
def test_every_response_carries_the_safety_headers(shared: Product, path: str) -> None:
    headers = send(shared, "GET", path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_errors_of_the_framework_have_our_form_too(shared: Product) -> None:
    nowhere = send(shared, "GET", "/nowhere")
    wrong_method = send(shared, "PUT", "/chatkit", json={})

    assert (nowhere.status_code, nowhere.json()["error"]) == (404, "NOT_FOUND")
    assert (wrong_method.status_code, wrong_method.json()["error"]) == (405, "INVALID_REQUEST")


def test_a_token_does_no_more_than_its_scopes_allow(shared: Product) -> None:
    reader = shared.token("ada", frozenset({Scope.TASKS_READ}))
    headers = {"Authorization": f"Bearer {reader}"}

    listed = send(shared, "GET", "/api/chatkit/tasks", headers=headers)
    chatted = send(shared, "POST", "/chatkit", headers=headers, json=says("hello"))

    assert listed.status_code == 200
    assert (chatted.status_code, chatted.json()["error"]) == (403, "FORBIDDEN")


async def test_a_chat_without_the_right_to_write_changes_nothing(shared: Product) -> None:
    scopes = frozenset({Scope.CHAT, Scope.TASKS_READ})
    reader = {"Authorization": f"Bearer {shared.token('carol', scopes)}"}
    with httpx2.Client(base_url=shared.url, headers=reader, trust_env=False) as http:
        answer = http.post("/api/chatkit/generate", json={"message": "add milk"})
        tasks = http.get("/api/chatkit/tasks").json()

    assert "read-only" in answer.text
    assert "milk" not in str(tasks)


def test_health_tells_whether_tasks_can_be_reached(tmp_path: Path) -> None:
    with running(tmp_path, has_tools=False) as product:
        assert send(product, "GET", "/health/live").json() == {"status": "ok"}
        unready = send(product, "GET", "/health/ready")
        assert (unready.status_code, unready.json()) == (503, {"status": "unavailable"})


def test_health_needs_no_token_and_tells_no_more(shared: Product) -> None:
    for path in ("/health/live", "/health/ready", "/api/chatkit/health"):
        answer = send(shared, "GET", path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/api/docs", "/api/redoc"])
def test_the_documentation_comes_from_this_origin_alone(
    shared: Product, token: str, path: str
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    html = send(shared, "GET", path, headers=headers).text

    addresses = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert addresses
    for address in addresses:
        assert address.startswith("/api/docs/")
        assert send(shared, "GET", address, headers=headers).status_code == 200


def test_paging_is_clamped_and_a_foreign_cursor_is_not_found(shared: Product, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    for limit in (10**9, 0, -5):
        request = {"type": "threads.list", "params": {"limit": limit}}
        assert send(shared, "POST", "/chatkit", headers=headers, json=request).status_code == 200
    request = {"type": "threads.list", "params": {"after": "thr_unknown"}}
    assert send(shared, "POST", "/chatkit", headers=headers, json=request).status_code == 404
