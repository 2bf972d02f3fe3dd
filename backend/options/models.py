"""The models that a person may choose between."""

from typing import Any

from backend.settings import BUILTIN


def model_options(offered: list[str], chosen: str | None) -> list[dict[str, Any]]:
    """Return them as ChatKit's `ModelOption`. Empty if there is nothing to choose."""
    if len(offered) < 2:
        return []
    default = chosen if chosen in offered else offered[0]
    return [_option(name, is_default=name == default) for name in offered]


def _option(name: str, *, is_default: bool) -> dict[str, Any]:
    option: dict[str, Any] = {"id": name, "label": name.rpartition("/")[2]}
    if name == BUILTIN:
        option |= {"label": "Built-in assistant", "description": "Needs no language model."}
    return option | ({"default": True} if is_default else {})
