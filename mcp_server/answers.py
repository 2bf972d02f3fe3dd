"""What a caller is answered: structured content and text, each complete in itself.

Some hosts show the model only the one, some only the other.
"""

from typing import assert_never

from mcp.types import CallToolResult, TextContent

from mcp_server.contract import (
    DayCount,
    ListCount,
    ListOverview,
    RecentChange,
    Refusal,
    RefusalCode,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
)
from mcp_server.tasks.errors import TaskError
from mcp_server.tasks.wording import line

Result = TaskPage | TaskDetail | TaskChange | ListOverview | TaskStats


def answer(result: Result) -> CallToolResult:
    """Return the result of a call that did what was asked."""
    match result:
        case TaskPage():
            said = [_headline(result), *map(line, result.tasks), result.hint]
        case TaskDetail():
            said = [
                line(result.task.model_copy(update={"description": None})),
                result.task.description,
                "Subtasks:" if result.subtasks else None,
                *map(line, result.subtasks),
                result.hint,
                "Last changes:" if result.changes else None,
                *map(_change, result.changes),
            ]
        case TaskChange():
            undo = f"To undo: change_id {result.change_id}" if result.change_id else None
            said = [result.message, *map(line, result.tasks), undo]
        case ListOverview():
            said = [_lists(result), *map(_list, result.lists), result.hint]
        case TaskStats():
            said = [*_stats(result), *map(_day, result.days)]
        case _:
            assert_never(result)
    return _result(result, "\n".join(part for part in said if part))


def refused(error: TaskError) -> CallToolResult:
    """Return the refusal of a call, with the tasks to choose from."""
    return refusal(
        Refusal(
            error=error.code,
            message=str(error),
            field=error.field or None,
            candidates=[task.view() for task in error.candidates],
        )
    )


def invalid(message: str) -> CallToolResult:
    """Return the refusal of arguments that no tool was called with."""
    return refusal(Refusal(error=RefusalCode.INVALID, message=message))


def refusal(refusal: Refusal) -> CallToolResult:
    """Return a refusal as the result of a call."""
    text = "\n".join([refusal.message, *map(line, refusal.candidates)])
    return _result(refusal, text, is_error=True)


def _headline(page: TaskPage) -> str:
    if not page.total:
        return "No tasks."
    return f"{page.total} task{'' if page.total == 1 else 's'}:"


def _change(change: RecentChange) -> str:
    return f"{change.made_at:%Y-%m-%d %H:%M} UTC · {change.message} · by {change.client}"


def _lists(overview: ListOverview) -> str:
    return (
        f"{overview.total} list{'' if overview.total == 1 else 's'}:"
        if overview.total
        else ("No lists. A task gets one by its list argument.")
    )


def _list(count: ListCount) -> str:
    overdue = f", {count.overdue} overdue" if count.overdue else ""
    return f"{count.list or '(no list)'}: {count.open} open{overdue}"


def _stats(stats: TaskStats) -> list[str]:
    streak = f"{stats.streak_days} day{'' if stats.streak_days == 1 else 's'} in a row"
    return [
        f"Now: {stats.open} open, {stats.overdue} overdue, {stats.due_today} due today.",
        f"{stats.first_day} to {stats.last_day} ({stats.time_zone}): {stats.completed} completed, "
        f"{stats.added} added; something completed {streak}.",
    ]


def _day(count: DayCount) -> str:
    return f"{count.day} ({count.weekday}): {count.completed} completed, {count.added} added"


def _result(structured: Result | Refusal, text: str, *, is_error: bool = False) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(type="text", text=text)],
        structured_content=structured.model_dump(mode="json", exclude_none=True),
        is_error=is_error,
    )
