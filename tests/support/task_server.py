"""The MCP server as its callers meet it: over HTTP, with a token."""

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent

from foundation.certificates import trusted_for
from mcp_server.app import create_app
from mcp_server.contract import Refusal, Task, TaskChange, TaskPage
from mcp_server.settings import Settings
from tests.support.issuer import Issuer
from tests.support.serving import serving

AUDIENCE = "http://127.0.0.1:8001/mcp"
Mode = Literal["auto", "legacy"]


@dataclass(frozen=True)
class Tools:
    """The tools as one caller uses them."""

    client: Client

    async def call(self, tool: str, **arguments: Any) -> CallToolResult:
        """Return whatever the tool answers."""
        return await self.client.call_tool(tool, arguments)

    async def change(self, tool: str, **arguments: Any) -> TaskChange:
        """Return what a write did."""
        result = await self.call(tool, **arguments)
        assert not result.is_error, text(result)
        return TaskChange.model_validate(result.structured_content)

    async def add(self, title: str, **arguments: Any) -> Task:
        """Return a new task."""
        return (await self.change("add_task", title=title, **arguments)).tasks[0]

    async def page(self, **arguments: Any) -> TaskPage:
        """Return a page of tasks."""
        result = await self.call("list_tasks", **arguments)
        assert not result.is_error, text(result)
        return TaskPage.model_validate(result.structured_content)

    async def titles(self, **arguments: Any) -> list[str]:
        """Return the titles of a page."""
        return [task.title for task in (await self.page(**arguments)).tasks]

    async def refusal(self, tool: str, **arguments: Any) -> Refusal:
        """Return why the tool did nothing."""
        result = await self.call(tool, **arguments)
        assert result.is_error, text(result)
        return Refusal.model_validate(result.structured_content)


def text(result: CallToolResult) -> str:
    """Return what a host shows that shows only text."""
    assert all(isinstance(part, TextContent) for part in result.content)
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


@dataclass(frozen=True)
class TaskServer:
    """A running MCP server and the issuer of its tokens."""

    address: str
    issuer: Issuer

    @property
    def endpoint(self) -> str:
        """Where the tools are."""
        return f"{self.address}/mcp"

    @asynccontextmanager
    async def connect(self, token: str, mode: Mode = "auto") -> AsyncGenerator[Tools, None]:
        """Yield the tools for the bearer of the token."""
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            self._client(headers) as http,
            Client(streamable_http_client(self.endpoint, http_client=http), mode=mode) as client,
        ):
            yield Tools(client)

    async def post(self, token: str | None = None, **headers: str) -> httpx2.Response:
        """Return the raw response to a request for the list of tools."""
        if token:
            headers["Authorization"] = f"Bearer {token}"
        headers = {"Accept": "application/json, text/event-stream"} | headers
        body = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
        async with self._client({}) as http:
            return await http.post(self.endpoint, json=body, headers=headers)

    def _client(self, headers: dict[str, str]) -> httpx2.AsyncClient:
        trusted = trusted_for(self.address)
        return httpx2.AsyncClient(headers=headers, timeout=30, trust_env=False, verify=trusted)


@contextmanager
def serving_tasks(
    database_url: str, issuer: Issuer, issuer_address: str, data_dir: Path, **settings: Any
) -> Generator[TaskServer, None, None]:
    """Serve the tasks in a database to the users of an issuer."""
    configured = Settings(
        data_dir=data_dir,
        mcp_database_url=database_url,
        mcp_public_url=AUDIENCE,
        public_url=issuer_address,
        time_zone="Europe/Berlin",
        **settings,
    )
    with serving(create_app(configured)) as address:
        yield TaskServer(address, issuer)
