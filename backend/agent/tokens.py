"""How many tokens a text takes, estimated without a tokenizer and without a network."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from mcp.types import Tool

_ITEM_TOKENS = 4
"""For what wraps a message or a call on the wire: its role, its name, its ids."""
_MEDIA_TOKENS = 1000
"""For an image or a file, which no text tells the size of."""
_READ = ("content", "arguments", "output", "name")
_WORDS = re.compile(rb"[A-Za-z\s]+")


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a language model reads in this text.

    A token is taken for 4 ASCII letters or spaces, or for 2 bytes (UTF-8) of anything else: digits,
    punctuation, other scripts. With the vocabulary cl100k_base this is 0.75 to 1.9 of the real
    number, in every language and format that tests/unit/test_tokens.py names. Newer vocabularies
    need down to a quarter of it for other scripts: an estimate too high drops a message early,
    one too low overruns the model.
    """
    written = text.encode(errors="replace")
    easy = sum(map(len, _WORDS.findall(written)))
    return -(-(easy + 2 * (len(written) - easy)) // 4)


def estimated_input(items: Iterable[Mapping[str, Any]]) -> int:
    """Return about how many tokens these input items take."""
    return sum(_ITEM_TOKENS + sum(map(_tokens, map(item.get, _READ))) for item in items)


def estimated_tools(tools: Iterable[Tool]) -> int:
    """Return about how many tokens the descriptions of these tools take."""
    return sum(
        estimated_tokens(f"{tool.name}{tool.description}{json.dumps(tool.input_schema)}")
        for tool in tools
    )


def _tokens(value: object) -> int:
    if isinstance(value, str):
        return estimated_tokens(value)
    if isinstance(value, list):
        return sum(map(_tokens, value))
    if isinstance(value, Mapping):
        text = value.get("text")
        return estimated_tokens(text) if isinstance(text, str) else _MEDIA_TOKENS
    return 0
