"""Amazon Bedrock's converse stream."""

import json
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import override

from tests.support.emulators.script import KEY, Call, Reply, Usage
from tests.support.emulators.wire import Asked, Ended, Json, Said, Wire, Writer, bearer, text_of

_REASONS = {
    Ended.STOP: "end_turn",
    Ended.CALLS: "tool_use",
    Ended.LENGTH: "max_tokens",
    Ended.FILTER: "guardrail_intervened",
}


class Bedrock(Wire):
    """`POST /model/{id}/converse-stream` with a Bedrock API key, in Amazon's frames."""

    path = re.compile(r"/model/(?P<model>[^/]+)/converse-stream")
    media_type = "application/vnd.amazon.eventstream"

    @override
    def settings(self, address: str) -> dict[str, str]:
        return {
            "model": "bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "model_api_base": address,
            "model_api_key": KEY,
        }

    @override
    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        tools = body.get("toolConfig", {}).get("tools", [])
        return Asked(
            model=model,
            key=bearer(headers),
            system=text_of(body.get("system")),
            messages=[said for message in body["messages"] for said in _said(message)],
            tools=[tool["toolSpec"]["name"] for tool in tools if "toolSpec" in tool],
            is_streamed=True,
            body=body,
            headers=headers,
        )

    @override
    def writer(self, asked: Asked) -> Writer:
        return _Writer()

    @override
    def whole(self, reply: Reply) -> Json:
        content: list[Json] = [{"text": reply.text}] if reply.text else []
        content += [
            {"toolUse": {"toolUseId": f"call_{index}", "name": call.tool, "input": call.arguments}}
            for index, call in enumerate(reply.calls)
        ]
        return {
            "output": {"message": {"role": "assistant", "content": content}},
            "stopReason": _REASONS[Ended.CALLS if reply.calls else Ended.STOP],
            "usage": _usage(reply.usage),
        }

    @override
    def refusal(self, status: int, message: str) -> Json:
        return {"message": message}


def _said(message: Json) -> list[Said]:
    """Return a message as several: results of tools are parts of what the user says."""
    parts = message["content"]
    answers = [part["toolResult"] for part in parts if "toolResult" in part]
    results = [Said("tool", text_of(a["content"]), call_id=a["toolUseId"]) for a in answers]
    made = [part["toolUse"] for part in parts if "toolUse" in part]
    calls = [Call(call["name"], call["input"]) for call in made]
    text = text_of(parts)
    return results + ([Said(message["role"], text, calls)] if text or calls else [])


def _usage(usage: Usage) -> Json:
    return {
        # Bedrock counts apart what it had kept.
        "inputTokens": usage.input_tokens - usage.cached_tokens,
        "outputTokens": usage.output_tokens,
        "totalTokens": usage.input_tokens + usage.output_tokens,
        "cacheReadInputTokens": usage.cached_tokens,
    }


def _frame(payload: bytes, headers: Mapping[str, str]) -> bytes:
    """Return a message of `application/vnd.amazon.eventstream`: lengths and checksums around it."""
    named = b""
    for name, value in headers.items():
        named += struct.pack("!B", len(name)) + name.encode()
        named += struct.pack("!BH", 7, len(value)) + value.encode()  # 7: a string
    prelude = struct.pack("!II", len(named) + len(payload) + 16, len(named))
    start = prelude + struct.pack("!I", zlib.crc32(prelude)) + named + payload
    return start + struct.pack("!I", zlib.crc32(start))


def _event(kind: str, payload: bytes) -> bytes:
    headers = {":event-type": kind, ":content-type": "application/json", ":message-type": "event"}
    return _frame(payload, headers)


@dataclass
class _Writer(Writer):
    blocks: int = 0
    is_text_open: bool = False

    def _write(self, kind: str, **data: object) -> bytes:
        return _event(kind, json.dumps(data).encode())

    def _in_block(self, kind: str, **data: object) -> bytes:
        return self._write(kind, contentBlockIndex=self.blocks, **data)

    def _stop(self) -> bytes:
        stopped = self._in_block("contentBlockStop")
        self.blocks += 1
        return stopped

    def _end_text(self) -> bytes:
        was_open, self.is_text_open = self.is_text_open, False
        return self._stop() if was_open else b""

    @override
    def begin(self) -> bytes:
        return self._write("messageStart", role="assistant")

    @override
    def text(self, text: str) -> bytes:
        self.is_text_open = True
        return self._in_block("contentBlockDelta", delta={"text": text})

    @override
    def call(self, call_id: str, tool: str, arguments: str) -> bytes:
        middle = len(arguments) // 2
        written = self._end_text()
        named = {"toolUse": {"toolUseId": call_id, "name": tool}}
        written += self._in_block("contentBlockStart", start=named)
        for piece in (arguments[:middle], arguments[middle:]):
            written += self._in_block("contentBlockDelta", delta={"toolUse": {"input": piece}})
        return written + self._stop()

    @override
    def end(self, ended: Ended, usage: Usage) -> bytes:
        written = self._end_text() + self._write("messageStop", stopReason=_REASONS[ended])
        return written + self._write("metadata", usage=_usage(usage), metrics={"latencyMs": 1})

    @override
    def error(self, message: str) -> bytes:
        kind = "modelStreamErrorException"
        headers = {":exception-type": kind, ":message-type": "exception"}
        return _frame(json.dumps({"message": message}).encode(), headers)

    @override
    def bad_json(self) -> bytes:
        return _event("contentBlockDelta", b'{"contentBlockInd')
