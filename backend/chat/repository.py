"""Queries on one owner's conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlmodel import col

from backend.chat.models import FeedbackRow, ThreadItemRow, ThreadRow
from backend.chat.search import TITLE, SearchRepository
from backend.chat.searchable import text_in
from backend.metadata import utc_now
from foundation.upserts import upsert

T = TypeVar("T")
Json = dict[str, Any]


# What every click waits for. To build a statement takes longer than to run it.
_THREAD = (col(ThreadRow.owner_id) == bindparam("owner"), col(ThreadRow.id) == bindparam("thread"))
_ITEM = (
    col(ThreadItemRow.owner_id) == bindparam("owner"),
    col(ThreadItemRow.thread_id) == bindparam("thread"),
    col(ThreadItemRow.id) == bindparam("item"),
    col(ThreadItemRow.superseded_at).is_(None),
)
_READ_THREAD = select(col(ThreadRow.content)).where(*_THREAD)
_READ_ITEM = select(col(ThreadItemRow.content)).where(*_ITEM)
_CHANGE_ITEM = (
    update(ThreadItemRow)
    .where(*_ITEM)
    .values(content=bindparam("new_content"))
    .returning(col(ThreadItemRow.sequence))
)
_COUNT_ITEM = (
    update(ThreadRow)
    .where(*_THREAD)
    .values(next_item=col(ThreadRow.next_item) + 1)
    .returning(col(ThreadRow.next_item))
)
_ADD_ITEM = insert(ThreadItemRow)


class ConversationNotFoundError(Exception):
    """The owner has no such thread or item."""


@dataclass(frozen=True)
class Rows:
    """A page of stored content, and whether there is more behind it."""

    content: Sequence[Json]
    ids: Sequence[str]
    has_more: bool


class ConversationRepository:
    """The conversations of one owner, inside one transaction.

    Every statement starts from the owner, so a query cannot forget whose thread it reads.
    """

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id
        self._search = SearchRepository(connection, owner_id)

    def thread(self, thread_id: str) -> Json:
        """Return the thread.

        Raises:
            ConversationNotFoundError: If the owner has no such thread.
        """
        values = {"owner": self._owner_id, "thread": thread_id}
        return _one(self._connection.execute(_READ_THREAD, values).scalar_one_or_none())

    def save_thread(self, thread_id: str, created_at: str, content: Json) -> None:
        """Update the thread made at this moment, or insert it.

        Raises:
            sqlalchemy.exc.IntegrityError: If another thread has this id: ids are random, so two
                can be equal, and neither may take the other's place.
        """
        same = col(ThreadRow.content)["created_at"].as_string() == created_at
        kept = update(ThreadRow).where(*self._is_thread(thread_id), same).values(content=content)
        if self._connection.execute(kept).rowcount:
            self._search.save(thread_id, TITLE, 0, content.get("title") or "")
            return
        newest = select(func.coalesce(func.max(col(ThreadRow.sequence)), 0) + 1)
        self._connection.execute(
            insert(ThreadRow).values(
                owner_id=self._owner_id,
                id=thread_id,
                next_item=1,
                created_at=utc_now(),
                content=content,
                sequence=newest.where(self._owns(ThreadRow)).scalar_subquery(),
            )
        )
        self._search.save(thread_id, TITLE, 0, content.get("title") or "")

    def retitle(self, thread_id: str, old: str, new: str) -> Json | None:
        """Return the thread with its new title; None if it is not called `old` any more.

        Raises:
            ConversationNotFoundError: If the owner has no such thread.
        """
        values = {"owner": self._owner_id, "thread": thread_id}
        locked = _READ_THREAD.with_for_update()
        content: Json = _one(self._connection.execute(locked, values).scalar_one_or_none())
        if content.get("title") != old:
            return None
        content = {**content, "title": new}
        retitled = update(ThreadRow).where(*self._is_thread(thread_id)).values(content=content)
        self._connection.execute(retitled)
        self._search.save(thread_id, TITLE, 0, new)
        return content

    def threads(self, *, after: str | None, limit: int, newest_first: bool) -> Rows:
        """Return a page of threads.

        Raises:
            ConversationNotFoundError: If the owner has no thread `after`.
        """
        place = tuple_(col(ThreadRow.sequence), col(ThreadRow.id))
        query = select(col(ThreadRow.id), col(ThreadRow.content)).where(self._owns(ThreadRow))
        if after:
            where = select(col(ThreadRow.sequence), col(ThreadRow.id)).where(
                *self._is_thread(after)
            )
            seen = _one(self._connection.execute(where).one_or_none())
            query = query.where(place < seen if newest_first else place > seen)
        order = (col(ThreadRow.sequence), col(ThreadRow.id))
        return self._page(query.order_by(*_directed(order, newest_first)), limit)

    def delete_thread(self, thread_id: str) -> None:
        """Delete the thread and all in it.

        Raises:
            ConversationNotFoundError: If the owner has no such thread.
        """
        gone = delete(ThreadRow).where(*self._is_thread(thread_id))
        _one(self._connection.execute(gone).rowcount or None)

    def item(self, thread_id: str, item_id: str) -> Json:
        """Return the item.

        Raises:
            ConversationNotFoundError: If the owner's thread has no such item.
        """
        values = {"owner": self._owner_id, "thread": thread_id, "item": item_id}
        return _one(self._connection.execute(_READ_ITEM, values).scalar_one_or_none())

    def save_item(self, thread_id: str, item_id: str, content: Json) -> None:
        """Insert the item at the end of the thread; one that is there keeps its place.

        Raises:
            ConversationNotFoundError: If the owner has no such thread.
            sqlalchemy.exc.IntegrityError: If an item of another thread has this id.
        """
        values = {"owner": self._owner_id, "thread": thread_id}
        changed = {**values, "item": item_id, "new_content": content}
        sequence = self._connection.execute(_CHANGE_ITEM, changed).scalar_one_or_none()
        if sequence is None:
            sequence = _one(self._connection.execute(_COUNT_ITEM, values).scalar_one_or_none())
            added = {
                "owner_id": self._owner_id,
                "thread_id": thread_id,
                "id": item_id,
                "sequence": sequence,
                "content": content,
            }
            self._connection.execute(_ADD_ITEM, added)
        if text := text_in(content):
            self._search.save(thread_id, item_id, sequence, text)

    def replace_item(self, thread_id: str, item_id: str, before: Json, after: Json) -> bool:
        """Change the item's content if it is as it was before; return whether it was.

        Raises:
            ConversationNotFoundError: If the owner's thread has no such item.
        """
        values = {"owner": self._owner_id, "thread": thread_id, "item": item_id}
        locked = _READ_ITEM.with_for_update()
        if _one(self._connection.execute(locked, values).scalar_one_or_none()) != before:
            return False
        self.save_item(thread_id, item_id, after)
        return True

    def items(
        self,
        thread_id: str,
        *,
        after: str | None,
        limit: int,
        newest_first: bool,
        without: Sequence[str] = (),
    ) -> Rows:
        """Return a page of the thread's items, `without` those of some types.

        Raises:
            ConversationNotFoundError: If the owner has no such thread, or it no item `after`.
        """
        self.thread(thread_id)
        sequence = col(ThreadItemRow.sequence)
        query = select(col(ThreadItemRow.id), col(ThreadItemRow.content)).where(
            *self._in_thread(thread_id)
        )
        if without:
            kind = col(ThreadItemRow.content)["type"].as_string()
            query = query.where(kind.not_in(without))
        if after:
            where = select(col(ThreadItemRow.sequence)).where(*self._is_item(thread_id, after))
            seen = _one(self._connection.execute(where).scalar_one_or_none())
            query = query.where(sequence < seen if newest_first else sequence > seen)
        return self._page(query.order_by(*_directed((sequence,), newest_first)), limit)

    def delete_item(self, thread_id: str, item_id: str) -> None:
        """Delete the item, if it is there."""
        self._connection.execute(delete(ThreadItemRow).where(*self._is_item(thread_id, item_id)))
        self._search.forget(thread_id, item_id)

    def supersede_after(self, thread_id: str, item_id: str) -> None:
        """Take all that follows the item out of the conversation; the rows are kept.

        Raises:
            ConversationNotFoundError: If the owner's thread has no such item.
        """
        where = select(col(ThreadItemRow.sequence)).where(*self._is_item(thread_id, item_id))
        sequence = _one(self._connection.execute(where).scalar_one_or_none())
        later = update(ThreadItemRow).where(
            *self._in_thread(thread_id), col(ThreadItemRow.sequence) > sequence
        )
        self._connection.execute(later.values(superseded_at=utc_now()))
        self._search.forget_after(thread_id, sequence)

    def save_feedback(self, thread_id: str, item_ids: Sequence[str], kind: str) -> None:
        """Keep what the owner thinks of these items, in place of what they thought before.

        Raises:
            ConversationNotFoundError: If the thread lacks one of the items.
        """
        rated = set(item_ids)
        are_these = (*self._in_thread(thread_id), col(ThreadItemRow.id).in_(rated))
        found = select(func.count()).select_from(ThreadItemRow).where(*are_these)
        self.thread(thread_id)
        if self._connection.execute(found).scalar_one() != len(rated):
            raise ConversationNotFoundError
        if not rated:
            return
        given = {"kind": kind, "given_at": utc_now()}
        key = {"owner_id": self._owner_id, "thread_id": thread_id}
        rows = [{**key, "item_id": item_id, **given} for item_id in sorted(rated)]
        statement = upsert(FeedbackRow, self._connection.dialect.name).values(rows)
        columns = [*key, "item_id"]
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=columns, set_=given)
        )

    def _owns(self, table: type[ThreadRow | ThreadItemRow]) -> ColumnElement[bool]:
        return col(table.owner_id) == self._owner_id

    def _is_thread(self, thread_id: str) -> tuple[ColumnElement[bool], ...]:
        return self._owns(ThreadRow), col(ThreadRow.id) == thread_id

    def _in_thread(self, thread_id: str) -> tuple[ColumnElement[bool], ...]:
        in_it = col(ThreadItemRow.thread_id) == thread_id
        return self._owns(ThreadItemRow), in_it, col(ThreadItemRow.superseded_at).is_(None)

    def _is_item(self, thread_id: str, item_id: str) -> tuple[ColumnElement[bool], ...]:
        return *self._in_thread(thread_id), col(ThreadItemRow.id) == item_id

    def _page(self, query: Select[Any], limit: int) -> Rows:
        rows = self._connection.execute(query.limit(limit + 1)).all()
        kept = rows[:limit]
        return Rows([row[1] for row in kept], [row[0] for row in kept], len(rows) > limit)


def _one(found: T | None) -> T:
    if found is None:
        raise ConversationNotFoundError
    return found


def _directed(order: Sequence[Any], newest_first: bool) -> list[Any]:
    return [column.desc() if newest_first else column.asc() for column in order]
