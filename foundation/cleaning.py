"""Text as it is kept: nothing invisible in it that could mislead a reader or a model."""

import re
import unicodedata

_NULL = "\\u0000"
_ESCAPES = re.compile(r"(\\\\)|\\u0000")
_INVISIBLE = {"Cc", "Cf", "Cs"}
"""Unicode's control, format (bidirectional marks, zero-width characters, tags) and surrogates."""


def one_line(text: str) -> str:
    """Return the text without invisible characters, its white space collapsed to single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text)
    return " ".join("".join(c for c in text if c.isspace() or _visible(c)).split())


def lines(text: str) -> str:
    """Return the text cleaned line by line, with at most one empty line in a row."""
    kept: list[str] = []
    for line in text.splitlines():
        cleaned = one_line(line)
        if cleaned or (kept and kept[-1]):
            kept.append(cleaned)
    return "\n".join(kept).strip()


def without_nulls(written: str) -> str:
    """Return JSON without null characters in its texts.

    No text of a person's has one, but models and pages may send any. PostgreSQL takes it inside
    JSON, and then reads no field of that row any more.
    """
    # Of two backslashes, the second one escapes nothing.
    return _ESCAPES.sub(r"\1", written) if _NULL in written else written


def folded(text: str) -> str:
    """Return the text as it is compared: without case, in every script."""
    return unicodedata.normalize("NFC", text.casefold())


def shortened(text: str, length: int = 80) -> str:
    """Return the text cut to fit into a message."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE
