"""All of one's own: searched, taken along, deleted."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import anyio
import pytest
from sqlalchemy import create_engine, inspect, text

import backend.api.events
from backend.chat.repository import ConversationRepository
from backend.identity.caller import Scope
from tests.support.emulators.emulator import emulating
from tests.support.emulators.script import Call, Reply, Usage
from tests.support.looking_on import TASKS, looking_on, thread
from tests.support.person import Person, says, visiting
from tests.support.product import Product, running

Json = dict[str, Any]
CONFIRMED = {"confirm": "delete all my conversations"}


async def exported(person: Person) -> Json:
    """Return all that the person can take along."""
    answer = await person.http.get("/api/chatkit/export")
    assert "attachment" in answer.raise_for_status().headers["content-disposition"]
    return dict(answer.json())


async def send_file(person: Person, name: str, text: str) -> Json:
    """Send a file, and say something with it; return the attachment."""
    sent = await person.http.post(
        "/api/chatkit/attachments", files={"file": (name, text.encode(), "text/plain")}
    )
    attachment = dict(sent.raise_for_status().json())
    message = {
        "content": [{"type": "input_text", "text": "hello"}],
        "attachments": [attachment["id"]],
        "inference_options": {},
    }
    await person.post({"type": "threads.create", "params": {"input": message}})
    return attachment


async def erase(person: Person, body: object) -> Json:
    """Ask for all conversations to be deleted."""
    answer = await person.http.request("DELETE", "/api/chatkit/conversations", json=body)
    return {"status": answer.status_code, **answer.json()}


def command(product: Product, folder: Path, *arguments: str, typed: str = "") -> Any:
    """Run `taskchat` on the product's databases."""
    url = product.database.engine.url
    settings = {"TASKCHAT_DATA_DIR": str(folder)}
    if url.get_backend_name() == "postgresql":
        address = url.render_as_string(hide_password=False)
        settings |= {"TASKCHAT_DATABASE_URL": address, "TASKCHAT_MCP_DATABASE_URL": address}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("TASKCHAT_")}
    return subprocess.run(
        [str(Path(sys.executable).parent / "taskchat"), *arguments],
        cwd=folder,
        env=environment | settings,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


async def done(product: Product, folder: Path, *arguments: str, typed: str = "") -> str:
    """Return what a command that succeeds prints."""

    def run() -> str:
        result = command(product, folder, *arguments, typed=typed)
        assert (result.returncode, "Traceback" in result.stderr) == (0, False), result.stderr
        return str(result.stdout)

    return await anyio.to_thread.run_sync(run)


async def test_a_conversation_is_found_by_what_was_said(product: Product) -> None:
    async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
        await bob.say("add Übergabe vorbereiten")
        await ada.say("add Übergabe vorbereiten")
        said = [item for item in await ada.items() if "Übergabe" in str(item.get("content"))]

        answer = await ada.http.get("/api/chatkit/search", params={"q": "UBERGABE add"})
        nothing = await ada.http.get("/api/chatkit/search", params={"q": "ListViewItem"})

    [result] = answer.raise_for_status().json()["results"]
    assert result["conversation_id"] == ada.thread_id
    assert result["title"] == "add Übergabe vorbereiten"
    assert result["item_id"] == said[-1]["id"]
    assert result["item_created_at"] == said[-1]["created_at"]
    assert {"text": "Übergabe", "is_match": True} in result["snippet"]
    assert nothing.json() == {"results": [], "next_cursor": None}


async def test_results_come_in_pages(product: Product) -> None:
    async with visiting(product) as ada:
        talks = []
        for number in range(3):
            ada.thread_id = ""
            await ada.say(f"hello number {number}")
            talks.append(ada.thread_id)
        seen: list[str] = []
        query = {"q": "number hello", "limit": "2"}
        while True:
            page = (await ada.http.get("/api/chatkit/search", params=query)).json()
            seen += [result["conversation_id"] for result in page["results"]]
            if page["next_cursor"] is None:
                break
            query["cursor"] = page["next_cursor"]

    assert seen == talks[::-1]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"q": " "},
        {"q": "\N{COMBINING ACUTE ACCENT}"},
        {"q": "a b c d e f g h i j k"},
        {"q": "x" * 201},
        {"q": "x", "cursor": "1"},
        {"q": "x", "cursor": "1.thr; DROP TABLE thread"},
        {"q": "x", "limit": "many"},
    ],
)
async def test_a_search_for_nothing_is_refused_in_words(
    product: Product, query: dict[str, str]
) -> None:
    async with visiting(product) as ada:
        answer = await ada.http.get("/api/chatkit/search", params=query)

    assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_REQUEST")
    assert answer.json()["message"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/chatkit/search?q=x"),
        ("GET", "/api/chatkit/export"),
        ("DELETE", "/api/chatkit/conversations"),
    ],
)
async def test_ones_own_data_needs_a_token_that_may_chat(
    product: Product, method: str, path: str
) -> None:
    token = product.token("ada", frozenset({Scope.TASKS_READ}))
    async with visiting(product) as ada:
        answers = [
            await ada.http.request(method, path, json=CONFIRMED, headers={"Authorization": name})
            for name in (f"Bearer {token}", "Bearer nobody")
        ]

    assert [answer.status_code for answer in answers] == [403, 401]


