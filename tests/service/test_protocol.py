"""Every operation of openai-chatkit 1.6.5, checked with its own types, also after a restart."""

import base64
import datetime as dt
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from chatkit.types import (
    StructuredInputFreeform,
    StructuredInputItem,
    StructuredInputMultipleChoice,
    StructuredInputMultipleChoiceOption,
)
from sqlalchemy import text

from backend.chat.repository import ConversationRepository
from backend.identity.people import People
from tests.support.emulators.openai_audio import listening
from tests.support.person import Json, Person, button, events_of, visiting
from tests.support.product import Product, running
from tests.support.protocol import operations, wrong_with_answer, wrong_with_event

MOMENT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
STREAMED = "text/event-stream"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OGG = b"OggS" + bytes(40)


class Client:
    """Somebody at the protocol: sends operations, and reads all answers strictly."""

    def __init__(self, product: Product, person: Person, name: str) -> None:
        self.product = product
        self.person = person
        self.name = name
        self.used: set[str] = set()

    async def ask(self, operation: str, **params: Any) -> Json:
        """Return the answer to an operation that does not stream."""
        answer = await self.send(operation, **params)
        found: Json = answer.raise_for_status().json()
        assert wrong_with_answer(operation, found) == []
        return found

    async def stream(self, operation: str, **params: Any) -> list[Json]:
        """Return the events of an operation that streams."""
        answer = await self.send(operation, **params)
        assert answer.raise_for_status().headers["content-type"].startswith(STREAMED)
        events = events_of(answer.text)
        assert [p for event in events for p in wrong_with_event(event)] == []
        assert [event for event in events if event["type"] == "error"] == []
        return events

    async def send(self, operation: str, **params: Any) -> httpx2.Response:
        """Return the answer, whatever it is."""
        self.used.add(operation)
        return await self.person.request({"type": operation, "params": params})

    async def items(self, thread_id: str) -> list[Json]:
        """Return all items of a thread, by pages."""
        found: list[Json] = []
        after: Json = {}
        while True:
            params: Json = {"thread_id": thread_id, "limit": 3, "order": "asc", **after}
            page = await self.ask("items.list", **params)
            found += page["data"]
            if not page["has_more"]:
                return found
            after = {"after": page["after"]}

    def put(self, thread_id: str, item: Json) -> None:
        """Put an item into a thread, as an answer would."""
        with self.product.database.writing() as connection:
            owner = People(connection).named(self.name).id
            ConversationRepository(connection, owner).save_item(thread_id, item["id"], item)


@asynccontextmanager
async def client(product: Product, name: str = "ada") -> AsyncGenerator[Client, None]:
    """Be at the protocol."""
    async with visiting(product, name) as person:
        yield Client(product, person, name)


def message(said: str, **more: Any) -> Json:
    """Return what somebody sends from the composer."""
    content = [{"type": "input_text", "text": said}]
    return {"content": content, "attachments": [], "inference_options": {}, **more}


def done(events: list[Json], kind: str) -> list[Json]:
    """Return the finished items of a kind."""
    items = [event["item"] for event in events if event["type"] == "thread.item.done"]
    return [item for item in items if item["type"] == kind]


async def use_everything(at: Client) -> list[Json]:
    """Use every operation; return the items of the conversation that is left."""
    thread_id = await begin(at)
    await buttons(at, thread_id)
    await the_page_answers(at, thread_id)
    await questions(at, thread_id)
    await threads(at, thread_id)
    dictated = base64.b64encode(OGG).decode()
    said = await at.ask("input.transcribe", audio_base64=dictated, mime_type="audio/ogg")
    assert said == {"text": "Buy milk."}
    assert at.used == operations()
    return await at.items(thread_id)


