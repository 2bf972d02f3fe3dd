"""Personal access tokens: for scripts, and for the MCP clients of a person."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, bindparam, insert, select, update
from sqlmodel import col

from backend.identity.caller import Scope
from backend.identity.models import AccessTokenRow, PersonRow
from backend.identity.secrets import digest, new_secret
from backend.metadata import utc_now

PREFIX = "tc_pat_"
DEFAULT_DAYS = 90


@dataclass(frozen=True)
class AccessToken:
    """What is known of a token; not its secret."""

    id: str
    user_id: str
    user_name: str
    name: str
    scopes: frozenset[Scope]
    created_at: dt.datetime
    expires_at: dt.datetime
    revoked_at: dt.datetime | None


class AccessTokens:
    """The tokens, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(self, user_id: str, scopes: Iterable[Scope], days: int, name: str = "") -> str:
        """Return a new token's secret. It is shown this once; only its hash is kept."""
        secret = new_secret(PREFIX)
        row = AccessTokenRow(
            id=f"pat_{uuid4().hex[:12]}",
            person_id=user_id,
            name=name,
            secret_hash=digest(secret),
            scopes=" ".join(sorted(scopes)),
            expires_at=utc_now() + dt.timedelta(days=days),
        )
        self._connection.execute(insert(AccessTokenRow).values(row.model_dump()))
        return secret

    def find(self, secret: str) -> AccessToken | None:
        """Return the token if it is known, not expired, not revoked, and its person may come in."""
        values = {"secret_hash": digest(secret), "now": utc_now()}
        row = self._connection.execute(_VALID, values).one_or_none()
        return _read(row) if row else None

    def all(self) -> Sequence[AccessToken]:
        """Return all tokens ever made, oldest first."""
        rows = self._connection.execute(_TOKEN.order_by(col(AccessTokenRow.created_at)))
        return [_read(row) for row in rows]

    def of(self, user_id: str) -> Sequence[AccessToken]:
        """Return the tokens of one person that are not revoked, newest first."""
        mine = _TOKEN.where(col(AccessTokenRow.person_id) == user_id)
        standing = mine.where(col(AccessTokenRow.revoked_at).is_(None))
        newest_first = col(AccessTokenRow.created_at).desc(), col(AccessTokenRow.id)
        return [_read(row) for row in self._connection.execute(standing.order_by(*newest_first))]

    def revoke(self, token_id: str, user_id: str | None = None) -> bool:
        """End a token for good. Return whether there is one of this id, and of this person."""
        ended = update(AccessTokenRow).where(col(AccessTokenRow.id) == token_id)
        if user_id is not None:
            ended = ended.where(col(AccessTokenRow.person_id) == user_id)
        return self._connection.execute(ended.values(revoked_at=utc_now())).rowcount == 1


_TOKEN = select(
    col(AccessTokenRow.id),
    col(AccessTokenRow.person_id),
    col(PersonRow.name),
    col(AccessTokenRow.name),
    col(AccessTokenRow.scopes),
    col(AccessTokenRow.created_at),
    col(AccessTokenRow.expires_at),
    col(AccessTokenRow.revoked_at),
).join(PersonRow, col(PersonRow.id) == col(AccessTokenRow.person_id))
_VALID = _TOKEN.where(
    col(AccessTokenRow.secret_hash) == bindparam("secret_hash"),
    col(AccessTokenRow.expires_at) > bindparam("now"),
    col(AccessTokenRow.revoked_at).is_(None),
    col(PersonRow.disabled_at).is_(None),
)


def _read(row: Row[*tuple[Any, ...]]) -> AccessToken:
    token_id, user_id, user_name, name, scopes, created_at, expires_at, revoked_at = row
    return AccessToken(
        id=token_id,
        user_id=user_id,
        user_name=user_name,
        name=name,
        scopes=frozenset(map(Scope, scopes.split())),
        created_at=created_at,
        expires_at=expires_at,
        revoked_at=revoked_at,
    )
