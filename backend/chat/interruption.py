"""What is left in a thread of an answer whose process has gone."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    SDKHiddenContextItem,
    ThreadItem,
    WidgetItem,
)
from sqlalchemy import Connection

from backend.chat.repository import ConversationNotFoundError, ConversationRepository, Json
from backend.chat.store import new_id, stored
from backend.turns.repository import Standing
from backend.widgets.interrupted import INTERRUPTED, interrupted

_FOR_THE_MODEL = (
    "The server stopped in the middle of the answer before this line. What was said and done up to "
    "there is kept; of a call without an outcome nobody knows whether it did something. If the "
    "user wants to go on, go on from there, and do nothing twice."
)


def keep_interrupted(connection: Connection, turn: Standing, frames: Sequence[bytes]) -> None:
    """Store what was said and not yet stored, and let the person and the model know."""
    threads = ConversationRepository(connection, turn.owner_id)
    said = [item for item in unfinished(frames) if not _is_stored(threads, turn.thread_id, item)]
    about = {"thread_id": turn.thread_id, "created_at": dt.datetime.now(dt.UTC)}
    items: list[ThreadItem] = [
        *said,
        SDKHiddenContextItem(id=new_id("sdk_hidden_context"), content=_FOR_THE_MODEL, **about),
        WidgetItem(id=new_id("message"), widget=interrupted(), copy_text=INTERRUPTED, **about),
    ]
    for item in items:
        threads.save_item(turn.thread_id, item.id, stored(item))


def unfinished(frames: Sequence[bytes]) -> list[AssistantMessageItem]:
    """Return the messages that the assistant had begun and not ended, with what they said."""
    begun: dict[str, Json] = {}
    for frame in frames:
        event: Json = json.loads(frame.removeprefix(b"data: "))
        match event:
            case {"type": "thread.item.added", "item": {"id": item_id, "type": kind} as item}:
                if kind == "assistant_message":
                    begun[item_id] = {**item, "content": list(item.get("content", []))}
            case {"type": "thread.item.updated", "item_id": item_id, "update": update}:
                if item_id in begun:
                    _update(begun[item_id]["content"], update)
            case {"type": "thread.item.done" | "thread.item.replaced", "item": {"id": item_id}}:
                begun.pop(item_id, None)
            case {"type": "thread.item.removed", "item_id": item_id}:
                begun.pop(item_id, None)
    messages = [AssistantMessageItem.model_validate(item) for item in begun.values()]
    return [m for m in messages if "".join(part.text for part in m.content).strip()]


def _update(content: list[Any], update: Json) -> None:
    index = update.get("content_index", 0)
    while len(content) <= index:
        content.append(AssistantMessageContent(text="").model_dump())
    match update:
        case {"delta": delta}:
            content[index] = {**content[index], "text": content[index]["text"] + delta}
        case {"content": part}:
            content[index] = part
        case {"annotation": annotation}:
            annotations = [*content[index].get("annotations", []), annotation]
            content[index] = {**content[index], "annotations": annotations}


def _is_stored(threads: ConversationRepository, thread_id: str, item: ThreadItem) -> bool:
    try:
        threads.item(thread_id, item.id)
    except ConversationNotFoundError:
        return False
    return True
