"""Errors that people are told of."""

from collections.abc import Callable

from backend.texts.catalogues import texts_of
from backend.texts.language import ENGLISH
from backend.texts.texts import Texts

Saying = Callable[[Texts], str]
"""What is said, in any language."""


class SaidError(Exception):
    """Its message is for the person; plain text is for programs, which send such requests."""

    def __init__(self, message: str | Saying) -> None:
        super().__init__(message if isinstance(message, str) else message(texts_of(ENGLISH)))
        self._message = message

    def said(self, texts: Texts) -> str:
        """Return the message in the person's language."""
        return self._message if isinstance(self._message, str) else self._message(texts)
