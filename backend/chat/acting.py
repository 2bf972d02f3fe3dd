"""A click in a conversation: what it does, and the items that are left of it."""

from dataclasses import dataclass
from typing import Any

from chatkit.actions import Action
from chatkit.types import HiddenContextItem, ThreadItem, ThreadMetadata, WidgetItem

from backend.agent.context import ChatContext
from backend.chat.actions import perform
from backend.chat.clicks import Change, read_click
from backend.chat.new_items import NewItems
from backend.chat.settling import settled
from backend.chat.store import SqlStore
from backend.tasks.client import TaskClient
from backend.widgets.views import view_of


@dataclass(frozen=True)
class Acted:
    """What a click has left."""

    widget: WidgetItem
    note: HiddenContextItem | None
    """What the model is to know of it."""

    @property
    def items(self) -> list[ThreadItem]:
        """All of it, in its order."""
        return [self.widget] if self.note is None else [self.note, self.widget]


@dataclass(frozen=True)
class Acting:
    """Does what clicked buttons say."""

    store: SqlStore
    tasks: TaskClient

    async def act(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: ChatContext,
    ) -> Acted:
        """Do it. What comes of a widget that is there is stored in its place.

        Raises:
            ClickError: If the click means nothing.
            TasksError: If the tool did nothing and there is no widget to say so in.
        """
        click = read_click(action.type, action.payload)
        view = view_of(sender.widget) if sender else None
        tasks = self.tasks.of(context.token, context.user_id, context.language)
        origin = sender.id if sender else context.request_key
        outcome = await perform(click, view, tasks, origin)
        new, widget = NewItems(self.store, thread, context), outcome.widget
        note = (
            HiddenContextItem(**new.fields("message"), content=outcome.note)
            if outcome.note
            else None
        )
        if sender is None:
            item = WidgetItem(**new.fields("message"), widget=widget, copy_text=widget.copy_text)
            return Acted(item, note)
        update = {"widget": widget, "copy_text": widget.copy_text}
        item = sender.model_copy(update=update)
        if isinstance(click, Change):
            item = await settled(sender, item, note, store=self.store, tasks=tasks, context=context)
        else:  # What somebody asked to see, they are shown.
            await self.store.save_items(thread.id, [item], context)
        return Acted(item, note)
