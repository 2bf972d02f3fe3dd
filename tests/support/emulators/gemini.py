"""Google's Gemini."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import override

from tests.support.emulators.script import KEY, Call, Reply, Usage
from tests.support.emulators.wire import Asked, Ended, Json, Said, Wire, Writer, sse, text_of

_REASONS = {
    Ended.STOP: "STOP",
    Ended.CALLS: "STOP",
    Ended.LENGTH: "MAX_TOKENS",
    Ended.FILTER: "SAFETY",
}
_ERRORS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
}


class Gemini(Wire):
    """`POST /v1beta/models/{model}:streamGenerateContent?alt=sse`: calls come whole."""

    path = re.compile(
        r"/v1beta/models/(?P<model>[^/:]+):(?P<method>streamGenerateContent|generateContent)"
    )
    media_type = "text/event-stream"

    @override
    def settings(self, address: str) -> dict[str, str]:
        return {
            "model": "gemini/gemini-2.5-flash",
            "model_api_base": f"{address}/v1beta",
            "model_api_key": KEY,
        }

    @override
    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        system = body.get("system_instruction") or body.get("systemInstruction") or {}
        declared = [tool.get("function_declarations", []) for tool in body.get("tools") or []]
        return Asked(
            model=model,
            key=headers.get("x-goog-api-key", ""),
            system=text_of(system.get("parts", [])),
            messages=[said for content in body["contents"] for said in _said(content)],
            tools=[function["name"] for functions in declared for function in functions],
            is_streamed=True,
            body=body,
            headers=headers,
        )

    @override
    def writer(self, asked: Asked) -> Writer:
        return _Writer(asked.model)

    @override
    def whole(self, reply: Reply) -> Json:
        parts = [{"text": reply.text}] if reply.text else []
        parts += [_call(call.tool, call.arguments) for call in reply.calls]
        return _chunk("m", parts, "STOP", reply.usage)

    @override
    def refusal(self, status: int, message: str) -> Json:
        return {"error": {"code": status, "message": message, "status": _ERRORS.get(status, "")}}


def _said(content: Json) -> list[Said]:
    parts = content["parts"]
    answers = [part["function_response"] for part in parts if "function_response" in part]
    results = [Said("tool", json.dumps(a["response"]), call_id=a["name"]) for a in answers]
    made = [part["function_call"] for part in parts if "function_call" in part]
    calls = [Call(call["name"], call["args"]) for call in made]
    text = "".join(part.get("text", "") for part in parts)
    role = "assistant" if content["role"] == "model" else "user"
    return results + ([Said(role, text, calls)] if text or calls else [])


def _call(tool: str, arguments: Json) -> Json:
    return {"functionCall": {"name": tool, "args": arguments}, "thoughtSignature": "c2lnbmVk"}


def _chunk(model: str, parts: list[Json], reason: str = "", usage: Usage | None = None) -> Json:
    content = {"role": "model", "parts": parts} if parts else {"role": "model"}
    candidate: Json = {"content": content, "index": 0}
    if reason:
        candidate["finishReason"] = reason
    counted = usage or Usage(output_tokens=0)
    counts = {
        "promptTokenCount": counted.input_tokens,
        "candidatesTokenCount": counted.output_tokens,
        "totalTokenCount": counted.input_tokens + counted.output_tokens,
        "cachedContentTokenCount": counted.cached_tokens,
    }
    chunk = {"candidates": [candidate], "usageMetadata": counts}
    return chunk | {"modelVersion": model, "responseId": "r1"}


@dataclass
class _Writer(Writer):
    model: str

    @override
    def begin(self) -> bytes:
        return b""

    @override
    def text(self, text: str) -> bytes:
        return sse(_chunk(self.model, [{"text": text}]))

    @override
    def call(self, call_id: str, tool: str, arguments: str) -> bytes:
        try:
            return sse(_chunk(self.model, [_call(tool, json.loads(arguments))]))
        except json.JSONDecodeError:
            # The service parses calls itself, and says so when it cannot.
            return sse(_chunk(self.model, [], "MALFORMED_FUNCTION_CALL", Usage()))

    @override
    def end(self, ended: Ended, usage: Usage) -> bytes:
        return sse(_chunk(self.model, [{"text": ""}], _REASONS[ended], usage))

    @override
    def error(self, message: str) -> bytes:
        return sse({"error": {"code": 503, "message": message, "status": "UNAVAILABLE"}})

    @override
    def bad_json(self) -> bytes:
        return b'data: {"candidates": [{"content": {"par\n\n'
