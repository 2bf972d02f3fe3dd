"""`show_help`: a Card with what can be asked for. It is the same for every model."""

from typing import Any

from agents import FunctionTool
from agents.tool import FunctionToolCustomDataContext
from agents.tool_context import ToolContext

SHOW_HELP = "show_help"
HELP = "help"
"""Where a result says that there is help to be seen."""
_DESCRIPTION = "Show the user a card with what they can ask for, when they want to know that."
_SHOWN = "The user sees the card. Do not repeat what is on it: one short sentence is enough."


def help_tool() -> FunctionTool:
    """Return the tool."""
    return FunctionTool(
        name=SHOW_HELP,
        description=_DESCRIPTION,
        params_json_schema={"type": "object", "properties": {}, "additionalProperties": False},
        on_invoke_tool=_invoke,
        strict_json_schema=False,
        custom_data_extractor=_kept,
    )


async def _invoke(_: ToolContext[Any], __: str) -> str:
    return _SHOWN


def _kept(_: FunctionToolCustomDataContext) -> dict[str, Any]:
    return {"failed": False, "structured": {HELP: True}}
