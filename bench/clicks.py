"""Ratio 3: a click in a list against one call of the tool behind it."""

import json
from itertools import cycle
from typing import Any

from bench.report import Row, times
from bench.sampling import Variant, one_connection
from bench.servers import Person, Product
from bench.wire import Connection, post, tool_call

TOOL_CALLS = 3
LISTED = 20
_TOOLS = ("complete_task", "reopen_task")


def click_rows(product: Product) -> list[Row]:
    """Measure clicks that complete and reopen a task of a list, each redrawing the list."""
    person = product.person("clicker")
    with Connection(product.mcp_port) as connection:
        for number in range(1, LISTED + 1):
            title = f"Task {number} of the list"
            connection.exchange(tool_call(person.task_token, "add_task", title=title))
    samples = one_connection(
        {
            "tool call": Variant(
                product.mcp_port,
                cycle([tool_call(person.task_token, tool, tasks=["1"]) for tool in _TOOLS]),
                (product.mcp_pid,),
            ),
            "click": Variant(
                product.port,
                cycle(_clicks(product, person, task="2")),
                (product.pid, product.mcp_pid),
            ),
        },
        requests=20,
    )
    call, click = samples["tool call"], samples["click"]
    return [
        times("click in a list: median", call.latency_ms, click.latency_ms, at_most=TOOL_CALLS),
        times("click in a list: CPU of both services", call.cpu_ms, click.cpu_ms),
    ]


def _clicks(product: Product, person: Person, task: str) -> list[bytes]:
    thread_id, item_id = _shown_list(product, person)
    return [
        _chatkit(
            person,
            "threads.sync_custom_action",
            thread_id=thread_id,
            item_id=item_id,
            action={"type": tool, "payload": {"task_id": task}},
        )
        for tool in _TOOLS
    ]


def _shown_list(product: Product, person: Person) -> tuple[str, str]:
    """Return the ids of a new thread and of the list widget in it."""
    message = {
        "content": [{"type": "input_text", "text": "show all my tasks"}],
        "quoted_text": "",
        "attachments": [],
        "inference_options": {},
    }
    with Connection(product.port) as connection:
        request = _chatkit(person, "threads.create", input=message)
        connection.wait_for(request, b'"widget"')
        stream = connection.drain().decode()
    lines = [line for line in stream.splitlines() if line.startswith("data: ")]
    events = [json.loads(line.removeprefix("data: ")) for line in lines]
    done = [event["item"] for event in events if event["type"] == "thread.item.done"]
    [widget] = [item for item in done if item["type"] == "widget"]
    return widget["thread_id"], widget["id"]


def _chatkit(person: Person, kind: str, **params: Any) -> bytes:
    return post("/chatkit", {"type": kind, "params": params}, person.token)
