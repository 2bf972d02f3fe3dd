"""What every turn of a conversation carries."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.agent.events import TurnEvent


def _nobody(_: TurnEvent) -> None:
    """Watch nothing."""


@dataclass(frozen=True)
class ChatContext:
    """Whose turn it is. `watch` is told each event of the turn before ChatKit is."""

    user_id: str
    token: Callable[[], str]
    """Returns a valid bearer token for the task server, signed anew as it expires."""
    watch: Callable[[TurnEvent], None] = _nobody
