"""The line at the foot of a widget that says what was just changed, and takes it back."""

from backend.widgets.task_row import Component, button
from backend.widgets.views import LastChange
from mcp_server.contract import TaskChange

_LINES = 3


def undo_bar(message: str, change_id: str | None) -> Component:
    """Return the line. Without a change there is nothing to undo, and no button."""
    said: list[Component] = [
        {"type": "Caption", "value": message, "maxLines": _LINES},
        {"type": "Spacer"},
    ]
    if change_id:
        looks = {"variant": "outline", "size": "sm", "iconStart": "lucide:undo-2"}
        said.append(button("Undo", "undo", {"change_id": change_id}, **looks))
    return {"type": "Row", "align": "center", "gap": 2, "children": said}


def last_change(change: TaskChange, before: LastChange | None) -> LastChange | None:
    """Return what the line says after `change`: what it said `before`, if nothing had to change."""
    if change.change_id is None:
        return before
    return LastChange(message=change.message, change_id=change.change_id)
