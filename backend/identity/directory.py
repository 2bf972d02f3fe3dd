"""Who a bearer token or a cookie belongs to."""

from dataclasses import dataclass

from sqlalchemy import Connection

from backend.identity.access_tokens import PREFIX, AccessToken, AccessTokens
from backend.identity.browser_sessions import BrowserSessions
from backend.identity.caller import Caller
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
        """Return whom the personal access token belongs to, if it is good now."""
        token = await self.access_token(secret)
        return Caller(token.user_id, token.scopes) if token else None

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

    async def local_key(self) -> str:
        """Return a one-time key for the one person of `TASKCHAT_AUTH=local`."""

        def make(connection: Connection) -> str:
            return BrowserSessions(connection).new_key(People(connection).named(LOCAL).id)

        return await self.database.write(make)
