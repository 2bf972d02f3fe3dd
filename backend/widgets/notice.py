"""Why nothing was done: a line in a widget, or a Card where there is nothing else to show."""

from typing import Any

from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.task_row import Component, button
from backend.widgets.undo_bar import undo_bar
from backend.widgets.views import NoticeView, with_view

_CHARACTERS = 300


def notice_line(text: str) -> list[Component]:
    """Return the line, or nothing if there is nothing to say."""
    if not text:
        return []
    shown = text[:_CHARACTERS]
    return [{"type": "Text", "value": shown, "color": "danger", "size": "sm"}]


def notice_card(view: NoticeView, texts: Texts) -> Drawn:
    """Return a Card that says why there is nothing to show, and leads to what there is."""
    looks = {"variant": "outline", "size": "sm", "iconStart": "lucide:list-checks"}
    card: dict[str, Any] = {
        "type": "Card",
        "size": "full",
        "status": {"text": texts.notice.nothing, "icon": "info"},
        "children": [
            {"type": "Text", "value": view.message[:_CHARACTERS]},
            *([undo_bar(view.last.message, view.last.change_id, texts)] if view.last else []),
            {
                "type": "Row",
                "children": [button(texts.notice.show_tasks, "list_tasks", {}, **looks)],
            },
        ],
    }
    return with_view(card, view, texts.language, view.message)
