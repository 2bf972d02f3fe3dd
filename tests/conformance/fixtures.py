"""What the conformance suite wants a server to have: tools, resources and prompts of these names.

After the example server of the MCP Python SDK (MIT), which the suite's authors test with.
"""

import base64
import json
from typing import Annotated, Any

from mcp.server import MCPServer, ServerRequestContext
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.prompts.base import Prompt, UserMessage
from mcp.server.mcpserver.tools import Tool
from mcp.server.streamable_http import EventCallback, EventMessage, EventStore
from mcp.shared.exceptions import MCPError
from mcp.types import (
    MISSING_REQUIRED_CLIENT_CAPABILITY,
    AudioContent,
    CreateMessageRequest,
    CreateMessageRequestParams,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    EmbeddedResource,
    EmptyResult,
    ImageContent,
    InputRequest,
    InputRequiredResult,
    JSONRPCMessage,
    ListRootsRequest,
    SamplingMessage,
    SetLevelRequestParams,
    SubscribeRequestParams,
    TextContent,
    TextResourceContents,
    UnsubscribeRequestParams,
)
from pydantic import BaseModel, Field
from typing_extensions import override

from mcp_server.app import Trial
from mcp_server.transactions import Services

Call = Context[Any]
IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="  # noqa: E501
AUDIO = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA="
OK_SCHEMA = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
STATES = ["active", "inactive", "pending"]
JSON_SCHEMA_2020_12: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "$defs": {
        "address": {
            "$anchor": "addressDef",
            "type": "object",
            "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
        }
    },
    "properties": {
        "name": {"type": "string"},
        "address": {"$ref": "#/$defs/address"},
        "contactMethod": {"type": "string", "enum": ["phone", "email"]},
        "phone": {"type": "string"},
        "email": {"type": "string"},
    },
    "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
    "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
    "then": {"required": ["phone"]},
    "else": {"required": ["email"]},
    "additionalProperties": False,
}


class Events(EventStore):
    """Keeps every event, so that a stream can go on where it broke off."""

    def __init__(self) -> None:
        self._events: list[tuple[str, JSONRPCMessage | None]] = []

    @override
    async def store_event(self, stream_id: str, message: JSONRPCMessage | None) -> str:
        self._events.append((stream_id, message))
        return str(len(self._events))

    @override
    async def replay_events_after(
        self, last_event_id: str, send_callback: EventCallback
    ) -> str | None:
        last = int(last_event_id)
        if not 0 < last <= len(self._events):
            return None
        stream = self._events[last - 1][0]
        for number, (of, message) in enumerate(self._events[last:], last + 1):
            if of == stream and message is not None:
                await send_callback(EventMessage(message, str(number)))
        return stream


class Contact(BaseModel):
    """What the suite answers with."""

    username: str
    email: str


class Defaults(BaseModel):
    """SEP-1034: defaults of all primitive types."""

    name: str = Field(default="John Doe", description="User name")
    age: int = Field(default=30, description="User age")
    score: float = Field(default=95.5, description="User score")
    status: str = Field(
        default="active", description="User status", json_schema_extra={"enum": [*STATES]}
    )
    verified: bool = Field(default=True, description="Verification status")


def _titled(*values: str) -> list[Any]:
    return [{"const": value, "title": value.title()} for value in values]


class Enums(BaseModel):
    """SEP-1330: ways to choose from a set."""

    untitledSingle: str = Field(json_schema_extra={"enum": [*STATES]})  # noqa: N815
    titledSingle: str = Field(  # noqa: N815
        json_schema_extra={"oneOf": _titled("low", "medium", "high")}
    )
    untitledMulti: list[str] = Field(  # noqa: N815
        json_schema_extra={"items": {"type": "string", "enum": ["read", "write", "execute"]}}
    )
    titledMulti: list[str] = Field(  # noqa: N815
        json_schema_extra={"items": {"anyOf": _titled("feature", "bug", "docs")}}
    )
    legacyEnum: str = Field(  # noqa: N815
        json_schema_extra={
            "enum": [*STATES],
            "enumNames": [f"{state.title()} state" for state in STATES],
        }
    )


def trial() -> Trial:
    """Return what `create_app` serves beside the tasks, with sessions."""
    return Trial(_add_to, Events())


