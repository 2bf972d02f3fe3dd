"""One task as a row of a Card."""

from collections.abc import Sequence
from typing import Any

from backend.texts.here import Here
from backend.texts.texts import Texts
from backend.widgets.action import action
from backend.widgets.moments import due_words, is_overdue
from backend.widgets.repeats import repeat_words
from mcp_server.contract import Priority, Task

Component = dict[str, Any]
_MARK = {"variant": "ghost", "size": "sm", "uniform": True}


def task_row(task: Task, here: Here) -> Component:
    """Return the task with the buttons that fit its state."""
    return {
        "type": "Row",
        "key": task.id,
        "align": "center",
        "gap": 2,
        "children": [check(task, here.texts), _words(task, here), *_tools(task, here.texts)],
    }


def button(label: str, kind: str, payload: dict[str, Any], **looks: Any) -> Component:
    """Return a button whose widget is redrawn after the click."""
    return {"type": "Button", "label": label, "onClickAction": action(kind, payload), **looks}


def check(task: Task, texts: Texts) -> Component:
    """Return the circle that completes a task, or brings it back."""
    payload, words = {"task_id": task.id}, texts.row
    match task.status:
        case "pending":
            return button(
                words.complete, "complete_task", payload, iconStart="empty-circle", **_MARK
            )
        case "completed":
            icon = "check-circle-filled"
            return button(words.reopen, "reopen_task", payload, iconStart=icon, **_MARK)
        case "trash":
            return button(words.restore, "reopen_task", payload, iconStart="reload", **_MARK)


def title_of(task: Task, **looks: Any) -> Component:
    """Return the title, struck out if there is nothing left to do."""
    is_done = task.status != "pending"
    title = {"type": "Text", "value": task.title, "lineThrough": is_done, "maxLines": 3, **looks}
    return title | ({"color": "secondary"} if is_done else {})


def overdue_words(task: Task, here: Here) -> list[Component]:
    """Return a line that marks a task that is overdue; nothing for others."""
    if not is_overdue(task, here.now):
        return []
    said = here.texts.row.overdue.format(due=due_words(task, here.texts))
    return [{"type": "Caption", "value": said, "color": "danger"}]


def task_lines(tasks: Sequence[Task]) -> str:
    """Return tasks as text: a checklist."""
    return "\n".join(f"- [{'x' if t.status == 'completed' else ' '}] {t.title}" for t in tasks)


def state_words(task: Task, texts: Texts) -> str:
    """Return what became of the task; "" of one that is open."""
    words = texts.row
    return {"pending": "", "completed": words.done, "trash": words.in_trash}[task.status]


def priority_words(priority: Priority, texts: Texts) -> str:
    """Return the priority as it stands on a badge; "" of none."""
    words = texts.row
    return {"none": "", "low": words.low, "medium": words.medium, "high": words.high}[priority]


def _words(task: Task, here: Here) -> Component:
    texts, overdue = here.texts, overdue_words(task, here)
    when = "" if overdue else due_words(task, texts)
    details = [f"#{task.number}", when, repeat_words(task, texts)]
    details += [task.list or "", *(f"#{tag}" for tag in task.tags)]
    caption: Component = {"type": "Caption", "value": " · ".join(filter(None, details))}
    if badge := priority_badge(task, texts):
        # Below the title, which has little room beside it on a phone.
        children = [*badge, caption]
        caption = {"type": "Row", "gap": 2, "align": "baseline", "children": children}
    words = [title_of(task), *overdue, caption]
    return {"type": "Col", "flex": 1, "gap": 0, "children": words}


def priority_badge(task: Task, texts: Texts) -> list[Component]:
    """Return a badge with the priority of an open task that has one."""
    colors = {"high": "danger", "medium": "warning", "low": "secondary"}
    if task.priority == "none" or task.status != "pending":
        return []
    label = priority_words(task.priority, texts)
    return [{"type": "Badge", "label": label, "color": colors[task.priority]}]


def _tools(task: Task, texts: Texts) -> list[Component]:
    if task.status == "trash":
        return []
    payload, words = {"task_id": task.id}, texts.row
    notes = [button(words.details, "get_task", payload, iconStart="document", **_MARK)]
    return [
        *(notes if task.description else []),
        button(words.edit, "edit_task", payload, iconStart="write", **_MARK),
        button(words.delete, "delete_task", payload, iconStart="lucide:trash-2", **_MARK),
    ]
