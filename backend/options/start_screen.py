"""What an empty chat says: a greeting, and prompts that fit the state of the list."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from backend.preferences.choices import Choices
from mcp_server.contract import TaskStats

MOST_PROMPTS = 6
_QUESTION = "What needs doing?"
_ICONS = {
    "What can you do?": "circle-question",
    "What is overdue?": "calendar",
    "What should I do today?": "lightbulb",
    "Add a task to buy groceries": "plus",
    "Show me all my tasks": "notebook",
    "What's pending?": "empty-circle",
    "What have I completed?": "check-circle",
}
_ALWAYS = (
    "Add a task to buy groceries",
    "Show me all my tasks",
    "What's pending?",
    "What have I completed?",
)


def start_screen(stats: TaskStats | None, now: dt.datetime, choices: Choices) -> dict[str, Any]:
    """Return ChatKit's `startScreen`. Without statistics, nothing is known of the person's day."""
    greeting = choices.greeting or " ".join(filter(None, (_salute(stats, now), _QUESTION)))
    prompts = choices.prompts or _fitting(stats)
    return {"greeting": greeting, "prompts": [_prompt(text) for text in prompts]}


def _salute(stats: TaskStats | None, now: dt.datetime) -> str:
    if stats is None:
        return ""
    try:
        hour = now.astimezone(ZoneInfo(stats.time_zone)).hour
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    times = ((5, "Hello."), (12, "Good morning."), (18, "Good afternoon."), (23, "Good evening."))
    return next((salute for end, salute in times if hour < end), "Hello.")


def _fitting(stats: TaskStats | None) -> list[str]:
    """Return the prompts, what is most pressing first."""
    urgent = list(_pressing(stats)) if stats else []
    return list(dict.fromkeys([*urgent, *_ALWAYS]))[:MOST_PROMPTS]


def _pressing(stats: TaskStats) -> Iterable[str]:
    if stats.overdue:
        yield "What is overdue?"
    if stats.due_today or stats.open:
        yield "What should I do today?"
    if not stats.open:
        yield "What can you do?"


def _prompt(text: str) -> dict[str, str]:
    return {"label": text, "prompt": text, "icon": _ICONS.get(text, "sparkle")}
