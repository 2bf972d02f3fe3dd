"""A Card with all that is known of one task."""

from typing import Any, Literal

from backend.texts.here import Here
from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.moments import due_words, is_overdue
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload, TaskPayload
from backend.widgets.repeats import repeat_words
from backend.widgets.task_row import (
    Component,
    button,
    check,
    priority_words,
    state_words,
    task_lines,
    title_of,
)
from backend.widgets.undo_bar import record_words, undo_bar
from backend.widgets.views import DetailView, with_view
from mcp_server.contract import RecentChange, Task, TaskDetail

_NAME_WIDTH = 76
_OUTLINE = {"variant": "outline", "size": "sm"}
_QUIET = {"variant": "ghost", "size": "sm"}
_DIVIDER: Component = {"type": "Divider", "flush": True}


class GetTask(Payload):
    """A click that shows a task with all that is known of it."""

    type: Literal["get_task"]
    payload: TaskPayload


def task_detail(detail: TaskDetail, view: DetailView, here: Here, notice: str = "") -> Drawn:
    """Return the task as a Card. `notice` tells why a click did nothing."""
    task, texts = detail.task, here.texts
    title = title_of(task, size="lg", weight="semibold", maxLines=6)
    children: list[Component] = [
        *notice_line(notice),
        {
            "type": "Row",
            "gap": 2,
            "align": "center",
            "children": [check(task, texts), _wide(title)],
        },
        *_facts(task, here),
        *_notes(task),
        *_subtasks(detail, texts),
        *_changes(detail.changes, here),
    ]
    newest = detail.changes[0].change_id if detail.changes else None
    if view.last and view.last.change_id != newest:
        children += [_DIVIDER, undo_bar(view.last.message, view.last.change_id, texts)]
    if buttons := _buttons(task, view, texts):
        footer = {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons}
        children += [_DIVIDER, footer]
    state = state_words(task, texts) or texts.row.open
    title_words = texts.detail.title.format(number=task.number, state=state)
    status = {"text": title_words, "icon": "document"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    return with_view(card, view, texts.language, _text(detail, texts))


def _wide(component: Component) -> Component:
    return {"type": "Col", "flex": 1, "gap": 0, "children": [component]}


def _facts(task: Task, here: Here) -> list[Component]:
    texts, words = here.texts, here.texts.detail
    overdue, due = is_overdue(task, here.now), due_words(task, texts)
    facts = {
        words.due: words.overdue.format(due=due) if overdue else due,
        words.repeats: repeat_words(task, texts),
        words.priority: priority_words(task.priority, texts),
        words.list: task.list or "",
        words.tags: " ".join(f"#{tag}" for tag in task.tags),
    }
    rows = [_fact(name, value) for name, value in facts.items() if value]
    if overdue:
        rows[0]["children"][1]["color"] = "danger"
    if task.parent is not None:
        rows.append(_parent(task.parent, texts))
    return [{"type": "Col", "gap": 1, "children": rows}] if rows else []


def _fact(name: str, value: str) -> Component:
    words: list[Component] = [_name(name), {"type": "Text", "value": value, "size": "sm"}]
    return {"type": "Row", "gap": 2, "align": "baseline", "children": words}


def _name(name: str) -> Component:
    caption = {"type": "Caption", "value": name}
    return {"type": "Box", "minWidth": _NAME_WIDTH, "children": [caption]}


def _parent(number: int, texts: Texts) -> Component:
    words, payload = texts.detail, {"task_id": str(number)}
    shown = button(words.task.format(number=number), "get_task", payload, variant="outline")
    children = [_name(words.part_of), shown | {"size": "xs"}]
    return {"type": "Row", "gap": 2, "align": "center", "children": children}


def _notes(task: Task) -> list[Component]:
    return [{"type": "Text", "value": task.description, "size": "sm"}] if task.description else []


def _subtasks(detail: TaskDetail, texts: Texts) -> list[Component]:
    parts = detail.subtasks
    if not parts:
        return []
    done = sum(part.status == "completed" for part in parts)
    rest = texts.detail.more_subtasks.format(count=len(parts))
    more = [{"type": "Caption", "value": rest}] if detail.hint else []
    return [
        _DIVIDER,
        _heading(texts.detail.subtasks.format(done=done, count=len(parts))),
        *(_subtask(part, texts) for part in parts),
        *more,
    ]


def _subtask(part: Task, texts: Texts) -> Component:
    details = " · ".join(filter(None, [f"#{part.number}", due_words(part, texts)]))
    words = [title_of(part, size="sm"), {"type": "Caption", "value": details}]
    payload, looks = {"task_id": part.id}, {"iconStart": "chevron-right", **_QUIET}
    shown = button(texts.row.details, "get_task", payload, **looks)
    children = [
        check(part, texts),
        {"type": "Col", "flex": 1, "gap": 0, "children": words},
        shown | {"uniform": True},
    ]
    return {"type": "Row", "key": part.id, "gap": 2, "align": "center", "children": children}


def _changes(changes: list[RecentChange], here: Here) -> list[Component]:
    if not changes:
        return []
    return [
        _DIVIDER,
        _heading(here.texts.detail.changes),
        *(_change(change, here, is_newest=not i) for i, change in enumerate(changes)),
    ]


def _change(change: RecentChange, here: Here, *, is_newest: bool) -> Component:
    made, dates = change.made_at.astimezone(here.now.tzinfo), here.texts.dates
    when = f"{dates.at(dates.day_of_year(made), made)} · {change.client}"
    words = [
        {"type": "Text", "value": record_words(change, here.texts), "size": "sm", "maxLines": 2},
        {"type": "Caption", "value": when},
    ]
    row: list[Component] = [{"type": "Col", "flex": 1, "gap": 0, "children": words}]
    if is_newest:
        # The older ones have this one standing on them: they cannot be undone before it.
        looks = {"iconStart": "lucide:undo-2", **_OUTLINE}
        row.append(button(here.texts.row.undo, "undo", {"change_id": change.change_id}, **looks))
    return {"type": "Row", "gap": 2, "align": "center", "children": row}


def _heading(text: str) -> Component:
    return {"type": "Caption", "value": text, "weight": "semibold"}


def _buttons(task: Task, view: DetailView, texts: Texts) -> list[Component]:
    buttons: list[Component] = []
    if task.status != "trash":
        payload = {"task_id": task.id}
        preset = {"parent": str(task.number)}
        buttons += [
            button(texts.row.edit, "edit_task", payload, iconStart="write", **_OUTLINE),
            button(texts.detail.add_subtask, "create_task", preset, iconStart="plus", **_OUTLINE),
            button(texts.row.delete, "delete_task", payload, **_QUIET),
        ]
    if view.back:
        buttons.append(button(texts.detail.back, "cancel", {}, **_QUIET))
    return buttons


def _text(detail: TaskDetail, texts: Texts) -> str:
    task = detail.task
    lines = [task_lines([task]), due_words(task, texts), task.description or ""]
    return "\n".join(filter(None, [*lines, task_lines(detail.subtasks)]))
