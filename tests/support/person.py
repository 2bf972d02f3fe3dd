"""Somebody at the page: writes, reads and clicks in one conversation."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from foundation.certificates import trusted_for
from tests.support.product import Product

Json = dict[str, Any]


def says(text: str, thread_id: str = "", *, tool: str = "", model: str = "") -> Json:
    """Return the ChatKit request of somebody who writes `text`, in a new thread by default.

    `tool` and `model`: what they have chosen in the composer.
    """
    content = [{"type": "input_text", "text": text}]
    choice: Json = {"tool_choice": {"id": tool}} if tool else {}
    message = {
        "content": content,
        "quoted_text": "",
        "attachments": [],
        "inference_options": choice | ({"model": model} if model else {}),
    }
    if not thread_id:
        return {"type": "threads.create", "params": {"input": message}}
    params = {"input": message, "thread_id": thread_id}
    return {"type": "threads.add_user_message", "params": params}


def events_of(stream: str) -> list[Json]:
    """Return the events of a finished stream."""
    lines = [line for line in stream.split("\n") if line.startswith("data: ")]
    return [json.loads(line.removeprefix("data: ")) for line in lines]


def parts(component: Json) -> list[Json]:
    """Return the component and all inside it, in reading order."""
    return [component] + [part for child in component.get("children", []) for part in parts(child)]


def words(widget: Json) -> list[str]:
    """Return all texts of a widget."""
    return [part["value"] for part in parts(widget) if "value" in part]


def button(widget: Json, label: str, beside: str = "") -> Json:
    """Return the action of the button of this label, in the row that says `beside`."""
    rows = [part for part in parts(widget) if part["type"] in ("Row", "Col", "ListViewItem")]
    places = [row for row in rows if beside in words(row)] if beside else [widget]
    place = places[0] if places else widget
    for part in parts(place):
        if part.get("label") == label:
            return dict(part["onClickAction"])
    raise LookupError(f"No button {label!r} beside {beside!r} in {words(widget)}")


class Person:
    """What one user does, and what comes of it."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self.http = http
        self.thread_id = ""
        self.events: list[Json] = []
        """Of the last request."""

    async def say(self, text: str, *, tool: str = "", model: str = "") -> list[Json]:
        """Send a message; return the finished items of the answer."""
        self.events = await self.post(says(text, self.thread_id, tool=tool, model=model))
        if self.events[0]["type"] == "thread.created":
            self.thread_id = self.events[0]["thread"]["id"]
        return [e["item"] for e in self.events if e["type"] == "thread.item.done"][1:]

    async def answer_call(self, result: Json) -> list[Json]:
        """Answer, as the page, the tool it was asked to run; return the items after it."""
        params = {"thread_id": self.thread_id, "result": result}
        self.events = await self.post({"type": "threads.add_client_tool_output", "params": params})
        return [e["item"] for e in self.events if e["type"] == "thread.item.done"]

    async def click(self, item: Json, action: Json) -> Json:
        """Click in a widget; return the widget as it is then."""
        params = {
            "thread_id": self.thread_id,
            "item_id": item["id"],
            "action": {"type": action["type"], "payload": action.get("payload", {})},
        }
        if action.get("streaming") is False:
            answer = await self.request({"type": "threads.sync_custom_action", "params": params})
            answer.raise_for_status()
            return dict(answer.json()["updated_item"])
        self.events = await self.post({"type": "threads.custom_action", "params": params})
        [redrawn] = [e["item"] for e in self.events if e["type"] == "thread.item.replaced"]
        return dict(redrawn)

    async def items(self) -> list[Json]:
        """Return the first 100 items of the thread, as a reload shows them."""
        params = {"thread_id": self.thread_id, "order": "asc", "limit": 100}
        answer = await self.request({"type": "items.list", "params": params})
        return list(answer.raise_for_status().json()["data"])

    async def tasks(self, status: str = "all") -> dict[str, str]:
        """Return the titles of the tasks, each with its state as the list shows it."""
        answer = await self.http.get("/api/chatkit/tasks", params={"status": status})
        card = answer.raise_for_status().json()["widget"]
        states = {"Complete": "pending", "Reopen": "completed", "Restore": "trash"}
        rows = [row for row in card["children"] if row["type"] == "Row" and "key" in row]
        return {words(row)[0]: states[row["children"][0]["label"]] for row in rows}

    async def post(self, request: Json) -> list[Json]:
        """Send a streaming request; return its events."""
        answer = await self.request(request)
        return events_of(answer.raise_for_status().text)

    async def request(self, request: Json) -> httpx2.Response:
        """Send a request of the ChatKit protocol."""
        return await self.http.post("/chatkit", json=request)


def said(items: list[Json]) -> str:
    """Return what the assistant says in these items."""
    texts = [item["content"][0]["text"] for item in items if item["type"] == "assistant_message"]
    return " ".join(texts)


def widget_of(items: list[Json]) -> Json:
    """Return the one widget item among these."""
    [item] = [item for item in items if item["type"] == "widget"]
    return item


@asynccontextmanager
async def visiting(product: Product, name: str = "ada") -> AsyncGenerator[Person, None]:
    """Be the person of this name."""
    headers = {"Authorization": f"Bearer {product.token(name)}"}
    async with httpx2.AsyncClient(
        base_url=product.url,
        headers=headers,
        timeout=30,
        trust_env=False,
        verify=trusted_for(product.url),
    ) as http:
        yield Person(http)
