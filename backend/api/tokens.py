"""/api/tokens: a person's own access tokens, for their MCP clients and scripts.

Only for who signed in at the page: a token or a client secret must not beget another one, nor see
which there are.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import Connection

from backend.api.callers import CallerOf
from backend.api.errors import ApiError
from backend.identity.access_tokens import DEFAULT_DAYS, AccessToken, AccessTokens
from backend.identity.caller import Caller, Scope
from foundation.database import Database

MOST = 100
"""Of one person, not revoked: a page lists them all."""
_NAME = StringConstraints(strip_whitespace=True, min_length=1, max_length=60)


class NewToken(BaseModel):
    """A token to make."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, _NAME]
    scopes: Annotated[frozenset[Scope], Field(min_length=1)]
    days: Annotated[int, Field(ge=1, le=3650)] = DEFAULT_DAYS


class KnownToken(BaseModel):
    """What is known of a token; not its secret."""

    id: str
    name: str
    scopes: list[Scope]
    created_at: AwareDatetime
    expires_at: AwareDatetime

    @classmethod
    def of(cls, token: AccessToken) -> "KnownToken":
        """Return the same for the wire."""
        return cls(
            id=token.id,
            name=token.name,
            scopes=sorted(token.scopes),
            created_at=token.created_at,
            expires_at=token.expires_at,
        )


class MadeToken(BaseModel):
    """A new token, with its secret: it is shown this once."""

    token: str
    made: KnownToken


class KnownTokens(BaseModel):
    """A person's tokens, newest first, and where they are used."""

    tokens: list[KnownToken]
    mcp_url: str


def token_endpoints(database: Database, mcp_url: str, caller: CallerOf) -> APIRouter:
    """Return the routes. `mcp_url`: where the person's MCP clients find the task server."""
    router = APIRouter(prefix="/api/tokens", tags=["identity"])
    at_the_page = _by_cookie(caller)

    async def show(caller: Annotated[Caller, Depends(at_the_page)]) -> KnownTokens:
        """Return the tokens that are not revoked, those that have expired too."""
        mine = await database.read(lambda c: AccessTokens(c).of(caller.user_id))
        return KnownTokens(tokens=[KnownToken.of(token) for token in mine], mcp_url=mcp_url)

    async def create(
        wanted: NewToken, caller: Annotated[Caller, Depends(at_the_page)]
    ) -> MadeToken:
        """Make a token. Its secret is in this answer and nowhere else."""

        secret, made = await database.write(lambda c: _made(c, caller, wanted))
        if made is None:
            raise ApiError(401, "Your sign-in has ended. No token was made.")
        return MadeToken(token=secret, made=KnownToken.of(made))

    async def revoke(
        token_id: str, caller: Annotated[Caller, Depends(at_the_page)]
    ) -> dict[str, str]:
        """End a token of the caller's for good: within seconds it opens nothing any more."""
        if not await database.write(lambda c: AccessTokens(c).revoke(token_id, caller.user_id)):
            raise ApiError(404, "There is no such token of yours. Nothing was changed.")
        return {}

    router.add_api_route("", show)
    router.add_api_route("", create, methods=["POST"], status_code=201)
    router.add_api_route("/{token_id}", revoke, methods=["DELETE"])
    return router


def _by_cookie(caller: CallerOf) -> CallerOf:
    async def at_the_page(request: Request) -> Caller:
        found = await caller(request)
        if not found.by_cookie:
            raise ApiError(
                403, "Tokens are managed at the page, or with `taskchat token`, not with a token."
            )
        return found

    return at_the_page


def _made(
    connection: Connection, caller: Caller, wanted: NewToken
) -> tuple[str, AccessToken | None]:
    tokens = AccessTokens(connection)
    if len(tokens.of(caller.user_id)) >= MOST:
        raise ApiError(409, f"You have {MOST} tokens. Revoke one you do not need first.")
    secret = tokens.create(caller.user_id, wanted.scopes, wanted.days, wanted.name)
    return secret, tokens.find(secret)
