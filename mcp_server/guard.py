"""Tools that tell their caller what is wrong with its arguments, in plain words."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.server.mcpserver.utilities.func_metadata import FuncMetadata
from mcp.types import ToolAnnotations
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from typing_extensions import override

from mcp_server.answers import invalid

if TYPE_CHECKING:
    from mcp_server.transactions import Services

_MAX_PROBLEMS = 5
_NAME_LENGTH = 40


class GuardedTool(Tool):
    """Refuses arguments it does not know, which the SDK drops, and explains unusable ones.

    The SDK's own text for these shows the caller pydantic's words, a link, and the value.
    """

    @staticmethod
    def of(function: Callable[..., Any], title: str, annotations: ToolAnnotations) -> "GuardedTool":
        """Return the tool of a function: its name, docstring and signature are the caller's."""
        description = " ".join((function.__doc__ or "").split())
        tool = Tool.from_function(
            function, title=title, description=description, annotations=annotations
        )
        fields = {name: getattr(tool, name) for name in Tool.model_fields}
        fields["parameters"] = _without_titles(tool.parameters)
        meta = tool.fn_metadata
        if meta.output_schema is not None:
            lean = _lean(meta.output_schema)
            if not annotations.read_only_hint:
                lean["$defs"] = {name: _required(of) for name, of in lean["$defs"].items()}
            meta = meta.model_copy(update={"output_schema": lean})
        fields["fn_metadata"] = _Called(**dict(meta))
        return GuardedTool.model_construct(**fields)

    @override
    async def run(
        self, arguments: dict[str, Any], context: Context[Any, Any], convert_result: bool = False
    ) -> Any:
        known = self.parameters["properties"]
        if unknown := [name for name in arguments if name not in known]:
            return invalid(
                f"{self.name} has no argument {_listed(_shown(name) for name in unknown)}. "
                f"It takes: {_listed(known)}. Nothing was changed."
            )
        # Models and hosts send null for what they leave out, whatever the schema says.
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            # Not converted: that would check again what `answers` has just made from a model.
            return await super().run(given, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                return invalid(f"{_explained(error.__cause__)} Nothing was changed.")
            raise


class _Called(FuncMetadata):
    """Calls a tool where its database wants it: the SDK would hand each call to a thread."""

    @override
    async def call_fn(
        self,
        fn: Callable[..., Any],
        fn_is_async: bool,
        arguments: dict[str, Any],
        arguments_to_pass_directly: dict[str, Any] | None = None,
    ) -> Any:
        given = arguments_to_pass_directly or {}
        services: Services = given["call"].request_context.lifespan_context
        return await services.database.run(partial(fn, **arguments, **given))


def _explained(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False)
    # "must be None" is the other half of an optional argument: null never gets here.
    said = [_problem(problem) for problem in problems if problem["type"] != "none_required"]
    return " ".join(said[:_MAX_PROBLEMS])


def _problem(problem: ErrorDetails) -> str:
    argument, *path = problem["loc"]
    place = "".join(f"[{part}]" for part in path if isinstance(part, int))
    said = (
        problem["msg"].replace("Input should be", "must be").replace("Field required", "is missing")
    )
    return f"{argument}{place} {said.replace('a valid string', 'text')}."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _shown(name: str) -> str:
    return "".join(c for c in name if c.isprintable())[:_NAME_LENGTH]


def _lean(schema: Any) -> Any:
    """Return the JSON schema of a result without what says nothing to a machine.

    Nothing in a result is null: what a model has no value for is left out of the answer.
    """
    if isinstance(schema, list):
        return [_lean(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if options := [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]:
        return _lean(options[0])
    kept = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            kept[key] = {name: _lean(of) for name, of in value.items()}
        elif key not in ("title", "description", "default"):
            kept[key] = _lean(value)
    return kept


def _required(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with what it always has; `list_tasks` tells all of a task.

    Six tools answer with tasks: told whole each time, that would be a third of all definitions.
    """
    properties = {name: schema["properties"][name] for name in schema["required"]}
    return {**schema, "properties": properties}


def _without_titles(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON schema without pydantic's titles, which repeat the names in tokens."""
    kept: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            kept[key] = {name: _without_titles(of) for name, of in value.items()}
        elif isinstance(value, dict):
            kept[key] = _without_titles(value)
        elif key != "title":
            kept[key] = value
    return kept
