"""The buttons of a task list: above it which tasks, below it what else."""

from backend.texts.texts import Texts
from backend.texts.widgets import ListTexts
from backend.widgets.task_row import Component, button
from backend.widgets.views import ListView

_SET = frozenset(("status", "when", "sort", "cursor", "due_from", "due_to"))
_QUIET = {"variant": "ghost", "size": "sm"}


def filter_bar(view: ListView, texts: Texts) -> list[Component]:
    """Return the choice of tasks; none in the trash, where nothing is open or due."""
    if view.status == "trash":
        return []
    kept = {name: value for name, value in view.filters.items() if name not in _SET}
    chosen = {"status": view.status} | ({"when": view.when} if view.when else {})
    buttons: list[Component] = []
    for label, choice in _choices(texts):
        own = {name: value for name, value in choice.items() if name != "sort"}
        variant = "soft" if own == chosen else "ghost"
        looks = {"variant": variant, "size": "xs"}
        buttons.append(button(label, "list_tasks", {**kept, **choice}, **looks))
    return [{"type": "Row", "gap": 0, "wrap": "wrap", "children": buttons}]


def _choices(texts: Texts) -> list[tuple[str, dict[str, str]]]:
    """Return what can be chosen.

    Each sets these three, and keeps what else the list is about: its words, its list, its tag.
    """
    words = texts.list
    return [
        (words.open, {"status": "pending"}),
        (words.today, {"status": "pending", "when": "today", "sort": "due"}),
        (words.overdue, {"status": "pending", "when": "overdue", "sort": "due"}),
        (words.done, {"status": "completed", "sort": "updated"}),
        (words.all, {"status": "all"}),
    ]


def footer(view: ListView, next_cursor: str | None, texts: Texts) -> Component | None:
    """Return what else can be done with the list; None if nothing can."""
    words = texts.list
    buttons = [
        *_new_task(view, words),
        *_pages(view, next_cursor, words),
        *_order(view, words),
        *_way_back(view, words),
    ]
    if not buttons:
        return None
    return {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons}


def _new_task(view: ListView, words: ListTexts) -> list[Component]:
    if view.status == "trash":
        return [button(words.open_tasks, "list_tasks", {}, **_QUIET)]
    preset: dict[str, object] = {"list": view.list} if view.list else {}
    looks = {"iconStart": "plus", "variant": "outline", "size": "sm"}
    return [button(words.new_task, "create_task", preset, **looks)]


def _pages(view: ListView, next_cursor: str | None, words: ListTexts) -> list[Component]:
    buttons: list[Component] = []
    if view.cursor:
        first = {name: value for name, value in view.filters.items() if name != "cursor"}
        buttons.append(button(words.back_to_start, "list_tasks", first, **_QUIET))
    if next_cursor:
        more = view.filters | {"cursor": next_cursor}
        buttons.append(button(words.show_more, "list_tasks", more, **_QUIET))
    return buttons


def _order(view: ListView, words: ListTexts) -> list[Component]:
    """By day, or by number again. What is of one day, or done, has no other order."""
    if view.status in ("completed", "trash") or view.when or view.cursor:
        return []
    kept = {name: value for name, value in view.filters.items() if name != "sort"}
    if view.sort == "due":
        return [button(words.by_number, "list_tasks", kept, **_QUIET)]
    return [button(words.by_day, "list_tasks", kept | {"sort": "due"}, **_QUIET)]


def _way_back(view: ListView, words: ListTexts) -> list[Component]:
    labels = {
        "list_lists": words.all_lists,
        "task_stats": words.statistics,
        "show_help": words.help,
    }
    origin = view.came_from
    return [button(labels[origin], origin, {}, **_QUIET)] if origin else []
