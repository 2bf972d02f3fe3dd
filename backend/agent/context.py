"""What every turn of a conversation carries."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.agent.events import TurnEvent
from backend.texts.language import ENGLISH, Language


def _nobody(_: TurnEvent) -> None:
    """Watch nothing."""


@dataclass(frozen=True)
class ChatContext:
    """Whose turn it is. `watch` is told each event of the turn before ChatKit is."""

    user_id: str
    token: Callable[[], str]
    """Returns a valid bearer token for the task server, signed anew as it expires."""
    watch: Callable[[TurnEvent], None] = _nobody
    request_key: str = ""
    """The client's own name for its request, which it may send again."""
    is_first: bool = True
    """False: the message was answered before, or its answer goes on."""
    language: Language = ENGLISH
    """Which the request asks for. A language that the person has chosen goes before it."""
