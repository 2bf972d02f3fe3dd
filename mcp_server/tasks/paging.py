"""Cursors: where a page ended, and of which list."""

import base64
import binascii
import json
import zlib

from mcp_server.contract import Sort
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.filters import Position

_LARGEST = 2**62
"""No sort key is larger, and every database's integers are."""


def cursor_of(position: Position, digest: str) -> str:
    """Return the cursor of a place in the list that the digest stands for."""
    plain = json.dumps([digest, position.number, position.key], separators=(",", ":"))
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def position_of(cursor: str, digest: str, sort: Sort) -> Position:
    """Return the place of a cursor.

    Raises:
        InvalidError: If it is none of ours, or of another list.
    """
    kind = str if sort == "title" else int
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        given, number, key = json.loads(base64.b64decode(padded, "-_", validate=True))
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise _unknown() from error
    if given != digest:
        raise InvalidError(
            "That cursor belongs to a list with other filters. Pass the same filters and sort, "
            "or no cursor to start at the beginning."
        )
    if type(number) is not int or type(key) is not kind or not _is_sound(number, key):
        raise _unknown()
    return Position(key, number)


def digest_of(*asked: object) -> str:
    """Return what stands for these filters in a cursor."""
    return f"{zlib.crc32(repr(asked).encode(errors='replace')):08x}"


def _is_sound(*parts: int | str) -> bool:
    for part in parts:
        if isinstance(part, int):
            if not -_LARGEST < part < _LARGEST:
                return False
        elif any(c == "\0" or "\ud800" <= c <= "\udfff" for c in part):
            return False
    return True


def _unknown() -> InvalidError:
    return InvalidError(
        "That is not a cursor of list_tasks. Pass a next_cursor as it was given, "
        "or none to start at the beginning."
    )
