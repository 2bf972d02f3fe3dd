"""A turn of the assistant as items and events of a thread."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from typing import Any

import anyio
from chatkit.errors import CustomStreamError
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
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
from backend.agent.show import widget_for
from backend.chat.history import TOOL_CALLS
from backend.chat.new_items import NewItems

UNKNOWN_OUTCOME = (
    "The user stopped the answer before this tool had answered. Whether it did something is not "
    "known: list the tasks to see."
)
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
}


class Answer:
    """Turns what happens in one turn into ChatKit's events.

    Items carry ids of ours: those of the Agents SDK are one placeholder for all items of a model
    that is not OpenAI's own, and ChatKit would store them over each other.
    """

    def __init__(self, new: NewItems, store_item: Callable[[ThreadItem], Any]) -> None:
        self._new = new
        self._store_item = store_item
        self._message: AssistantMessageItem | None = None
        self._unrecorded: dict[str, ToolStarted | ToolFinished] = {}

    async def events(
        self, turn: AsyncIterator[TurnEvent]
    ) -> AsyncGenerator[ThreadStreamEvent, None]:
        """Yield the thread's events for the events of the turn.

        What a tool did is stored before it is shown, and also when the answer is stopped.

        Raises:
            CustomStreamError: If the turn failed, after what had been said is finished as an item.
        """
        try:
            async for happened in turn:
                for event in self._read(happened):
                    yield event
        except TurnError as error:
            for event in self._end_message():
                yield event
            raise CustomStreamError(str(error), allow_retry=error.allow_retry) from error
        finally:
            await self._record_the_rest()

    def _read(self, happened: TurnEvent) -> Sequence[ThreadStreamEvent]:
        match happened:
            case TextDelta(text):
                return self._say(text)
            case TextDone():
                return self._end_message()
            case ToolStarted(tool=tool):
                self._unrecorded[happened.call_id] = happened
                return [ProgressUpdateEvent(text=_PROGRESS.get(tool, tool))]
            case ToolFinished():
                self._unrecorded[happened.call_id] = happened
                return []
            case ToolsDone(calls):
                return self._show(calls)
            case Noticed(text, level):
                return [NoticeEvent(level=level, message=text)]
            case ModelUsed():
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

    def _show(self, calls: Sequence[ToolFinished]) -> list[ThreadStreamEvent]:
        record = ThreadItemDoneEvent(item=self._record(calls))
        for call in calls:
            self._unrecorded.pop(call.call_id, None)
        widgets: list[ThreadStreamEvent] = [
            ThreadItemDoneEvent(
                item=WidgetItem(
                    **self._new.fields("message"), widget=shown.widget, copy_text=shown.text
                )
            )
            for shown in map(widget_for, calls)
            if shown is not None
        ]
        return [record, *widgets]

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
        return HiddenContextItem(**self._new.fields("message"), content=content)

    async def _record_the_rest(self) -> None:
        if not self._unrecorded:
            return
        # The request may be cancelled already: without the shield this would be, too.
        with anyio.move_on_after(_SHIELDED_SECONDS, shield=True):
            await self._store_item(self._record(list(self._unrecorded.values())))
