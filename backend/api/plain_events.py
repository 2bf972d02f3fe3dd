"""ChatKit's events in the words of programs."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from chatkit.widgets import DynamicWidgetRoot

from backend.agent.events import LimitReached, TextDelta, ToolFinished, ToolStarted, TurnEvent
from backend.api.errors import ErrorCode
from backend.turns.state import TurnState
from backend.turns.turns import Viewing
from backend.widgets.views import ChangeView, view_of

_UNTOLD = {
    TurnState.FAILED: (ErrorCode.INTERNAL, "The answer could not be finished."),
    TurnState.INTERRUPTED: (
        ErrorCode.CONNECTION_FAILED,
        "The server stopped in the middle of the answer. What was said and done is kept: send "
        "“continue” to go on.",
    ),
}


class PlainEvents:
    """The events of one turn."""

    def __init__(self, thread_id: str | None) -> None:
        self._thread_id = thread_id
        self._happened: list[TurnEvent] = []
        self._lines: list[bytes] = []
        """What each of ChatKit's events is, or those that happened before it."""
        self._has_error = False

    def watch(self, happened: TurnEvent) -> None:
        """Note what happens in the turn, before ChatKit hears of it."""
        self._happened.append(happened)

    async def reading(self, source: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
        """Yield ChatKit's events as they are, and read along."""
        async with aclosing(source) as frames:
            async for frame in frames:
                self._lines.append(self._read(frame))
                yield frame

    async def of(self, viewing: Viewing) -> AsyncGenerator[bytes, None]:
        """Yield the plain events of the turn that was read along."""
        known = 0
        async with aclosing(viewing.heard) as heard:
            async for happened in heard:
                if isinstance(happened, TurnState):
                    if happened in _UNTOLD and not self._has_error:
                        code, message = _UNTOLD[happened]
                        yield _event("error", error=code, message=message)
                    continue
                lines = b"".join(self._lines[known : known + len(happened)])
                known += len(happened)
                if lines:
                    yield lines
        yield _event("complete", conversation_id=self._thread_id)

    def _read(self, frame: bytes) -> bytes:
        lines = [line for line in map(_plain, self._happened) if line is not None]
        is_limited = LimitReached() in self._happened
        self._happened.clear()
        event = json.loads(frame.removeprefix(b"data: "))
        if event["type"] == "thread.created":
            self._thread_id = event["thread"]["id"]
        elif event["type"] == "error":
            self._has_error = True
            code = ErrorCode.RATE_LIMIT_EXCEEDED if is_limited else ErrorCode.CONNECTION_FAILED
            message = event.get("message", "The answer could not be finished.")
            lines.append(_event("error", error=code, message=message))
        elif widget := event.get("item", {}).get("widget"):
            lines.append(_event("widget", widget=widget))
        return b"".join(lines)


async def only_widget(widget: DynamicWidgetRoot) -> AsyncGenerator[bytes, None]:
    """Yield the events of an answer that is a widget and belongs to no conversation."""
    told: dict[str, Any] = {"widget": widget.model_dump(mode="json", exclude_none=True)}
    view = view_of(widget)
    if isinstance(view, ChangeView) and view.change_id:
        told["change"] = {"message": view.message, "change_id": view.change_id}
    yield _event("widget", **told)
    yield _event("complete", conversation_id=None)


def _plain(happened: TurnEvent) -> bytes | None:
    match happened:
        case TextDelta(text):
            return _event("text_delta", text=text)
        case ToolStarted(tool=tool):
            return _event("tool_call", tool=tool, status="running")
        case ToolFinished(tool=tool, failed=failed):
            return _event("tool_call", tool=tool, status="failed" if failed else "done")
    return None


def _event(name: str, **data: Any) -> bytes:
    return (
        f"event: {name}\ndata: {json.dumps({'type': name} | data, ensure_ascii=False)}\n\n".encode()
    )
