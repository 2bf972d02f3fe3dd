"""The backend's only way to tasks: MCP tools, called on behalf of one person."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Any, NoReturn
from uuid import uuid4

import httpx2
from agents.mcp import MCPServer
from agents.mcp.util import MCPToolCustomDataContext
from mcp.client.session import ClientSession
from mcp.shared.exceptions import MCPError
from mcp.types import (
    CallToolRequest,
    CallToolRequestParams,
    CallToolResult,
    DiscoverResult,
    TextContent,
    Tool,
)
from pydantic import ValidationError
from typing_extensions import override

from backend.tasks.errors import TaskRefusedError, TasksError
from backend.tasks.wire import PostDispatcher
from mcp_server.contract import (
    Refusal,
    RefusalCode,
    Task,
    TaskChange,
    TaskDetail,
    TaskPage,
    ToolName,
)

_FAILED = "taskchat/failed"
CALL_SECONDS = 30
CONNECT_SECONDS = 2
CONNECT_RETRIES = 4
"""For the seconds that the task server takes to restart."""
KEEPALIVE_SECONDS = 20
"""Less than the server's own 30, so that no request meets a connection closing."""


class TaskClient:
    """Connects people to their tasks. One per process: they share its HTTP connections.

    `service_token` may see all tools: a person's own may not, and the list is kept for everyone.
    """

    def __init__(
        self,
        url: str,
        service_token: Callable[[], str],
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        limits = httpx2.Limits(max_connections=100, keepalive_expiry=KEEPALIVE_SECONDS)
        transport = transport or httpx2.AsyncHTTPTransport(retries=CONNECT_RETRIES, limits=limits)
        timeout = httpx2.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS)
        self._http = httpx2.AsyncClient(transport=transport, timeout=timeout, trust_env=False)
        self._url = url
        self._service_token = service_token
        self._discovered: DiscoverResult | None = None
        self._tools: list[Tool] = []
        self._tools_until = 0.0

    def of(self, token: Callable[[], str]) -> "UserTasks":
        """Return the tasks of the person `token` names. Nothing is sent, nothing to be closed."""
        return UserTasks(self, token)

    async def session(self, token: Callable[[], str]) -> ClientSession:
        """Return an MCP session of this person, without a handshake after the process's first."""
        # Signed at each request: a chat turn may outlive a token.
        session = ClientSession(dispatcher=PostDispatcher(self._http, self._url, token))
        if self._discovered is None:
            self._discovered = await session.discover()
        else:
            session.adopt(self._discovered)
        return session

    async def tools(self) -> list[Tool]:
        """Return the tools, asked for again when the server's own `ttlMs` is over."""
        if time.monotonic() >= self._tools_until:
            listed = await (await self.session(self._service_token)).list_tools()
            self._tools = listed.tools
            self._tools_until = time.monotonic() + listed.ttl_ms / 1000
        return self._tools

    async def is_ready(self) -> bool:
        """Return whether the task server answers at all."""
        try:
            response = await self._http.get(httpx2.URL(self._url).join("/health"))
        except httpx2.HTTPError:
            return False
        return response.is_success

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()


class UserTasks(MCPServer):
    """The tasks of one person. Give it to an `Agent` to let the model call the same tools."""

    name = "tasks"

    def __init__(self, client: TaskClient, token: Callable[[], str]) -> None:
        super().__init__(use_structured_content=True, custom_data_extractor=_keep_structure)
        self._client = client
        self._token = token
        self._one_at_a_time = asyncio.Lock()

    async def page(self, **filters: object) -> TaskPage:
        """Return the tasks that `list_tasks` finds with these filters.

        Raises:
            TasksError: If they cannot be had.
        """
        return TaskPage.model_validate(await self._use(ToolName.LIST_TASKS, filters))

    async def task(self, reference: str) -> Task:
        """Return one task.

        Raises:
            TaskRefusedError: If the reference fits none, or several.
            TasksError: If the task server cannot be reached.
        """
        found = await self._use(ToolName.GET_TASK, {"task": reference})
        return TaskDetail.model_validate(found).task

    async def change(self, tool: ToolName, **arguments: object) -> TaskChange:
        """Return what a writing tool did.

        Raises:
            TaskRefusedError: If the tool did nothing.
            TasksError: If the task server cannot be reached.
        """
        return TaskChange.model_validate(await self._use(tool, arguments))

    async def _use(self, tool: ToolName, arguments: dict[str, Any]) -> object:
        result = await self._send(tool, arguments)
        if result.is_error:
            raise TaskRefusedError(_refusal(result))
        return result.structured_content

    async def _send(self, tool: str, arguments: dict[str, Any]) -> CallToolResult:
        given = {name: value for name, value in arguments.items() if value is not None}
        if tool == ToolName.ADD_TASK:
            # One that is sent twice adds once.
            given = {"request_id": uuid4().hex} | given
        params = CallToolRequestParams(name=tool, arguments=given)
        session = await self._client.session(self._token)
        try:
            # `session.call_tool` would list the tools first, to check what the contract checks.
            return await session.send_request(CallToolRequest(params=params), CallToolResult)
        except MCPError as error:
            return CallToolResult(
                content=[
                    TextContent(type="text", text=f"The task server refused: {error.message}")
                ],
                is_error=True,
            )

    @override
    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: object = None
    ) -> CallToolResult:
        """Call a tool for a model, which reads every failure as an answer."""
        # Never the model's own choice: a model that repeats an id would lose a task.
        given = {name: value for name, value in (arguments or {}).items() if name != "request_id"}
        try:
            # Calls a model makes in parallel run in its order: what it names first gets the first
            # number.
            async with self._one_at_a_time:
                result = await self._send(tool_name, given)
        except TasksError as error:
            return _failure(Refusal(error=RefusalCode.UNAVAILABLE, message=str(error)))
        return _failure(_refusal(result)) if result.is_error else result

    @override
    async def list_tools(self, run_context: object = None, agent: object = None) -> list[Tool]:
        return await self._client.tools()

    async def _stand_by(self) -> None:
        """Do nothing: there is no connection of this person's to open or close."""

    async def _no_prompts(self, *_: object, **__: object) -> NoReturn:
        raise NotImplementedError("The server's prompts are for other clients.")

    connect = cleanup = _stand_by
    list_prompts = get_prompt = _no_prompts


def _keep_structure(context: MCPToolCustomDataContext) -> dict[str, Any]:
    return {
        "structured": dict(context.structured_content or {}),
        "failed": bool(context.is_error) or _FAILED in (context.result_meta or {}),
    }


def _failure(refusal: Refusal) -> CallToolResult:
    # Not `is_error`: of such a result the Agents SDK shows a model the text alone, without the
    # candidates.
    return CallToolResult(
        content=[TextContent(type="text", text=refusal.message)],
        structured_content=refusal.model_dump(mode="json", exclude_none=True),
        _meta={_FAILED: True},
    )


def _refusal(result: CallToolResult) -> Refusal:
    try:
        return Refusal.model_validate(result.structured_content)
    except ValidationError:
        texts: Sequence[str] = [part.text for part in result.content if part.type == "text"]
        return Refusal(error=RefusalCode.INVALID, message=" ".join(texts))
