"""The lists, to pick one and see what is in it."""

from typing import Any, Literal

from backend.texts.texts import Texts
from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.payload import NoPayload, Payload
from backend.widgets.task_row import Component, button
from backend.widgets.views import ListsView, with_view
from mcp_server.contract import ListCount, ListOverview

_SHOWN = 12


class ShowLists(Payload):
    """A click that asks for the lists."""

    type: Literal["list_lists"]
    payload: NoPayload = NoPayload()


def list_overview(overview: ListOverview, view: ListsView, texts: Texts, notice: str = "") -> Drawn:
    """Return the lists; a click on one shows its tasks. `notice`: why a click did nothing."""
    named = [count for count in overview.lists if count.list is not None]
    if not named:
        return with_view(_nothing(texts), view, texts.language, texts.lists.none)
    title = texts.count(overview.total, texts.lists.lists)
    title = f"{notice} {title}".strip()
    root: dict[str, Any] = {
        "type": "ListView",
        "limit": _SHOWN,
        "status": {"text": title, "icon": "lucide:list"},
        "children": [_item(count, texts) for count in overview.lists if count.list or count.open],
    }
    lines = [f"- {count.list}: {_state(count, texts)}" for count in named]
    return with_view(root, view, texts.language, "\n".join([title, *lines]))


def _item(count: ListCount, texts: Texts) -> Component:
    caption: Component = {"type": "Caption", "value": _state(count, texts)}
    name = count.list or texts.lists.without
    words: list[Component] = [{"type": "Text", "value": name, "maxLines": 2}, caption]
    if count.overdue:
        overdue = texts.count(count.overdue, texts.lists.overdue)
        words.append({"type": "Caption", "value": overdue, "color": "danger"})
    item: Component = {
        "type": "ListViewItem",
        "key": f"list-{count.list or ''}",
        "children": [{"type": "Col", "gap": 0, "children": words}],
    }
    if count.list is None:
        return item  # No filter asks for tasks without a list.
    return item | {"onClickAction": action("list_tasks", {"list": count.list})}


def _state(count: ListCount, texts: Texts) -> str:
    return texts.count(count.open, texts.lists.open)


def _nothing(texts: Texts) -> dict[str, Any]:
    looks = {"iconStart": "plus", "variant": "outline", "size": "sm"}
    return {
        "type": "Card",
        "size": "full",
        "status": {"text": texts.lists.none, "icon": "lucide:list"},
        "children": [
            {"type": "Text", "value": texts.lists.empty, "color": "secondary"},
            {"type": "Row", "children": [button(texts.list.new_task, "create_task", {}, **looks)]},
        ],
    }
