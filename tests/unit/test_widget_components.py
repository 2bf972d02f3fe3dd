"""What the frontend draws against what `chatkit.widgets` can send: a new version shows the gaps."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from chatkit.icons import IconName
from chatkit.widgets import StrictWidgetComponent, StrictWidgetRoot
from pydantic import BaseModel, TypeAdapter

FRONTEND = Path(__file__).parents[2] / "frontend"
# For each component a value of each prop; tests there see to it that each of them is drawn.
DRAWN: dict[str, dict[str, Any]] = json.loads((FRONTEND / "tests" / "components.json").read_text())
# Of every node, and no props.
ALWAYS = {"type", "key", "id"}
# Components and props of the published JavaScript types that the Python models lack.
ONLY_IN_TYPES = {"Table", "Table.Row", "Table.Cell", "Basic"}
ONLY_IN_TYPES_PROPS = {"Card": {"border"}}


def _models() -> dict[str, type[BaseModel]]:
    models = [*_union(StrictWidgetComponent), *_union(StrictWidgetRoot)]
    return {model.model_fields["type"].default: model for model in models}


def _union(annotated: Any) -> tuple[type[BaseModel], ...]:
    return get_args(get_args(annotated)[0])


MODELS = {name: model for name, model in _models().items() if name not in ONLY_IN_TYPES}


def test_every_component_is_drawn() -> None:
    assert set(DRAWN) == set(MODELS) | ONLY_IN_TYPES


@pytest.mark.parametrize("component", sorted(MODELS))
def test_every_prop_is_drawn(component: str) -> None:
    fields = set(MODELS[component].model_fields) - ALWAYS

    assert set(DRAWN[component]) == fields | ONLY_IN_TYPES_PROPS.get(component, set())


@pytest.mark.parametrize("component", sorted(MODELS))
def test_the_samples_are_what_a_server_may_send(component: str) -> None:
    props = dict(DRAWN[component])
    for prop in ONLY_IN_TYPES_PROPS.get(component, ()):
        del props[prop]

    sent = MODELS[component].model_validate(props).model_dump(mode="json", exclude_none=True)

    assert sent == {"type": component} | props


def test_every_part_of_a_prop_is_in_a_sample() -> None:
    definitions = TypeAdapter(StrictWidgetComponent | StrictWidgetRoot).json_schema()["$defs"]
    parts = {
        name: set(schema.get("properties", ()))
        for name, schema in definitions.items()
        if name not in {model.__name__ for model in MODELS.values()}
        and not name.startswith(("Dynamic", "Basic"))
    }
    shown = set(_keys(DRAWN))

    assert {
        name: keys - shown - ALWAYS for name, keys in parts.items() if keys - shown - ALWAYS
    } == {}


def test_every_icon_is_carried() -> None:
    carried = set(re.findall(r"^  '?([a-z0-9-]+)'?:", _outlines(), flags=re.MULTILINE))
    # Drawn by `icon.ts` itself.
    carried |= {"check-circle-filled", "star-filled", "dot"}
    names = {name for option in get_args(IconName) for name in get_args(option)}

    assert {name for name in names if isinstance(name, str)} - carried == set()


def _outlines() -> str:
    icons = FRONTEND / "src" / "icons"
    return "".join((icons / name).read_text() for name in ("outlines.ts", "more-outlines.ts"))


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)
