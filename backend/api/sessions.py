"""Client secrets for chat pages on other origins."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from backend.api.callers import CallerOf
from backend.api.errors import ApiError
from backend.api.hosted_sessions import HostedSessions
from backend.identity.caller import Caller
from backend.identity.client_sessions import ClientSession, TooManySessionsError
from backend.identity.directory import Directory


class OpenedSession(BaseModel):
    """What a page needs to chat."""

    client_secret: str
    session_id: str
    expires_at: int = Field(description="When the secret ends: seconds since 1970. Refresh before.")


class Refresh(BaseModel):
    """The secret to replace."""

    model_config = ConfigDict(extra="forbid")

    client_secret: str = Field(max_length=200)


def session_endpoints(
    directory: Directory, hosted: HostedSessions | None, caller: CallerOf
) -> APIRouter:
    """Return the routes of client secrets. With `hosted`, OpenAI makes them for its own service."""
    router = APIRouter(prefix="/api/chatkit/session", tags=["sessions"])

    async def create(caller: Annotated[Caller, Depends(caller)]) -> OpenedSession:
        """Open a session for the caller, which may do what the caller may.

        The secret is a bearer token for minutes. Ask for it on your own server.
        """
        if caller.by_client_secret:
            raise ApiError(403, "A client secret cannot open sessions. Refresh this one instead.")
        if hosted is not None:
            return OpenedSession(**await hosted.create(caller.user_id))
        return _opened(await _open(directory, caller))

    async def refresh(asked: Refresh) -> OpenedSession:
        """Replace a secret that is still good. It can be replaced once, then it is good no more."""
        session = await directory.refresh_session(asked.client_secret)
        if session is None:
            raise ApiError(401, "This client secret is not good any more. Open a new session.")
        return _opened(session)

    async def end(session_id: str, caller: Annotated[Caller, Depends(caller)]) -> dict[str, str]:
        """End a session of the caller's, and with it its secret."""
        if not await directory.end_session(caller, session_id):
            raise ApiError(404, "There is no such session of yours. Nothing was changed.")
        return {}

    router.add_api_route("", create, methods=["POST"])
    router.add_api_route("/refresh", refresh, methods=["POST"])
    router.add_api_route("/{session_id}", end, methods=["DELETE"])
    return router


async def _open(directory: Directory, caller: Caller) -> ClientSession:
    try:
        return await directory.open_session(caller)
    except TooManySessionsError as error:
        raise ApiError(429, str(error), {"Retry-After": str(error.retry_after)}) from error


def _opened(session: ClientSession) -> OpenedSession:
    return OpenedSession(
        client_secret=session.client_secret,
        session_id=session.id,
        expires_at=int(session.expires_at.timestamp()),
    )
