"""ChatKit's questions: what to answer to a message, and what a click does."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from functools import partial
from typing import Any

import anyio
from agents import Model
from chatkit.actions import Action
from chatkit.errors import CustomStreamError
from chatkit.server import ChatKitServer, NonStreamingResult, StreamingResult
from chatkit.types import (
    ChatKitReq,
    FeedbackKind,
    HiddenContextItem,
    SyncCustomActionResponse,
    Thread,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    UserMessageTextContent,
    WidgetItem,
    is_streaming_req,
)
from typing_extensions import override

from backend.agent.agents import task_assistant
from backend.agent.context import ChatContext
from backend.agent.events import TurnEvent
from backend.agent.turn import run_turn
from backend.chat.actions import ClickError, perform, read_click
from backend.chat.answer import Answer
from backend.chat.history import HISTORY_ITEMS, model_input
from backend.chat.new_items import NewItems
from backend.chat.store import SqlStore, in_utc
from backend.tasks.client import TaskClient
from backend.tasks.errors import TasksError
from backend.widgets.views import view_of

CLEANUP_SECONDS = 5
TITLE_CHARACTERS = 60


class TaskChatServer(ChatKitServer[ChatContext]):
    """Answers messages with the agent, and clicks without it."""

    store: SqlStore

    def __init__(
        self, store: SqlStore, tasks: TaskClient, model: Model, turn_seconds: float
    ) -> None:
        super().__init__(store)
        self._tasks = tasks
        self._model = model
        self._turn_seconds = turn_seconds

    async def answer(
        self, request: ChatKitReq, context: ChatContext
    ) -> StreamingResult | NonStreamingResult:
        """Answer a request that was read already.

        `process` makes its parser anew for every request, which takes longer than most answers.
        The methods behind it are private in openai-chatkit 1.6.5.
        """
        if is_streaming_req(request):
            return StreamingResult(self._process_streaming(request, context))
        return NonStreamingResult(await self._process_non_streaming(request, context))

    @override
    async def respond(
        self,
        thread: ThreadMetadata,
        input_user_message: UserMessageItem | None,
        context: ChatContext,
    ) -> AsyncGenerator[ThreadStreamEvent, None]:
        """Stream the agent's answer to the thread's last message.

        Raises:
            CustomStreamError: If the model or the tasks fail, with a message for the person.
        """
        if thread.title is None and input_user_message is not None:
            thread.title = title_of(input_user_message)
        latest = await self.store.load_thread_items(
            thread.id, after=None, limit=HISTORY_ITEMS, order="desc", context=context
        )
        agent = task_assistant(self._model, self._tasks.of(context.token))
        history = await model_input(latest.data)
        answer = Answer(
            NewItems(self.store, thread, context),
            partial(self.store.add_thread_item, thread.id, context=context),
        )
        try:
            # Closed here and at once: a turn that is left stops, so that no tool runs unseen.
            async with (
                aclosing(run_turn(agent, history, seconds=self._turn_seconds)) as turn,
                aclosing(answer.events(_watched(turn, context))) as events,
            ):
                async for event in events:
                    yield event
        except TasksError as error:
            raise CustomStreamError(str(error)) from error

    @override
    async def action(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: ChatContext,
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Do what the clicked button says, redraw its widget, and let the model know.

        Raises:
            CustomStreamError: With the reason why nothing was done, shown to the person.
        """
        try:
            widget, hidden = await self._click(thread, action, sender, context)
        except (ClickError, TasksError) as error:
            raise CustomStreamError(str(error), allow_retry=False) from error
        if hidden is not None:
            yield ThreadItemDoneEvent(item=hidden)  # Stored, but not sent to the browser.
        replaced = sender is not None
        yield ThreadItemReplacedEvent(item=widget) if replaced else ThreadItemDoneEvent(item=widget)

    @override
    async def sync_action(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: ChatContext,
    ) -> SyncCustomActionResponse:
        """Do the same without a stream. ChatKit stores nothing of it, so it is stored here.

        Raises:
            ClickError: If the click means nothing.
            TasksError: If the tool did nothing and there is no widget to say so in.
        """
        widget, hidden = await self._click(thread, action, sender, context)
        items: list[ThreadItem] = [widget] if hidden is None else [hidden, widget]
        await self.store.save_items(thread.id, items, context)
        return SyncCustomActionResponse(updated_item=widget)

    @override
    async def add_feedback(
        self, thread_id: str, item_ids: list[str], feedback: FeedbackKind, context: ChatContext
    ) -> None:
        await self.store.save_feedback(thread_id, item_ids, feedback, context)

    @override
    async def handle_stream_cancelled(
        self, thread: ThreadMetadata, pending_items: list[ThreadItem], context: ChatContext
    ) -> None:
        """Keep what the assistant had said when the answer was stopped."""
        # The request's cancel scope is still cancelled: without the shield, the first `await` in
        # the store would be too, and the partial answer lost.
        with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
            await super().handle_stream_cancelled(thread, pending_items, context)

    @override
    def _to_thread_response(self, thread: ThreadMetadata | Thread) -> Thread:
        response = super()._to_thread_response(thread)
        response.created_at = in_utc(response.created_at)
        return response

    async def _click(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: ChatContext,
    ) -> tuple[WidgetItem, HiddenContextItem | None]:
        click = read_click(action.type, action.payload)
        view = view_of(sender.widget) if sender else None
        outcome = await perform(click, view, self._tasks.of(context.token))
        new = NewItems(self.store, thread, context)
        if sender is None:
            item = WidgetItem(**new.fields("message"), widget=outcome.widget)
        else:
            item = sender.model_copy(update={"widget": outcome.widget, "copy_text": None})
        if not outcome.note:
            return item, None
        return item, HiddenContextItem(**new.fields("message"), content=outcome.note)


def title_of(message: UserMessageItem) -> str:
    """Return what the conversation is called in the history: the beginning of its first message."""
    texts: Sequence[str] = [
        part.text for part in message.content if isinstance(part, UserMessageTextContent)
    ]
    words = re.sub(r"\s+", " ", " ".join(texts)).strip()
    if len(words) <= TITLE_CHARACTERS:
        return words or "New conversation"
    return words[: TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


async def _watched(
    turn: AsyncIterator[TurnEvent], context: ChatContext
) -> AsyncIterator[TurnEvent]:
    async for happened in turn:
        context.watch(happened)
        yield happened
