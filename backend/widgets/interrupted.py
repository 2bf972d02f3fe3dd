"""A Card that says that an answer broke off, with a button to go on."""

from typing import Any, Literal

from backend.widgets.drawn import Drawn
from backend.widgets.payload import NoPayload, Payload
from backend.widgets.task_row import Component
from backend.widgets.views import InterruptedView, with_view

_HAPPENED = {
    "server": "The server stopped in the middle of this answer. What was said and done is kept.",
    "length": "The answer was cut off at the model's limit. What was said and done is kept.",
}
_STATUS = {"server": "Interrupted", "length": "Cut off"}
_NEXT = {
    "open": "",
    "continued": "It went on from here.",
    "left": "The conversation went on without it.",
}
_INSTEAD = "Click “Continue” or write “continue” to go on."
"""In the text that stands for the Card where there are no buttons."""


CONTINUE = "continue"


class Continue(Payload):
    """A click that lets the answer go on."""

    type: Literal["continue"]
    payload: NoPayload


def interrupted(view: InterruptedView) -> Drawn:
    """Return the Card."""
    said = " ".join(filter(None, [_HAPPENED[view.cause], _NEXT[view.state]]))
    children: list[Component] = [{"type": "Text", "value": said, "size": "sm"}]
    if view.state == "open":
        children.append({"type": "Row", "children": [_BUTTON]})
    card: dict[str, Any] = {
        "type": "Card",
        "size": "full",
        "status": {"text": _STATUS[view.cause], "icon": "info"},
        "children": children,
    }
    return with_view(card, view, f"{said} {_INSTEAD}" if view.state == "open" else said)


_BUTTON: Component = {
    "type": "Button",
    "label": "Continue",
    # Streamed, unlike other clicks: what comes of it is an answer.
    "onClickAction": {
        "type": CONTINUE,
        "handler": "server",
        "loadingBehavior": "auto",
        "streaming": True,
        "payload": {},
    },
    "variant": "outline",
    "size": "sm",
    "iconStart": "play",
}
