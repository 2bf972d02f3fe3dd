"""The task tools as one agent has them."""

from typing import Any, NoReturn

from agents.mcp import MCPServer
from agents.mcp.util import MCPToolCustomDataContext
from mcp.types import CallToolResult, Tool
from typing_extensions import override

from backend.tasks.client import FAILED, WHOLE, UserTasks


class ToolServer(MCPServer):
    """Some or all of a person's task tools, each call of which can be looked at first."""

    name = "tasks"

    def __init__(self, tasks: UserTasks) -> None:
        super().__init__(use_structured_content=True, custom_data_extractor=_keep_structure)
        self._tasks = tasks

    @override
    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: object = None
    ) -> CallToolResult:
        return await self._tasks.call_tool(tool_name, arguments)

    @override
    async def list_tools(self, run_context: object = None, agent: object = None) -> list[Tool]:
        return await self._tasks.list_tools()

    async def _stand_by(self) -> None:
        """Do nothing: there is no connection to open or close."""

    async def _no_prompts(self, *_: object, **__: object) -> NoReturn:
        raise NotImplementedError("The server's prompts are for other clients.")

    connect = cleanup = _stand_by
    list_prompts = get_prompt = _no_prompts


class ReadOnlyTools(ToolServer):
    """The tools that change nothing. What they find is for the agent: no widget shows it."""

    @override
    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: object = None
    ) -> CallToolResult:
        result = await super().call_tool(tool_name, arguments)
        return result.model_copy(update={"meta": {**(result.meta or {}), WHOLE: {}}})

    @override
    async def list_tools(self, run_context: object = None, agent: object = None) -> list[Tool]:
        tools = await super().list_tools()
        return [tool for tool in tools if tool.annotations and tool.annotations.read_only_hint]


def _keep_structure(context: MCPToolCustomDataContext) -> dict[str, Any]:
    return {
        "structured": (context.result_meta or {}).get(WHOLE) or {},
        "failed": bool(context.is_error) or FAILED in (context.result_meta or {}),
    }
