"""ChatKit's questions: what to answer to a message, and what a click does."""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
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
    ClientToolCallItem,
    FeedbackKind,
    HiddenContextItem,
    InputTranscribeReq,
    SyncCustomActionResponse,
    Thread,
    ThreadCustomActionParams,
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

from backend.agent.agents import agent_for
from backend.agent.choice import ChosenModel, UnknownModelError
from backend.agent.context import ChatContext
from backend.agent.dictation import Dictation
from backend.agent.events import TextDelta, TextDone, TurnEvent
from backend.agent.gate import Gate
from backend.agent.interruption import GO_ON
from backend.agent.routing import Route, UnknownRoute, without_route
from backend.agent.supervisor import Supervisor
from backend.agent.turn import run_turn
from backend.chat.actions import perform
from backend.chat.answer import Answer
from backend.chat.clicks import Change, ClickError, read_click
from backend.chat.continuing import answered_message, in_state, redrawn, standing
from backend.chat.history import PAGE_ITEMS, model_input
from backend.chat.metering import Metering
from backend.chat.new_items import NewItems
from backend.chat.recording import check_recording, media_type_of
from backend.chat.requests import ChatRequestError
from backend.chat.settling import settled
from backend.chat.spoken import route_for, text_of
from backend.chat.store import SqlStore, in_utc
from backend.chat.titles import Titles, Titling
from backend.tasks.client import TaskClient
from backend.tasks.errors import TasksError
from backend.turns.live import CURRENT
from backend.turns.state import TurnState
from backend.usage.limit import LimitReachedError
from backend.widgets.interrupted import CONTINUE, Continue
from backend.widgets.views import view_of

CLEANUP_SECONDS = 5
TITLE_CHARACTERS = 60


