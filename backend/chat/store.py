"""Conversations in the database, as ChatKit asks for them."""

import datetime as dt
import logging
import time
from collections.abc import Callable, Sequence
from secrets import token_hex
from typing import Any, TypeVar

from chatkit.store import NotFoundError, Store, StoreItemType
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    Attachment,
    HiddenContextItem,
    LockedStatus,
    Page,
    ThreadItem,
    ThreadMetadata,
    WidgetItem,
)
from pydantic import TypeAdapter, ValidationError
from typing_extensions import override

from backend.agent.context import ChatContext
from backend.attachments.attachments import Attachments
from backend.chat.repository import ConversationNotFoundError, ConversationRepository, Json, Rows
from backend.turns.live import CURRENT
from backend.turns.state import TurnState
from backend.widgets.drawn import Drawn
from foundation.database import Database

logger = logging.getLogger(__name__)

T = TypeVar("T")
Told = Callable[[str, str], None]
"""Is told the owner and the id of a thread that changed."""
MAX_PAGE = 100
RANDOM_BYTES = 13
"""104 random bits an id; ChatKit's own ids have 32 and collide within 100,000."""
_PREFIXES: dict[StoreItemType, str] = {
    "thread": "thr",
    "message": "msg",
    "tool_call": "tc",
    "workflow": "wf",
    "task": "tsk",
    "attachment": "atc",
    "sdk_hidden_context": "shcx",
}
_DRAWN = ("widget", "workflow")
_ITEM = TypeAdapter[ThreadItem](ThreadItem)


class SqlStore(Store[ChatContext]):
    """The threads and items of the caller in `context`."""

    def __init__(
        self, database: Database, attachments: Attachments, told: Told | None = None
    ) -> None:
        self._database = database
        self.attachments = attachments
        self._told = told

    @override
    def generate_thread_id(self, context: ChatContext) -> str:
        return new_id("thread")

    @override
    def generate_item_id(
        self, item_type: StoreItemType, thread: ThreadMetadata, context: ChatContext
    ) -> str:
        return new_id(item_type)

    @override
    async def load_thread(self, thread_id: str, context: ChatContext) -> ThreadMetadata:
        content = await self._read(context, lambda threads: threads.thread(thread_id))
        return _read_thread(thread_id, content)

    @override
    async def save_thread(self, thread: ThreadMetadata, context: ChatContext) -> None:
        thread.created_at = in_utc(thread.created_at)
        # ChatKit also passes its subclass `Thread`, whose `items` must not be kept.
        content = thread.model_dump(mode="json", exclude={"items"}, exclude_none=True)
        made = content["created_at"]
        await self._write(context, lambda threads: threads.save_thread(thread.id, made, content))
        self._tell(thread.id, context)

    async def retitle(
        self, thread_id: str, old: str, new: str, context: ChatContext
    ) -> ThreadMetadata | None:
        """Return the thread with its new title; None if it is not called `old` any more.

        Raises:
            NotFoundError: If the caller has no such thread.
        """
        content = await self._write(context, lambda threads: threads.retitle(thread_id, old, new))
        if not content:
            return None
        self._tell(thread_id, context)
        return ThreadMetadata.model_validate(content)

    @override
    async def load_threads(
        self, limit: int, after: str | None, order: str, context: ChatContext
    ) -> Page[ThreadMetadata]:
        newest, size = order == "desc", _clamp(limit)
        rows = await self._read(
            context,
            lambda threads: threads.threads(after=after, limit=size, newest_first=newest),
        )
        pairs = zip(rows.ids, rows.content, strict=True)
        return _page(rows, [_read_thread(thread_id, content) for thread_id, content in pairs])

    @override
    async def delete_thread(self, thread_id: str, context: ChatContext) -> None:
        await self._write(context, lambda threads: threads.delete_thread(thread_id))
        self._tell(thread_id, context)
        await self.attachments.delete_of(thread_id, context)

    @override
    async def load_thread_items(
        self, thread_id: str, after: str | None, limit: int, order: str, context: ChatContext
    ) -> Page[ThreadItem]:
        newest, size = order == "desc", _clamp(limit)
        rows = await self._read(
            context,
            lambda threads: threads.items(thread_id, after=after, limit=size, newest_first=newest),
        )
        return _page(rows, _read_items(thread_id, rows))

    async def load_spoken_items(
        self, thread_id: str, after: str | None, limit: int, context: ChatContext
    ) -> Page[ThreadItem]:
        """Return a page of what was said and done, newest first: items without what was drawn.

        Widgets are most of a thread's bytes, and no model reads them.
        """
        rows = await self._read(
            context,
            lambda threads: threads.items(
                thread_id, after=after, limit=limit, newest_first=True, without=_DRAWN
            ),
        )
        return _page(rows, _read_items(thread_id, rows))

    @override
    async def load_item(self, thread_id: str, item_id: str, context: ChatContext) -> ThreadItem:
        content = await self._read(context, lambda threads: threads.item(thread_id, item_id))
        return _read_item(thread_id, item_id, content)

    @override
    async def save_item(self, thread_id: str, item: ThreadItem, context: ChatContext) -> None:
        await self.save_items(thread_id, [item], context)

    async def save_items(
        self, thread_id: str, items: Sequence[ThreadItem], context: ChatContext
    ) -> None:
        """Store the items, all or none."""
        contents: list[tuple[str, Json]] = []
        for item in items:
            # In place: ChatKit sends this same object next, and its own times are naive.
            item.created_at = in_utc(item.created_at)
            contents.append((item.id, stored(item)))

        def save(threads: ConversationRepository) -> None:
            for item_id, content in contents:
                threads.save_item(thread_id, item_id, content)

        await self._write(context, save)
        self._tell(thread_id, context)

    async def replace_widget(
        self,
        thread_id: str,
        before: WidgetItem,
        after: WidgetItem,
        context: ChatContext,
        notes: Sequence[HiddenContextItem] = (),
    ) -> bool:
        """Store the widget as it is after, if it looks different. Return whether it does by now.

        False: it is no longer as it was before. Whoever has changed it knew more. `notes`: what
        is stored with it, if it is.

        Raises:
            NotFoundError: If the caller has no such thread or item.
        """
        old, new = stored(before), stored(after)
        if old == new and not notes:
            return True

        def replace(threads: ConversationRepository) -> bool:
            if not threads.replace_item(thread_id, before.id, old, new):
                return False
            for note in notes:
                threads.save_item(thread_id, note.id, stored(note))
            return True

        is_replaced = await self._write(context, replace)
        if is_replaced:
            self._tell(thread_id, context)
        return is_replaced

    # ChatKit adds a finished item, and adds it again where it was interrupted.
    add_thread_item = save_item

    @override
    async def delete_thread_item(self, thread_id: str, item_id: str, context: ChatContext) -> None:
        await self._write(context, lambda threads: threads.delete_item(thread_id, item_id))
        self._tell(thread_id, context)

    async def supersede_after(self, thread_id: str, item_id: str, context: ChatContext) -> None:
        """Take all that follows the item out of the conversation, in one transaction.

        Raises:
            NotFoundError: If there is no such item.
        """
        await self._write(context, lambda threads: threads.supersede_after(thread_id, item_id))

    async def save_feedback(
        self, thread_id: str, item_ids: Sequence[str], kind: str, context: ChatContext
    ) -> None:
        """Keep the caller's opinion of these items.

        Raises:
            NotFoundError: If the thread lacks one of them.
        """
        await self._write(context, lambda threads: threads.save_feedback(thread_id, item_ids, kind))

    @override
    async def save_attachment(self, attachment: Attachment, context: ChatContext) -> None:
        await self.attachments.place(attachment, context)

    @override
    async def load_attachment(self, attachment_id: str, context: ChatContext) -> Attachment:
        return await self.attachments.load(attachment_id, context)

    @override
    async def delete_attachment(self, attachment_id: str, context: ChatContext) -> None:
        """Do nothing: ChatKit has asked the attachments themselves before."""

    def _tell(self, thread_id: str, context: ChatContext) -> None:
        """Let whoever shows the thread know, but of what a turn stores: they hear of its end."""
        turn = CURRENT.get()
        if self._told and (turn is None or turn.state is not TurnState.RUNNING):
            self._told(context.user_id, thread_id)

    async def _read(self, context: ChatContext, work: Callable[[ConversationRepository], T]) -> T:
        try:
            return await self._database.read(
                lambda connection: work(ConversationRepository(connection, context.user_id))
            )
        except ConversationNotFoundError as error:
            raise NotFoundError("There is no such conversation or item.") from error

    async def _write(self, context: ChatContext, work: Callable[[ConversationRepository], T]) -> T:
        try:
            return await self._database.write(
                lambda connection: work(ConversationRepository(connection, context.user_id))
            )
        except ConversationNotFoundError as error:
            raise NotFoundError("There is no such conversation or item.") from error


