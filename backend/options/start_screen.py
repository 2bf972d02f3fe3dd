"""What an empty chat says: a greeting, and prompts that fit the state of the list."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from backend.preferences.choices import Choices
from backend.texts.page import PageTexts
from backend.texts.texts import Texts
from mcp_server.contract import TaskStats

MOST_PROMPTS = 6
_ICONS = {
    "help": "circle-question",
    "overdue": "calendar",
    "today": "lightbulb",
    "add": "plus",
    "all": "notebook",
    "pending": "empty-circle",
    "completed": "check-circle",
}
_ALWAYS = ("add", "all", "pending", "completed")


def start_screen(
    stats: TaskStats | None, now: dt.datetime, choices: Choices, texts: Texts, sent: Texts
) -> dict[str, Any]:
    """Return ChatKit's `startScreen`. Without statistics, nothing is known of the person's day.

    `sent`: what a prompt says to the assistant, where that does not read the person's language.
    """
    salute = _salute(stats, now, texts.page)
    greeting = choices.greeting or " ".join(filter(None, (salute, texts.page.question)))
    if choices.prompts:
        prompts = [_prompt(text, text, _icon(text, texts)) for text in choices.prompts]
    else:
        prompts = [_usual(name, texts, sent) for name in _fitting(stats)]
    return {"greeting": greeting, "prompts": prompts}


def _salute(stats: TaskStats | None, now: dt.datetime, words: PageTexts) -> str:
    if stats is None:
        return ""
    try:
        hour = now.astimezone(ZoneInfo(stats.time_zone)).hour
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    times = ((5, words.hello), (12, words.morning), (18, words.afternoon), (23, words.evening))
    return next((salute for end, salute in times if hour < end), words.hello)


def _fitting(stats: TaskStats | None) -> list[str]:
    """Return the names of the prompts, what is most pressing first."""
    urgent = list(_pressing(stats)) if stats else []
    return list(dict.fromkeys([*urgent, *_ALWAYS]))[:MOST_PROMPTS]


def _pressing(stats: TaskStats) -> Iterable[str]:
    if stats.overdue:
        yield "overdue"
    if stats.due_today or stats.open:
        yield "today"
    if not stats.open:
        yield "help"


def _usual(name: str, texts: Texts, sent: Texts) -> dict[str, str]:
    label, prompt = (getattr(spoken.page.prompts, name) for spoken in (texts, sent))
    return _prompt(label, prompt, _ICONS[name])


def _icon(text: str, texts: Texts) -> str:
    """Return the icon of a prompt that somebody has chosen, which can be one of the usual."""
    usual = {getattr(texts.page.prompts, name): icon for name, icon in _ICONS.items()}
    return usual.get(text, "sparkle")


def _prompt(label: str, prompt: str, icon: str) -> dict[str, str]:
    return {"label": label, "prompt": prompt, "icon": icon}
