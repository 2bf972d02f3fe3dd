"""Queries on the texts of one owner's conversations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, literal, select, tuple_
from sqlmodel import col

from backend.chat.folding import folded
from backend.chat.models import SearchTextRow, ThreadItemRow, ThreadRow
from foundation.upserts import upsert

TITLE = ""
"""In the place of an item's id: the row is the conversation's title."""
_CURSOR = re.compile(r"(\d{1,18})\.(\w{1,80})", re.ASCII)
Json = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A conversation in which all words stand: in one message of it, or in its title."""

    thread: Json
    item: Json | None
    """The newest message that holds them; None if only the title does."""


@dataclass(frozen=True)
class FoundPage:
    """Conversations, the newest first, and where the next page begins."""

    found: Sequence[Found]
    next_cursor: str | None


class SearchRepository:
    """The searched texts of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id
        self._owned = col(SearchTextRow.owner_id) == owner_id

    def save(self, thread_id: str, item_id: str, sequence: int, text: str) -> None:
        """Keep the text of an item, or of the title, to be found by."""
        key = {"owner_id": self._owner_id, "thread_id": thread_id, "item_id": item_id}
        row = upsert(SearchTextRow, self._connection.dialect.name).values(
            **key, sequence=sequence, text=folded(text)
        )
        changed = {"text": row.excluded.text}
        self._connection.execute(row.on_conflict_do_update(index_elements=[*key], set_=changed))

    def forget(self, thread_id: str, item_id: str) -> None:
        """Let an item be found no more."""
        in_it = col(SearchTextRow.thread_id) == thread_id
        is_it = col(SearchTextRow.item_id) == item_id
        self._connection.execute(delete(SearchTextRow).where(self._owned, in_it, is_it))

    def forget_after(self, thread_id: str, sequence: int) -> None:
        """Let the items after this one be found no more."""
        in_it = col(SearchTextRow.thread_id) == thread_id
        later = col(SearchTextRow.sequence) > sequence
        self._connection.execute(delete(SearchTextRow).where(self._owned, in_it, later))

    def find(self, words: Sequence[str], *, cursor: str | None, limit: int) -> FoundPage:
        """Return a page of the conversations with all these folded words.

        Raises:
            ValueError: If the cursor is none of ours.
        """
        thread_id = col(SearchTextRow.thread_id)
        all_words = [col(SearchTextRow.text).contains(word, autoescape=True) for word in words]
        hits = (
            select(thread_id.label("thread_id"), func.max(col(SearchTextRow.sequence)).label("at"))
            .where(self._owned, *all_words)
            .group_by(thread_id)
            .subquery()
        )
        place = (col(ThreadRow.sequence), col(ThreadRow.id))
        item = ThreadItemRow
        query = (
            select(*place, col(ThreadRow.content), col(item.content))
            .join(hits, hits.c.thread_id == col(ThreadRow.id))
            .outerjoin(
                item,
                (col(item.owner_id) == self._owner_id)
                & (col(item.thread_id) == hits.c.thread_id)
                & (col(item.sequence) == hits.c.at),
            )
            .where(col(ThreadRow.owner_id) == self._owner_id)
        )
        if cursor is not None:
            query = query.where(tuple_(*place) < tuple_(*map(literal, _read(cursor))))
        newest_first = query.order_by(*(column.desc() for column in place))
        rows = self._connection.execute(newest_first.limit(limit + 1)).all()
        last = rows[limit - 1] if len(rows) > limit else None
        return FoundPage(
            [Found(thread, content) for _, _, thread, content in rows[:limit]],
            f"{last[0]}.{last[1]}" if last else None,
        )


def _read(cursor: str) -> tuple[int, str]:
    found = _CURSOR.fullmatch(cursor)
    if not found:
        raise ValueError
    return int(found[1]), found[2]
