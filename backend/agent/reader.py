"""From the events of the Agents SDK's run to ours."""

from typing import Any

from agents import StreamEvent, ToolCallItem, ToolCallOutputItem

from backend.agent.attempt import SPEECH
from backend.agent.events import (
    CutOff,
    TextDelta,
    TextDone,
    ToolFinished,
    ToolsDone,
    ToolStarted,
    TurnEvent,
)
from backend.agent.supervisor import SupervisedTurn

CUT = " […]"
"""Stands where an answer ends that did not come to its end, also when it is read again."""


class Reader:
    """Reads one run."""

    def __init__(self, models: SupervisedTurn | None) -> None:
        self._models = models
        self._speaking = False
        self._has_written = False
        self._open: dict[str, ToolStarted] = {}
        self._closed: list[ToolFinished] = []

    def read(self, event: StreamEvent) -> list[TurnEvent]:
        """Return what this event of the run means, after what the models have to tell."""
        return [*self._told(), *self._read(event)]

    def end(self) -> list[TurnEvent]:
        """Return what is still to say when the run is over."""
        return [*self._told(), *self._hush()]

    def break_off(self) -> list[TurnEvent]:
        """Return what is still to say when the run failed."""
        return [*self._told(), *self._cut_off()]

    @property
    def may_have_written(self) -> bool:
        """Whether tools have changed tasks, or one is under way of which nobody knows."""
        return self._has_written or bool(self._open)

    def _told(self) -> list[TurnEvent]:
        if self._models is None:
            return []
        told: list[TurnEvent] = [*self._models.happened]
        self._models.happened.clear()
        return told

    def _read(self, event: StreamEvent) -> list[TurnEvent]:
        if event.type == "raw_response_event":
            return self._read_raw(event.data)
        if event.type == "run_item_stream_event":
            if isinstance(event.item, ToolCallItem):
                return self._start(event.item)
            if isinstance(event.item, ToolCallOutputItem):
                return self._finish(event.item)
        return []

    def _read_raw(self, data: Any) -> list[TurnEvent]:
        if data.type in SPEECH and data.delta:
            self._speaking = True
            return [TextDelta(data.delta)]
        if data.type != "response.completed":
            return []
        if data.response.incomplete_details is None:
            return self._hush()
        return [*self._cut_off(), CutOff()]

    def _cut_off(self) -> list[TurnEvent]:
        return [TextDelta(CUT), *self._hush()] if self._speaking else []

    def _hush(self) -> list[TurnEvent]:
        spoke, self._speaking = self._speaking, False
        return [TextDone()] if spoke else []

    def _start(self, item: ToolCallItem) -> list[TurnEvent]:
        raw: Any = item.raw_item
        started = ToolStarted(raw.call_id, raw.name, raw.arguments or "{}")
        self._open[started.call_id] = started
        return [*self._hush(), started]

    def _finish(self, item: ToolCallOutputItem) -> list[TurnEvent]:
        started = self._open.pop(str(item.call_id))
        data = item.custom_data or {}
        finished = ToolFinished(
            started.call_id,
            started.tool,
            started.arguments,
            output=_text(item.output),
            failed=bool(data.get("failed", True)),
            structured=data.get("structured"),
        )
        self._closed.append(finished)
        self._has_written = self._has_written or "change_id" in (finished.structured or {})
        if self._open:
            return [finished]
        calls, self._closed = self._closed, []
        return [finished, ToolsDone(calls)]


def _text(output: Any) -> str:
    if isinstance(output, dict):
        return str(output.get("text", ""))
    if isinstance(output, list):
        return "\n".join(_text(part) for part in output)
    return str(output)