def in_utc(instant: dt.datetime) -> dt.datetime:
    """Return the instant with its zone. ChatKit's own are naive, in the zone of the machine."""
    return instant.astimezone(dt.UTC)


def stored(item: ThreadItem) -> Json:
    """Return the item as it is stored."""
    return item.model_dump(mode="json", exclude_none=True, polymorphic_serialization=True)


def new_id(kind: StoreItemType) -> str:
    """Return an id for something new."""
    # The time first, so that neighbours in time are neighbours in the index.
    return f"{_PREFIXES[kind]}_{time.time_ns() // 1_000_000:012x}{token_hex(RANDOM_BYTES)}"


def _clamp(limit: int) -> int:
    return max(1, min(limit, MAX_PAGE))


def _page(rows: Rows, data: list[Any]) -> Page[Any]:
    return Page(data=data, has_more=rows.has_more, after=rows.ids[-1] if rows.has_more else None)


def _read_thread(thread_id: str, content: Json) -> ThreadMetadata:
    try:
        return ThreadMetadata.model_validate(content)
    except ValidationError:
        logger.exception("Thread %s cannot be read", thread_id)
        # It can be opened and deleted, and the others are listed.
        return ThreadMetadata(
            id=thread_id,
            title="(This conversation cannot be shown as it was.)",
            created_at=dt.datetime.now(dt.UTC),
            status=LockedStatus(reason="This conversation is damaged. Start a new one."),
        )


def _read_items(thread_id: str, rows: Rows) -> list[ThreadItem]:
    return [
        _read_item(thread_id, item_id, content)
        for item_id, content in zip(rows.ids, rows.content, strict=True)
    ]


def _read_item(thread_id: str, item_id: str, content: Json) -> ThreadItem:
    try:
        if content.get("type") == "widget":
            content = {**content, "widget": Drawn.model_validate(content.get("widget"))}
        return _ITEM.validate_python(content)
    except ValidationError:
        logger.exception("Item %s cannot be read", item_id)
        sorry = AssistantMessageContent(text="_This part of the conversation cannot be shown._")
        now = dt.datetime.now(dt.UTC)
        return AssistantMessageItem(
            id=item_id, thread_id=thread_id, created_at=now, content=[sorry]
        )
