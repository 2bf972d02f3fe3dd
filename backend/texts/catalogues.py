"""The catalogues, each read when somebody is first written to in its language."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from typing import TypeVar

from backend.texts.language import Language
from backend.texts.texts import Texts

_MODULES: dict[Language, str] = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "ur": "urdu",
    "ar": "arabic",
}
_FROM_THE_RIGHT = ("ur", "ar")
_FOREIGN = re.compile(
    r"#?\{(?:title|tasks?|text|list|name|number|model|first|known|confirm|fields|limit)\}"
)
"""What is put in that can be in another script, or has a sign before its number."""
_Part = TypeVar("_Part")


@cache
def texts_of(language: Language) -> Texts:
    """Return what is said in this language."""
    texts: Texts = import_module(f"backend.texts.{_MODULES[language]}").TEXTS
    return _isolated(texts) if language in _FROM_THE_RIGHT else texts


def _isolated(part: _Part) -> _Part:
    """Return the texts with what is put into them kept apart (Unicode's first strong isolate).

    Numbers and titles in other scripts would jump around in them.
    """
    if isinstance(part, str):
        return _FOREIGN.sub("\u2068\\g<0>\u2069", part)  # type: ignore[return-value]  # a str again
    if isinstance(part, tuple):
        return tuple(map(_isolated, part))  # type: ignore[return-value]  # of as many
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: _isolated(getattr(part, f.name)) for f in fields(part)})
    return part
