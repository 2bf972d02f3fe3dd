"""The server of a long conversation: `python -m bench.long_thread PORT`.

A page with our element, whose one thread is long, and which answers a message with a steady stream.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncGenerator
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from backend.api.page import DIST

ITEMS = 1000
DELTAS_A_SECOND = 200
SECONDS = 5
THREAD = "thr_long"
_MADE = "2026-11-21T09:30:00Z"
_PAGE = """<!doctype html><html lang="en"><title>A long conversation</title>
<style>html, body, openai-chatkit { display: block; height: 100%; margin: 0 }</style>
<body><openai-chatkit></openai-chatkit><script type="module" src="/assets/chatkit.js"></script>"""
_PARAGRAPH = (
    "There is **much** to do today, and `nothing` of it can wait any longer than the evening. ",
    "See [the list](https://example.org/list) for what else is _on_ it. ",
    "\n\n- Buy milk for the weekend\n- Call mom and dad\n- Write the **report**\n\n",
)
_TEXT = "".join(_PARAGRAPH)
_CARD = {"type": "Card", "children": [{"type": "Text", "value": "Buy milk"}]}


def _item(number: int) -> dict[str, Any]:
    """Return one of the thread: a message, its answer, and to every fifth a widget."""
    common = {"id": f"item_{number}", "thread_id": THREAD, "created_at": _MADE}
    if number % 10 == 9:
        return common | {"type": "widget", "widget": _CARD}
    return common | (_message(f"Question {number}?") if number % 2 == 0 else _answer(_TEXT))


def _message(text: str) -> dict[str, Any]:
    content = [{"type": "input_text", "text": text}]
    return {
        "type": "user_message",
        "content": content,
        "attachments": [],
        "inference_options": {},
    }


def _answer(text: str) -> dict[str, Any]:
    content = [{"type": "output_text", "text": text, "annotations": []}]
    return {"type": "assistant_message", "content": content}


async def _chatkit(request: Request) -> Response:
    asked = await request.json()
    if asked["type"] == "threads.add_user_message":
        text = asked["params"]["input"]["content"][0]["text"]
        return StreamingResponse(_stream(text), media_type="text/event-stream")
    items = [_item(number) for number in range(ITEMS)]
    return JSONResponse(
        {
            "id": THREAD,
            "created_at": _MADE,
            "status": {"type": "active"},
            "items": {"data": items, "has_more": False},
        }
    )


async def _stream(text: str) -> AsyncGenerator[str, None]:
    common = {"thread_id": THREAD, "created_at": _MADE}
    asked = {"id": f"asked_{text}", **common, **_message(text)}
    answer = {"id": f"answer_{text}", **common, **_answer("")}
    yield _event({"type": "thread.item.done", "item": asked})
    yield _event({"type": "thread.item.added", "item": answer})
    begun = time.perf_counter()
    kind = "assistant_message.content_part.text_delta"
    words = [word + " " for word in _TEXT.split(" ")]
    count = DELTAS_A_SECOND * SECONDS
    for number in range(count):
        # By the clock: whoever is late by one delta is not late by all that follow.
        await asyncio.sleep(begun + number / DELTAS_A_SECOND - time.perf_counter())
        update = {"type": kind, "content_index": 0, "delta": words[number % len(words)]}
        yield _event({"type": "thread.item.updated", "item_id": answer["id"], "update": update})
    said = "".join(words[number % len(words)] for number in range(count))
    yield _event({"type": "thread.item.done", "item": answer | _answer(said)})


def _event(event: dict[str, Any]) -> str:
    return f"data: {json.dumps(event)}\n\n"


async def _page(_: Request) -> Response:
    return HTMLResponse(_PAGE)


async def _health(_: Request) -> Response:
    return Response()


def main(port: int) -> None:
    """Serve until stopped."""
    routes = [
        Route("/", _page),
        Route("/health", _health),
        Route("/chatkit", _chatkit, methods=["POST"]),
        Mount("/assets", StaticFiles(directory=DIST, check_dir=False)),
    ]
    app = Starlette(routes=routes)
    uvicorn.run(app, host="127.0.0.1", port=port, access_log=False, ws="none")


if __name__ == "__main__":
    main(int(sys.argv[1]))