def _add_to(server: MCPServer[Services]) -> None:
    for add in (_content_tools, _schema_tools, _talking_tools, _changing_tools):
        add(server)
    for add in (_asking_in_sessions, _asking_once, _asking_for_several, _asking_in_rounds):
        add(server)
    _resources(server)
    _prompts(server)
    _handlers(server)


def _content_tools(server: MCPServer[Services]) -> None:
    @server.tool()
    def test_simple_text() -> str:
        """Answer what the suite expects."""
        return "This is a simple text response for testing."

    @server.tool()
    def test_image_content() -> list[ImageContent]:
        """Answer what the suite expects."""
        return [_image()]

    @server.tool()
    def test_audio_content() -> list[AudioContent]:
        """Answer what the suite expects."""
        return [AudioContent(type="audio", data=AUDIO, mime_type="audio/wav")]

    @server.tool()
    def test_embedded_resource() -> list[EmbeddedResource]:
        """Answer what the suite expects."""
        return [_embedded("test://embedded-resource", "This is an embedded resource content.")]

    @server.tool()
    def test_multiple_content_types() -> list[TextContent | ImageContent | EmbeddedResource]:
        """Answer what the suite expects."""
        return [
            TextContent(type="text", text="Multiple content types test:"),
            _image(),
            _embedded(
                "test://mixed-content-resource",
                '{"test": "data", "value": 123}',
                "application/json",
            ),
        ]

    @server.tool()
    def test_error_handling() -> str:
        """Answer what the suite expects."""
        raise RuntimeError("This tool intentionally returns an error for testing")


def _schema_tools(server: MCPServer[Services]) -> None:
    @server.tool()
    def test_x_mcp_header(
        region: Annotated[str, Field(json_schema_extra={"x-mcp-header": "Region"})] = "<none>",
    ) -> str:
        """Answer what the suite expects."""
        return f"region={region}"

    def json_schema_2020_12_tool() -> str:
        """Have a schema with everything in it."""
        return "json_schema_2020_12_tool"

    tool = Tool.from_function(json_schema_2020_12_tool)
    server._tool_manager._tools[tool.name] = tool.model_copy(
        update={"parameters": JSON_SCHEMA_2020_12}
    )


def _talking_tools(server: MCPServer[Services]) -> None:
    @server.tool()
    async def test_tool_with_logging(ctx: Call) -> str:
        """Answer what the suite expects."""
        for said in ("started", "processing data", "completed"):
            await _log(ctx, f"Tool execution {said}")
        return "Tool with logging executed successfully"

    @server.tool()
    async def test_tool_with_progress(ctx: Call) -> str:
        """Answer what the suite expects."""
        for step in (0, 50, 100):
            await ctx.report_progress(step, 100, f"Completed step {step} of 100")
        meta = ctx.request_context.meta
        return str(meta.get("progress_token") if meta else 0)

    @server.tool()
    async def test_reconnection(ctx: Call) -> str:
        """Answer what the suite expects."""
        await _log(ctx, "Before disconnect")
        await ctx.close_sse_stream()
        await _log(ctx, "After reconnect")
        return "Reconnection test completed"

    @server.tool()
    async def test_missing_capability(ctx: Call) -> str:
        """Answer what the suite expects."""
        capabilities = ctx.client_capabilities
        if capabilities is None or capabilities.sampling is None:
            raise MCPError(
                code=MISSING_REQUIRED_CLIENT_CAPABILITY,
                message="This tool requires the client 'sampling' capability",
                data={"requiredCapabilities": {"sampling": {}}},
            )
        return "Client declared sampling capability; proceeding."


def _asking_in_sessions(server: MCPServer[Services]) -> None:
    @server.tool()
    async def test_sampling(prompt: str, ctx: Call) -> str:
        """Answer what the suite expects."""
        result = await ctx.session.create_message(
            messages=[_said(prompt)], max_tokens=100, related_request_id=ctx.request_id
        )
        content = result.content
        return f"LLM response: {content.text if isinstance(content, TextContent) else ''}"

    async def ask(ctx: Call, message: str, schema: type[BaseModel], label: str) -> str:
        result = await ctx.elicit(message=message, schema=schema)
        content = result.data.model_dump_json() if result.action == "accept" else "{}"
        return f"{label}: action={result.action}, content={content}"

    @server.tool()
    async def test_elicitation(message: str, ctx: Call) -> str:
        """Answer what the suite expects."""
        return await ask(ctx, message, Contact, "User response")

    @server.tool()
    async def test_elicitation_sep1034_defaults(ctx: Call) -> str:
        """Answer what the suite expects."""
        return await ask(ctx, "Who are you?", Defaults, "Elicitation result")

    @server.tool()
    async def test_elicitation_sep1330_enums(ctx: Call) -> str:
        """Answer what the suite expects."""
        return await ask(ctx, "Please select", Enums, "Elicitation completed")


