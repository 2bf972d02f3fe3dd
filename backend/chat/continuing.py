"""A click that lets an answer go on which did not come to its end."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace

from chatkit.errors import CustomStreamError
from chatkit.types import (
    HiddenContextItem,
    ThreadCustomActionParams,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
)

from backend.agent.context import ChatContext
from backend.agent.interruption import GO_ON
from backend.chat.clicks import ClickError
from backend.chat.history import PAGE_ITEMS
from backend.chat.new_items import NewItems
from backend.chat.store import SqlStore
from backend.texts.catalogues import texts_of
from backend.turns.live import CURRENT
from backend.widgets.interrupted import CONTINUE, interrupted
from backend.widgets.views import InterruptedView, language_of, view_of

Respond = Callable[
    [ThreadMetadata, UserMessageItem | None, ChatContext], AsyncGenerator[ThreadStreamEvent, None]
]


async def goes_on(click: ThreadCustomActionParams, store: SqlStore, context: ChatContext) -> bool:
    """Return whether the click lets an answer go on, as far as can be seen by now.

    Raises:
        NotFoundError: If the caller has no such item.
    """
    if click.action.type != CONTINUE or click.item_id is None:
        return False
    sender = await store.load_item(click.thread_id, click.item_id, context)
    try:
        return (await standing(sender, store, context)).state == "open"
    except ClickError:
        return False


async def going_on(
    thread: ThreadMetadata,
    sender: WidgetItem | None,
    store: SqlStore,
    context: ChatContext,
    respond: Respond,
) -> AsyncGenerator[ThreadStreamEvent, None]:
    """Stream the rest of an answer, once, and the Card that asked for it as it is then.

    Raises:
        ClickError: If it is no such Card.
        CustomStreamError: If the model or the tasks fail.
    """
    view = await standing(sender, store, context)
    if sender is None:
        raise TypeError(sender)
    turn = CURRENT.get()
    if view.state != "open" or (turn is not None and not turn.is_recorded):
        yield ThreadItemReplacedEvent(item=redrawn(sender, view))
        return
    message = await answered_message(thread.id, store, context)
    told = NewItems(store, thread, context).fields("message")
    yield ThreadItemDoneEvent(item=HiddenContextItem(**told, content=GO_ON))
    yield ThreadItemReplacedEvent(item=redrawn(sender, in_state(view, "continued")))
    try:
        async with aclosing(respond(thread, message, replace(context, is_first=False))) as events:
            async for event in events:
                yield event
    except CustomStreamError as error:
        # Tried again from its message on, the answer would forget which tools have run.
        yield ThreadItemReplacedEvent(item=redrawn(sender, view))
        raise CustomStreamError(error.message, allow_retry=False) from error


async def standing(
    sender: ThreadItem | None, store: SqlStore, context: ChatContext
) -> InterruptedView:
    """Return how the Card stands: open, used, or left behind by what was written since.

    Raises:
        ClickError: If it is no such Card.
    """
    view = view_of(sender.widget) if isinstance(sender, WidgetItem) else None
    if sender is None or not isinstance(view, InterruptedView):
        raise ClickError(lambda texts: texts.notice.no_answer)
    if view.state == "open" and await _is_written_after(sender, store, context):
        return in_state(view, "left")
    return view


def in_state(view: InterruptedView, state: str) -> InterruptedView:
    """Return the same in another state."""
    return InterruptedView.model_validate({"cause": view.cause, "state": state})


def redrawn(sender: WidgetItem, view: InterruptedView) -> WidgetItem:
    """Return the Card as it is then."""
    card = interrupted(view, texts_of(language_of(sender.widget)))
    return sender.model_copy(update={"widget": card, "copy_text": card.copy_text})


async def answered_message(
    thread_id: str, store: SqlStore, context: ChatContext
) -> UserMessageItem | None:
    """Return the message whose answer it is."""
    after: str | None = None
    while True:
        page = await store.load_spoken_items(thread_id, after, PAGE_ITEMS, context)
        for item in page.data:
            if isinstance(item, UserMessageItem):
                return item
        if not page.has_more:
            return None
        after = page.after


async def _is_written_after(card: ThreadItem, store: SqlStore, context: ChatContext) -> bool:
    after: str | None = card.id
    while True:
        page = await store.load_thread_items(card.thread_id, after, PAGE_ITEMS, "asc", context)
        if any(isinstance(item, UserMessageItem) for item in page.data):
            return True
        if not page.has_more:
            return False
        after = page.after