async def begin(at: Client) -> str:
    """Send messages with all that messages can carry."""
    announced = await at.ask(
        "attachments.create", name="dot.png", size=len(PNG), mime_type="image/png"
    )
    where = announced["upload_descriptor"]
    put = await at.person.http.request(
        where["method"], where["url"], content=PNG, headers=where["headers"]
    )
    assert put.raise_for_status().json()["preview_url"]
    spare = await at.ask("attachments.create", name="b.txt", size=1, mime_type="text/plain")
    assert await at.ask("attachments.delete", attachment_id=spare["id"]) == {}

    tag = {
        "type": "input_tag",
        "id": "list_home",
        "text": "@home",
        "data": {"type": "list"},
        "group": "Lists",
        "interactive": True,
    }
    told = message("add Buy milk")
    told["content"].append(tag)
    told |= {
        "attachments": [announced["id"]],
        "quoted_text": "what you said",
        "inference_options": {"tool_choice": {"id": "tasks"}},
    }
    events = await at.stream("threads.create", input=told)
    assert events[0]["type"] == "thread.created"
    thread_id: str = events[0]["thread"]["id"]
    [stored] = done(events, "user_message")
    assert stored["content"] == told["content"]
    assert stored["quoted_text"] == "what you said"
    assert stored["attachments"][0]["id"] == announced["id"]
    assert stored["attachments"][0]["thread_id"] == thread_id
    assert stored["inference_options"] == {"tool_choice": {"id": "tasks"}}

    more = message("show my tasks", quoted_text="milk")
    events = await at.stream("threads.add_user_message", thread_id=thread_id, input=more)
    [first] = done(events, "user_message")
    again = await at.stream("threads.retry_after_item", thread_id=thread_id, item_id=first["id"])
    assert done(again, "assistant_message") or done(again, "widget")
    return thread_id


async def buttons(at: Client, thread_id: str) -> None:
    """Click, with and without a stream."""
    added = message("add Water the plants")
    await at.stream("threads.add_user_message", thread_id=thread_id, input=added)
    shown = await at.stream("threads.add_user_message", thread_id=thread_id, input=LIST)
    [widget] = done(shown, "widget")
    complete = button(widget["widget"], "Complete")
    clicked = {"thread_id": thread_id, "item_id": widget["id"], "action": bare(complete)}
    redrawn = await at.ask("threads.sync_custom_action", **clicked)
    assert redrawn["updated_item"]["id"] == widget["id"]
    streamed = await at.stream("threads.custom_action", **clicked)
    assert [e["item"]["id"] for e in streamed if e["type"] == "thread.item.replaced"] == [
        widget["id"]
    ]
    listed = {"type": "list_tasks", "payload": {"status": "all"}}
    new = await at.stream("threads.custom_action", thread_id=thread_id, action=listed)
    assert len(done(new, "widget")) == 1


async def the_page_answers(at: Client, thread_id: str) -> None:
    """Have the page asked for something, and answer as the page."""
    asked = message("dark mode", inference_options={"tool_choice": {"id": "interface"}})
    events = await at.stream("threads.add_user_message", thread_id=thread_id, input=asked)
    [call] = done(events, "client_tool_call")
    assert call["status"] == "pending"
    result = {"changed": ["theme"], "settings": {"theme": "dark"}}
    after = await at.stream("threads.add_client_tool_output", thread_id=thread_id, result=result)
    assert done(after, "assistant_message")
    late = await at.send("threads.add_client_tool_output", thread_id=thread_id, result=result)
    assert (late.status_code, late.json()["error"]) == (409, "CONFLICT")


async def questions(at: Client, thread_id: str) -> None:
    """Answer a question of a form, once."""
    item_id = f"msg_question_{thread_id}"
    question = StructuredInputItem(
        id=item_id,
        thread_id=thread_id,
        created_at=MOMENT,
        inputs=[
            StructuredInputMultipleChoice(
                id="list",
                question="Which list?",
                options=[StructuredInputMultipleChoiceOption(value="home")],
            ),
            StructuredInputFreeform(id="why", question="Why?", description="In a word."),
        ],
    )
    at.put(thread_id, question.model_dump(mode="json", exclude_none=True))
    answers = {"list": {"values": ["home"]}, "why": {"skipped": True}}
    params = {
        "thread_id": thread_id,
        "item_id": item_id,
        "input": {"status": "answered", "answers": answers},
    }
    events = await at.stream("threads.add_structured_input", **params)
    [replaced] = [e["item"] for e in events if e["type"] == "thread.item.replaced"]
    assert replaced["status"] == "answered"
    assert replaced["inputs"][0]["answer"]["values"] == ["home"]
    assert replaced["inputs"][1]["answer"]["skipped"] is True
    late = await at.send("threads.add_structured_input", **params)
    assert (late.status_code, late.json()["error"]) == (409, "CONFLICT")


async def threads(at: Client, thread_id: str) -> None:
    """List, open, rate, rename and delete."""
    items = await at.items(thread_id)
    [answer, *_] = [item for item in items if item["type"] == "assistant_message"]
    rated = {"thread_id": thread_id, "item_ids": [answer["id"]], "kind": "positive"}
    assert await at.ask("items.feedback", **rated) == {}
    renamed = await at.ask("threads.update", thread_id=thread_id, title="Groceries")
    assert renamed["title"] == "Groceries"
    opened = await at.ask("threads.get_by_id", thread_id=thread_id)
    assert opened["title"] == "Groceries"
    assert opened["items"]["data"] == items[: len(opened["items"]["data"])]

    other = (await at.stream("threads.create", input=message("hello")))[0]["thread"]["id"]
    newest = await at.ask("threads.list", limit=1)
    assert ([t["id"] for t in newest["data"]], newest["has_more"]) == ([other], True)
    next_page = await at.ask("threads.list", limit=1, after=newest["after"])
    assert [t["id"] for t in next_page["data"]] == [thread_id]
    oldest = await at.ask("threads.list", limit=9999, order="asc")
    assert oldest["data"][-1]["id"] == other
    assert all(thread["items"]["data"] == [] for thread in oldest["data"])
    assert await at.ask("threads.delete", thread_id=other) == {}
    gone = await at.send("threads.get_by_id", thread_id=other)
    assert gone.status_code == 404


LIST = message("show my tasks")


def bare(action: Json) -> Json:
    """Return of an action what the page sends."""
    return {"type": action["type"], "payload": action.get("payload", {})}


async def test_every_operation_speaks_chatkits_types_also_after_a_restart(
    tmp_path: Path, database_url: str
) -> None:
    with listening("Buy milk.") as listener:
        settings = listener.settings
        with running(tmp_path, database_url, **settings) as product:
            async with client(product) as at:
                left = await use_everything(at)
                talk = (await at.ask("threads.list"))["data"]

        with running(tmp_path, database_url, **settings) as product:
            async with client(product) as at:
                thread_id = left[0]["thread_id"]
                again = (await at.ask("threads.list"))["data"]
                kept = await at.items(thread_id)
                await buttons(at, thread_id)
                await the_page_answers(at, thread_id)
                new = await use_everything(at)

    assert (again, kept) == (talk, left)
    assert [item["type"] for item in new] == [item["type"] for item in left]
    kinds = {"user_message", "assistant_message", "widget", "workflow", "client_tool_call"}
    assert kinds <= {item["type"] for item in left}


def about(thread_id: str, item_id: str, attachment_id: str) -> dict[str, list[Json]]:
    """Return, by operation, requests about these."""
    told = message("hello")
    with_file = message("hello", attachments=[attachment_id])
    item = {"thread_id": thread_id, "item_id": item_id}
    click = {"type": "list_tasks", "payload": {}}
    answers = {"status": "skipped", "answers": {}}
    return {
        "threads.create": [{"input": with_file}],
        "threads.add_user_message": [{"thread_id": thread_id, "input": told}],
        "threads.add_client_tool_output": [{"thread_id": thread_id, "result": {}}],
        "threads.add_structured_input": [{**item, "input": answers}],
        "threads.retry_after_item": [item],
        "threads.custom_action": [
            {**item, "action": click},
            {"thread_id": thread_id, "action": click},
        ],
        "threads.sync_custom_action": [{**item, "action": click}],
        "threads.get_by_id": [{"thread_id": thread_id}],
        "threads.list": [{"after": thread_id}],
        "threads.update": [{"thread_id": thread_id, "title": "Mine"}],
        "threads.delete": [{"thread_id": thread_id}],
        "items.list": [{"thread_id": thread_id}],
        "items.feedback": [{"thread_id": thread_id, "item_ids": [item_id], "kind": "negative"}],
        "attachments.delete": [{"attachment_id": attachment_id}],
    }


async def refused(at: Client, requests: dict[str, list[Json]]) -> dict[str, set[Any]]:
    """Return how each operation is refused."""
    return {
        operation: {await status(at, operation, params) for params in many}
        for operation, many in requests.items()
    }


async def status(at: Client, operation: str, params: Json) -> Any:
    """Return the status of an answer, and what it is."""
    answer = await at.send(operation, **params)
    is_json = answer.headers["content-type"] == "application/json"
    return answer.status_code, answer.json()["error"] if is_json else "a stream"


async def test_what_is_missing_or_anothers_is_not_found_before_a_stream_begins(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with client(product, "ada") as ada, client(product, "bob") as bob:
            events = await ada.stream("threads.create", input=LIST)
            thread_id = events[0]["thread"]["id"]
            file = {"file": ("a.txt", b"hello", "text/plain")}
            sent = await ada.person.http.post("/api/chatkit/attachments", files=file)
            attachment_id = sent.json()["id"]
            before = await ada.items(thread_id)
            foreign = about(thread_id, before[0]["id"], attachment_id)
            missing = about("thr_missing", "msg_missing", "atc_missing")
            in_own = {
                name: many
                for name, many in about(thread_id, "msg_missing", "atc_missing").items()
                if name.startswith(("items.feedback", "attachments", "threads.retry"))
                or name in ("threads.add_structured_input", "threads.sync_custom_action")
            }

            outcomes = [
                await refused(bob, foreign),
                await refused(bob, missing),
                await refused(ada, in_own),
            ]

            assert await ada.items(thread_id) == before
            assert (await ada.ask("threads.get_by_id", thread_id=thread_id))["title"] == (
                "show my tasks"
            )
            late = await ada.send("items.list", thread_id=thread_id, after="msg_missing")

    assert set(foreign) == operations() - {"attachments.create", "input.transcribe"}
    for outcome in outcomes:
        assert outcome == {operation: {(404, "NOT_FOUND")} for operation in outcome}
    assert late.status_code == 404


@pytest.mark.parametrize("limit", [-5, 0, 1, 100, 101, 9999, 2**31, 2**70])
async def test_any_limit_gives_pages_of_1_to_100(tmp_path: Path, limit: int) -> None:
    with running(tmp_path) as product:
        async with client(product) as at:
            thread_id = (await at.stream("threads.create", input=LIST))[0]["thread"]["id"]
            [answer, *_] = [i for i in await at.items(thread_id) if i["type"] != "user_message"]
            for number in range(105):
                at.put(thread_id, {**answer, "id": f"msg_more_{number}"})
            items = await at.send("items.list", thread_id=thread_id, limit=limit)
            found = await at.send("threads.list", limit=limit)

    for page in (items, found):
        assert page.status_code == 200
        assert 1 <= len(page.json()["data"]) <= 100


async def test_null_characters_are_dropped_and_ids_with_one_are_not_found(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with client(product) as at:
            hello = message("hel\0lo", quoted_text="\0what")
            thread_id = (await at.stream("threads.create", input=hello))[0]["thread"]["id"]
            shown = await at.stream("threads.add_user_message", thread_id=thread_id, input=LIST)
            [widget] = done(shown, "widget")
            typed = {"type": "create_task", "payload": {"title": "Buy\0 milk"}}
            clicked = {"thread_id": thread_id, "item_id": widget["id"], "action": typed}
            redrawn = await at.ask("threads.sync_custom_action", **clicked)
            renamed = await at.ask("threads.update", thread_id=thread_id, title="Gro\0ceries")
            items = await at.items(thread_id)
            missing = await refused(at, about("thr\0", "msg\0", "atc\0"))
            plain = await at.person.http.post("/api/chatkit/generate", json={"message": "h\0i"})

    assert items[0]["content"][0]["text"] == "hello"
    assert items[0]["quoted_text"] == "what"
    assert "Buy milk" in str(redrawn)
    assert renamed["title"] == "Groceries"
    assert missing == {operation: {(404, "NOT_FOUND")} for operation in missing}
    assert "event: error" not in plain.raise_for_status().text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  My\nlist \u202e", "My list"),
        ("x" * 5000, "x" * 200),
        ("Einkäufe 🛒", "Einkäufe 🛒"),
    ],
)
async def test_a_conversation_gets_a_name_that_a_list_can_show(
    tmp_path: Path, given: str, kept: str
) -> None:
    with running(tmp_path) as product:
        async with client(product) as at:
            thread_id = (await at.stream("threads.create", input=LIST))[0]["thread"]["id"]
            renamed = await at.ask("threads.update", thread_id=thread_id, title=given)
            nameless = await at.send("threads.update", thread_id=thread_id, title=" \u200b ")
            [listed] = (await at.ask("threads.list"))["data"]

    assert renamed["title"] == listed["title"] == kept
    assert (nameless.status_code, nameless.json()["error"]) == (422, "INVALID_REQUEST")


async def test_what_asks_for_too_much_or_fits_no_question_is_refused(tmp_path: Path) -> None:
    with running(tmp_path) as product:
        async with client(product) as at:
            thread_id = (await at.stream("threads.create", input=LIST))[0]["thread"]["id"]
            rated = {"thread_id": thread_id, "item_ids": ["msg_1"] * 101, "kind": "positive"}
            feedback = await at.send("items.feedback", **rated)
            question = StructuredInputItem(
                id="msg_question",
                thread_id=thread_id,
                created_at=MOMENT,
                inputs=[StructuredInputFreeform(id="why", question="Why?")],
            )
            at.put(thread_id, question.model_dump(mode="json", exclude_none=True))
            answers = {"status": "answered", "answers": {"who": {"values": ["me"]}}}
            params = {"thread_id": thread_id, "item_id": "msg_question", "input": answers}
            answered = await at.send("threads.add_structured_input", **params)
            skip = params | {"input": {"status": "skipped", "answers": {}}}
            events = await at.stream("threads.add_structured_input", **skip)
            twice = await at.send("threads.add_structured_input", **params)

    for answer in (feedback, answered):
        assert (answer.status_code, answer.json()["error"]) == (422, "INVALID_REQUEST")
    [replaced] = [e["item"] for e in events if e["type"] == "thread.item.replaced"]
    assert replaced["status"] == "skipped"
    assert replaced["inputs"][0]["answer"]["skipped"] is True
    assert (twice.status_code, twice.json()["error"]) == (409, "CONFLICT")


async def test_what_cannot_be_read_is_said_and_the_rest_goes_on(
    tmp_path: Path, database_url: str
) -> None:
    with running(tmp_path, database_url) as product:
        async with client(product) as at:
            whole = (await at.stream("threads.create", input=message("hello")))[0]["thread"]
            events = await at.stream("threads.create", input=message("add Buy milk"))
            thread_id = events[0]["thread"]["id"]
            shown = await at.stream("threads.add_user_message", thread_id=thread_id, input=LIST)
            poison = {
                done(events, "user_message")[0]["id"]: '{"type": "hologram"}',
                done(shown, "user_message")[0]["id"]: '{"type": "user_message", "content": 7}',
                done(shown, "widget")[0]["id"]: '{"type": "widget", "widget": {"type": "Card"}}',
            }
            with product.database.writing() as connection:
                for item_id, content in poison.items():
                    statement = text("UPDATE thread_item SET content = :content WHERE id = :id")
                    connection.execute(statement, {"content": content, "id": item_id})

            items = await at.items(thread_id)
            opened = await at.ask("threads.get_by_id", thread_id=thread_id)
            await at.stream("threads.add_user_message", thread_id=thread_id, input=LIST)
            [widget, *_] = [i["id"] for i in items if i["id"] in list(poison)[2:]]
            clicked = {"type": "list_tasks", "payload": {}}
            click = await at.send(
                "threads.sync_custom_action", thread_id=thread_id, item_id=widget, action=clicked
            )

            with product.database.writing() as connection:
                statement = text("UPDATE thread SET content = :content WHERE id = :id")
                connection.execute(statement, {"content": '{"id": 7}', "id": whole["id"]})
            listed = await at.ask("threads.list")
            damaged = await at.ask("threads.get_by_id", thread_id=whole["id"])
            in_it = {"thread_id": whole["id"]}
            told = [
                await at.send("threads.add_user_message", **in_it, input=message("hello?")),
                await at.send("threads.retry_after_item", **in_it, item_id="msg_1"),
                await at.send("threads.update", **in_it, title="Hello"),
            ]
            await at.ask("threads.delete", thread_id=whole["id"])

    lost = [item for item in items if item["id"] in poison]
    assert len(lost) == 3
    assert all("cannot be shown" in item["content"][0]["text"] for item in lost)
    assert [item["id"] for item in opened["items"]["data"]] == [item["id"] for item in items][:20]
    assert click.status_code == 422
    assert [thread["id"] for thread in listed["data"]] == [thread_id, whole["id"]]
    assert damaged["status"]["type"] == "locked"
    assert "cannot be shown" in damaged["title"]
    assert len(damaged["items"]["data"]) > 1
    assert {(answer.status_code, answer.json()["error"]) for answer in told} == {(409, "CONFLICT")}
