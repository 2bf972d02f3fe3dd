"""What a caller is told whose token was not accepted, or could not be checked."""

import logging

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mcp_server.auth import IssuerUnreachableError

_logger = logging.getLogger(__name__)


class Challenge:
    """Names the scopes in the SDK's 401 and 403, and answers 503 while the issuer is away."""

    def __init__(self, app: ASGIApp, scopes: list[str]) -> None:
        self._app = app
        self._scope = f', scope="{" ".join(scopes)}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def challenging(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in (401, 403):
                headers = MutableHeaders(raw=message["headers"])
                if challenge := headers.get("www-authenticate"):
                    headers["www-authenticate"] = challenge + self._scope
                    message["headers"] = headers.raw
            await send(message)

        try:
            await self._app(scope, receive, challenging)
        except IssuerUnreachableError as error:
            _logger.warning("Tokens cannot be checked: %s", error)
            body = {
                "error": "temporarily_unavailable",
                "error_description": "Tokens cannot be checked right now. Try again shortly.",
            }
            response = JSONResponse(body, status_code=503, headers={"Retry-After": "1"})
            await response(scope, receive, send)
