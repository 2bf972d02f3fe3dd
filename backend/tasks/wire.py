"""One MCP request, one HTTP POST: all that protocol version 2026-07-28 needs of a JSON server.

The SDK's own transport keeps background tasks for each connection. An exception in one of them (a
refused connection is enough) ends the connection for every request on it, so people cannot share
one; and opening one per chat turn costs several times as much as the call itself. Here a failure
belongs to the call that met it.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import httpx2
from mcp.shared.dispatcher import CallOptions, Dispatcher
from mcp.shared.exceptions import MCPError
from mcp.types import JSONRPCError, JSONRPCResponse
from pydantic import TypeAdapter, ValidationError
from typing_extensions import override

from backend.tasks.errors import TasksUnavailableError
from mcp_server.contract import ToolName

logger = logging.getLogger(__name__)

_ANSWER = TypeAdapter[JSONRPCResponse | JSONRPCError](JSONRPCResponse | JSONRPCError)
_LOST = (httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError)


@dataclass(frozen=True)
class Line:
    """How the task server is reached, over connections that everybody shares."""

    transport: httpx2.AsyncBaseTransport
    url: httpx2.URL
    timeout: httpx2.Timeout

    def request(self, headers: Mapping[str, str], body: object) -> httpx2.Request:
        """Return what `send` sends, more than once if need be."""
        extensions = {"timeout": self.timeout.as_dict()}
        return httpx2.Request("POST", self.url, headers=headers, json=body, extensions=extensions)

    async def send(self, request: httpx2.Request) -> bytes:
        """Return the answer. Raises: `httpx2.HTTPError`."""
        # Not by an `AsyncClient`: looking for redirects and cookies, it takes a fifth longer.
        response = await self.transport.handle_async_request(request)
        try:
            return await response.aread()
        finally:
            await response.aclose()


class PostDispatcher(Dispatcher[Any]):
    """The wire under one person's `ClientSession`. It needs no opening and no closing."""

    def __init__(self, line: Line, token: Callable[[], str]) -> None:
        self._line = line
        self._token = token

    @override
    async def send_raw_request(
        self, method: str, params: Mapping[str, Any] | None, opts: CallOptions | None = None
    ) -> dict[str, Any]:
        """Return the result. A request whose answer is lost is sent again, if that is harmless.

        Raises:
            MCPError: If the server answered with a JSON-RPC error.
            TasksUnavailableError: If it gave no answer, or none that is JSON-RPC.
        """
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        headers = {"Accept": "application/json, text/event-stream"}
        headers |= {"Authorization": f"Bearer {self._token()}", **(opts or {}).get("headers", {})}
        request = self._line.request(headers, body)
        try:
            try:
                content = await self._line.send(request)
            except _LOST:
                if not _repeatable(params or {}):
                    raise
                content = await self._line.send(request)
            answer = _ANSWER.validate_json(content, by_name=False)
        except (httpx2.HTTPError, ValidationError) as error:
            logger.warning("No answer from the task server: %s", type(error).__name__)
            raise TasksUnavailableError from error
        if isinstance(answer, JSONRPCError):
            raise MCPError(answer.error.code, answer.error.message, answer.error.data)
        return answer.result

    async def _unused(self, *_: object, **__: object) -> NoReturn:
        raise NotImplementedError("The session is never entered: nothing comes in unasked.")

    notify = run = _unused


def _repeatable(params: Mapping[str, Any]) -> bool:
    # All tools do a thing once, however often they are asked; but "the last change" is another
    # one after the first undo.
    return params.get("name") != ToolName.UNDO or bool(params.get("arguments"))
