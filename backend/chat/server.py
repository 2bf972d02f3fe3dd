"""ChatKit's questions: what to answer to a message, and what a click does."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from functools import partial
from typing import Any

import anyio
from chatkit.actions import Action
from chatkit.errors import CustomStreamError
from chatkit.server import ChatKitServer, NonStreamingResult, StreamingResult
from chatkit.types import (
    AudioInput,
    ChatKitReq,
    FeedbackKind,
    InputTranscribeReq,
    SyncCustomActionResponse,
    Thread,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    ThreadUpdatedEvent,
    TranscriptionResult,
    UserMessageItem,
    WidgetItem,
    is_streaming_req,
)
from pydantic import BaseModel
from typing_extensions import override

from backend.agent.context import ChatContext
from backend.agent.dictation import Dictation
from backend.agent.gate import Gate
from backend.agent.routing import UnknownRoute
from backend.chat.acting import Acting
from backend.chat.agent_turns import AgentTurns, watched
from backend.chat.answer import Answer
from backend.chat.clicks import ClickError, read_click
from backend.chat.continuing import going_on
from backend.chat.new_items import NewItems
from backend.chat.recording import check_recording, media_type_of, offered
from backend.chat.spoken import route_for
from backend.chat.store import SqlStore, in_utc
from backend.chat.titles import Titles, Titling, title_of
from backend.tasks.errors import TasksError
from backend.texts.catalogues import texts_of
from backend.texts.language import Language
from backend.turns.live import CURRENT
from backend.turns.state import TurnState
from backend.widgets.interrupted import Continue
from backend.widgets.refusals import failure_words

CLEANUP_SECONDS = 5


class TaskChatServer(ChatKitServer[ChatContext]):
    """Answers messages with the agent, and clicks without it."""

    store: SqlStore

    def __init__(
        self,
        turns: AgentTurns,
        *,
        titles: Titles | None = None,
        dictation: Dictation | None = None,
    ) -> None:
        super().__init__(turns.store)
        self._turns = turns
        self._acting = Acting(turns.store, turns.tasks)
        self._titles = titles
        self._dictation = dictation

    async def language_for(self, context: ChatContext) -> Language:
        """Return the language to write to the person in."""
        return await self._turns.tasks.of(
            context.token, context.user_id, context.language
        ).language()

    async def answer(
        self, request: ChatKitReq, context: ChatContext
    ) -> StreamingResult | NonStreamingResult:
        """Answer a request that was read already.

        `process` makes its parser anew for every request, which takes longer than most answers.
        The methods behind it are private in openai-chatkit 1.6.5.
        """
        if is_streaming_req(request):
            return StreamingResult(self._process_streaming(request, context))
        if isinstance(request, InputTranscribeReq):
            offered(self._dictation)
            check_recording(request.params)
        return NonStreamingResult(await self._process_non_streaming(request, context))

    @override
    async def transcribe(
        self, audio_input: AudioInput, context: ChatContext
    ) -> TranscriptionResult:
        kind = media_type_of(audio_input.mime_type)
        written = await offered(self._dictation).text_of(audio_input.data, kind)
        return TranscriptionResult(text=written)

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
        titling: Titling | None = None
        if thread.title is None and input_user_message is not None:
            thread.title = title_of(input_user_message, texts_of(context.language))
            # The store would do so while ChatKit watches for changes, which then saves it again.
            thread.created_at = in_utc(thread.created_at)
            titling = await self._titling(thread, input_user_message, context)
        gate = Gate()
        turn = await self._turns.of(thread, input_user_message, context, gate)
        answer = Answer(
            NewItems(self.store, thread, context),
            partial(self.store.save_items, thread.id, context=context),
            gate,
            texts_of(context.language),
            self._turns.tasks.of(context.token, context.user_id, context.language).here,
        )
        try:
            # Closed here and at once: a turn that is left stops, so that no tool runs unseen.
            async with (
                aclosing(turn),
                aclosing(answer.events(watched(turn, context))) as events,
            ):
                async for event in events:
                    yield event
                    if titling and (named := titling.news()):
                        # Told and not kept by ChatKit: it might keep it over a newer one.
                        yield ThreadUpdatedEvent(thread=self._to_thread_response(named))
        except TasksError as error:
            said = failure_words(error, texts_of(context.language))
            raise CustomStreamError(said) from error

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
            if isinstance(read_click(action.type, action.payload), Continue):
                async for event in going_on(thread, sender, self.store, context, self.respond):
                    yield event
                return
            acted = await self._acting.act(thread, action, sender, context)
        except ClickError as error:
            said = error.said(texts_of(context.language))
            raise CustomStreamError(said, allow_retry=False) from error
        except TasksError as error:
            said = failure_words(error, texts_of(context.language))
            raise CustomStreamError(said, allow_retry=False) from error
        if acted.note is not None:
            yield ThreadItemDoneEvent(item=acted.note)  # Stored, but not sent to the browser.
        is_new = sender is None
        drawn = ThreadItemDoneEvent if is_new else ThreadItemReplacedEvent
        yield drawn(item=acted.widget)

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
        acted = await self._acting.act(thread, action, sender, context)
        if sender is None:
            await self.store.save_items(thread.id, acted.items, context)
        return SyncCustomActionResponse(updated_item=acted.widget)

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
        turn = CURRENT.get()
        if turn is not None and turn.ending is TurnState.INTERRUPTED:
            return  # Nobody has stopped it. The end of the turn keeps what was said.
        # The request's cancel scope is still cancelled: without the shield, the first `await` in
        # the store would be too, and the partial answer lost.
        with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
            await super().handle_stream_cancelled(thread, pending_items, context)

    @override
    def _serialize(self, obj: BaseModel) -> bytes:
        return obj.model_dump_json(
            by_alias=True,
            exclude_none=True,
            context={"exclude_metadata": True},
            polymorphic_serialization=True,
        ).encode()

    @override
    def _to_thread_response(self, thread: ThreadMetadata | Thread) -> Thread:
        response = super()._to_thread_response(thread)
        response.created_at = in_utc(response.created_at)
        return response

    async def _titling(
        self, thread: ThreadMetadata, message: UserMessageItem, context: ChatContext
    ) -> Titling | None:
        if self._titles is None or isinstance(route_for(message), UnknownRoute):
            return None
        model = await self._turns.model_for(thread, message, context)
        return self._titles.of(thread, message, model, context)