async def test_the_export_holds_all_of_one_person_and_nothing_of_others(
    tmp_path: Path, database_url: str
) -> None:
    said = Reply("Grüße, \u2028 und “Hallo”.", usage=Usage(100, 20))
    with (
        emulating(said) as emulator,
        running(tmp_path, database_url, **emulator.settings) as product,
    ):
        async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
            await bob.say("a secret of Bob's")
            await ada.say("first question")
            [question, answer, *_] = await ada.items()
            rated = {"thread_id": ada.thread_id, "item_ids": [answer["id"]], "kind": "negative"}
            await ada.request({"type": "items.feedback", "params": rated})
            params = {"thread_id": ada.thread_id, "item_id": question["id"]}
            await ada.post({"type": "threads.retry_after_item", "params": params})
            for _ in range(3):
                await ada.say("more")
            attachment = await send_file(ada, "notes.txt", "call mom")
            await ada.http.get("/api/chatkit/usage")  # By then it is written.

            whole = await exported(ada)
            file = await ada.http.get(whole["attachments"][0]["url"])

    assert (whole["format"], whole["version"]) == ("taskchat-conversations", 1)
    assert whole["person"]["name"] == "ada"
    assert whole["person"]["access_tokens"][0]["id"].startswith("pat_")
    assert "taskchat export --user" in whole["tasks"]
    first, second = whole["conversations"]
    assert (first["id"], first["title"]) == (ada.thread_id, "first question")
    kinds = [item["type"] for item in first["items"]]
    assert kinds.count("user_message") == 4
    assert kinds.count("assistant_message") == 5
    [replaced] = [item for item in first["items"] if item.get("superseded_at")]
    assert replaced["id"] == answer["id"]
    assert replaced["content"][0]["text"].strip() == said.text
    assert second["items"][0]["attachments"][0]["id"] == attachment["id"]
    [opinion] = whole["feedback"]
    assert (opinion["item_id"], opinion["kind"]) == (answer["id"], "negative")
    assert len(whole["usage"]) == 6
    assert whole["usage"][0]["input_tokens"] == 100
    [listed] = whole["attachments"]
    assert (listed["name"], listed["size"]) == ("notes.txt", 8)
    assert file.text == "call mom"
    assert "secret" not in json.dumps(whole)


async def test_an_export_of_many_pages_is_whole(product: Product) -> None:
    async with visiting(product) as ada:
        await ada.say("hello")
        thread_id = ada.thread_id
        owner = (await exported(ada))["person"]["id"]
        with product.database.writing() as connection:
            rows = ConversationRepository(connection, owner)
            for number in range(450):
                rows.save_item(thread_id, f"msg_{number}", {"type": "hologram", "n": number})
            for number in range(250):
                content = {"id": f"thr_{number}", "created_at": "2026-11-20T10:00:00Z"}
                rows.save_thread(f"thr_{number}", content["created_at"], content)

        whole = await exported(ada)

    assert len(whole["conversations"]) == 251
    items = whole["conversations"][0]["items"]
    assert [item["n"] for item in items if item["type"] == "hologram"] == list(range(450))


