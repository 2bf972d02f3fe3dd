"""One-time sign-in keys, and the browser sessions they open."""

import datetime as dt

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlmodel import col

from backend.identity.models import BrowserSessionRow, PersonRow, SignInKeyRow
from backend.identity.secrets import digest, new_secret
from backend.metadata import utc_now

KEY_LIFETIME = dt.timedelta(days=1)
SESSION_LIFETIME = dt.timedelta(days=30)
_SIGNED_IN = (
    select(col(BrowserSessionRow.person_id))
    .join(PersonRow, col(PersonRow.id) == col(BrowserSessionRow.person_id))
    .where(
        col(BrowserSessionRow.secret_hash) == bindparam("secret_hash"),
        col(BrowserSessionRow.expires_at) > bindparam("now"),
        col(PersonRow.disabled_at).is_(None),
    )
)


class BrowserSessions:
    """The sessions, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def new_key(self, user_id: str) -> str:
        """Return a key that signs one browser in as this person, once, within a day."""
        key = new_secret()
        row = SignInKeyRow(
            secret_hash=digest(key), person_id=user_id, expires_at=utc_now() + KEY_LIFETIME
        )
        expired = delete(SignInKeyRow).where(col(SignInKeyRow.expires_at) <= utc_now())
        self._connection.execute(expired)
        self._connection.execute(insert(SignInKeyRow).values(row.model_dump()))
        return key

    def open(self, key: str) -> str | None:
        """Spend `key` and return the cookie of a new session; None if the key is not good."""
        used = delete(SignInKeyRow).where(
            col(SignInKeyRow.secret_hash) == digest(key),
            col(SignInKeyRow.expires_at) > utc_now(),
        )
        # One statement: of two browsers with the same key, one gets in.
        user_id = self._connection.execute(
            used.returning(col(SignInKeyRow.person_id))
        ).scalar_one_or_none()
        if user_id is None:
            return None
        cookie = new_secret()
        row = BrowserSessionRow(
            secret_hash=digest(cookie), person_id=user_id, expires_at=utc_now() + SESSION_LIFETIME
        )
        self._connection.execute(insert(BrowserSessionRow).values(row.model_dump()))
        return cookie

    def user_id(self, cookie: str) -> str | None:
        """Return whose session it is; None if it is over or there is none."""
        values = {"secret_hash": digest(cookie), "now": utc_now()}
        return self._connection.execute(_SIGNED_IN, values).scalar_one_or_none()

    def close(self, cookie: str) -> None:
        """End the session."""
        ended = delete(BrowserSessionRow).where(
            col(BrowserSessionRow.secret_hash) == digest(cookie)
        )
        self._connection.execute(ended)
