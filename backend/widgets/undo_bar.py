"""The line at the foot of a widget that says what was just changed, and takes it back."""

from backend.texts.deeds import Deeds
from backend.texts.texts import Texts
from backend.widgets.moments import due_words
from backend.widgets.task_row import Component, button
from backend.widgets.views import LastChange
from mcp_server.contract import RecentChange, Task, TaskChange, ToolName

_LINES = 3
_NAMED = 3
"""How many tasks are named before they are counted."""


def undo_bar(message: str, change_id: str | None, texts: Texts) -> Component:
    """Return the line. Without a change there is nothing to undo, and no button."""
    said: list[Component] = [
        {"type": "Caption", "value": message, "maxLines": _LINES},
        {"type": "Spacer"},
    ]
    if change_id:
        looks = {"variant": "outline", "size": "sm", "iconStart": "lucide:undo-2"}
        said.append(button(texts.row.undo, "undo", {"change_id": change_id}, **looks))
    return {"type": "Row", "align": "center", "gap": 2, "children": said}


def last_change(change: TaskChange, before: LastChange | None, said: str) -> LastChange | None:
    """Return what the line says after `change`: what it said `before`, if nothing had to change."""
    if change.change_id is None:
        return before
    return LastChange(message=said, change_id=change.change_id)


def deed_words(tool: ToolName, change: TaskChange, texts: Texts) -> str:
    """Return what the tool did, in one or two sentences."""
    deeds = texts.deeds
    if deeds is None:
        return change.message
    if change.change_id is None:
        return deeds.nothing
    said = _said(tool, deeds).format(tasks=_named(change.tasks, texts))
    return " ".join(filter(None, [said, _next(tool, change, texts, deeds)]))


def record_words(change: RecentChange, texts: Texts) -> str:
    """Return what a change of a task was, long after it."""
    words = texts.deeds
    if words is None:
        return change.message
    done = {
        ToolName.ADD_TASK.value: words.was_added,
        ToolName.COMPLETE_TASK.value: words.was_completed,
        ToolName.REOPEN_TASK.value: words.was_reopened,
        ToolName.DELETE_TASK.value: words.was_deleted,
        ToolName.UNDO.value: words.was_undone,
    }
    return done.get(change.tool, words.was_updated)


def _said(tool: ToolName, deeds: Deeds) -> str:
    said = {
        ToolName.ADD_TASK: deeds.add_task,
        ToolName.COMPLETE_TASK: deeds.complete_task,
        ToolName.REOPEN_TASK: deeds.reopen_task,
        ToolName.UPDATE_TASK: deeds.update_task,
        ToolName.DELETE_TASK: deeds.delete_task,
        ToolName.UNDO: deeds.undo,
    }
    return said.get(tool, deeds.update_task)


def _next(tool: ToolName, change: TaskChange, texts: Texts, deeds: Deeds) -> str:
    """Return when the one task that was completed comes again."""
    moved = [task for task in change.tasks if task.status == "pending" and task.repeat]
    if tool is not ToolName.COMPLETE_TASK or len(change.tasks) != 1 or not moved:
        return ""
    return deeds.next.format(due=due_words(moved[0], texts))


def _named(tasks: list[Task], texts: Texts) -> str:
    if len(tasks) > _NAMED:
        return texts.count(len(tasks), texts.row.named)
    return texts.list.separator.join(f"#{task.number} {task.title}" for task in tasks)
