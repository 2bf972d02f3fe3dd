"""A Card that looks back: what was done in the last days, and what is waiting."""

from typing import Annotated, Any, Literal

from pydantic import Field

from backend.widgets.drawn import Drawn
from backend.widgets.notice import notice_line
from backend.widgets.payload import Payload
from backend.widgets.task_row import Component, button
from backend.widgets.views import StatsView, with_view
from mcp_server.contract import DayCount, TaskStats

WEEK = 7
MONTH = 30
MOST_DAYS = 90
_LABELLED_DAYS = 10
"""As many days have each a label below the chart; of more, every Monday."""
_OUTLINE = {"variant": "outline", "size": "sm"}
_QUIET = {"variant": "ghost", "size": "sm"}


class StatsPayload(Payload):
    """Of how many days, up to today."""

    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = WEEK


class ShowStats(Payload):
    """A click that asks for the statistics."""

    type: Literal["task_stats"]
    payload: StatsPayload = StatsPayload()


def task_statistics(stats: TaskStats, view: StatsView, notice: str = "") -> Drawn:
    """Return the Card. `notice` tells why a click did nothing."""
    title = _title(view.days)
    children: list[Component] = [
        *notice_line(notice),
        _numbers(stats),
        *_chart(stats.days),
        {"type": "Text", "value": _review(stats), "size": "sm"},
        {"type": "Divider", "flush": True},
        {"type": "Row", "gap": 2, "wrap": "wrap", "children": _buttons(stats, view)},
    ]
    status = {"text": title, "icon": "analytics"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    return with_view(card, view, f"{title}: {_review(stats)}")


def _title(days: int) -> str:
    return {1: "Today", WEEK: "Your week"}.get(days, f"Your last {days} days")


def _numbers(stats: TaskStats) -> Component:
    shown = [
        _number(stats.completed, "done"),
        _number(stats.added, "added"),
        _number(stats.open, "open"),
        _number(stats.overdue, "overdue", **({"color": "danger"} if stats.overdue else {})),
        _number(stats.streak_days, "day streak"),
    ]
    return {"type": "Row", "gap": 4, "wrap": "wrap", "align": "start", "children": shown}


def _number(value: int, name: str, **looks: str) -> Component:
    words: list[Component] = [
        {"type": "Title", "value": str(value), "size": "lg", **looks},
        {"type": "Caption", "value": name},
    ]
    return {"type": "Col", "gap": 0, "children": words}


def _chart(days: list[DayCount]) -> list[Component]:
    if len(days) < 2:  # one bar compares nothing
        return []
    chart: Component = {
        "type": "Chart",
        "data": [{"day": d.day.isoformat(), "done": d.completed, "added": d.added} for d in days],
        "series": [
            {"type": "bar", "label": "Done", "dataKey": "done", "color": "green-500"},
            {"type": "bar", "label": "Added", "dataKey": "added", "color": "blue-300"},
        ],
        "xAxis": {"dataKey": "day", "labels": _labels(days)},
        "showYAxis": True,
        "showLegend": True,
        "height": 170,
    }
    return [chart]


def _labels(days: list[DayCount]) -> dict[str, str]:
    if len(days) <= _LABELLED_DAYS:
        return {day.day.isoformat(): day.weekday for day in days}
    return {
        d.day.isoformat(): f"{d.day.day} {d.day:%b}" if d.day.weekday() == 0 else "" for d in days
    }


def _review(stats: TaskStats) -> str:
    """Return what there is to say: the best day, the streak, what is late, and what is next."""
    said = [_best(stats)]
    if stats.streak_days > 1:
        said.append(f"Something done on {stats.streak_days} days in a row.")
    if stats.overdue:
        it = "it" if stats.overdue == 1 else "them"
        said.append(f"{_tasks(stats.overdue)} overdue: give {it} a new day, or let {it} go.")
    if stats.due_today:
        said.append(f"{_tasks(stats.due_today)} due today.")
    elif not stats.overdue:
        said.append("Nothing is overdue or due today.")
    return " ".join(said)


def _best(stats: TaskStats) -> str:
    if not stats.completed:
        return "Nothing was completed in this time."
    tasks = f"{stats.completed} task{'' if stats.completed == 1 else 's'} completed"
    if len(stats.days) == 1:
        return f"{tasks}."
    best = max(stats.days, key=lambda day: day.completed)
    day = f"{best.day:%A} {best.day.day} {best.day:%b}"
    if best.completed == stats.completed:
        return f"{tasks}, on {day}."
    return f"{tasks}, most of them on {day} ({best.completed})."


def _tasks(count: int) -> str:
    return f"{count} task is" if count == 1 else f"{count} tasks are"


def _buttons(stats: TaskStats, view: StatsView) -> list[Component]:
    overdue = {"status": "pending", "when": "overdue", "sort": "due"}
    done = {"status": "completed", "sort": "updated"}
    buttons: list[Component] = []
    if stats.overdue:
        buttons.append(button("Show overdue", "list_tasks", overdue, **_OUTLINE))
    buttons.append(button("Show done", "list_tasks", done, **_OUTLINE))
    for label, days in (("Week", WEEK), ("Month", MONTH)):
        if days != view.days:
            buttons.append(button(label, "task_stats", {"days": days}, **_QUIET))
    return buttons
