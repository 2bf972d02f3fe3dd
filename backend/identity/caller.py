"""Whose request it is, and what it may do."""

from dataclasses import dataclass, field
from enum import StrEnum

from backend.texts.language import ENGLISH, Language
from mcp_server.contract import SCOPE_READ, SCOPE_WRITE


class Scope(StrEnum):
    """What a token allows."""

    TASKS_READ = SCOPE_READ
    TASKS_WRITE = SCOPE_WRITE
    CHAT = "chat"


ALL_SCOPES = frozenset(Scope)


@dataclass(frozen=True)
class Caller:
    """A person, at the end of a connection that proved to be theirs."""

    user_id: str
    scopes: frozenset[Scope] = field(default=ALL_SCOPES)
    by_cookie: bool = False
    """Sent by a browser on its own, so that a foreign page could be behind it."""
    by_client_secret: bool = False
    """By a page that got a short-lived secret, which must not beget others."""
    token_id: str | None = None
    """Of the access token that proved it, if one did."""
    language: Language = ENGLISH
    """Which the request asks for. A language that the person has chosen goes before it."""

    @property
    def task_scopes(self) -> str:
        """The scopes that the task server knows, separated by spaces as in RFC 6749."""
        return " ".join(sorted(self.scopes - {Scope.CHAT}))


SERVICE = Caller("taskchat")
"""The backend itself, which has no tasks: nobody's id is like this."""
