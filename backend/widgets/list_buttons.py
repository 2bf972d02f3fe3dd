"""The buttons of a task list: above it which tasks, below it what else."""

from collections.abc import Mapping

from backend.widgets.task_row import Component, button
from backend.widgets.views import ListView

# Each sets these three, and keeps what else the list is about: its words, its list, its tag.
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "Open": {"status": "pending"},
    "Today": {"status": "pending", "when": "today", "sort": "due"},
    "Overdue": {"status": "pending", "when": "overdue", "sort": "due"},
    "Done": {"status": "completed", "sort": "updated"},
    "All": {"status": "all"},
}
_SET = frozenset(("status", "when", "sort", "cursor", "due_from", "due_to"))
_ORIGINS = {"list_lists": "All lists", "task_stats": "Statistics", "show_help": "Help"}
_QUIET = {"variant": "ghost", "size": "sm"}


def filter_bar(view: ListView) -> list[Component]:
    """Return the choice of tasks; none in the trash, where nothing is open or due."""
    if view.status == "trash":
        return []
    kept = {name: value for name, value in view.filters.items() if name not in _SET}
    chosen = {"status": view.status} | ({"when": view.when} if view.when else {})
    buttons: list[Component] = []
    for label, choice in _CHOICES.items():
        own = {name: value for name, value in choice.items() if name != "sort"}
        variant = "soft" if own == chosen else "ghost"
        looks = {"variant": variant, "size": "xs"}
        buttons.append(button(label, "list_tasks", {**kept, **choice}, **looks))
    return [{"type": "Row", "gap": 0, "wrap": "wrap", "children": buttons}]


def footer(view: ListView, next_cursor: str | None) -> Component | None:
    """Return what else can be done with the list; None if nothing can."""
    buttons = [*_new_task(view), *_pages(view, next_cursor), *_order(view), *_way_back(view)]
    if not buttons:
        return None
    return {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons}


def _new_task(view: ListView) -> list[Component]:
    if view.status == "trash":
        return [button("Open tasks", "list_tasks", {}, **_QUIET)]
    preset: dict[str, object] = {"list": view.list} if view.list else {}
    looks = {"iconStart": "plus", "variant": "outline", "size": "sm"}
    return [button("New task", "create_task", preset, **looks)]


def _pages(view: ListView, next_cursor: str | None) -> list[Component]:
    buttons: list[Component] = []
    if view.cursor:
        first = {name: value for name, value in view.filters.items() if name != "cursor"}
        buttons.append(button("Back to start", "list_tasks", first, **_QUIET))
    if next_cursor:
        more = view.filters | {"cursor": next_cursor}
        buttons.append(button("Show more", "list_tasks", more, **_QUIET))
    return buttons


def _order(view: ListView) -> list[Component]:
    """By day, or by number again. What is of one day, or done, has no other order."""
    if view.status in ("completed", "trash") or view.when or view.cursor:
        return []
    kept = {name: value for name, value in view.filters.items() if name != "sort"}
    if view.sort == "due":
        return [button("By number", "list_tasks", kept, **_QUIET)]
    return [button("By day", "list_tasks", kept | {"sort": "due"}, **_QUIET)]


def _way_back(view: ListView) -> list[Component]:
    origin = view.came_from
    return [button(_ORIGINS[origin], origin, {}, **_QUIET)] if origin else []
