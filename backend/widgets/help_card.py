"""What can be asked for, as examples to read and buttons to try."""

from typing import Any, Literal

from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.notice import notice_line
from backend.widgets.payload import NoPayload, Payload
from backend.widgets.task_row import Component, button
from backend.widgets.views import HelpView, with_view

_LOOKS = {"variant": "outline", "size": "sm"}


class ShowHelp(Payload):
    """A click that asks for help."""

    type: Literal["show_help"]
    payload: NoPayload = NoPayload()


def help_card(texts: Texts, notice: str = "") -> Drawn:
    """Return the Card. Its buttons do what they say, in its place.

    `notice` tells why a click did nothing.
    """
    words = texts.help
    examples = [words.add, words.find, words.change, words.plan, words.take_back]
    children: list[Component] = [*notice_line(notice)]
    children += [_example(name, text) for name, text in examples]
    buttons = [
        button(texts.list.new_task, "create_task", {}, iconStart="plus", **_LOOKS),
        button(words.my_tasks, "list_tasks", {}, **_LOOKS),
        button(words.due_today, "list_tasks", {"when": "today", "sort": "due"}, **_LOOKS),
        button(words.my_lists, "list_lists", {}, **_LOOKS),
        button(words.my_week, "task_stats", {"days": 7}, **_LOOKS),
    ]
    children += [
        {"type": "Divider", "flush": True},
        {"type": "Row", "gap": 2, "wrap": "wrap", "children": buttons},
    ]
    status = {"text": words.title, "icon": "lightbulb"}
    card: dict[str, Any] = {"type": "Card", "size": "full", "status": status, "children": children}
    text = "\n".join(f"{name}: {text}" for name, text in examples)
    return with_view(card, HelpView(), texts.language, text)


def _example(name: str, text: str) -> Component:
    words: list[Component] = [
        {"type": "Caption", "value": name, "weight": "semibold"},
        {"type": "Text", "value": text, "size": "sm"},
    ]
    return {"type": "Col", "gap": 0, "children": words}