async def test_all_conversations_are_deleted_when_it_is_meant(product: Product) -> None:
    async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
        await bob.say("add Bob's task")
        await ada.say("add Buy milk")
        await send_file(ada, "notes.txt", "call mom")
        url = (await exported(ada))["attachments"][0]["url"]
        for slip in (None, {}, {"confirm": "yes"}, {**CONFIRMED, "also": "tasks"}):
            assert (await erase(ada, slip))["status"] == 422

        erased = await erase(ada, CONFIRMED)
        again = await erase(ada, CONFIRMED)
        whole = await exported(ada)
        file = await ada.http.get(url)

        assert erased == {"status": 200, "conversations": 2, "files": 1}
        assert again == {"status": 200, "conversations": 0, "files": 0}
        assert (whole["conversations"], whole["attachments"]) == ([], [])
        assert file.status_code == 404
        assert await ada.tasks() == {"Buy milk": "pending"}, "tasks are no conversations"
        assert len(await bob.items()) > 1
        ada.thread_id = ""
        await ada.say("hello again")


async def test_an_answer_under_way_ends_with_its_conversation(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating("Here is half…") as emulator,
        running(tmp_path, database_url, **emulator.settings) as product,
    ):
        async with visiting(product) as ada:
            async with ada.http.stream("POST", "/chatkit", json=says("Tell me all")) as answer:
                async for chunk in answer.aiter_text():
                    if "half…" in chunk:
                        break
                erased = await erase(ada, CONFIRMED)
            assert await anyio.to_thread.run_sync(emulator.abandoned.wait, 30)
            whole = await exported(ada)

    assert erased["conversations"] == 1
    assert whole["conversations"] == []


async def test_the_operator_hands_over_and_erases_a_person(
    tmp_path: Path, product: Product
) -> None:
    async with visiting(product, "ada") as ada, visiting(product, "bob") as bob:
        await bob.say("add Bob's task")
        await ada.say("add Buy milk")
        attachment = await send_file(ada, "notes.txt", "call mom")

        await done(product, tmp_path, "user", "export", "ada", "ada.zip")
        with zipfile.ZipFile(tmp_path / "ada.zip") as archive:
            tasks = json.loads(archive.read("tasks.json"))
            talks = json.loads(archive.read("conversations.json"))
            file = archive.read(f"files/{attachment['id']}")
        mode = (tmp_path / "ada.zip").stat().st_mode & 0o777

        wrong = await anyio.to_thread.run_sync(
            lambda: command(product, tmp_path, "user", "erase", "ada", typed="bob\n")
        )
        still = await exported(ada)
        await done(product, tmp_path, "user", "erase", "ada", typed="ada\n")
        gone = await ada.http.get("/api/chatkit/export")
        users = await done(product, tmp_path, "user", "list")
        unknown = await anyio.to_thread.run_sync(
            lambda: command(product, tmp_path, "user", "export", "ada", "again.zip")
        )

        assert [task["title"] for task in tasks["tasks"]] == ["Buy milk"]
        assert len(talks["conversations"]) == 2
        assert talks["attachments"][0]["url"] == f"files/{attachment['id']}"
        assert (file, mode) == (b"call mom", 0o600)
        assert (wrong.returncode, len(still["conversations"])) == (1, 2)
        assert "Nothing was deleted" in wrong.stderr
        assert gone.status_code == 401
        assert "bob" in users
        assert "ada" not in users
        assert (unknown.returncode, "no user named" in unknown.stderr) == (1, True)
        assert await bob.tasks() == {"Bob's task": "pending"}
        assert len(await bob.items()) > 1
    async with visiting(product, "ada") as new:
        assert await new.tasks() == {}
        assert (await exported(new))["usage"] == []


