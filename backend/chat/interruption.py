"""What is left in a thread of an answer whose process has gone."""

import datetime as dt
import json
from collections.abc import Sequence

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    SDKHiddenContextItem,
    ThreadItem,
    WidgetItem,
    WorkflowItem,
)
from sqlalchemy import Connection

from backend.agent.interruption import STOPPED
from backend.chat.progress import closed, stopped_steps
from backend.chat.repository import ConversationNotFoundError, ConversationRepository, Json
from backend.chat.store import new_id, stored
from backend.texts.catalogues import texts_of
from backend.texts.texts import Texts
from backend.turns.repository import Standing
from backend.widgets.interrupted import interrupted
from backend.widgets.views import InterruptedView


def keep_interrupted(connection: Connection, turn: Standing, frames: Sequence[bytes]) -> None:
    """Store what was said and not yet stored, and let the person and the model know."""
    threads = ConversationRepository(connection, turn.owner_id)
    texts = texts_of(turn.language)
    begun = unfinished(frames, texts)
    left = [item for item in begun if not _is_ended(threads, turn.thread_id, item, texts)]
    about = {"thread_id": turn.thread_id, "created_at": dt.datetime.now(dt.UTC)}
    card = interrupted(InterruptedView(cause="server"), texts)
    items: list[ThreadItem] = [
        *left,
        SDKHiddenContextItem(id=new_id("sdk_hidden_context"), content=STOPPED, **about),
        WidgetItem(id=new_id("message"), widget=card, copy_text=card.copy_text, **about),
    ]
    for item in items:
        threads.save_item(turn.thread_id, item.id, stored(item))


def unfinished(frames: Sequence[bytes], texts: Texts) -> list[AssistantMessageItem | WorkflowItem]:
    """Return what the assistant had begun to say and to do, as far as it came."""
    begun: dict[str, Json] = {}
    for frame in frames:
        event: Json = json.loads(frame.removeprefix(b"data: "))
        match event:
            case {"type": "thread.item.added", "item": {"id": item_id, "type": kind} as item}:
                if kind in ("assistant_message", "workflow"):
                    begun[item_id] = item
            case {"type": "thread.item.updated", "item_id": item_id, "update": update}:
                if item_id in begun:
                    _update(begun[item_id], update)
            case {"type": "thread.item.done" | "thread.item.replaced", "item": {"id": item_id}}:
                begun.pop(item_id, None)
            case {"type": "thread.item.removed", "item_id": item_id}:
                begun.pop(item_id, None)
    items = [_item(item, texts) for item in begun.values()]
    return [item for item in items if isinstance(item, WorkflowItem) or _says_something(item)]


def _update(item: Json, update: Json) -> None:
    if item["type"] == "workflow":
        place = update["task_index"]
        item["workflow"]["tasks"][place : place + 1] = [update["task"]]
        return
    content = item.setdefault("content", [])
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


def _item(begun: Json, texts: Texts) -> AssistantMessageItem | WorkflowItem:
    if begun["type"] == "workflow":
        return closed(WorkflowItem.model_validate(begun), stopped_steps(texts), texts)
    return AssistantMessageItem.model_validate(begun)


def _says_something(message: AssistantMessageItem) -> bool:
    return bool("".join(part.text for part in message.content).strip())


def _is_ended(
    threads: ConversationRepository, thread_id: str, item: ThreadItem, texts: Texts
) -> bool:
    try:
        kept = threads.item(thread_id, item.id)
    except ConversationNotFoundError:
        return False
    # Steps are stored as stopped when they begin: then the events know more of them.
    said = stopped_steps(texts).model_dump(exclude_none=True)
    return item.type != "workflow" or kept["workflow"].get("summary") != said
