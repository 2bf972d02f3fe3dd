"""`change_interface`: how the page looks. The page does it and answers, so the turn ends here."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from agents import FunctionTool, FunctionToolResult, RunContextWrapper, ToolsToFinalOutputResult
from agents.tool import FunctionToolCustomDataContext
from agents.tool_context import ToolContext
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

CHANGE_INTERFACE = "change_interface"
CLIENT_TOOL = "client_tool"
"""Where a result keeps the call that the page is to carry out."""
_ASKED = "The page is asked."
_DESCRIPTION = (
    "Change how the page looks for this person, in every browser. Give what is to change, only; "
    "without arguments, it tells how the page looks now. The page answers what it did."
)


def _lines(value: object) -> object:
    return [value] if isinstance(value, str) else value


Prompt = Annotated[str, Field(min_length=1, max_length=200)]


class InterfaceArguments(BaseModel):
    """What a model gives. None was not given."""

    model_config = ConfigDict(extra="forbid")

    theme: Annotated[
        Literal["light", "dark", "system"] | None,
        Field(description="system follows the device."),
    ] = None
    text_size: Literal["smaller", "bigger", "smallest", "normal", "biggest"] | None = None
    density: Annotated[
        Literal["compact", "normal", "spacious"] | None, Field(description="Space between things.")
    ] = None
    corners: Literal["pill", "round", "soft", "sharp"] | None = None
    layout: Annotated[
        Literal["centered", "left", "right"] | None,
        Field(description="Where the chat stands on a wide screen."),
    ] = None
    accent: Annotated[
        str | None,
        Field(pattern=r"^(#[0-9a-fA-F]{6}|none)$", description="#rrggbb, or none for the usual."),
    ] = None
    greeting: Annotated[
        str | None, Field(max_length=100, description="Headline of the start screen.")
    ] = None
    prompts: Annotated[
        list[Prompt] | None,
        BeforeValidator(_lines),
        Field(max_length=6, description="Suggestions of the start screen, all of them."),
    ] = None
    undo: Annotated[bool | None, Field(description="Take back the last change of the looks.")] = (
        None
    )
    reset: Annotated[bool | None, Field(description="Make everything look as at first.")] = None


def interface_tool() -> FunctionTool:
    """Return the tool for one turn."""
    asked: dict[str, dict[str, Any]] = {}

    async def invoke(context: ToolContext[Any], arguments: str) -> str:
        try:
            wanted = InterfaceArguments.model_validate_json(arguments or "{}")
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
            said = [f"{'.'.join(map(str, p['loc']))}: {p['msg']}." for p in problems[:3]]
            return f"Nothing was changed. {' '.join(said)}"
        given = wanted.model_dump(exclude_none=True)
        # False is what some models write for what they leave out.
        asked[context.tool_call_id] = {k: v for k, v in given.items() if v is not False}
        return _ASKED

    def kept(context: FunctionToolCustomDataContext) -> dict[str, Any]:
        arguments = asked.get(context.tool_context.tool_call_id)
        call = {"name": CHANGE_INTERFACE, "arguments": arguments}
        structured = {} if arguments is None else {CLIENT_TOOL: call}
        return {"failed": arguments is None, "structured": structured}

    return FunctionTool(
        name=CHANGE_INTERFACE,
        description=_DESCRIPTION,
        params_json_schema=_flat(InterfaceArguments.model_json_schema()),
        on_invoke_tool=invoke,
        strict_json_schema=False,
        custom_data_extractor=kept,
    )


def until_the_page_answers(
    _: RunContextWrapper[Any], results: Sequence[FunctionToolResult]
) -> ToolsToFinalOutputResult:
    """End the run once the page is asked: its answer begins the next."""
    is_asked = any(result.output == _ASKED for result in results)
    return ToolsToFinalOutputResult(is_final_output=is_asked, final_output=_ASKED)


def _flat(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema without null: what is not to change is left out."""
    properties = {name: _lean(prop) for name, prop in schema["properties"].items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _lean(prop: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any]
    (kept,) = [option for option in prop["anyOf"] if option != {"type": "null"}]
    return kept | ({"description": prop["description"]} if "description" in prop else {})
