"""A Card that says that an answer broke off."""

from chatkit.widgets import DynamicWidgetRoot

from backend.widgets.drawn import Drawn

INTERRUPTED = (
    "The server stopped in the middle of this answer. What was said and done is kept. "
    "Write “continue” to go on."
)


def interrupted() -> DynamicWidgetRoot:
    """Return the Card."""
    root = {
        "type": "Card",
        "size": "full",
        "status": {"text": "Interrupted", "icon": "info"},
        "children": [{"type": "Text", "value": INTERRUPTED, "size": "sm"}],
    }
    return Drawn.model_validate(root)
