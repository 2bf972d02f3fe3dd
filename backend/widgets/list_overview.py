"""The lists, to pick one and see what is in it."""

from typing import Any, Literal

from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.payload import NoPayload, Payload
from backend.widgets.task_row import Component, button
from backend.widgets.views import ListsView, with_view
from mcp_server.contract import ListCount, ListOverview

_SHOWN = 12
_EMPTY = "A task gets a list when you name one, such as “add milk to my shopping list”."


class ShowLists(Payload):
    """A click that asks for the lists."""

    type: Literal["list_lists"]
    payload: NoPayload = NoPayload()


def list_overview(overview: ListOverview, view: ListsView, notice: str = "") -> Drawn:
    """Return the lists; a click on one shows its tasks. `notice`: why a click did nothing."""
    named = [count for count in overview.lists if count.list is not None]
    if not named:
        return with_view(_nothing(), view, "No lists yet")
    title = "1 list" if overview.total == 1 else f"{overview.total} lists"
    title = f"{notice} {title}".strip()
    root: dict[str, Any] = {
        "type": "ListView",
        "limit": _SHOWN,
        "status": {"text": title, "icon": "lucide:list"},
        "children": [_item(count) for count in overview.lists if count.list or count.open],
    }
    lines = [f"- {count.list}: {_state(count)}" for count in named]
    return with_view(root, view, "\n".join([title, *lines]))


def _item(count: ListCount) -> Component:
    caption: Component = {"type": "Caption", "value": _state(count)}
    name = count.list or "Without a list"
    words: list[Component] = [{"type": "Text", "value": name, "maxLines": 2}, caption]
    if count.overdue:
        overdue = f"{count.overdue} overdue"
        words.append({"type": "Caption", "value": overdue, "color": "danger"})
    item: Component = {
        "type": "ListViewItem",
        "key": f"list-{count.list or ''}",
        "children": [{"type": "Col", "gap": 0, "children": words}],
    }
    if count.list is None:
        return item  # No filter asks for tasks without a list.
    return item | {"onClickAction": action("list_tasks", {"list": count.list})}


def _state(count: ListCount) -> str:
    return f"{count.open} open"


def _nothing() -> dict[str, Any]:
    looks = {"iconStart": "plus", "variant": "outline", "size": "sm"}
    return {
        "type": "Card",
        "size": "full",
        "status": {"text": "No lists yet", "icon": "lucide:list"},
        "children": [
            {"type": "Text", "value": _EMPTY, "color": "secondary"},
            {"type": "Row", "children": [button("New task", "create_task", {}, **looks)]},
        ],
    }