def all_kept(folder: Path, database_url: str) -> dict[str, str]:
    """Return all rows of all tables of both services as text, and the names of all files."""
    urls = (
        [database_url]
        if database_url.startswith("postgresql")
        else [f"sqlite:///{path}" for path in folder.glob("*.db") if path.name != "test.db"]
    )
    found = {"files": "\n".join(map(str, folder.rglob("*")))}
    for url in urls:
        engine = create_engine(url)
        with engine.connect() as connection:
            for table in inspect(connection).get_table_names():
                rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608
                found[table] = "\n".join(map(str, rows))
        engine.dispose()
    return found


async def test_of_an_erased_person_nothing_is_left_in_any_table(
    tmp_path: Path, database_url: str
) -> None:
    with (
        emulating(
            Call("add_task", {"title": "Buy canaries", "due": "2030-01-01"}),
            Reply("Added.", usage=Usage(100, 20)),
            Call("complete_task", {"tasks": ["1"]}),
            "Done.",
        ) as emulator,
        running(tmp_path, database_url, **emulator.settings) as product,
    ):
        async with visiting(product) as ada:
            owner = (await exported(ada))["person"]["id"]
            await ada.say("a canary")
            items = await ada.say("completed it")
            rated = {"thread_id": ada.thread_id, "item_ids": [items[-1]["id"]], "kind": "negative"}
            await ada.request({"type": "items.feedback", "params": rated})
            await send_file(ada, "canary.txt", "canary")
            await ada.http.patch("/api/chatkit/config", json={"greeting": "Hello, canary"})
            (await ada.http.post("/api/chatkit/session")).raise_for_status()
            await ada.http.get("/api/chatkit/usage")  # By then it is written.
            # What a crash can leave: bytes that nothing is known of.
            (tmp_path / "attachments" / owner / "atc_lost").write_text("canary")
            before = all_kept(tmp_path, database_url)

            await done(product, tmp_path, "user", "erase", "ada", "--yes")

            after = all_kept(tmp_path, database_url)

    theirs = {table for table, rows in before.items() if owner in rows}
    assert {"person", "thread", "thread_item", "model_call", "task", "files"} <= theirs
    left = {table for table, rows in after.items() if owner in rows or "canar" in rows}
    assert left == set()


async def test_the_operator_reads_what_people_thought(tmp_path: Path, product: Product) -> None:
    async with visiting(product) as ada:
        items = await ada.say("hello")
        [answer] = [item for item in items if item["type"] == "assistant_message"]
        rated = {"thread_id": ada.thread_id, "item_ids": [answer["id"]], "kind": "positive"}
        await ada.request({"type": "items.feedback", "params": rated})

    table = await done(product, tmp_path, "feedback", "list")
    [row] = json.loads(await done(product, tmp_path, "feedback", "list", "--json", "--days", "1"))

    text = " ".join(answer["content"][0]["text"].split())
    kind, _, user, beginning = table.splitlines()[0].split("\t")
    assert (kind, user) == ("positive", "ada")
    assert text.startswith(beginning.rstrip("…"))
    assert (row["item_id"], row["conversation_id"]) == (answer["id"], ada.thread_id)
    assert row["given_at"]


async def test_other_pages_are_told_that_all_conversations_are_gone(product: Product) -> None:
    async with visiting(product) as ada:
        gone = []
        for _ in range(2):
            ada.thread_id = ""
            await ada.say("hello")
            gone.append(thread(ada.thread_id))
        async with looking_on(ada.http, ada.thread_id) as stream:
            assert (await erase(ada, CONFIRMED))["status"] == 200
            await stream.until(*gone)


async def test_pages_that_are_open_are_told_that_an_operator_deletes_everything(
    product: Product, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The person is shut out first: no look at that may end the stream meanwhile.
    monkeypatch.setattr(backend.api.events, "RECHECK_SECONDS", 600)
    async with visiting(product) as ada:
        await ada.say("add 'Buy milk'")
        async with looking_on(ada.http, ada.thread_id) as stream:
            await done(product, tmp_path, "user", "erase", "ada", "--yes")
            await stream.until(TASKS, thread(ada.thread_id))
