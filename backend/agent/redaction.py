"""Keeps keys, prompts and task texts out of the log, whoever writes it."""

import json
import logging
import re
from collections import deque
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any

HIDDEN = "[hidden]"
_SHORTEST_SECRET = 8
_SHORTEST_TEXT = 4
_KEPT_CALLS = 100
"""Model calls whose texts are known: more than one process can have under way, since what is
logged about a task that nobody awaited comes late."""
_CONTROLLED = frozenset({"backend.agent.call", "backend.agent.turn"})
"""Write names and numbers alone: a person who says "stalled" must not blacken their lines."""
_NAMES = frozenset({"type", "role", "id", "call_id", "name", "status"})


class LogRedaction:
    """Replaces exact values in everything that is logged, exceptions and tracebacks included.

    Works where log records are made: a filter of a logger would miss those of its children, and
    libraries bring handlers of their own.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        found = {secret for secret in secrets if len(secret) >= _SHORTEST_SECRET}
        self._secrets = sorted(found, key=len, reverse=True)
        # The values themselves: they are read only when something is logged, which is seldom.
        self._recent: deque[object] = deque(maxlen=_KEPT_CALLS)
        self._previous = logging.getLogRecordFactory()
        self._is_installed = False

    def remember(self, *values: object) -> None:
        """Hide the texts in these values from now on: instructions, messages, tool results."""
        self._recent.append(values)

    def install(self) -> None:
        """Begin."""
        self._previous = logging.getLogRecordFactory()
        self._is_installed = True
        logging.setLogRecordFactory(self._make)

    def remove(self) -> None:
        """End."""
        self._is_installed = False
        if logging.getLogRecordFactory() == self._make:
            logging.setLogRecordFactory(self._previous)

    def clean(self, text: str, *, is_controlled: bool = False) -> str:
        """Return the text without anything that must not be logged."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        if is_controlled:
            return text
        known = {variant for found in _texts(list(self._recent)) for variant in _written(found)}
        for hidden in sorted((k for k in known if k in text), key=len, reverse=True):
            # Whole words: a task called "port" must not blacken "transport".
            text = re.sub(rf"(?<!\w){re.escape(hidden)}(?!\w)", HIDDEN, text)
        return text

    def _make(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = self._previous(*args, **kwargs)
        if self._is_installed:
            self._redact(record)
        return record

    def _redact(self, record: logging.LogRecord) -> None:
        is_controlled = record.name in _CONTROLLED
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            return  # Arguments that do not fit: logging says so itself, without them.
        cleaned = self.clean(message, is_controlled=is_controlled)
        if cleaned != message:
            record.msg, record.args = cleaned, None
        if isinstance(record.exc_info, tuple) and record.exc_info[1] is not None:
            trace = _formatted(record.exc_info)
            cleaned = self.clean(trace)
            if cleaned != trace:
                record.exc_text, record.exc_info = cleaned, None


def _formatted(
    exc_info: tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None],
) -> str:
    return logging.Formatter().formatException(exc_info)


def _texts(value: object) -> Iterator[str]:
    """Yield all texts within: whole, by line, and those in JSON that is written as text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NAMES:
                yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
        yield from _lines(value)


def _lines(text: str) -> Iterator[str]:
    if text[:1] in ("{", "["):
        try:
            parsed = json.loads(text)
        except ValueError:
            pass
        else:
            yield from _texts(parsed)
            return
    yield from text.splitlines()


def _written(text: str) -> Iterator[str]:
    """Yield how a text may stand in a log: as it is, and within JSON."""
    text = text.strip()
    if len(text) < _SHORTEST_TEXT:
        return
    yield text
    yield json.dumps(text)[1:-1]
    yield json.dumps(text, ensure_ascii=False)[1:-1]
