"""Headers that repeat arguments of a call, for what routes requests by them (MCP 2026-07-28)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from mcp.server import MCPServer

_ANNOTATION = "x-mcp-header"
_REMEMBERED = 64


def look_once(server: MCPServer[Any]) -> None:
    """Let the server look but once which tools have such headers: here none has.

    The SDK would walk through the schema of the tool in every call: a tenth of a short one.
    """
    low_level = server._lowlevel_server
    find = low_level.get_tool_input_schema
    if find is None:
        return

    @lru_cache(maxsize=_REMEMBERED)
    def checked(name: str) -> Mapping[str, Any] | None:
        schema = find(name)
        return schema if _ANNOTATION in repr(schema) else None

    low_level.get_tool_input_schema = checked
