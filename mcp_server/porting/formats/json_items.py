"""The objects of a JSON file, each with the line it begins on."""

import json
import re
from collections.abc import Iterator
from typing import Any

_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


class JsonError(ValueError):
    """A line is no JSON. The message says what is wrong and how to mend it."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"this is not JSON ({reason}). Export the file anew, or mend this line")
        self.line = line


def items(text: str, start: int = 0) -> Iterator[tuple[int, Any]]:
    """Yield the values from `start` on, of an array or one after another.

    Raises:
        JsonError: At the first that is none.
    """
    position = _BETWEEN.match(text, start).end()  # type: ignore[union-attr]  # it fits everywhere
    is_array = text.startswith("[", position)
    position += is_array
    line, counted = 1 + text.count("\n", 0, position), position
    while True:
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]
        line, counted = line + text.count("\n", counted, position), position
        if position == len(text) or text[position] == "]":
            break
        value, position = _value(text, position)
        yield line, value
    if is_array and position == len(text):
        raise JsonError(line, 'it ends before its "]"')


def whole(text: str) -> Any:
    """Return the value that the text is.

    Raises:
        JsonError: If it is none.
    """
    value, end = _value(text, len(text) - len(text.lstrip()))
    if text[end:].strip():
        raise JsonError(1 + text.count("\n", 0, end), "something follows its end")
    return value


def _value(text: str, position: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, position)
    except json.JSONDecodeError as error:
        raise JsonError(error.lineno, error.msg) from error
    except (RecursionError, ValueError) as error:
        raise JsonError(1 + text.count("\n", 0, position), "too deep or too long") from error
