"""Who may come in, and how."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Generator
from http.cookies import SimpleCookie
from pathlib import Path

import httpx2
import jwt
import pytest

from backend.identity.browser_sessions import BrowserSessions
from backend.identity.people import LOCAL, People
from tests.support.person import visiting
from tests.support.product import Product, running


@pytest.fixture
def product(tmp_path: Path, database_url: str) -> Generator[Product, None, None]:
    with running(tmp_path, database_url) as product:
        yield product


@pytest.fixture
def browser(product: Product) -> Generator[httpx2.Client, None, None]:
    """A browser that follows no redirects and keeps cookies."""
    with httpx2.Client(base_url=product.url, trust_env=False) as http:
        yield http


def sign_in_key(product: Product) -> str:
    with product.database.writing() as connection:
        return BrowserSessions(connection).new_key(People(connection).named(LOCAL).id)


def test_a_key_signs_one_browser_in_once(product: Product, browser: httpx2.Client) -> None:
    key = sign_in_key(product)

    answer = browser.get("/sign-in", params={"key": key})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    [cookie] = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie["httponly"]
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == "/"
    assert browser.get("/").status_code == 200
    assert browser.get("/api/chatkit/tasks").status_code == 200
    with httpx2.Client(base_url=product.url, trust_env=False) as another:
        assert another.get("/sign-in", params={"key": key}).status_code == 401
        assert another.get("/").status_code == 401


def test_signing_out_ends_the_session_on_the_server(
    product: Product, browser: httpx2.Client
) -> None:
    browser.get("/sign-in", params={"key": sign_in_key(product)})
    cookies = dict(browser.cookies)

    assert browser.post("/sign-out", json={}).status_code == 200

    with httpx2.Client(base_url=product.url, cookies=cookies, trust_env=False) as old:
        assert old.get("/api/chatkit/tasks").status_code == 401


def test_a_cookie_counts_only_for_json(product: Product, browser: httpx2.Client) -> None:
    browser.get("/sign-in", params={"key": sign_in_key(product)})
    body = json.dumps({"message": "add milk"})

    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = browser.post("/api/chatkit/generate", content=body, headers={"Content-Type": kind})
        assert (answer.status_code, answer.json()["error"]) == (403, "FORBIDDEN")
    assert "milk" not in browser.get("/api/chatkit/tasks").text


async def test_several_names_are_several_people_with_nothing_in_common(product: Product) -> None:
    async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
        await ada.say("add 'Buy milk'")
        await bob.say("add 'Call mom'")
        await bob.say("complete 1")
        await bob.say("complete 'Buy milk'")

        assert await ada.tasks() == {"Buy milk": "pending"}
        assert await bob.tasks() == {"Call mom": "completed"}
        assert await ada.tasks("trash") == await bob.tasks("trash") == {}


def test_introspection_tells_whose_token_it_is(product: Product, browser: httpx2.Client) -> None:
    token = product.token("ada")

    good = browser.post("/oauth/introspect", data={"token": token}).json()
    bad = browser.post("/oauth/introspect", data={"token": f"{token}x"}).json()
    none = browser.post("/oauth/introspect", content=b"\xff&&=").json()

    assert good["active"]
    assert good["sub"].startswith("usr_")
    assert good["exp"] > 0
    assert set(good["scope"].split()) == {"chat", "tasks:read", "tasks:write"}
    assert bad == none == {"active": False}


async def test_a_disabled_person_is_out_at_once(product: Product, browser: httpx2.Client) -> None:
    browser.get("/sign-in", params={"key": sign_in_key(product)})
    async with visiting(product, "ada") as ada:
        with product.database.writing() as connection:
            People(connection).disable("ada")
            People(connection).disable(LOCAL)

        assert (await ada.http.get("/api/chatkit/tasks")).status_code == 401
        assert browser.get("/api/chatkit/tasks").status_code == 401


def test_the_signing_key_is_for_its_owner_alone_and_stays(tmp_path: Path) -> None:
    keys = []
    for _ in range(2):
        with running(tmp_path) as product, httpx2.Client(trust_env=False) as http:
            [key] = http.get(f"{product.url}/.well-known/jwks.json").json()["keys"]
            keys.append(key)

    assert keys[0] == keys[1]
    assert "d" not in keys[0]
    assert keys[0]["alg"] == "ES256"
    assert jwt.PyJWK(keys[0]).key_id
    assert stat.S_IMODE((tmp_path / "signing_key.json").stat().st_mode) == 0o600


class Cli:
    """The command `taskchat`, as a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._command = [str(Path(sys.executable).parent / "taskchat")]

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("TASKCHAT_")
        }
        return subprocess.run(
            [*self._command, *arguments],
            cwd=self._folder,
            env=environment | {"TASKCHAT_DATA_DIR": str(self._folder)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


def test_the_command_line_makes_lists_and_revokes_tokens(tmp_path: Path) -> None:
    taskchat = Cli(tmp_path)

    made = taskchat("token", "create", "--user", "ada", "--scopes", "tasks:read", "--days", "7")

    assert re.fullmatch(r"tc_pat_[\w-]{43}\n", made.stdout), "the token alone"
    [row] = taskchat("token", "list").stdout.splitlines()
    token_id, user, scopes, expiry = row.split("\t")
    assert (user, scopes) == ("ada", "tasks:read")
    assert expiry.startswith("expires ")
    with running(tmp_path) as product, httpx2.Client(base_url=product.url, trust_env=False) as http:
        http.headers["Authorization"] = f"Bearer {made.stdout.strip()}"
        assert http.get("/api/chatkit/tasks").status_code == 200
        assert taskchat("token", "revoke", token_id).returncode == 0
        assert http.get("/api/chatkit/tasks").status_code == 401
    assert "revoked" in taskchat("token", "list").stdout


def test_the_command_line_keeps_users(tmp_path: Path) -> None:
    taskchat = Cli(tmp_path)

    taskchat("user", "add", "ada")
    taskchat("user", "disable", "ada")

    assert taskchat("user", "list").stdout.split("\t")[::2] == ["ada", "disabled\n"]
    refused = taskchat("token", "create", "--user", "ada")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "disabled" in refused.stderr


def test_a_user_can_be_given_a_time_zone_and_a_language(tmp_path: Path) -> None:
    taskchat = Cli(tmp_path)
    taskchat("user", "add", "ada")

    made = taskchat("user", "set", "ada", "--time-zone", "Asia/Tokyo", "--language", "de")
    refused = taskchat("user", "set", "ada", "--time-zone", "Atlantis")

    assert made.stdout == "Time zone Asia/Tokyo, language de.\n"
    assert refused.returncode == 1
    assert "Europe/Berlin" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("token", "create", "--user", "a b"), "is no user name"),
        (("token", "create", "--user", "ada", "--scopes", "all"), "tasks:read"),
        (("token", "revoke", "pat_unknown"), "token list"),
        (("user", "disable", "nobody"), "user list"),
        (("user", "set", "nobody"), "user list"),
    ],
)
def test_the_command_line_says_what_to_do_instead(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    refused = Cli(tmp_path)(*arguments)

    assert refused.returncode != 0
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr
