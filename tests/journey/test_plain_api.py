"""Messages and clicks for programs: plain JSON in, plain server-sent events out."""

from typing import Any

from tests.support.person import button, events_of, visiting, words
from tests.support.product import Product

Json = dict[str, Any]


def kinds(events: list[Json]) -> list[str]:
    """Return the kinds of the events, each run of text as one."""
    found = [event["type"] for event in events]
    return [kind for i, kind in enumerate(found) if kind != "text_delta" or found[i - 1] != kind]


async def test_a_message_streams_tools_text_a_widget_and_its_conversation(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        answer = await ada.http.post(
            "/api/chatkit/generate", json={"message": "Add a task to buy groceries"}
        )
        events = events_of(answer.text)

        assert answer.headers["content-type"].startswith("text/event-stream")
        assert kinds(events) == ["tool_call", "tool_call", "widget", "text_delta", "complete"]
        assert events[0] == {"type": "tool_call", "tool": "add_task", "status": "running"}
        assert events[1] == {"type": "tool_call", "tool": "add_task", "status": "done"}
        assert "buy groceries" in words(events[2]["widget"])
        assert "event: text_delta\n" in answer.text

        card = (await ada.http.get("/api/chatkit/tasks", params={"status": "all"})).json()["widget"]
        assert card["type"] == "Card"
        action = button(card, "Complete", "buy groceries")
        clicked = await ada.http.post(
            "/api/chatkit/action", json={"type": action["type"], "payload": action["payload"]}
        )

        assert kinds(events_of(clicked.text)) == ["widget", "complete"]
        assert await ada.tasks() == {"buy groceries": "completed"}


async def test_a_conversation_is_one_whichever_endpoint_it_is_used_through(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        first = await ada.http.post("/api/chatkit/generate", json={"message": "add 'Buy milk'"})
        thread_id = events_of(first.text)[-1]["conversation_id"]
        message = {"message": "complete it", "conversation_id": thread_id}
        second = await ada.http.post("/api/chatkit/generate", json=message)
        click = {"type": "reopen_task", "payload": {"task_id": 1}, "conversation_id": thread_id}
        clicked = await ada.http.post("/api/chatkit/action", json=click)

        assert events_of(second.text)[-1] == {"type": "complete", "conversation_id": thread_id}
        assert kinds(events_of(clicked.text)) == ["widget", "complete"]
        assert await ada.tasks() == {"Buy milk": "pending"}
        ada.thread_id = thread_id
        seen = [item["type"] for item in await ada.items()]
        turn = ["user_message", "workflow", "widget", "assistant_message"]
        assert seen == [*turn, *turn, "widget"]


async def test_a_tool_that_refuses_is_told_as_failed(product: Product) -> None:
    async with visiting(product) as ada:
        answer = await ada.http.post("/api/chatkit/generate", json={"message": "complete task 9"})

    calls = [event for event in events_of(answer.text) if event["type"] == "tool_call"]
    assert [call["status"] for call in calls] == ["running", "failed"]


async def test_a_click_that_is_refused_has_a_status(product: Product) -> None:
    async with visiting(product) as ada:
        unknown = {"type": "complete_task", "payload": {"task_id": "9"}}
        forged = {"type": "complete_task", "payload": {"task_id": "9", "owner": "bob"}}
        answers = [await ada.http.post("/api/chatkit/action", json=j) for j in (unknown, forged)]

    assert [(a.status_code, a.json()["error"]) for a in answers] == [
        (404, "NOT_FOUND"),
        (422, "INVALID_REQUEST"),
    ]


async def test_every_filter_of_the_list_is_one_of_the_tools(product: Product) -> None:
    async with visiting(product) as ada:
        for title in ("Buy milk", "Buy bread", "Call mom"):
            await ada.say(f"add '{title}'")
        await ada.say("complete 1")

        assert await ada.tasks("pending") == {"Buy bread": "pending", "Call mom": "pending"}
        assert await ada.tasks("completed") == {"Buy milk": "completed"}
        answer = await ada.http.get("/api/chatkit/tasks", params={"text": "buy", "limit": 1})
        assert words(answer.json()["widget"])[0] == "Buy milk"
        wrong = await ada.http.get("/api/chatkit/tasks", params={"status": "done"})
        assert (wrong.status_code, wrong.json()["error"]) == (422, "INVALID_REQUEST")


async def test_a_body_without_a_content_type_is_read_as_json_from_a_token(
    product: Product,
) -> None:
    async with visiting(product) as ada:
        answer = await ada.http.post(
            "/api/chatkit/generate",
            content=b'{"message": "hello"}',
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )

    assert kinds(events_of(answer.text)) == ["text_delta", "complete"]
