"""A Card with all that is known of one task."""

import datetime as dt
from typing import Any, Literal

from backend.widgets.action import action
from backend.widgets.drawn import Drawn
from backend.widgets.moments import is_overdue
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload, TaskPayload
from backend.widgets.task_row import Component, button, check, due_words, task_lines, title_of
from backend.widgets.undo_bar import undo_bar
from backend.widgets.views import DetailView, with_view
from mcp_server.contract import RecentChange, Task, TaskDetail

_NAME_WIDTH = 76
_OUTLINE = {"variant": "outline", "size": "sm"}
_QUIET = {"variant": "ghost", "size": "sm"}
_DIVIDER: Component = {"type": "Divider", "flush": True}
_STATES = {"pending": "open", "completed": "done", "trash": "in the trash"}


class GetTask(Payload):
    """A click that shows a task with all that is known of it."""

    type: Literal["get_task"]
    payload: TaskPayload


def task_detail(detail: TaskDetail, view: DetailView, now: dt.datetime, notice: str = "") -> Drawn:
    """Return the task as a Card. `notice` tells why a click did nothing."""
    task = detail.task
    title = title_of(task, size="lg", weight="semibold", maxLines=6)
    children: list[Component] = [
        *notice_line(notice),
        {"type": "Row", "gap": 2, "align": "center", "children": [check(task), _wide(title)]},
        *_facts(task, now),
        *_notes(task),
        *_subtasks(detail),
        *_changes(detail.changes, now),
    ]
    newest = detail.changes[0].change_id if detail.changes else None
    if view.last and view.last.change_id != newest:
        children += [_DIVIDER, undo_bar(view.last.message, view.last.change_id)]
    if buttons := _buttons(task, view):
        footer = {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons}
        children += [_DIVIDER, footer]
    status = {"text": f"Task {task.number} · {_STATES[task.status]}", "icon": "document"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    return with_view(card, view, _text(detail))


def _wide(component: Component) -> Component:
    return {"type": "Col", "flex": 1, "gap": 0, "children": [component]}


def _facts(task: Task, now: dt.datetime) -> list[Component]:
    overdue = is_overdue(task, now)
    due = f"{due_words(task)} (overdue)" if overdue else due_words(task)
    facts = {
        "Due": due,
        "Repeats": task.repeat_words or "",
        "Priority": "" if task.priority == "none" else task.priority,
        "List": task.list or "",
        "Tags": " ".join(f"#{tag}" for tag in task.tags),
    }
    rows = [_fact(name, value) for name, value in facts.items() if value]
    if overdue:
        rows[0]["children"][1]["color"] = "danger"
    if task.parent is not None:
        rows.append(_parent(task.parent))
    return [{"type": "Col", "gap": 1, "children": rows}] if rows else []


def _fact(name: str, value: str) -> Component:
    words: list[Component] = [_name(name), {"type": "Text", "value": value, "size": "sm"}]
    return {"type": "Row", "gap": 2, "align": "baseline", "children": words}


def _name(name: str) -> Component:
    caption = {"type": "Caption", "value": name}
    return {"type": "Box", "minWidth": _NAME_WIDTH, "children": [caption]}


def _parent(number: int) -> Component:
    shown = button(f"Task {number}", "get_task", {"task_id": str(number)}, variant="outline")
    children = [_name("Part of"), shown | {"size": "xs"}]
    return {"type": "Row", "gap": 2, "align": "center", "children": children}


def _notes(task: Task) -> list[Component]:
    return [{"type": "Text", "value": task.description, "size": "sm"}] if task.description else []


def _subtasks(detail: TaskDetail) -> list[Component]:
    parts = detail.subtasks
    if not parts:
        return []
    done = sum(part.status == "completed" for part in parts)
    more = [{"type": "Caption", "value": detail.hint}] if detail.hint else []
    return [
        _DIVIDER,
        _heading(f"Subtasks · {done} of {len(parts)} done"),
        *map(_subtask, parts),
        *more,
    ]


def _subtask(part: Task) -> Component:
    details = " · ".join(filter(None, [f"#{part.number}", due_words(part)]))
    words = [title_of(part, size="sm"), {"type": "Caption", "value": details}]
    shown = button("Details", "get_task", {"task_id": part.id}, iconStart="chevron-right", **_QUIET)
    children = [
        check(part),
        {"type": "Col", "flex": 1, "gap": 0, "children": words},
        shown | {"uniform": True},
    ]
    return {"type": "Row", "key": part.id, "gap": 2, "align": "center", "children": children}


def _changes(changes: list[RecentChange], now: dt.datetime) -> list[Component]:
    if not changes:
        return []
    return [
        _DIVIDER,
        _heading("Last changes"),
        *(_change(change, now, is_newest=not i) for i, change in enumerate(changes)),
    ]


def _change(change: RecentChange, now: dt.datetime, *, is_newest: bool) -> Component:
    made = change.made_at.astimezone(now.tzinfo)
    when = f"{made:%a} {made.day} {made:%b}, {made:%H:%M} · {change.client}"
    words = [
        {"type": "Text", "value": change.message, "size": "sm", "maxLines": 2},
        {"type": "Caption", "value": when},
    ]
    row: list[Component] = [{"type": "Col", "flex": 1, "gap": 0, "children": words}]
    if is_newest:
        # The older ones have this one standing on them: they cannot be undone before it.
        looks = {"iconStart": "lucide:undo-2", **_OUTLINE}
        row.append(button("Undo", "undo", {"change_id": change.change_id}, **looks))
    return {"type": "Row", "gap": 2, "align": "center", "children": row}


def _heading(text: str) -> Component:
    return {"type": "Caption", "value": text, "weight": "semibold"}


def _buttons(task: Task, view: DetailView) -> list[Component]:
    buttons: list[Component] = []
    if task.status != "trash":
        payload = {"task_id": task.id}
        preset = {"parent": str(task.number)}
        buttons += [
            button("Edit", "edit_task", payload, iconStart="write", **_OUTLINE),
            button("Add subtask", "create_task", preset, iconStart="plus", **_OUTLINE),
            button("Delete", "delete_task", payload, **_QUIET),
        ]
    if view.back:
        back = {"type": "Button", "label": "Back", "onClickAction": action("cancel", {}), **_QUIET}
        buttons.append(back)
    return buttons


def _text(detail: TaskDetail) -> str:
    task = detail.task
    lines = [task_lines([task]), due_words(task), task.description or ""]
    return "\n".join(filter(None, [*lines, task_lines(detail.subtasks)]))
