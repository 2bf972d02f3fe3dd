"""OpenAI's chat completions: also the wire of OpenRouter, Azure, vLLM, LM Studio and many more."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from typing_extensions import override

from tests.support.emulators.script import KEY, Call, Reply, Usage
from tests.support.emulators.wire import (
    Asked,
    Ended,
    Json,
    Said,
    Wire,
    Writer,
    bearer,
    sse,
    text_of,
)

_REASONS = {
    Ended.STOP: "stop",
    Ended.CALLS: "tool_calls",
    Ended.LENGTH: "length",
    Ended.FILTER: "content_filter",
}


class OpenAIChat(Wire):
    """`POST /v1/chat/completions`."""

    path = re.compile("/v1/chat/completions")
    media_type = "text/event-stream"

    @override
    def settings(self, address: str) -> dict[str, str]:
        return {
            "model": "openai/gpt-4.1-mini",
            "model_api_base": f"{address}/v1",
            "model_api_key": KEY,
        }

    @override
    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        messages = body["messages"]
        systems = [m for m in messages if m["role"] in ("system", "developer")]
        return Asked(
            model=body.get("model", model),
            key=bearer(headers),
            system="\n".join(text_of(m["content"]) for m in systems),
            messages=[_said(m) for m in messages if m not in systems],
            tools=[tool["function"]["name"] for tool in body.get("tools") or []],
            is_streamed=bool(body.get("stream")),
            body=body,
            headers=headers,
        )

    @override
    def writer(self, asked: Asked) -> Writer:
        options = asked.body.get("stream_options") or {}
        return _Writer(asked.model, has_usage=bool(options.get("include_usage")))

    @override
    def whole(self, reply: Reply) -> Json:
        message: Json = {"role": "assistant", "content": reply.text or None}
        if reply.calls:
            message["tool_calls"] = [
                _call(index, f"call_{index}", call.tool, json.dumps(call.arguments))
                for index, call in enumerate(reply.calls)
            ]
        reason = _REASONS[Ended.CALLS if reply.calls else Ended.STOP]
        choice = {"index": 0, "message": message, "finish_reason": reason}
        whole = {"id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": "m"}
        return whole | {"choices": [choice], "usage": _usage(reply.usage)}

    @override
    def refusal(self, status: int, message: str) -> Json:
        return {"error": {"message": message, "type": "error", "param": None, "code": str(status)}}


class AzureChat(OpenAIChat):
    """Azure's deployments of the same: other paths, and a header of its own."""

    path = re.compile(r"/openai/deployments/(?P<model>[^/]+)/chat/completions")

    @override
    def settings(self, address: str) -> dict[str, str]:
        return {
            "model": "azure/gpt-4.1-mini",
            "model_api_base": address,
            "model_api_key": KEY,
        }

    @override
    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        key = headers.get("api-key", "")
        return super().read(model, {**headers, "authorization": key}, body)


class OpenRouter(OpenAIChat):
    """OpenRouter: the same under a path and model names of its own."""

    path = re.compile("/api/v1/chat/completions")

    @override
    def settings(self, address: str) -> dict[str, str]:
        return {
            "model": "openrouter/mistralai/mistral-small",
            "model_api_base": f"{address}/api/v1",
            "model_api_key": KEY,
        }


def _said(message: Json) -> Said:
    calls = [
        Call(call["function"]["name"], json.loads(call["function"]["arguments"]))
        for call in message.get("tool_calls") or []
    ]
    text, call_id = text_of(message.get("content")), message.get("tool_call_id", "")
    return Said(message["role"], text, calls, call_id)


def _call(index: int, call_id: str, tool: str, arguments: str) -> Json:
    function = {"name": tool, "arguments": arguments}
    return {"index": index, "id": call_id, "type": "function", "function": function}


def _usage(usage: Usage) -> Json:
    return {
        "prompt_tokens": usage.input_tokens,
        "completion_tokens": usage.output_tokens,
        "total_tokens": usage.input_tokens + usage.output_tokens,
        "prompt_tokens_details": {"cached_tokens": usage.cached_tokens},
    }


@dataclass
class _Writer(Writer):
    model: str
    has_usage: bool
    calls: list[str] = field(default_factory=list)

    def _chunk(self, choices: list[Json], **more: object) -> bytes:
        chunk = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 0}
        return sse(chunk | {"model": self.model, "choices": choices} | more)

    def _delta(self, delta: Json, reason: str | None = None) -> bytes:
        return self._chunk([{"index": 0, "delta": delta, "finish_reason": reason}])

    @override
    def begin(self) -> bytes:
        return self._delta({"role": "assistant", "content": ""})

    @override
    def text(self, text: str) -> bytes:
        return self._delta({"content": text})

    @override
    def call(self, call_id: str, tool: str, arguments: str) -> bytes:
        index = len(self.calls)
        self.calls.append(call_id)
        # As the service does it: the name first, then the arguments in pieces.
        middle = len(arguments) // 2
        pieces = [{"index": index, "function": {"arguments": arguments[:middle]}}]
        pieces += [{"index": index, "function": {"arguments": arguments[middle:]}}]
        begun = self._delta({"tool_calls": [_call(index, call_id, tool, "")]})
        return begun + b"".join(self._delta({"tool_calls": [piece]}) for piece in pieces)

    @override
    def end(self, ended: Ended, usage: Usage) -> bytes:
        counted = self._chunk([], usage=_usage(usage)) if self.has_usage else b""
        return self._delta({}, _REASONS[ended]) + counted + b"data: [DONE]\n\n"

    @override
    def error(self, message: str) -> bytes:
        return sse({"error": {"message": message, "type": "server_error", "code": 500}})

    @override
    def bad_json(self) -> bytes:
        return b'data: {"id": "chatcmpl-1", "choices": [{"ind\n\n'
