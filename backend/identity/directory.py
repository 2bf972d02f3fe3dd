"""Who a bearer token or a cookie belongs to."""

from dataclasses import dataclass

from sqlalchemy import Connection

from backend.identity import client_sessions
from backend.identity.access_tokens import PREFIX, AccessToken, AccessTokens
from backend.identity.browser_sessions import BrowserSessions
from backend.identity.caller import Caller
from backend.identity.client_sessions import ClientSession, ClientSessions
from backend.identity.people import LOCAL, People
from foundation.database import Database


@dataclass(frozen=True)
class Directory:
    """Reads identities, each in one transaction."""

    database: Database

    async def access_token(self, secret: str) -> AccessToken | None:
        """Return the personal access token, if it is good now."""
        if not secret.startswith(PREFIX):
            return None
        return await self.database.read(lambda connection: AccessTokens(connection).find(secret))

    async def by_token(self, secret: str) -> Caller | None:
        """Return whom an access token or a client secret belongs to, if it is good now."""
        if secret.startswith(client_sessions.PREFIX):
            found = await self.database.read(lambda c: ClientSessions(c).find(secret))
            return Caller(*found, by_client_secret=True) if found else None
        token = await self.access_token(secret)
        return Caller(token.user_id, token.scopes, token_id=token.id) if token else None

    async def by_cookie(self, cookie: str) -> Caller | None:
        """Return whose browser sent the cookie, if they are still signed in."""

        def find(connection: Connection) -> str | None:
            return BrowserSessions(connection).user_id(cookie)

        user_id = await self.database.read(find)
        return Caller(user_id, by_cookie=True) if user_id else None

    async def sign_in(self, key: str) -> str | None:
        """Spend a one-time key and return the cookie of a new session, if the key is good."""
        return await self.database.write(lambda connection: BrowserSessions(connection).open(key))

    async def sign_out(self, cookie: str) -> None:
        """End the session."""
        await self.database.write(lambda connection: BrowserSessions(connection).close(cookie))

    async def open_session(self, caller: Caller) -> ClientSession:
        """Return a session that may do what the caller may.

        Raises:
            TooManySessionsError: If the caller opens them too fast.
        """
        return await self.database.write(
            lambda c: ClientSessions(c).open(caller.user_id, caller.scopes, caller.token_id)
        )

    async def refresh_session(self, secret: str) -> ClientSession | None:
        """Return the session with a new secret, if this is its secret now."""
        return await self.database.write(lambda c: ClientSessions(c).refresh(secret))

    async def end_session(self, caller: Caller, session_id: str) -> bool:
        """End a session of the caller's. Return whether there is one of this id."""
        return await self.database.write(
            lambda c: ClientSessions(c).end(caller.user_id, session_id)
        )

    async def local_key(self) -> str:
        """Return a one-time key for the one person of `TASKCHAT_AUTH=local`."""

        def make(connection: Connection) -> str:
            return BrowserSessions(connection).new_key(People(connection).named(LOCAL).id)

        return await self.database.write(make)
