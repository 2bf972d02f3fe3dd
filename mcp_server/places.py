"""`/owner`: where and in which language the caller's dates are read.

No tool: it is set once in a while, and every tool's description is read by a model at every turn.
"""

import anyio.to_thread
from mcp.server.auth.middleware.auth_context import get_access_token
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from mcp_server.caller import tasks_of_caller
from mcp_server.contract import SCOPE_READ, OwnerPlace, RefusalCode
from mcp_server.tasks.errors import ForbiddenError, InvalidError, TaskError
from mcp_server.transactions import Services

MAX_BYTES = 4096


class _Wanted(BaseModel):
    """An owner's choice; empty: the usual zone, any language."""

    model_config = ConfigDict(extra="forbid")

    time_zone: str = Field(max_length=100)
    language: str = Field(max_length=40)


class Places:
    """The endpoint."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def answer(self, request: Request) -> Response:
        """Answer GET with the caller's place, and PUT with it as it is then."""
        try:
            wanted = await _read(request) if request.method == "PUT" else None
            place = await anyio.to_thread.run_sync(self._place, wanted)
        except TaskError as error:
            body = {"error": error.code, "message": str(error)}
            return JSONResponse(body, _status(error))
        return JSONResponse(place.model_dump())

    def _place(self, wanted: _Wanted | None) -> OwnerPlace:
        token = get_access_token()
        if token is not None and SCOPE_READ not in token.scopes:
            raise ForbiddenError(f"This token lacks the scope {SCOPE_READ}.")
        tasks = tasks_of_caller(self._services)
        if wanted is not None:
            tasks.settle(wanted.time_zone, wanted.language)
        with tasks.reading() as reading:
            time_zone, language = reading.owner.chosen
        usual = str(self._services.zone)
        return OwnerPlace(time_zone=time_zone, language=language, usual_time_zone=usual)


async def _read(request: Request) -> _Wanted:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BYTES:
            raise InvalidError("That is too long. Nothing was changed.")
    try:
        return _Wanted.model_validate_json(body)
    except ValidationError as error:
        raise InvalidError("Send time_zone and language as text, and nothing else.") from error


def _status(error: TaskError) -> int:
    if error.code is not RefusalCode.FORBIDDEN:
        return 422
    return 403 if get_access_token() else 401
