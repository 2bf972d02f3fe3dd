"""What can be asked for, as examples to read and buttons to try."""

from typing import Any, Literal

from backend.widgets.drawn import Drawn
from backend.widgets.notice import notice_line
from backend.widgets.payload import NoPayload, Payload
from backend.widgets.task_row import Component, button
from backend.widgets.views import HelpView, with_view

_EXAMPLES = {
    "Add": "“Add buy milk tomorrow at 5pm”, “Remind me to water the plants every 3 days”",
    "Find": "“What is due this week?”, “Show #urgent”, “Show task 3”",
    "Change": "“Complete 3”, “Move 2 to Friday”, “Make the report high priority”",
    "Plan": "“Plan my day”, “Sort out what is overdue”, “Break down task 4”",
    "Take back": "“Undo”: whatever was changed, here or elsewhere",
}
_LOOKS = {"variant": "outline", "size": "sm"}


class ShowHelp(Payload):
    """A click that asks for help."""

    type: Literal["show_help"]
    payload: NoPayload = NoPayload()


def help_card(notice: str = "") -> Drawn:
    """Return the Card. Its buttons do what they say, in its place.

    `notice` tells why a click did nothing.
    """
    children: list[Component] = [*notice_line(notice)]
    children += [_example(name, text) for name, text in _EXAMPLES.items()]
    buttons = [
        button("New task", "create_task", {}, iconStart="plus", **_LOOKS),
        button("My tasks", "list_tasks", {}, **_LOOKS),
        button("Due today", "list_tasks", {"when": "today", "sort": "due"}, **_LOOKS),
        button("My lists", "list_lists", {}, **_LOOKS),
        button("My week", "task_stats", {"days": 7}, **_LOOKS),
    ]
    children += [
        {"type": "Divider", "flush": True},
        {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons},
    ]
    status = {"text": "What you can ask for", "icon": "lightbulb"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    text = "\n".join(f"{name}: {text}" for name, text in _EXAMPLES.items())
    return with_view(card, HelpView(), text)


def _example(name: str, text: str) -> Component:
    words: list[Component] = [
        {"type": "Caption", "value": name, "weight": "semibold"},
        {"type": "Text", "value": text, "size": "sm"},
    ]
    return {"type": "Col", "gap": 0, "children": words}
