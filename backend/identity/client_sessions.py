"""Client secrets: short-lived keys with which a page on another origin chats as a person."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update
from sqlmodel import col

from backend.identity.caller import Scope
from backend.identity.models import AccessTokenRow, ClientSessionRow, PersonRow
from backend.identity.secrets import digest, new_secret
from backend.metadata import utc_now

PREFIX = "tc_cs_"
SECRET_LIFETIME = dt.timedelta(minutes=10)
SESSION_LIFETIME = dt.timedelta(days=1)
"""A session is refreshed for so long at most; then its page asks its own server for a new one."""
_KEPT = dt.timedelta(days=2)
MOST_A_MINUTE = 30
"""Sessions one person can open in a minute: a page that opens one at every click is stopped."""


class TooManySessionsError(Exception):
    """A person opened sessions too fast. `retry_after`: in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Too many sessions were opened. Try again in {retry_after} seconds.")
        self.retry_after = retry_after


@dataclass(frozen=True)
class ClientSession:
    """A session as its page gets it."""

    id: str
    client_secret: str
    expires_at: dt.datetime
    """Of the secret: refresh it before."""


class ClientSessions:
    """The sessions, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(
        self, user_id: str, scopes: Iterable[Scope], access_token_id: str | None = None
    ) -> ClientSession:
        """Return a new session of this person, which ends with the access token, if one is named.

        Raises:
            TooManySessionsError: If this is one too many for a minute.
        """
        now = utc_now()
        self._keep_pace(user_id, now)
        old = delete(ClientSessionRow).where(
            col(ClientSessionRow.person_id) == user_id,
            col(ClientSessionRow.created_at) < now - _KEPT,
        )
        self._connection.execute(old)
        secret = new_secret(PREFIX)
        row = ClientSessionRow(
            id=f"cs_{uuid4().hex}",
            person_id=user_id,
            secret_hash=digest(secret),
            access_token_id=access_token_id,
            scopes=" ".join(sorted(scopes)),
            created_at=now,
            expires_at=now + SECRET_LIFETIME,
        )
        self._connection.execute(insert(ClientSessionRow).values(row.model_dump()))
        return ClientSession(row.id, secret, row.expires_at)

    def find(self, secret: str) -> tuple[str, frozenset[Scope]] | None:
        """Return whose secret it is and what it allows, if it is good now."""
        now, token = utc_now(), AccessTokenRow
        token_is_good = and_(col(token.revoked_at).is_(None), col(token.expires_at) > now)
        valid = (
            select(col(ClientSessionRow.person_id), col(ClientSessionRow.scopes))
            .join(PersonRow, col(PersonRow.id) == col(ClientSessionRow.person_id))
            .outerjoin(token, col(token.id) == col(ClientSessionRow.access_token_id))
            .where(
                col(ClientSessionRow.secret_hash) == digest(secret),
                col(ClientSessionRow.expires_at) > now,
                or_(col(ClientSessionRow.access_token_id).is_(None), token_is_good),
                col(ClientSessionRow.ended_at).is_(None),
                col(PersonRow.disabled_at).is_(None),
            )
        )
        row = self._connection.execute(valid).one_or_none()
        return (row[0], frozenset(map(Scope, row[1].split()))) if row else None

    def refresh(self, secret: str) -> ClientSession | None:
        """Return the session with a new secret in the place of this one; None if it is over.

        A secret is good for one refresh. One that comes back is in two hands, so it ends the
        session for both (RFC 9700, section 4.14.2).
        """
        self._end_if_replaced(secret)
        if self.find(secret) is None:
            return None
        now, new = utc_now(), new_secret(PREFIX)
        changed = (
            update(ClientSessionRow)
            .where(
                col(ClientSessionRow.secret_hash) == digest(secret),
                col(ClientSessionRow.created_at) > now - SESSION_LIFETIME,
            )
            .values(
                secret_hash=digest(new),
                replaced_hash=digest(secret),
                expires_at=now + SECRET_LIFETIME,
            )
            .returning(col(ClientSessionRow.id), col(ClientSessionRow.expires_at))
        )
        row = self._connection.execute(changed).one_or_none()
        return ClientSession(row[0], new, row[1]) if row else None

    def end(self, user_id: str, session_id: str) -> bool:
        """End a session of this person. Return whether there is one of this id."""
        ended = update(ClientSessionRow).where(
            col(ClientSessionRow.id) == session_id, col(ClientSessionRow.person_id) == user_id
        )
        return self._connection.execute(ended.values(ended_at=utc_now())).rowcount == 1

    def _end_if_replaced(self, secret: str) -> None:
        twice = update(ClientSessionRow).where(
            col(ClientSessionRow.replaced_hash) == digest(secret),
            col(ClientSessionRow.ended_at).is_(None),
        )
        self._connection.execute(twice.values(ended_at=utc_now()))

    def _keep_pace(self, user_id: str, now: dt.datetime) -> None:
        minute = dt.timedelta(minutes=1)
        opened = select(func.count(), func.min(col(ClientSessionRow.created_at))).where(
            col(ClientSessionRow.person_id) == user_id,
            col(ClientSessionRow.created_at) > now - minute,
        )
        count, first = self._connection.execute(opened).one()
        if count >= MOST_A_MINUTE:
            wait = (first + minute - now).total_seconds()
            raise TooManySessionsError(max(1, round(wait)))
