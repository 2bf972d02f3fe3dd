"""Ollama's chat."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import override

from tests.support.emulators.script import KEY, Call, Reply, Usage
from tests.support.emulators.wire import Asked, Ended, Json, Said, Wire, Writer, bearer

_REASONS = {
    Ended.STOP: "stop",
    Ended.CALLS: "stop",
    Ended.LENGTH: "length",
    # Nothing is withheld by a model on one's own machine.
    Ended.FILTER: "stop",
}


class OllamaChat(Wire):
    """`POST /api/chat`: a JSON object a line, calls whole and without ids."""

    path = re.compile("/api/chat")
    media_type = "application/x-ndjson"

    @override
    def settings(self, address: str) -> dict[str, str]:
        # A key is needed only behind a proxy.
        return {
            "model": "ollama_chat/qwen3",
            "model_api_base": address,
            "model_api_key": KEY,
        }

    @override
    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        messages = body["messages"]
        return Asked(
            model=body["model"],
            key=bearer(headers),
            system="\n".join(m["content"] for m in messages if m["role"] == "system"),
            messages=[_said(m) for m in messages if m["role"] != "system"],
            tools=[tool["function"]["name"] for tool in body.get("tools") or []],
            is_streamed=bool(body.get("stream", True)),
            body=body,
            headers=headers,
        )

    @override
    def writer(self, asked: Asked) -> Writer:
        return _Writer(asked.model)

    @override
    def whole(self, reply: Reply) -> Json:
        calls = [_call(call.tool, call.arguments) for call in reply.calls]
        return _chunk("m", reply.text, calls) | _done(Ended.STOP, reply.usage)

    @override
    def refusal(self, status: int, message: str) -> Json:
        return {"error": message}


def _said(message: Json) -> Said:
    made = [call["function"] for call in message.get("tool_calls") or []]
    calls = [Call(function["name"], function["arguments"]) for function in made]
    call_id = message.get("tool_name") or message.get("tool_call_id", "")
    return Said(message["role"], message.get("content", ""), calls, call_id)


def _call(tool: str, arguments: Json) -> Json:
    return {"function": {"name": tool, "arguments": arguments}}


def _chunk(model: str, text: str, calls: list[Json]) -> Json:
    message: Json = {"role": "assistant", "content": text}
    if calls:
        message["tool_calls"] = calls
    chunk = {"model": model, "created_at": "2026-11-20T08:00:00.000000Z", "message": message}
    return chunk | {"done": False}


def _done(ended: Ended, usage: Usage) -> Json:
    return {
        "done": True,
        "done_reason": _REASONS[ended],
        "total_duration": 1,
        "load_duration": 1,
        "prompt_eval_count": usage.input_tokens,
        "prompt_eval_duration": 1,
        "eval_count": usage.output_tokens,
        "eval_duration": 1,
    }


@dataclass
class _Writer(Writer):
    model: str

    def _line(self, data: Json) -> bytes:
        return json.dumps(data, ensure_ascii=False).encode() + b"\n"

    @override
    def begin(self) -> bytes:
        return b""

    @override
    def text(self, text: str) -> bytes:
        return self._line(_chunk(self.model, text, []))

    @override
    def call(self, call_id: str, tool: str, arguments: str) -> bytes:
        try:
            return self._line(_chunk(self.model, "", [_call(tool, json.loads(arguments))]))
        except json.JSONDecodeError:
            # The service parses calls itself; what it cannot read, it passes on as text.
            return self.text(arguments)

    @override
    def end(self, ended: Ended, usage: Usage) -> bytes:
        return self._line(_chunk(self.model, "", []) | _done(ended, usage))

    @override
    def error(self, message: str) -> bytes:
        return self._line({"error": message})

    @override
    def bad_json(self) -> bytes:
        return b'{"model": "qwen3", "mess\n'
