"""Which agent a message goes to, where the person says so."""

import re
from dataclasses import dataclass
from enum import StrEnum

from backend.texts.texts import Texts


class Route(StrEnum):
    """The agents by the names that people and pages call them by."""

    TASKS = "tasks"
    PLAN = "plan"
    INTERFACE = "interface"


@dataclass(frozen=True)
class UnknownRoute:
    """A name that is none of ours."""

    name: str

    def answer(self, texts: Texts) -> str:
        """Return what the person is told in place of an answer."""
        known = ", ".join(f"[TOOL:{route}]" for route in Route)
        return texts.answer.no_assistant.format(name=self.name, known=known)


# No more than spaces before it: in the middle of a text it is part of the text.
_PREFIX = re.compile(r"\s*\[TOOL:[ \t]*(?P<name>[^\]\r\n]{0,40}?)[ \t]*\]\s*", re.IGNORECASE)
_USUAL = {
    Route.TASKS: "Show my tasks.",
    Route.PLAN: "Plan my day.",
    Route.INTERFACE: "What can I change about this page?",
}


def route_of(text: str, tool_choice: str | None = None) -> Route | UnknownRoute:
    """Return where a message goes: its own words first, then what the composer has chosen."""
    match = _PREFIX.match(text)
    name = match["name"] if match else tool_choice
    if name is None:
        return Route.TASKS
    try:
        return Route(name.strip().lower())
    except ValueError:
        return UnknownRoute(" ".join(name.split())[:40])


def without_route(text: str) -> str:
    """Return the message as the agent reads it."""
    match = _PREFIX.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    route = route_of(text)
    return rest or (_USUAL[route] if isinstance(route, Route) else text.strip())
