"""A Card that looks back: what was done in the last days, and what is waiting."""

from typing import Annotated, Any, Literal

from pydantic import Field

from backend.texts.texts import Texts
from backend.texts.widgets import StatisticsTexts
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


def task_statistics(stats: TaskStats, view: StatsView, texts: Texts, notice: str = "") -> Drawn:
    """Return the Card. `notice` tells why a click did nothing."""
    title, review = _title(view.days, texts), _review(stats, texts)
    children: list[Component] = [
        *notice_line(notice),
        _numbers(stats, texts),
        *_chart(stats.days, texts),
        {"type": "Text", "value": review, "size": "sm"},
        {"type": "Divider", "flush": True},
        {
            "type": "Row",
            "gap": 2,
            "wrap": "wrap",
            "children": _buttons(stats, view, texts.statistics),
        },
    ]
    status = {"text": title, "icon": "analytics"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    return with_view(card, view, texts.language, f"{title}: {review}")


def _title(days: int, texts: Texts) -> str:
    words = texts.statistics
    return {1: words.today, WEEK: words.week}.get(days) or texts.count(days, words.days)


def _numbers(stats: TaskStats, texts: Texts) -> Component:
    words = texts.statistics
    streak = texts.count(stats.streak_days, words.streak)
    shown = [
        _number(stats.completed, words.done),
        _number(stats.added, words.added),
        _number(stats.open, words.open),
        _number(stats.overdue, words.overdue, **({"color": "danger"} if stats.overdue else {})),
        _number(stats.streak_days, streak),
    ]
    return {"type": "Row", "gap": 4, "wrap": "wrap", "align": "start", "children": shown}


def _number(value: int, name: str, **looks: str) -> Component:
    words: list[Component] = [
        {"type": "Title", "value": str(value), "size": "lg", **looks},
        {"type": "Caption", "value": name},
    ]
    return {"type": "Col", "gap": 0, "children": words}


def _chart(days: list[DayCount], texts: Texts) -> list[Component]:
    if len(days) < 2:  # one bar compares nothing
        return []
    chart: Component = {
        "type": "Chart",
        "data": [{"day": d.day.isoformat(), "done": d.completed, "added": d.added} for d in days],
        "series": [
            {
                "type": "bar",
                "label": texts.statistics.done_bar,
                "dataKey": "done",
                "color": "green-500",
            },
            {
                "type": "bar",
                "label": texts.statistics.added_bar,
                "dataKey": "added",
                "color": "blue-300",
            },
        ],
        "xAxis": {"dataKey": "day", "labels": _labels(days, texts)},
        "showYAxis": True,
        "showLegend": True,
        "height": 170,
    }
    return [chart]


def _labels(days: list[DayCount], texts: Texts) -> dict[str, str]:
    if len(days) <= _LABELLED_DAYS:
        names = texts.dates.short_weekdays
        return {day.day.isoformat(): names[day.day.weekday()] for day in days}
    return {
        d.day.isoformat(): "" if d.day.weekday() else texts.dates.day_and_month(d.day) for d in days
    }


def _review(stats: TaskStats, texts: Texts) -> str:
    """Return what there is to say: the best day, the streak, what is late, and what is next."""
    words = texts.statistics
    said = [_best(stats, texts)]
    if stats.streak_days > 1:
        said.append(texts.count(stats.streak_days, words.in_a_row))
    if stats.overdue:
        said.append(texts.count(stats.overdue, words.are_overdue))
    if stats.due_today:
        said.append(texts.count(stats.due_today, words.are_due_today))
    elif not stats.overdue:
        said.append(words.nothing_due)
    return " ".join(said)


def _best(stats: TaskStats, texts: Texts) -> str:
    words, completed = texts.statistics, stats.completed
    if not completed:
        return words.nothing_done
    if len(stats.days) == 1:
        return texts.count(completed, words.completed)
    best = max(stats.days, key=lambda day: day.completed)
    day = texts.dates.named_day(best.day)
    if best.completed == completed:
        return texts.count(completed, words.completed_on, day=day)
    return texts.count(completed, words.completed_mostly, day=day, best=best.completed)


def _buttons(stats: TaskStats, view: StatsView, words: StatisticsTexts) -> list[Component]:
    overdue = {"status": "pending", "when": "overdue", "sort": "due"}
    done = {"status": "completed", "sort": "updated"}
    buttons: list[Component] = []
    if stats.overdue:
        buttons.append(button(words.show_overdue, "list_tasks", overdue, **_OUTLINE))
    buttons.append(button(words.show_done, "list_tasks", done, **_OUTLINE))
    for label, days in ((words.show_week, WEEK), (words.show_month, MONTH)):
        if days != view.days:
            buttons.append(button(label, "task_stats", {"days": days}, **_QUIET))
    return buttons
