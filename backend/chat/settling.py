"""Storing what a click has drawn, where another click may have drawn the same widget meanwhile.

Of a double click, the second one changes nothing, and has read the widget before the first one was
stored: written over it, it would take away the way to undo what the first one did.
"""

from chatkit.types import HiddenContextItem, WidgetItem

from backend.agent.context import ChatContext
from backend.chat.store import SqlStore
from backend.tasks.client import UserTasks
from backend.widgets.redraw import current
from backend.widgets.views import view_of

_TRIES = 3


async def settled(
    before: WidgetItem,
    after: WidgetItem,
    note: HiddenContextItem | None,
    *,
    store: SqlStore,
    tasks: UserTasks,
    context: ChatContext,
) -> WidgetItem:
    """Store what a click made of the widget, with its `note`; return the widget as it is then.

    Without a note the click has changed nothing: whoever was faster knew more.
    """
    notes = [note] if note else []
    for _ in range(_TRIES):
        if await store.replace_widget(after.thread_id, before, after, context, notes):
            return after
        found = await store.load_item(after.thread_id, after.id, context)
        if note is None and isinstance(found, WidgetItem):
            return found
        before = found if isinstance(found, WidgetItem) else before
        if drawn := await current(view_of(after.widget), tasks):
            update = {"widget": drawn, "copy_text": drawn.copy_text}
            after = after.model_copy(update=update)
    await store.save_items(after.thread_id, [*notes, after], context)
    return after
