"""A click that lets an answer go on which did not come to its end."""

from chatkit.types import ThreadItem, UserMessageItem, WidgetItem

from backend.agent.context import ChatContext
from backend.chat.clicks import ClickError
from backend.chat.history import PAGE_ITEMS
from backend.chat.store import SqlStore
from backend.widgets.interrupted import interrupted
from backend.widgets.views import InterruptedView, view_of


async def standing(
    sender: ThreadItem | None, store: SqlStore, context: ChatContext
) -> InterruptedView:
    """Return how the Card stands: open, used, or left behind by what was written since.

    Raises:
        ClickError: If it is no such Card.
    """
    view = view_of(sender.widget) if isinstance(sender, WidgetItem) else None
    if sender is None or not isinstance(view, InterruptedView):
        raise ClickError("This button belongs to no answer. Write “continue” to go on.")
    if view.state == "open" and await _is_written_after(sender, store, context):
        return in_state(view, "left")
    return view


def in_state(view: InterruptedView, state: str) -> InterruptedView:
    """Return the same in another state."""
    return InterruptedView.model_validate({"cause": view.cause, "state": state})


def redrawn(sender: WidgetItem, view: InterruptedView) -> WidgetItem:
    """Return the Card as it is then."""
    card = interrupted(view)
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
