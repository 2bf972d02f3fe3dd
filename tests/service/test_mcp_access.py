"""Who may call, and what everyone else is told."""

from pathlib import Path

import httpx2
import jwt
import pytest

from mcp_server import auth
from mcp_server.auth import CallerTokens, IssuerUnreachableError
from mcp_server.contract import RefusalCode
from tests.support.issuer import INTROSPECTION_PATH, JWKS_PATH, Issuer
from tests.support.task_server import AUDIENCE, TaskServer, Tools, serving_tasks

METADATA = "http://127.0.0.1:8001/.well-known/oauth-protected-resource/mcp"


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Return one kind of database: who may call does not depend on it."""
    return f"sqlite:///{tmp_path / 'tasks.db'}"


class Clock:
    """A clock that is set."""

    now = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def tokens(issuer_address: str, clock: Clock) -> CallerTokens:
    """Return what checks the tokens of the issuer."""
    return CallerTokens(
        jwks_url=issuer_address + JWKS_PATH,
        introspection_url=issuer_address + INTROSPECTION_PATH,
        audience=AUDIENCE,
        clock=clock,
    )


async def test_without_a_token_callers_learn_where_to_get_one(task_server: TaskServer) -> None:
    response = await task_server.post()

    assert response.status_code == 401
    challenge = response.headers["www-authenticate"]
    assert f'resource_metadata="{METADATA}"' in challenge
    assert 'scope="tasks:read tasks:write"' in challenge

    async with httpx2.AsyncClient(trust_env=False) as http:
        path = httpx2.URL(METADATA).path
        metadata = (await http.get(task_server.address + path)).json()
        opened = await http.get(task_server.endpoint, headers={"Accept": "text/event-stream"})
        health = await http.get(f"{task_server.address}/health")
    assert metadata["resource"] == AUDIENCE
    assert metadata["scopes_supported"] == ["tasks:read", "tasks:write"]
    (named,) = metadata["authorization_servers"]
    assert not named.endswith("/")
    assert opened.status_code == 401
    assert (health.status_code, health.json()) == (200, {"status": "ok"})


async def test_tokens_that_are_not_for_us_are_refused(
    task_server: TaskServer, issuer: Issuer
) -> None:
    stranger = Issuer(AUDIENCE)
    stranger.key._jwk_data["kid"] = issuer.key.key_id
    refused = {
        "garbage": "garbage",
        "strange": stranger.sign("ada"),
        "elsewhere": issuer.sign("ada", audience="http://elsewhere/mcp"),
        "expired": issuer.sign("ada", minutes=-1),
        "nobody's": issuer.sign(""),
        "unsigned": jwt.encode({"sub": "ada", "aud": AUDIENCE, "exp": 9e9}, "", algorithm="none"),
        "symmetric": jwt.encode(
            {"sub": "ada", "aud": AUDIENCE, "exp": 9e9}, "k" * 32, headers={"kid": "x"}
        ),
        "unknown personal": "tc_pat_unknown",
        "personal, elsewhere": issuer.create_personal("ada", aud="http://elsewhere/mcp"),
    }

    statuses = {
        name: (await task_server.post(token)).status_code for name, token in refused.items()
    }

    assert statuses == dict.fromkeys(refused, 401)
    in_query = f"{task_server.endpoint}?access_token={issuer.sign('ada')}"
    async with httpx2.AsyncClient(trust_env=False) as http:
        assert (await http.post(in_query, json={})).status_code == 401


async def test_a_token_without_the_read_scope_is_refused(task_server: TaskServer) -> None:
    response = await task_server.post(task_server.issuer.sign("ada", scope="chat"))

    assert response.status_code == 403
    assert 'scope="tasks:read tasks:write"' in response.headers["www-authenticate"]


async def test_a_read_only_token_reads_only(task_server: TaskServer, ada: Tools) -> None:
    await ada.add("Buy milk")
    token = task_server.issuer.sign("ada", scope="tasks:read")

    async with task_server.connect(token) as reader:
        assert await reader.titles() == ["Buy milk"]
        offered = [tool.name for tool in (await reader.client.list_tools()).tools]
        assert offered == ["list_tasks", "get_task", "list_lists", "task_stats"]
        for reads in ("list_lists", "task_stats"):
            assert not (await reader.call(reads)).is_error
        for tool, arguments in (
            ("add_task", {"title": "x"}),
            ("complete_task", {"tasks": ["1"]}),
            ("reopen_task", {"tasks": ["1"]}),
            ("update_task", {"tasks": ["1"], "priority": "high"}),
            ("delete_task", {"tasks": ["1"]}),
            ("undo", {}),
        ):
            refusal = await reader.refusal(tool, **arguments)
            assert refusal.error == RefusalCode.FORBIDDEN
            assert refusal.message.startswith("This connection is read-only.")
    assert await ada.titles() == ["Buy milk"]


async def test_a_personal_token_works_like_any_other(task_server: TaskServer, ada: Tools) -> None:
    await ada.add("Buy milk")
    token = task_server.issuer.create_personal("ada", aud=[AUDIENCE], client_id="laptop")

    async with task_server.connect(token) as laptop:
        assert await laptop.titles() == ["Buy milk"]
        await laptop.change("complete_task", tasks=["1"])


async def test_a_revoked_personal_token_stops_within_seconds(
    tokens: CallerTokens, issuer: Issuer, clock: Clock
) -> None:
    token = issuer.create_personal("ada", client_id="laptop")
    access = await tokens.verify_token(token)
    assert access is not None
    assert (access.subject, access.client_id, access.scopes) == (
        "ada",
        "laptop",
        ["tasks:read", "tasks:write"],
    )

    issuer.personal.clear()
    clock.now += auth.PERSONAL_SECONDS - 1
    assert await tokens.verify_token(token) == access
    clock.now += 1
    assert await tokens.verify_token(token) is None
    assert issuer.asked == [INTROSPECTION_PATH] * 2
    await tokens.aclose()


async def test_a_new_key_is_fetched_and_made_up_key_ids_are_not_fetched_in_a_loop(
    tokens: CallerTokens, issuer: Issuer, clock: Clock
) -> None:
    assert await tokens.verify_token(issuer.sign("ada"))
    issuer.key = Issuer(AUDIENCE).key

    assert await tokens.verify_token(issuer.sign("ada")) is None
    clock.now += auth.REFRESH_SECONDS
    assert await tokens.verify_token(issuer.sign("ada"))
    assert await tokens.verify_token(Issuer(AUDIENCE).sign("ada")) is None
    assert issuer.asked == [JWKS_PATH] * 2
    await tokens.aclose()


async def test_an_issuer_that_does_not_answer_is_no_fault_of_the_callers(
    task_server: TaskServer, tokens: CallerTokens
) -> None:
    task_server.issuer.is_away = True

    for token in (task_server.issuer.sign("ada"), "tc_pat_x"):
        response = await task_server.post(token)
        assert response.status_code == 503
        assert response.json()["error"] == "temporarily_unavailable"
        with pytest.raises(IssuerUnreachableError):
            await tokens.verify_token(token)

    task_server.issuer.is_away = False
    token = task_server.issuer.sign("ada")
    async with task_server.connect(token) as tools:
        assert await tools.titles() == []
    await tokens.aclose()


async def test_a_body_that_is_too_large_is_refused(task_server: TaskServer) -> None:
    headers = {
        "Authorization": f"Bearer {task_server.issuer.sign('ada')}",
        "Content-Type": "application/json",
    }
    async with httpx2.AsyncClient(trust_env=False) as http:
        response = await http.post(task_server.endpoint, content=b" " * 300_000, headers=headers)

    assert response.status_code == 413


async def test_pages_of_other_sites_get_nowhere(task_server: TaskServer) -> None:
    token = task_server.issuer.sign("ada")

    assert (await task_server.post(token, Host="evil.example")).status_code == 421
    assert (await task_server.post(token, Origin="https://evil.example")).status_code == 403
    assert (await task_server.post(token, Origin="null")).status_code == 403


async def test_without_authentication_every_caller_is_the_local_owner(
    database_url: str, issuer: Issuer, tmp_path: Path
) -> None:
    open_to_all = serving_tasks(
        database_url, issuer, "http://127.0.0.1:9", tmp_path, mcp_auth="none"
    )
    with open_to_all as server:
        async with server.connect("anything") as tools:
            await tools.add("Buy milk")
            assert await tools.titles() == ["Buy milk"]


async def test_the_place_of_an_owner_is_for_the_bearer_of_a_token_and_bounded(
    task_server: TaskServer, issuer: Issuer
) -> None:
    url = f"{task_server.address}/owner"
    reading, writing = issuer.sign("ada", scope="tasks:read"), issuer.sign("ada")
    place = {"time_zone": "Asia/Karachi", "language": "ur"}

    async with httpx2.AsyncClient(trust_env=False) as http:
        anonymous = await http.put(url, json=place)
        garbage = await http.get(url, headers={"Authorization": "Bearer garbage"})
        reader = {"Authorization": f"Bearer {reading}"}
        refused = await http.put(url, json=place, headers=reader)
        writer = {"Authorization": f"Bearer {writing}"}
        kept = await http.put(url, json=place, headers=writer)
        longest = await http.put(url, content=b"x" * 5000, headers=writer)
        nothing = await http.put(url, content=b"[]", headers=writer)
        seen = await http.get(url, headers=reader)

    statuses = [anonymous, garbage, refused, kept, longest, nothing, seen]
    assert [answer.status_code for answer in statuses] == [401, 401, 403, 200, 422, 422, 200]
    assert seen.json() == place | {"usual_time_zone": "Europe/Berlin"}
