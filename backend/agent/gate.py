"""Holds tool calls back until it is stored that they were made."""

import asyncio
from typing import Any

from agents import Agent, RunContextWrapper, RunHooks, Tool
from agents.tool_context import ToolContext
from typing_extensions import override


class Gate(RunHooks[None]):
    """The calls of one turn. A process that dies after one has run must not have forgotten it."""

    def __init__(self) -> None:
        self._passes: dict[str, asyncio.Event] = {}

    def open(self, call_id: str) -> None:
        """Let this call run."""
        self._pass(call_id).set()

    @override
    async def on_tool_start(
        self, context: RunContextWrapper[None], agent: Agent[Any], tool: Tool
    ) -> None:
        # The run has told of the call before it gets here, so that somebody is at work on it.
        if isinstance(context, ToolContext):
            await self._pass(context.tool_call_id).wait()

    def _pass(self, call_id: str) -> asyncio.Event:
        return self._passes.setdefault(call_id, asyncio.Event())
