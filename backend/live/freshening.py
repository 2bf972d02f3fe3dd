"""Keeps the newest widget of an open conversation true, whoever changes its tasks."""

import logging
from collections.abc import AsyncGenerator, Callable

from chatkit.store import NotFoundError
from chatkit.types import WidgetItem

from backend.agent.context import ChatContext
from backend.chat.store import SqlStore
from backend.tasks.client import TaskClient
from backend.tasks.errors import TasksUnavailableError
from backend.turns.turns import Turns
from backend.widgets.redraw import current
from backend.widgets.views import language_of, view_of

logger = logging.getLogger(__name__)

_PAGE_ITEMS = 10
_PAGES = 5
"""How far back a widget is looked for. What was said since has left it far above."""
_TRIES = 3


class Freshening:
    """Draws widgets again that show tasks, in the place where they are."""

    def __init__(
        self, store: SqlStore, turns: Turns, tasks: TaskClient, token_of: Callable[[str], str]
    ) -> None:
        self._store = store
        self._turns = turns
        self._tasks = tasks
        self._token_of = token_of

    async def freshen(self, owner_id: str, thread_id: str) -> bool:
        """Store the newest widget that shows tasks, if it looks different by now.

        Return False if something is being made in the conversation, which may draw it itself.
        """
        context = ChatContext(owner_id, lambda: self._token_of(owner_id))
        try:
            for _ in range(_TRIES):
                if await self._turns.is_busy(owner_id, thread_id):
                    return False
                if await self._is_fresh(thread_id, context):
                    return True
        except NotFoundError:
            return True  # Deleted meanwhile.
        except TasksUnavailableError:
            # When they are back, the listening begins anew, and with it a look at every widget.
            return True
        return False

    async def _is_fresh(self, thread_id: str, context: ChatContext) -> bool:
        """Return whether the widget is up to date by now. False: a click was faster."""
        async for item in self._widgets(thread_id, context):
            # Nobody asks in a language: it stays the one that the widget is in.
            spoken = language_of(item.widget)
            tasks = self._tasks.of(context.token, context.user_id, spoken)
            drawn = await current(view_of(item.widget), tasks)
            if drawn is None:
                continue
            update = {"widget": drawn, "copy_text": drawn.copy_text}
            return await self._store.replace_widget(
                thread_id, item, item.model_copy(update=update), context
            )
        return True

    async def _widgets(
        self, thread_id: str, context: ChatContext
    ) -> AsyncGenerator[WidgetItem, None]:
        """Yield the conversation's latest widgets, the newest first."""
        after: str | None = None
        for _ in range(_PAGES):
            page = await self._store.load_thread_items(
                thread_id, after, _PAGE_ITEMS, "desc", context
            )
            for item in page.data:
                if isinstance(item, WidgetItem):
                    yield item
            if not page.has_more:
                return
            after = page.after
