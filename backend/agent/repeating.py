"""Calls that write, named so that an answer tried again does nothing twice.

A call of the same tool with the same arguments, made again for the same message, is the same
request: the task server answers it as it was the first time. Made twice in one answer, it is two.
A message sent again is another one.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mcp.types import CallToolResult

from backend.tasks.client import WHOLE, UserTasks
from backend.tasks.once import done_once, still_stands
from backend.tasks.reading import compact_json
from mcp_server.contract import META_REQUEST_ID, TaskChange, ToolName

_Kind = tuple[str, str]
"""The tool, and its arguments in one spelling."""


@dataclass(frozen=True)
class Repeating:
    """What is known of the calls made for one message."""

    message_id: str = ""
    """Empty: the calls belong to no message, and none is known again."""
    is_first: bool = True
    """Nothing was done for the message before this answer."""
    made: Counter[_Kind] = field(default_factory=Counter)
    """How often each call was made in the answer so far."""

    def with_calls(self, calls: Iterable[tuple[str, str]]) -> "Repeating":
        """Return the same, where these are made: each a tool, and its arguments as JSON."""
        made = Counter((tool, _spelled(_read(arguments))) for tool, arguments in calls)
        return Repeating(self.message_id, self.is_first, self.made + made)

    def next(self, tool: ToolName, arguments: dict[str, Any]) -> "RepeatableCall":
        """Return the next call of the answer."""
        kind = (tool, _spelled(arguments))
        name = f"{self.message_id} {self.made[kind]} {kind[0]} {kind[1]}"
        self.made[kind] += 1
        # A change that is named is taken back once as it is, and may be done again in between.
        is_named = bool(self.message_id) and not (tool is ToolName.UNDO and arguments)
        return RepeatableCall(tool, arguments, name if is_named else "", is_first=self.is_first)


@dataclass(frozen=True)
class RepeatableCall:
    """One call, which may have been made before."""

    tool: ToolName
    arguments: dict[str, Any]
    name: str
    is_first: bool

    async def send(self, tasks: UserTasks, terms: dict[str, Any] | None = None) -> CallToolResult:
        """Return what the call did, or has done, if that still stands: what a person has taken back
        since is done anew.
        """
        if not self.name:
            return await tasks.call_tool(self.tool, self.arguments, terms)

        async def call(request_id: str) -> CallToolResult:
            named = {**(terms or {}), META_REQUEST_ID: request_id}
            return await tasks.call_tool(self.tool, self.arguments, named)

        async def stands(result: CallToolResult) -> bool:
            whole = (result.meta or {}).get(WHOLE) or {}
            if self.is_first or not whole.get("change_id"):
                return True
            return await still_stands(self.tool, TaskChange.model_validate(whole), tasks)

        return await done_once(self.name, call, stands)


def _read(arguments: str) -> dict[str, Any]:
    try:
        read = json.loads(arguments or "{}")
    except ValueError:
        return {"": arguments}
    return read if isinstance(read, dict) else {"": arguments}


def _spelled(arguments: dict[str, Any]) -> str:
    # A model's own `request_id` is not sent either.
    names = sorted(name for name in arguments if name != "request_id")
    return compact_json({name: arguments[name] for name in names if arguments[name] is not None})
