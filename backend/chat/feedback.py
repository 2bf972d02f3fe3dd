"""What everybody thought of answers: for the operator alone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlmodel import col

from backend.chat.models import FeedbackRow, ThreadItemRow
from backend.chat.searchable import text_in
from backend.identity.models import PersonRow

_BEGINNING = 80


@dataclass(frozen=True)
class Opinion:
    """What somebody thought of an answer."""

    owner_id: str
    user_name: str
    """Empty if there is no such person any more."""
    thread_id: str
    item_id: str
    kind: str
    given_at: dt.datetime
    beginning: str
    """Of the answer, in one line."""


def feedback_of_everyone(connection: Connection, start: dt.datetime) -> Sequence[Opinion]:
    """Return the opinions given from `start` on, newest first."""
    given, item = FeedbackRow, ThreadItemRow
    given_at = col(given.given_at)
    query = (
        select(
            col(given.owner_id),
            func.coalesce(col(PersonRow.name), ""),
            col(given.thread_id),
            col(given.item_id),
            col(given.kind),
            given_at,
            col(item.content),
        )
        .join_from(
            given,
            item,
            (col(item.owner_id) == col(given.owner_id))
            & (col(item.thread_id) == col(given.thread_id))
            & (col(item.id) == col(given.item_id)),
        )
        .outerjoin(PersonRow, col(PersonRow.id) == col(given.owner_id))
        .where(given_at >= start)
        .order_by(given_at.desc(), col(given.item_id).desc())
    )
    return [
        Opinion(owner, name, thread, item_id, kind, at, _beginning(content))
        for owner, name, thread, item_id, kind, at, content in connection.execute(query)
    ]


def _beginning(content: object) -> str:
    kind = content.get("type") if isinstance(content, dict) else None
    text = " ".join(text_in(content).split()) or f"({kind or 'damaged'})"
    return text if len(text) <= _BEGINNING else text[: _BEGINNING - 1] + "…"
