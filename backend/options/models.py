"""The models that a person may choose between."""

from typing import Any

from backend.settings import BUILTIN
from backend.texts.texts import Texts


def model_options(offered: list[str], chosen: str | None, texts: Texts) -> list[dict[str, Any]]:
    """Return them as ChatKit's `ModelOption`. Empty if there is nothing to choose."""
    if len(offered) < 2:
        return []
    default = chosen if chosen in offered else offered[0]
    return [_option(name, texts, is_default=name == default) for name in offered]


def _option(name: str, texts: Texts, *, is_default: bool) -> dict[str, Any]:
    option: dict[str, Any] = {"id": name, "label": name.rpartition("/")[2]}
    if name == BUILTIN:
        words = texts.page
        option |= {"label": words.builtin, "description": words.builtin_description}
    return option | ({"default": True} if is_default else {})
