"""What of a conversation is searched: what people wrote and what they were answered."""

from collections.abc import Iterator
from typing import Any

MOST_CHARACTERS = 50_000
"""Of one message. A longer one is found by its beginning."""
_MESSAGES = ("user_message", "assistant_message")


def text_in(content: Any) -> str:
    """Return the text of a stored item; nothing of widgets, tool calls and hidden notes.

    What is stored may be damaged: then there is nothing in it.
    """
    if not isinstance(content, dict) or content.get("type") not in _MESSAGES:
        return ""
    texts = [*_texts(content, "content", "text"), *_texts(content, "attachments", "name")]
    return "\n".join(texts)[:MOST_CHARACTERS]


def _texts(content: dict[str, Any], parts: str, text: str) -> Iterator[str]:
    listed = content.get(parts)
    for part in listed if isinstance(listed, list) else []:
        found = part.get(text) if isinstance(part, dict) else None
        if isinstance(found, str):
            yield found
