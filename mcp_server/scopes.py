"""What a token may do decides which tools its bearer is shown."""

from typing import Any

from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.context import CallNext, HandlerResult, ServerRequestContext
from mcp.types import ListToolsResult

from mcp_server.contract import SCOPE_WRITE


async def hide_writes(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
    """Leave out of the list the tools that a read-only token cannot use.

    They refuse it all the same: a client may know their names.
    """
    result = await call_next(ctx)
    token = get_access_token()
    if ctx.method != "tools/list" or token is None or SCOPE_WRITE in token.scopes:
        return result
    return {**_wire(result), "tools": [tool for tool in _wire(result)["tools"] if _reads(tool)]}


def _wire(result: HandlerResult) -> dict[str, Any]:
    if isinstance(result, ListToolsResult):
        return result.model_dump(mode="json", by_alias=True, exclude_none=True)
    return result if isinstance(result, dict) else {"tools": []}


def _reads(tool: dict[str, Any]) -> bool:
    return tool.get("annotations", {}).get("readOnlyHint") is True
