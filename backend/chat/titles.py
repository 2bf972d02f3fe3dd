"""Titles of conversations, made by a model beside answers that have begun: none waits for one."""

import asyncio
import logging
import re
from collections.abc import Callable

from chatkit.store import NotFoundError
from chatkit.types import ThreadMetadata, UserMessageItem

from backend.agent.context import ChatContext
from backend.agent.failures import NoAnswerError
from backend.agent.routing import without_route
from backend.agent.supervisor import Supervisor
from backend.agent.titling import can_title, titled
from backend.chat.metering import Metering
from backend.chat.spoken import text_of
from backend.chat.store import SqlStore
from backend.texts.texts import Texts
from backend.usage.limit import LimitReachedError

logger = logging.getLogger(__name__)

_CHARACTERS = 60
Making = asyncio.Task[ThreadMetadata | None]


def title_of(message: UserMessageItem, texts: Texts) -> str:
    """Return what the conversation is called in the history: the beginning of its first message."""
    typed = " ".join(part.text for part in message.content)
    words = re.sub(r"\s+", " ", without_route(typed)).strip()
    if len(words) <= _CHARACTERS:
        return words or texts.page.new_conversation
    return words[: _CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


class Titling:
    """The making of one title, which begins when it is asked for the first time."""

    def __init__(self, begin: Callable[[], Making]) -> None:
        self._begin = begin
        self._making: Making | None = None
        self._is_told = False

    def news(self) -> ThreadMetadata | None:
        """Return the conversation with its new title, once, when there is one."""
        if self._making is None:
            self._making = self._begin()
        if self._is_told or not self._making.done():
            return None
        self._is_told = True
        return None if self._making.cancelled() else self._making.result()


class Titles:
    """Has titles made by language models."""

    def __init__(self, store: SqlStore, metering: Metering) -> None:
        self._store = store
        self._metering = metering
        self._making: set[Making] = set()

    def of(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem,
        model: Supervisor,
        context: ChatContext,
    ) -> Titling | None:
        """Return the making of a title of the conversation that begins with the message.

        None: the model is no language model, or there is nothing to make one of.
        """
        text = text_of(message)
        if not text.strip() or not can_title(model):
            return None

        def begin() -> Making:
            # A conversation of this title has not been named by anybody yet.
            making = asyncio.create_task(
                self._make(thread.id, thread.title or "", text, model, context)
            )
            self._making.add(making)
            making.add_done_callback(self._making.discard)
            return making

        return Titling(begin)

    async def close(self) -> None:
        """End what is being made: these conversations keep the titles they have."""
        making = list(self._making)
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)

    async def _make(
        self, thread_id: str, called: str, text: str, model: Supervisor, context: ChatContext
    ) -> ThreadMetadata | None:
        """Return the conversation with a new title, if it is still called as it was."""
        try:
            accounts, tasks = self._metering.accounts, self._metering.tasks
            await accounts.check(context.user_id, tasks.of(context.token).time_zone)
            made = await titled(model, text)
            accounts.recorder.record(
                context.user_id, thread_id, made.used, estimated=made.is_estimate
            )
            if not made.title:
                return None
            return await self._store.retitle(thread_id, called, made.title, context)
        except (NoAnswerError, LimitReachedError, NotFoundError, TimeoutError):
            return None  # Logged where it happened, if it is worth it.
        except Exception as error:  # noqa: BLE001  # an answer must not end because of its title
            logger.error("Title failed: error=%s", type(error).__name__)  # noqa: TRY400
            return None
