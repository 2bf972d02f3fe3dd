"""The hidden item that keeps which tools were called, and what they answered."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chatkit.types import HiddenContextItem

from backend.agent.events import ToolFinished, ToolStarted
from backend.agent.interface import CHANGE_INTERFACE
from backend.agent.interruption import UNKNOWN_OUTCOME
from backend.agent.show import client_call
from backend.chat.new_items import NewItems
from backend.chat.recollection import TOOL_CALLS

NOT_ASKED = "Not done: of calls made at once, the page is asked the last one only."


class CallRecord:
    """The record of one turn: an item for the calls made in parallel, then the next one."""

    def __init__(self, new: NewItems) -> None:
        self._new = new
        self._open: dict[str, ToolStarted | ToolFinished] = {}
        self._fields: dict[str, Any] | None = None
        """Of the item that the calls under way stand in."""

    def note(self, call: ToolStarted | ToolFinished) -> None:
        """Note how far a call has come."""
        self._open[call.call_id] = call

    def before_run(self) -> list[HiddenContextItem]:
        """Return what is to be stored before the last call that was noted runs."""
        # Of what the page does, an item of its own is the record.
        calls = [call for call in self._open.values() if call.tool != CHANGE_INTERFACE]
        return [self._item(calls)] if calls else []

    def of(self, calls: Sequence[ToolFinished]) -> list[HiddenContextItem]:
        """Return what is to be stored of calls that were made in parallel and are over."""
        asked = [call.call_id for call in calls if client_call(call)]
        # An item of its own, with the page's answer, is the record of what the page was asked.
        # One in a turn: of several, the page sees the last.
        kept = [
            replace(call, output=NOT_ASKED) if call.call_id in asked else call
            for call in calls
            if call.call_id not in asked[-1:]
        ]
        items = [self._item(kept)] if kept else []
        self._fields = None
        for call in calls:
            self._open.pop(call.call_id, None)
        return items

    def of_the_rest(self) -> list[HiddenContextItem]:
        """Return what is to be stored if the answer ends here."""
        return [self._item(list(self._open.values()))] if self._open else []

    def _item(self, calls: Sequence[ToolStarted | ToolFinished]) -> HiddenContextItem:
        kept = [
            {
                "call_id": call.call_id,
                "name": call.tool,
                "arguments": call.arguments,
                "output": call.output if isinstance(call, ToolFinished) else UNKNOWN_OUTCOME,
            }
            for call in calls
        ]
        if self._fields is None:
            self._fields = self._new.fields("message")
        return HiddenContextItem(**self._fields, content={"kind": TOOL_CALLS, "calls": kept})
