"""A Card that says that an answer broke off, with a button to go on."""

from typing import Any, Literal

from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.payload import NoPayload, Payload
from backend.widgets.task_row import Component
from backend.widgets.views import InterruptedView, with_view

CONTINUE = "continue"


class Continue(Payload):
    """A click that lets the answer go on."""

    type: Literal["continue"]
    payload: NoPayload


def interrupted(view: InterruptedView, texts: Texts) -> Drawn:
    """Return the Card."""
    words = texts.notice
    happened, status = {
        "server": (words.stopped, words.interrupted),
        "length": (words.cut_off, words.cut_short),
    }[view.cause]
    then = {"open": "", "continued": words.went_on, "left": words.left}[view.state]
    said = " ".join(filter(None, [happened, then]))
    children: list[Component] = [{"type": "Text", "value": said, "size": "sm"}]
    if view.state == "open":
        children.append({"type": "Row", "children": [_button(words.resume)]})
    card: dict[str, Any] = {
        "type": "Card",
        "size": "full",
        "status": {"text": status, "icon": "info"},
        "children": children,
    }
    # Of the text that stands for the Card where there are no buttons.
    instead = words.instead if view.state == "open" else ""
    return with_view(card, view, texts.language, " ".join(filter(None, [said, instead])))


def _button(label: str) -> Component:
    return {
        "type": "Button",
        "label": label,
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
