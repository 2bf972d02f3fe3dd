"""A turn of the assistant as items and events of a thread."""

import datetime as dt
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import anyio
from chatkit.errors import CustomStreamError
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    ClientToolCallItem,
    HiddenContextItem,
    NoticeEvent,
    ProgressUpdateEvent,
    ThreadItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    WidgetItem,
)

from backend.agent.events import (
    LimitReached,
    ModelUsed,
    Noticed,
    TextDelta,
    TextDone,
    ToolFinished,
    ToolsDone,
    ToolStarted,
    TurnError,
    TurnEvent,
)
from backend.agent.gate import Gate
from backend.agent.interface import CHANGE_INTERFACE
from backend.agent.show import LOOKS, ClientCall, client_call, widgets_for
from backend.chat.new_items import NewItems
from backend.chat.recollection import TOOL_CALLS
from backend.widgets.drawn import Drawn

UNKNOWN_OUTCOME = (
    "The answer was broken off before this tool had answered. Whether it did something is not "
    "known: list the tasks to see."
)
NOT_ASKED = "Not done: of calls made at once, the page is asked the last one only."
_SHIELDED_SECONDS = 5
_PROGRESS = {
    "add_task": "Adding a task",
    "list_tasks": "Looking at your tasks",
    "get_task": "Looking at a task",
    "complete_task": "Completing",
    "reopen_task": "Reopening",
    "update_task": "Changing",
    "delete_task": "Moving to the trash",
    "undo": "Taking it back",
    "list_lists": "Looking at your lists",
    "task_stats": "Counting",
    "show_help": "Showing what you can ask for",
    "propose_plan": "Making a plan",
    "change_interface": "Changing the page",
}


class Answer:
    """Turns what happens in one turn into ChatKit's events.

    Items carry ids of ours: those of the Agents SDK are one placeholder for all items of a model
    that is not OpenAI's own, and ChatKit would store them over each other.
    """

    def __init__(
        self,
        new: NewItems,
        store_item: Callable[[ThreadItem], Any],
        gate: Gate,
        now: Callable[[], Awaitable[dt.datetime]],
    ) -> None:
        self._new = new
        self._store_item = store_item
        self._gate = gate
        self._now = now
        self._message: AssistantMessageItem | None = None
        self._unrecorded: dict[str, ToolStarted | ToolFinished] = {}
        self._held: list[Drawn] = []
        """Not shown yet: if another tool is called next, it was looked up for that one alone."""
        self._record_fields: dict[str, Any] | None = None
        """Of the item that the calls under way stand in."""

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
            for event in self._show_held():
                yield event
        except TurnError as error:
            for event in self._end_message():
                yield event
            raise CustomStreamError(str(error), allow_retry=error.allow_retry) from error
        finally:
            await self._record_the_rest()

    async def _read(self, happened: TurnEvent) -> Sequence[ThreadStreamEvent]:
        match happened:
            case TextDelta(text):
                return [*self._show_held(), *self._say(text)]
            case TextDone():
                return self._end_message()
            case ToolStarted(tool=tool):
                self._unrecorded[happened.call_id] = happened
                self._held.clear()
                await self._let_run(happened)
                return [ProgressUpdateEvent(text=_PROGRESS.get(tool, tool))]
            case ToolFinished():
                self._unrecorded[happened.call_id] = happened
                return []
            case ToolsDone(calls):
                return self._show(calls, await self._now())
            case Noticed(text, level):
                return [NoticeEvent(level=level, message=text)]
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
        part = AssistantMessageContentPartDone(content_index=0, content=message.content[0])
        return [
            ThreadItemUpdatedEvent(item_id=message.id, update=part),
            ThreadItemDoneEvent(item=message),
        ]

    def _show(self, calls: Sequence[ToolFinished], now: dt.datetime) -> list[ThreadStreamEvent]:
        asked = [call for call in map(client_call, calls) if call is not None]
        # An item of its own, with the page's answer, is the record of what the page was asked.
        # One in a turn: of several, the page sees the last.
        recorded = [
            replace(call, output=NOT_ASKED) if client_call(call) else call
            for call in calls
            if not asked or call.call_id != asked[-1].call_id
        ]
        record = [ThreadItemDoneEvent(item=self._record(recorded))] if recorded else []
        self._record_fields = None
        for call in calls:
            self._unrecorded.pop(call.call_id, None)
        self._held += widgets_for([call for call in calls if call.tool in LOOKS], now)
        widgets = widgets_for([call for call in calls if call.tool not in LOOKS], now)
        return [*record, *map(self._draw, widgets), *map(self._ask_page, asked[-1:])]

    def _show_held(self) -> list[ThreadStreamEvent]:
        held, self._held = self._held, []
        return [self._draw(widget) for widget in held]

    def _draw(self, widget: Drawn) -> ThreadStreamEvent:
        fields = self._new.fields("message")
        return ThreadItemDoneEvent(
            item=WidgetItem(**fields, widget=widget, copy_text=widget.copy_text)
        )

    def _ask_page(self, call: ClientCall) -> ThreadStreamEvent:
        item = ClientToolCallItem(
            **self._new.fields("tool_call"),
            status="pending",
            call_id=call.call_id,
            name=call.name,
            arguments=call.arguments,
        )
        return ThreadItemDoneEvent(item=item)

    def _record(self, calls: Sequence[ToolStarted | ToolFinished]) -> HiddenContextItem:
        kept = [
            {
                "call_id": call.call_id,
                "name": call.tool,
                "arguments": call.arguments,
                "output": call.output if isinstance(call, ToolFinished) else UNKNOWN_OUTCOME,
            }
            for call in calls
        ]
        content = {"kind": TOOL_CALLS, "calls": kept}
        if self._record_fields is None:
            self._record_fields = self._new.fields("message")
        return HiddenContextItem(**self._record_fields, content=content)

    async def _let_run(self, call: ToolStarted) -> None:
        # Of what the page does, an item of its own is the record.
        if call.tool != CHANGE_INTERFACE:
            unknown = [c for c in self._unrecorded.values() if c.tool != CHANGE_INTERFACE]
            await self._store_item(self._record(unknown))
        self._gate.open(call.call_id)

    async def _record_the_rest(self) -> None:
        if not self._unrecorded:
            return
        # The request may be cancelled already: without the shield this would be, too.
        with anyio.move_on_after(_SHIELDED_SECONDS, shield=True):
            await self._store_item(self._record(list(self._unrecorded.values())))
