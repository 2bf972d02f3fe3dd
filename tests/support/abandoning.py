"""Answers whose process died in the middle of them."""

import datetime as dt
import json

from sqlmodel import col

from backend.identity.people import People
from backend.metadata import utc_now
from backend.turns.models import TurnRow
from backend.turns.repository import TurnRepository
from tests.support.person import Json, Person
from tests.support.product import Product
from tests.support.viewer import running_turn


def abandon(product: Product, thread_id: str, worker_id: str, heartbeat: dt.datetime) -> str:
    """Leave a turn behind as a process does that dies in the middle of it."""
    update = {"type": "assistant_message.content_part.text_delta", "content_index": 0}
    item = {"type": "assistant_message", "id": "msg_half", "thread_id": thread_id, "content": []}
    item["created_at"] = "2026-11-20T10:00:00Z"
    events = [
        {"type": "thread.item.added", "item": item},
        {"type": "thread.item.updated", "item_id": "msg_half", "update": update | {"delta": "Ha"}},
        {"type": "thread.item.updated", "item_id": "msg_half", "update": update | {"delta": "lf"}},
    ]
    frames = [f"data: {json.dumps(event)}\n\n".encode() for event in events]
    with product.database.writing() as connection:
        turns = TurnRepository(connection, People(connection).named("ada").id)
        turns.begin("turn_left", thread_id, worker_id, None, "en")
        turns.append("turn_left", 0, frames)
        connection.execute(
            TurnRow.__table__.update()  # type: ignore[attr-defined]  # SQLModel's own
            .where(col(TurnRow.id) == "turn_left")
            .values(heartbeat_at=heartbeat)
        )
    return "turn_left"


async def interrupted_card(product: Product, ada: Person) -> Json:
    """Return the Card of an answer that breaks off now, in ada's conversation."""
    abandon(product, ada.thread_id, "wrk_far", utc_now() - dt.timedelta(hours=1))
    assert await running_turn(ada.http, ada.thread_id) is None
    return (await ada.items())[-1]
