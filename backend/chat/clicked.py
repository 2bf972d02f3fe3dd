"""What the model is told of a click: in a form that `builtin` reads as a call like its own."""

from backend.tasks.reading import compact_json, readable
from mcp_server.contract import TaskChange, ToolName

CLICKED = "The user clicked a button."


def clicked(tool: ToolName, change: TaskChange) -> str:
    """Return the note of a click that called `tool`, with what came of it as JSON on a line."""
    result = readable(change.model_dump(mode="json"))
    return f"{CLICKED}\n{compact_json({'tool': tool, **result})}"
