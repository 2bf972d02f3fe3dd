"""Anthropic's messages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import override

from tests.support.emulators.script import KEY, Call, Reply, Usage
from tests.support.emulators.wire import Asked, Ended, Json, Said, Wire, Writer, sse, text_of

_REASONS = {
    Ended.STOP: "end_turn",
    Ended.CALLS: "tool_use",
    Ended.LENGTH: "max_tokens",
    Ended.FILTER: "refusal",
}
_ERRORS = {
    400: "invalid_request_error",
    401: "authentication_error",
    404: "not_found_error",
    429: "rate_limit_error",
    503: "overloaded_error",
}


class AnthropicMessages(Wire):
    """`POST /v1/messages`: named events, blocks that begin and end, arguments in pieces."""

    path = re.compile("/v1/messages")
    media_type = "text/event-stream"

    @override
    def settings(self, address: str) -> dict[str, str]:
        return {
            "model": "anthropic/claude-sonnet-4-5",
            "model_api_base": address,
            "model_api_key": KEY,
        }

    @override
    def read(self, model: str, headers: Mapping[str, str], body: Json) -> Asked:
        return Asked(
            model=body["model"],
            key=headers.get("x-api-key", ""),
            system=text_of(body.get("system")),
            messages=[said for message in body["messages"] for said in _said(message)],
            tools=[tool["name"] for tool in body.get("tools") or []],
            is_streamed=bool(body.get("stream")),
            body=body,
            headers=headers,
        )

    @override
    def writer(self, asked: Asked) -> Writer:
        return _Writer(asked.model)

    @override
    def whole(self, reply: Reply) -> Json:
        content: list[Json] = [{"type": "text", "text": reply.text}] if reply.text else []
        content += [
            {"type": "tool_use", "id": f"call_{index}", "name": call.tool, "input": call.arguments}
            for index, call in enumerate(reply.calls)
        ]
        reason = _REASONS[Ended.CALLS if reply.calls else Ended.STOP]
        return _message("m") | {
            "content": content,
            "stop_reason": reason,
            "usage": _read(reply.usage) | {"output_tokens": reply.usage.output_tokens},
        }

    @override
    def refusal(self, status: int, message: str) -> Json:
        return _error(_ERRORS.get(status, "api_error"), message)


def _said(message: Json) -> list[Said]:
    """Return a message as several: results of tools are parts of what the user says."""
    content = message["content"]
    parts: list[Json] = content
    if isinstance(content, str):
        parts = [{"type": "text", "text": content}]
    results = [
        Said("tool", text_of(part["content"]), call_id=part["tool_use_id"])
        for part in parts
        if part["type"] == "tool_result"
    ]
    calls = [Call(part["name"], part["input"]) for part in parts if part["type"] == "tool_use"]
    text = "".join(part["text"] for part in parts if part["type"] == "text")
    return results + ([Said(message["role"], text, calls)] if text or calls else [])


def _error(kind: str, message: str) -> Json:
    return {"type": "error", "error": {"type": kind, "message": message}}


def _message(model: str) -> Json:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": model,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
    }


def _read(usage: Usage) -> Json:
    return {
        # Anthropic counts apart what it had kept.
        "input_tokens": usage.input_tokens - usage.cached_tokens,
        "cache_creation_input_tokens": 0,
        "cache_read_input_tokens": usage.cached_tokens,
    }


@dataclass
class _Writer(Writer):
    model: str
    blocks: int = 0
    is_text_open: bool = False

    def _event(self, kind: str, **data: object) -> bytes:
        return sse({"type": kind} | data, event=kind)

    @override
    def begin(self) -> bytes:
        message = _message(self.model)
        message["usage"] = _read(Usage()) | {"output_tokens": 1}
        return self._event("message_start", message=message) + self._event("ping")

    def _start(self, block: Json) -> bytes:
        self.blocks += 1
        return self._event("content_block_start", index=self.blocks - 1, content_block=block)

    def _delta(self, delta: Json) -> bytes:
        return self._event("content_block_delta", index=self.blocks - 1, delta=delta)

    def _stop(self) -> bytes:
        return self._event("content_block_stop", index=self.blocks - 1)

    def _end_text(self) -> bytes:
        was_open, self.is_text_open = self.is_text_open, False
        return self._stop() if was_open else b""

    @override
    def text(self, text: str) -> bytes:
        begun = b"" if self.is_text_open else self._start({"type": "text", "text": ""})
        self.is_text_open = True
        return begun + self._delta({"type": "text_delta", "text": text})

    @override
    def call(self, call_id: str, tool: str, arguments: str) -> bytes:
        # Without arguments the service sends one empty piece, and no `{}`.
        whole = "" if arguments == "{}" else arguments
        middle = len(whole) // 2
        written = self._end_text()
        written += self._start({"type": "tool_use", "id": call_id, "name": tool, "input": {}})
        for piece in (whole[:middle], whole[middle:]):
            written += self._delta({"type": "input_json_delta", "partial_json": piece})
        return written + self._stop()

    @override
    def end(self, ended: Ended, usage: Usage) -> bytes:
        delta = {"stop_reason": _REASONS[ended], "stop_sequence": None}
        counted = _read(usage) | {"output_tokens": usage.output_tokens}
        finished = self._event("message_delta", delta=delta, usage=counted)
        return self._end_text() + finished + self._event("message_stop")

    @override
    def error(self, message: str) -> bytes:
        return sse(_error("overloaded_error", message), event="error")

    @override
    def bad_json(self) -> bytes:
        return b'event: content_block_delta\ndata: {"type": "content_block_de\n\n'
