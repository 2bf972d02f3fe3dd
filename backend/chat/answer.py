"""A turn of the assistant as items and events of a thread."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence

import anyio
from chatkit.errors import CustomStreamError
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartAnnotationAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ClientToolCallItem,
    NoticeEvent,
    ThreadItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdate,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    WidgetItem,
)

from backend.agent.events import (
    CutOff,
    LimitReached,
    ModelUsed,
    Switched,
    TextDelta,
    TextDone,
    ToolFinished,
    ToolsDone,
    ToolStarted,
    TurnError,
    TurnEvent,
)
from backend.agent.failures import reason
from backend.agent.gate import Gate
from backend.agent.interface import CHANGE_INTERFACE
from backend.agent.show import LOOKS, ClientCall, client_call, tasks_in, widgets_for
from backend.chat.annotations import annotated
from backend.chat.call_record import CallRecord
from backend.chat.new_items import NewItems
from backend.chat.progress import Progress
from backend.texts.here import Here
from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.interrupted import interrupted
from backend.widgets.views import InterruptedView
from mcp_server.contract import Task

_SHIELDED_SECONDS = 5


class Answer:
    """Turns what happens in one turn into ChatKit's events.

    Items carry ids of ours: those of the Agents SDK are one placeholder for all items of a model
    that is not OpenAI's own, and ChatKit would store them over each other.
    """

    def __init__(
        self,
        new: NewItems,
        store_items: Callable[[Sequence[ThreadItem]], Awaitable[None]],
        gate: Gate,
        texts: Texts,
        here: Callable[[], Awaitable[Here]],
    ) -> None:
        self._new = new
        self._store_items = store_items
        self._gate = gate
        self._texts = texts
        self._here = here
        self._message: AssistantMessageItem | None = None
        self._record = CallRecord(new)
        self._progress = Progress(new, texts)
        self._tasks = dict[str, Task]()
        """That tools have answered with, as they are by now."""
        self._held: list[Drawn] = []
        """Not shown yet: if another tool is called next, it was looked up for that one alone."""

    async def events(
        self, turn: AsyncIterator[TurnEvent]
    ) -> AsyncGenerator[ThreadStreamEvent, None]:
        """Yield the thread's events for the events of the turn.

        That a tool is called is stored before it runs and before it is shown; so is what it did,
        also when the answer is stopped.

        Raises:
            CustomStreamError: If the turn failed, after what had been said is finished as an item.
        """
        try:
            async for happened in turn:
                for event in await self._read(happened):
                    yield event
            for event in [*self._progress.end(), *self._show_held()]:
                yield event
        except TurnError as error:
            for event in [*self._end_message(), *self._progress.end()]:
                yield event
            raise CustomStreamError(str(error), allow_retry=error.allow_retry) from error
        finally:
            await self._record_the_rest()

    async def _read(self, happened: TurnEvent) -> Sequence[ThreadStreamEvent]:
        match happened:
            case TextDelta(text):
                return [*self._progress.end(), *self._show_held(), *self._say(text)]
            case TextDone():
                return self._end_message()
            case ToolStarted():
                self._record.note(happened)
                self._held.clear()
                begun = self._progress.start(happened)
                await self._let_run(happened)
                return begun
            case ToolFinished():
                self._record.note(happened)
                found = tasks_in(happened)
                self._tasks |= {task.id: task for task in found}
                return self._progress.finish(happened, found)
            case ToolsDone(calls):
                return self._show(calls, await self._here())
            case Switched() | CutOff():
                return [self._tell(happened)]
            case ModelUsed() | LimitReached():
                return []

    def _say(self, text: str) -> list[ThreadStreamEvent]:
        begun: list[ThreadStreamEvent] = []
        if self._message is None:
            self._message = AssistantMessageItem(
                **self._new.fields("message"), content=[AssistantMessageContent(text="")]
            )
            part = AssistantMessageContentPartAdded(
                content_index=0, content=AssistantMessageContent(text="")
            )
            empty = self._message.model_copy(update={"content": []})
            begun = [
                ThreadItemAddedEvent(item=empty),
                ThreadItemUpdatedEvent(item_id=empty.id, update=part),
            ]
        self._message.content[0].text += text
        delta = AssistantMessageContentPartTextDelta(content_index=0, delta=text)
        return [*begun, ThreadItemUpdatedEvent(item_id=self._message.id, update=delta)]

    def _end_message(self) -> list[ThreadStreamEvent]:
        message, self._message = self._message, None
        if message is None:
            return []
        said = message.content[0]
        said.annotations = annotated(said.text, self._tasks.values())
        updates: list[ThreadItemUpdate] = [
            AssistantMessageContentPartAnnotationAdded(
                content_index=0, annotation_index=index, annotation=annotation
            )
            for index, annotation in enumerate(said.annotations)
        ]
        updates.append(AssistantMessageContentPartDone(content_index=0, content=said))
        told = [ThreadItemUpdatedEvent(item_id=message.id, update=update) for update in updates]
        return [*told, ThreadItemDoneEvent(item=message)]

    def _show(self, calls: Sequence[ToolFinished], here: Here) -> list[ThreadStreamEvent]:
        record = [ThreadItemDoneEvent(item=item) for item in self._record.of(calls)]
        self._held += widgets_for([call for call in calls if call.tool in LOOKS], here)
        widgets = widgets_for([call for call in calls if call.tool not in LOOKS], here)
        return [*record, *map(self._draw, widgets), *self._ask_page(calls)]

    def _show_held(self) -> list[ThreadStreamEvent]:
        held, self._held = self._held, []
        return [self._draw(widget) for widget in held]

    def _draw(self, widget: Drawn) -> ThreadStreamEvent:
        fields = self._new.fields("message")
        return ThreadItemDoneEvent(
            item=WidgetItem(**fields, widget=widget, copy_text=widget.copy_text)
        )

    def _tell(self, told: Switched | CutOff) -> ThreadStreamEvent:
        if isinstance(told, Switched):
            words = self._texts.answer
            why = reason(told.why, self._texts) if told.why else words.often_failed
            said = words.switched.format(model=told.model, first=told.first, why=why)
            return NoticeEvent(level="warning", message=said)
        return self._draw(interrupted(InterruptedView(cause="length"), self._texts))

    def _ask_page(self, calls: Sequence[ToolFinished]) -> list[ThreadStreamEvent]:
        asked = [call for call in map(client_call, calls) if call is not None]
        return [*self._progress.end(), self._ask(asked[-1])] if asked else []

    def _ask(self, call: ClientCall) -> ThreadStreamEvent:
        item = ClientToolCallItem(
            **self._new.fields("tool_call"),
            status="pending",
            call_id=call.call_id,
            name=call.name,
            arguments=call.arguments,
        )
        return ThreadItemDoneEvent(item=item)

    async def _let_run(self, call: ToolStarted) -> None:
        if call.tool != CHANGE_INTERFACE:
            await self._store_items([*self._record.before_run(), *self._unfinished()])
        self._gate.open(call.call_id)

    async def _record_the_rest(self) -> None:
        left = [*self._record.of_the_rest(), *self._unfinished()]
        if not left:
            return
        # The request may be cancelled already: without the shield this would be, too.
        with anyio.move_on_after(_SHIELDED_SECONDS, shield=True):
            await self._store_items(left)

    def _unfinished(self) -> list[ThreadItem]:
        """Return the steps as they are to stay, should nothing come after this."""
        steps = self._progress.as_broken_off()
        return [steps] if steps else []