def _asking_once(server: MCPServer[Services]) -> None:
    def asking(key: str, request: InputRequest, done: str) -> Any:
        async def ask(ctx: Call) -> str | InputRequiredResult:
            if key in (ctx.input_responses or {}):
                return done
            return InputRequiredResult(input_requests={key: request})

        return ask

    one_each: dict[str, tuple[str, InputRequest, str]] = {
        "elicitation": ("user_name", _form("name"), "Hello!"),
        "sampling": ("capital_question", _sampling(), "The model has answered."),
        "list_roots": ("client_roots", ListRootsRequest(), "The client has roots."),
    }
    for name, (key, request, done) in one_each.items():
        tool = server.tool(name=f"test_input_required_result_{name}", description="Ask first.")
        tool(asking(key, request, done))


def _asking_for_several(server: MCPServer[Services]) -> None:
    @server.tool()
    async def test_input_required_result_multiple_inputs(ctx: Call) -> str | InputRequiredResult:
        """Answer what the suite expects."""
        wanted: dict[str, InputRequest] = {
            "user_name": _form("name"),
            "greeting": _sampling(),
            "client_roots": ListRootsRequest(),
        }
        if wanted.keys() <= (ctx.input_responses or {}).keys():
            return "All inputs received."
        return InputRequiredResult(input_requests=wanted, request_state="multiple-inputs")

    @server.tool()
    async def test_input_required_result_capabilities(ctx: Call) -> InputRequiredResult:
        """Answer what the suite expects."""
        can = ctx.client_capabilities
        wanted: dict[str, InputRequest] = {}
        if can is None or can.sampling is not None:
            wanted["sample"] = _sampling()
        if can is None or can.elicitation is not None:
            wanted["ask"] = _form("name")
        return InputRequiredResult(input_requests=wanted, request_state="capability-gated")


def _asking_in_rounds(server: MCPServer[Services]) -> None:
    confirm = ElicitRequest(
        params=ElicitRequestFormParams(message="Please confirm", requested_schema=OK_SCHEMA)
    )

    @server.tool()
    async def test_input_required_result_request_state(ctx: Call) -> str | InputRequiredResult:
        """Answer what the suite expects."""
        if "confirm" in (ctx.input_responses or {}) and ctx.request_state == "nonce":
            return "state-ok: confirmation received"
        return InputRequiredResult(input_requests={"confirm": confirm}, request_state="nonce")

    @server.tool()
    async def test_input_required_result_tampered_state(ctx: Call) -> str | InputRequiredResult:
        """Answer what the suite expects."""
        if ctx.request_state is None:
            return InputRequiredResult(input_requests={"confirm": confirm}, request_state="round-1")
        return f"state-ok: {ctx.request_state}"

    @server.tool()
    async def test_input_required_result_multi_round(ctx: Call) -> str | InputRequiredResult:
        """Answer what the suite expects."""
        state = json.loads(ctx.request_state) if ctx.request_state else {"round": 0}
        answers = ctx.input_responses or {}
        if state["round"] == 2 and "step2" in answers:
            return f"{state['name']} likes {_answer(answers['step2'], 'color')}."
        if state["round"] == 1 and "step1" in answers:
            following = {"round": 2, "name": _answer(answers["step1"], "name")}
            return InputRequiredResult(
                input_requests={"step2": _form("color")}, request_state=json.dumps(following)
            )
        return InputRequiredResult(
            input_requests={"step1": _form("name")}, request_state=json.dumps({"round": 1})
        )


