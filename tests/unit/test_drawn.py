"""A widget that is kept as plain data is sent as ChatKit's own would be."""

import datetime as dt
import warnings
from typing import Any

from chatkit.types import SyncCustomActionResponse, ThreadItem, WidgetItem
from chatkit.widgets import DynamicWidgetRoot, WidgetRoot
from pydantic import TypeAdapter

from backend.widgets.drawn import Drawn
from backend.widgets.views import ListView, view_of, with_view

NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
CLICK = {"type": "complete_task", "handler": "server", "payload": {"task_id": "tsk_1"}}
WORDS = {"type": "Col", "flex": 1, "children": [{"type": "Text", "value": "Milk", "maxLines": 3}]}
ROW = {"type": "Row", "key": "1", "children": [{"type": "Button", "onClickAction": CLICK}, WORDS]}
CARD = {"type": "Card", "size": "full", "status": {"text": "2 tasks"}, "children": [ROW, ROW]}


def sent(widget: WidgetRoot) -> Any:
    """Return the answer to a click that shows this widget, as it is sent."""
    item = WidgetItem(id="msg_1", thread_id="thr_1", created_at=NOW, widget=widget)
    answer = SyncCustomActionResponse(updated_item=item)
    return answer.model_dump(mode="json", exclude_none=True, polymorphic_serialization=True)


def test_a_drawn_widget_is_sent_as_chatkit_would_send_it() -> None:
    drawn = with_view(CARD, ListView(), "en")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        own = DynamicWidgetRoot.model_validate({**CARD, "key": drawn.key})
    assert sent(drawn) == sent(own)


def test_a_drawn_widget_is_read_again_as_it_was_and_knows_its_view() -> None:
    stored = sent(with_view(CARD, ListView(tag="shop"), "en"))["updated_item"]
    again = TypeAdapter[ThreadItem](ThreadItem).validate_python(
        {**stored, "widget": Drawn.model_validate(stored["widget"])}
    )
    assert isinstance(again, WidgetItem)
    assert again.widget == with_view(CARD, ListView(tag="shop"), "en")
    assert view_of(again.widget) == ListView(tag="shop")
