"""The real task tools in this process, as an agent is offered them, with a record of the calls."""

import datetime as dt
import time
from dataclasses import dataclass
from typing import Any, NoReturn

from agents.mcp import MCPServer
from mcp.types import CallToolResult, TextContent, Tool
from pydantic import ValidationError
from typing_extensions import override

from foundation.database import Database
from mcp_server.contract import ToolName
from mcp_server.tools import TOOLS
from tests.corpus.utterance import Arguments, Given
from tests.support.direct_tools import DirectTools

NOW = dt.datetime(2026, 11, 18, 10, tzinfo=dt.UTC)
"""When everything in the corpus is said: a Wednesday, 10:00."""
ZONE = "UTC"
_TOOLS = {tool.name: tool for tool in TOOLS}


@dataclass(frozen=True)
class Seen:
    """A call that the assistant made, and what the tool answered."""

    tool: str
    arguments: Arguments
    refused: bool
    content: dict[str, Any]
    """What was structured of the answer."""

    @property
    def numbers(self) -> list[int]:
        """Which tasks it was about that were there before."""
        if self.tool == ToolName.GET_TASK:
            return [self.content["task"]["number"]] if "task" in self.content else []
        if "tasks" not in self.arguments:
            return []
        return [task["number"] for task in self.content.get("tasks", ())]


class CorpusTools(MCPServer):
    """The tasks of one owner, whom nobody else is. Answers as `backend.tasks.client` does."""

    name = "tasks"

    def __init__(self, database: Database) -> None:
        super().__init__(use_structured_content=True)
        self._direct = DirectTools(database, now=NOW, zone=ZONE)
        self.calls: list[Seen] = []
        self._changes: dict[str, str] = {}
        """Which tool made each change, oldest first."""
        self.cpu_seconds = 0.0
        """Processor time spent inside the tools."""

    def give(self, task: Given) -> None:
        """Add a task that the owner has at the start."""
        fields = task.model_dump(exclude={"status"}, exclude_defaults=True)
        number = str(self._direct.add(**fields).number)
        if task.status != "pending":
            tool = "complete_task" if task.status == "completed" else "delete_task"
            self._direct.change(tool, tasks=[number])

    @override
    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: object = None
    ) -> CallToolResult:
        begun = time.process_time()
        result = self._call(tool_name, arguments or {})
        self.cpu_seconds += time.process_time() - begun
        content = dict(result.structured_content or {})
        known = self._resolved(arguments or {})
        self.calls.append(Seen(tool_name, known, bool(result.is_error), content))
        if change := content.get("change_id"):
            self._changes[change] = tool_name
        if not result.is_error:
            return result
        # As the client of the product does: of an error the agent would show its text alone.
        return CallToolResult(content=result.content, structured_content=content)

    def _resolved(self, arguments: Arguments) -> Arguments:
        """Return arguments that name changes and parents as the corpus does."""
        resolved = dict(arguments)
        if parent := arguments.get("parent"):
            result = self._direct.call("get_task", task=str(parent)).structured_content or {}
            resolved["parent"] = str(result.get("task", {}).get("number", parent))
        if change := arguments.get("change_id"):
            resolved["change_id"] = self._change_named(change)
        return resolved

    def _change_named(self, change_id: str) -> str:
        """`last` for what undoing without an id takes back; `redo` for the undoing of an undo."""
        if self._changes.get(change_id) == ToolName.UNDO:
            return "redo"
        made = [change for change, tool in self._changes.items() if tool != ToolName.UNDO]
        return "last" if made[-1:] == [change_id] else change_id

    def _call(self, name: str, arguments: Arguments) -> CallToolResult:
        try:
            return self._direct.call(name, **checked(name, arguments))
        except ValueError as error:
            refusal = {"error": "invalid", "message": str(error)}
            text = TextContent(type="text", text=str(error))
            return CallToolResult(content=[text], structured_content=refusal, is_error=True)

    @override
    async def list_tools(self, run_context: object = None, agent: object = None) -> list[Tool]:
        return [
            Tool(name=tool.name, description=tool.description, input_schema=tool.parameters)
            for tool in TOOLS
        ]

    async def _stand_by(self) -> None:
        """Do nothing: there is no connection to open or close."""

    async def _no_prompts(self, *_: object, **__: object) -> NoReturn:
        raise NotImplementedError

    connect = cleanup = _stand_by
    list_prompts = get_prompt = _no_prompts


def checked(name: str, arguments: Arguments) -> Arguments:
    """Return the arguments as the tool takes them.

    Raises:
        ValueError: If it does not.
    """
    tool = _TOOLS[name]
    if unknown := sorted(arguments.keys() - tool.parameters["properties"].keys()):
        raise ValueError(f"{name} has no argument {', '.join(unknown)}.")
    try:
        return dict(tool.fn_metadata.validate_arguments(arguments))
    except ValidationError as error:
        raise ValueError(str(error)) from error
