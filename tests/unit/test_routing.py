"""Where a message goes, by the person's own word."""

import pytest

from backend.agent.routing import Route, UnknownRoute, route_of, without_route
from backend.texts.catalogues import texts_of


@pytest.mark.parametrize(
    ("text", "choice", "route"),
    [
        ("Buy milk", None, Route.TASKS),
        ("Buy milk", "plan", Route.PLAN),
        ("[TOOL:plan] my week", None, Route.PLAN),
        ("  [tool: Interface ]dark", None, Route.INTERFACE),
        ("[TOOL:tasks] dark mode", "interface", Route.TASKS),
        ("Buy milk [TOOL:plan]", None, Route.TASKS),
        ("[TOOL:cook] dinner", "plan", UnknownRoute("cook")),
        ("dinner", "cook", UnknownRoute("cook")),
        ("[TOOL:] dinner", None, UnknownRoute("")),
        ("[TOOL:plan\n] my week", None, Route.TASKS),
    ],
)
def test_the_prefix_counts_more_than_the_composer(
    text: str, choice: str | None, route: Route | UnknownRoute
) -> None:
    assert route_of(text, choice) == route


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[TOOL:plan] my week", "my week"),
        ("[TOOL:plan] [TOOL:tasks] x", "[TOOL:tasks] x"),
        ("[TOOL:plan]", "Plan my day."),
        ("Buy milk [TOOL:plan]", "Buy milk [TOOL:plan]"),
    ],
)
def test_the_agent_does_not_read_where_it_was_called_from(text: str, read: str) -> None:
    assert without_route(text) == read


def test_an_unknown_name_is_answered_with_all_known_ones() -> None:
    answer = UnknownRoute("cook").answer(texts_of("en"))

    assert all(f"[TOOL:{route}]" in answer for route in Route)
