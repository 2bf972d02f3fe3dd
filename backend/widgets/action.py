"""What a part of a widget does when it is used."""

from typing import Any


def action(kind: str, payload: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return an action that is answered at once, even while the assistant is speaking.

    The defaults are spelled out, so that a widget is sent as it is read again from the store.
    """
    named: dict[str, Any] = {"type": kind, "handler": "server", "loadingBehavior": "auto"}
    return named | {"streaming": False} | ({"payload": payload} if payload is not None else {})
