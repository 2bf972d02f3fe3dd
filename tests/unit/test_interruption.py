"""What the events of an answer say that nobody has ended."""

import json
from typing import Any

from chatkit.types import AssistantMessageItem, WorkflowItem

from backend.chat.interruption import unfinished
from backend.texts.catalogues import texts_of

ENGLISH = texts_of("en")
ADDED = {
    "type": "thread.item.added",
    "item": {
        "type": "assistant_message",
        "id": "msg_1",
        "thread_id": "thr_1",
        "created_at": "2026-11-20T10:00:00Z",
        "content": [],
    },
}


def frames(*events: dict[str, Any]) -> list[bytes]:
    return [f"data: {json.dumps(event)}\n\n".encode() for event in events]


def update(kind: str, **values: Any) -> dict[str, Any]:
    change = {"type": f"assistant_message.content_part.{kind}", "content_index": 0, **values}
    return {"type": "thread.item.updated", "item_id": "msg_1", "update": change}


def part(text: str) -> dict[str, Any]:
    return {"type": "output_text", "text": text, "annotations": []}


def texts(*events: dict[str, Any]) -> list[str]:
    items = unfinished(frames(*events), ENGLISH)
    messages = [item for item in items if isinstance(item, AssistantMessageItem)]
    assert len(messages) == len(items)
    return ["".join(p.text for p in item.content) for item in messages]


def test_a_message_that_was_begun_is_there_as_far_as_it_was_said() -> None:
    begun = [ADDED, update("added", content=part("")), update("text_delta", delta="Here ")]

    assert texts(*begun, update("text_delta", delta="is “half”")) == ["Here is “half”"]
    assert unfinished(frames(*begun), ENGLISH)[0].id == "msg_1"


def test_a_message_of_a_server_that_announces_no_parts_is_there_too() -> None:
    assert texts(ADDED, update("text_delta", delta="Hi", content_index=1)) == ["Hi"]


def test_what_is_done_or_taken_back_or_never_said_is_not_there() -> None:
    done = {"type": "thread.item.done", "item": {**ADDED["item"], "content": [part("Hi")]}}  # type: ignore[dict-item]
    removed = {"type": "thread.item.removed", "item_id": "msg_1"}

    assert texts(ADDED, update("text_delta", delta="Hi"), done) == []
    assert texts(ADDED, update("text_delta", delta="Hi"), removed) == []
    assert texts(ADDED, update("text_delta", delta=" ")) == []
    assert texts({"type": "progress_update", "text": "Looking"}) == []


WORK = {
    **ADDED,
    "item": {
        "type": "workflow",
        "id": "wf_1",
        "thread_id": "thr_1",
        "created_at": "2026-11-20T10:00:00Z",
        "workflow": {"type": "custom", "tasks": [], "expanded": False},
    },
}


def step(place: int, title: str, status: str, kind: str = "added") -> dict[str, Any]:
    task = {"type": "custom", "title": title, "icon": "plus", "status_indicator": status}
    change = {"type": f"workflow.task.{kind}", "task_index": place, "task": task}
    return {"type": "thread.item.updated", "item_id": "wf_1", "update": change}


def test_steps_that_were_begun_are_there_as_stopped_and_none_of_them_seems_to_run() -> None:
    [item] = unfinished(
        frames(
            WORK,
            step(0, "Adding a task", "loading"),
            step(1, "Completing", "loading"),
            step(0, "Added “Buy milk”", "complete", "updated"),
        ),
        ENGLISH,
    )

    assert isinstance(item, WorkflowItem)
    assert item.workflow.model_dump(exclude_none=True) == {
        "type": "custom",
        "expanded": False,
        "summary": {"title": "Stopped", "icon": "info"},
        "tasks": [
            {
                "type": "custom",
                "title": "Added “Buy milk”",
                "icon": "plus",
                "status_indicator": "complete",
            },
            {
                "type": "custom",
                "title": "Completing: outcome unknown",
                "icon": "circle-question",
                "status_indicator": "none",
            },
        ],
    }


def test_steps_that_are_done_are_no_concern_of_those_who_clear_up() -> None:
    done = {"type": "thread.item.done", "item": WORK["item"]}
    assert unfinished(frames(WORK, step(0, "Adding a task", "loading"), done), ENGLISH) == []