def _changing_tools(server: MCPServer[Services]) -> None:
    def dynamic() -> str:
        return "dynamic"

    @server.tool()
    async def test_trigger_tool_change(ctx: Call) -> str:
        """Answer what the suite expects."""
        server.add_tool(dynamic, name="test_dynamic_tool")
        server.remove_tool("test_dynamic_tool")
        await ctx.notify_tools_changed()
        return "tool list changed"

    @server.tool()
    async def test_trigger_prompt_change(ctx: Call) -> str:
        """Answer what the suite expects."""
        server.add_prompt(Prompt.from_function(dynamic, name="test_dynamic_prompt"))
        server.remove_prompt("test_dynamic_prompt")
        await ctx.notify_prompts_changed()
        return "prompt list changed"


def _resources(server: MCPServer[Services]) -> None:
    @server.resource("test://static-text")
    def static_text() -> str:
        return "This is the content of the static text resource."

    @server.resource("test://static-binary", mime_type="image/png")
    def static_binary() -> bytes:
        return base64.b64decode(IMAGE)

    @server.resource("test://template/{id}/data", mime_type="application/json")
    def template(id: str) -> str:  # noqa: A002  # the suite's name
        return json.dumps({"id": id, "templateTest": True, "data": f"Data for ID: {id}"})

    @server.resource("test://watched-resource")
    def watched() -> str:
        return "Watched resource content"


def _prompts(server: MCPServer[Services]) -> None:
    @server.prompt()
    def test_simple_prompt() -> str:
        """Answer what the suite expects."""
        return "This is a simple prompt for testing."

    @server.prompt()
    def test_prompt_with_arguments(arg1: str, arg2: str) -> str:
        """Answer what the suite expects."""
        return f"Prompt with arguments: arg1='{arg1}', arg2='{arg2}'"

    @server.prompt()
    def test_prompt_with_embedded_resource(resourceUri: str) -> list[UserMessage]:  # noqa: N803
        """Answer what the suite expects."""
        return [
            UserMessage(_embedded(resourceUri, "Embedded resource content for testing.")),
            UserMessage("Please process the embedded resource above."),
        ]

    @server.prompt()
    def test_prompt_with_image() -> list[UserMessage]:
        """Answer what the suite expects."""
        return [UserMessage(_image()), UserMessage("Please analyze the image above.")]

    @server.prompt()
    async def test_input_required_result_prompt(
        ctx: Call,
    ) -> list[UserMessage] | InputRequiredResult:
        """Answer what the suite expects."""
        if answer := (ctx.input_responses or {}).get("user_context"):
            return [UserMessage(f"Use the following context: {_answer(answer, 'context')}")]
        return InputRequiredResult(input_requests={"user_context": _form("context")})


def _handlers(server: MCPServer[Services]) -> None:
    async def accept(_: ServerRequestContext[Any, Any], __: object) -> EmptyResult:
        return EmptyResult()

    handlers = server._lowlevel_server
    handlers.add_request_handler("logging/setLevel", SetLevelRequestParams, accept)
    handlers.add_request_handler("resources/subscribe", SubscribeRequestParams, accept)
    handlers.add_request_handler("resources/unsubscribe", UnsubscribeRequestParams, accept)


async def _log(ctx: Call, said: str) -> None:
    await ctx.info(said)  # type: ignore[deprecated]  # still tested


def _image() -> ImageContent:
    return ImageContent(type="image", data=IMAGE, mime_type="image/png")


def _embedded(uri: str, text: str, mime_type: str = "text/plain") -> EmbeddedResource:
    contents = TextResourceContents(uri=uri, mime_type=mime_type, text=text)
    return EmbeddedResource(type="resource", resource=contents)


def _said(text: str) -> SamplingMessage:
    return SamplingMessage(role="user", content=TextContent(type="text", text=text))


def _sampling() -> CreateMessageRequest:
    return CreateMessageRequest(
        params=CreateMessageRequestParams(messages=[_said("Say hello")], max_tokens=50)
    )


def _form(field: str) -> ElicitRequest:
    schema = {"type": "object", "properties": {field: {"type": "string"}}, "required": [field]}
    return ElicitRequest(
        params=ElicitRequestFormParams(message=f"Which {field}?", requested_schema=schema)
    )


def _answer(answer: object, field: str) -> str:
    if isinstance(answer, ElicitResult) and answer.content:
        return str(answer.content[field])
    return "?"