class TaskChatServer(ChatKitServer[ChatContext]):
    """Answers messages with the agent, and clicks without it."""

    store: SqlStore

    def __init__(
        self,
        store: SqlStore,
        tasks: TaskClient,
        model: ChosenModel,
        *,
        turn_seconds: float,
        history_tokens: int,
        metering: Metering | None,
        titles: Titles | None = None,
        dictation: Dictation | None = None,
    ) -> None:
        super().__init__(store)
        self._tasks = tasks
        self._model = model
        self._turn_seconds = turn_seconds
        self._history_tokens = history_tokens
        self._metering = metering
        self._titles = titles
        self._dictation = dictation

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
            self._writer_down()
            check_recording(request.params)
        return NonStreamingResult(await self._process_non_streaming(request, context))

    @override
    async def transcribe(
        self, audio_input: AudioInput, context: ChatContext
    ) -> TranscriptionResult:
        kind = media_type_of(audio_input.mime_type)
        return TranscriptionResult(text=await self._writer_down().text_of(audio_input.data, kind))

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
            thread.title = title_of(input_user_message)
            # The store would do so while ChatKit watches for changes, which then saves it again.
            thread.created_at = in_utc(thread.created_at)
            titling = await self._titling(thread, input_user_message, context)
        gate = Gate()
        turn = await self._turn(thread, input_user_message, context, gate)
        answer = Answer(
            NewItems(self.store, thread, context),
            partial(self.store.save_items, thread.id, context=context),
            gate,
            self._tasks.of(context.token, context.user_id).now,
        )
        try:
            # Closed here and at once: a turn that is left stops, so that no tool runs unseen.
            async with (
                aclosing(turn),
                aclosing(answer.events(_watched(turn, context))) as events,
            ):
                async for event in events:
                    yield event
                    if titling and (named := titling.news()):
                        # Told and not kept by ChatKit: it might keep it over a newer one.
                        yield ThreadUpdatedEvent(thread=self._to_thread_response(named))
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
            if isinstance(read_click(action.type, action.payload), Continue):
                async for event in self._go_on(thread, sender, context):
                    yield event
                return
            widget, hidden = await self._click(thread, action, sender, context)
        except (ClickError, TasksError) as error:
            raise CustomStreamError(str(error), allow_retry=False) from error
        if hidden is not None:
            yield ThreadItemDoneEvent(item=hidden)  # Stored, but not sent to the browser.
        replaced = sender is not None
        yield ThreadItemReplacedEvent(item=widget) if replaced else ThreadItemDoneEvent(item=widget)

    async def goes_on(self, click: ThreadCustomActionParams, context: ChatContext) -> bool:
        """Return whether the click lets an answer go on, as far as can be seen by now.

        Raises:
            NotFoundError: If the caller has no such item.
        """
        if click.action.type != CONTINUE or click.item_id is None:
            return False
        sender = await self.store.load_item(click.thread_id, click.item_id, context)
        try:
            return (await standing(sender, self.store, context)).state == "open"
        except ClickError:
            return False

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
        if sender is None:
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

    async def _go_on(
        self, thread: ThreadMetadata, sender: WidgetItem | None, context: ChatContext
    ) -> AsyncGenerator[ThreadStreamEvent, None]:
        """Stream the rest of an answer, once, and the Card that asked for it as it is then."""
        view = await standing(sender, self.store, context)
        if sender is None:
            raise TypeError(sender)
        turn = CURRENT.get()
        if view.state != "open" or (turn is not None and not turn.is_recorded):
            yield ThreadItemReplacedEvent(item=redrawn(sender, view))
            return
        message = await answered_message(thread.id, self.store, context)
        told = NewItems(self.store, thread, context).fields("message")
        yield ThreadItemDoneEvent(item=HiddenContextItem(**told, content=GO_ON))
        yield ThreadItemReplacedEvent(item=redrawn(sender, in_state(view, "continued")))
        try:
            async with aclosing(self.respond(thread, message, context)) as events:
                async for event in events:
                    yield event
        except CustomStreamError as error:
            # Tried again from its message on, the answer would forget which tools have run.
            yield ThreadItemReplacedEvent(item=redrawn(sender, view))
            raise CustomStreamError(error.message, allow_retry=False) from error

    async def _titling(
        self, thread: ThreadMetadata, message: UserMessageItem, context: ChatContext
    ) -> Titling | None:
        if self._titles is None or isinstance(route_for(message), UnknownRoute):
            return None
        model = await self._model_for(thread, message, context)
        return self._titles.of(thread, message, model, context)

    async def _turn(
        self,
        thread: ThreadMetadata,
        message: UserMessageItem | None,
        context: ChatContext,
        gate: Gate,
    ) -> AsyncGenerator[TurnEvent, None]:
        """Return the turn that answers the message, or goes on after a tool of the page's."""
        route = route_for(message) if message else await self._route_back(thread, context)
        if isinstance(route, UnknownRoute):
            return _saying(route.answer)
        model = await self._model_for(thread, message, context)
        metering = self._metering and self._metering.of(model.candidates[0].name)
        if metering is not None:
            try:
                await metering.admit(context)
            except LimitReachedError as error:
                raise CustomStreamError(str(error), allow_retry=False) from error
        agent = agent_for(route, model, self._tasks.of(context.token), text_of(message))
        history = await model_input(self.store, thread.id, context, self._history_tokens)
        turn = run_turn(agent, history, seconds=self._turn_seconds, gate=gate)
        if metering is None:
            return turn
        return metering.counted(turn, thread.id, context, agent, history)

    async def _model_for(
        self, thread: ThreadMetadata, message: UserMessageItem | None, context: ChatContext
    ) -> Supervisor:
        """Return the model that the message asks for.

        Raises:
            CustomStreamError: If people may not choose it.
        """
        if message is None:
            latest = await self.store.load_spoken_items(thread.id, None, PAGE_ITEMS, context)
            message = next((i for i in latest.data if isinstance(i, UserMessageItem)), None)
        try:
            return self._model.named(message.inference_options.model if message else None)
        except UnknownModelError as error:
            raise CustomStreamError(str(error), allow_retry=False) from error

    def _writer_down(self) -> Dictation:
        if self._dictation is None:
            raise ChatRequestError(
                "Dictation is not offered here: no TASKCHAT_TRANSCRIPTION_MODEL is set. "
                "Nothing was sent; type your message."
            )
        return self._dictation

    async def _route_back(self, thread: ThreadMetadata, context: ChatContext) -> Route:
        """Return whose tool the page has run."""
        latest = await self.store.load_thread_items(thread.id, None, 1, "desc", context)
        is_of_page = any(isinstance(item, ClientToolCallItem) for item in latest.data)
        return Route.INTERFACE if is_of_page else Route.TASKS

    async def _click(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: ChatContext,
    ) -> tuple[WidgetItem, HiddenContextItem | None]:
        """Return the widget, and what the model is to know. Where it was there, both are stored."""
        click = read_click(action.type, action.payload)
        view = view_of(sender.widget) if sender else None
        tasks = self._tasks.of(context.token, context.user_id)
        outcome = await perform(click, view, tasks)
        new, widget = NewItems(self.store, thread, context), outcome.widget
        hidden = (
            HiddenContextItem(**new.fields("message"), content=outcome.note)
            if outcome.note
            else None
        )
        if sender is None:
            item = WidgetItem(**new.fields("message"), widget=widget, copy_text=widget.copy_text)
            return item, hidden
        update = {"widget": widget, "copy_text": widget.copy_text}
        item = sender.model_copy(update=update)
        if isinstance(click, Change):
            item = await settled(
                sender, item, hidden, store=self.store, tasks=tasks, context=context
            )
        else:  # What somebody asked to see, they are shown.
            await self.store.save_items(thread.id, [item], context)
        return item, hidden


def title_of(message: UserMessageItem) -> str:
    """Return what the conversation is called in the history: the beginning of its first message."""
    texts: Sequence[str] = [part.text for part in message.content]
    words = re.sub(r"\s+", " ", without_route(" ".join(texts))).strip()
    if len(words) <= TITLE_CHARACTERS:
        return words or "New conversation"
    return words[: TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


async def _saying(text: str) -> AsyncGenerator[TurnEvent, None]:
    """Yield the turn of an answer that no model gives."""
    yield TextDelta(text)
    yield TextDone()


async def _watched(
    turn: AsyncIterator[TurnEvent], context: ChatContext
) -> AsyncIterator[TurnEvent]:
    async for happened in turn:
        context.watch(happened)
        yield happened
