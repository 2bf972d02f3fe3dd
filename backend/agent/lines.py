"""The lines of a streamed answer, checked before LiteLLM reads them.

openai's client checks what it reads. Of the other providers, LiteLLM 1.106 skips or hoards what it
cannot read, so that words are missing and nobody knows, and takes "[DONE]" inside a text for the
end. Gemini it believes finished at any piece; of several calls of Ollama it makes one.
"""

import json
from typing import Any, Self
from uuid import uuid4

from backend.agent.failures import FailureKind

# As LiteLLM calls them on the way back, where Gemini has the name of Google's other service.
_OLLAMA, _GEMINI = "ollama_chat", "vertex_ai_beta"
_LOST = "\u2028"
"""What a line is joined with to the next: httpx splits at such characters inside a JSON string."""


class CheckedLines:
    """Passes on the lines of one answer up to the first that cannot be read.

    Takes the place of those in LiteLLM's `stream`, where it reads lines itself.
    """

    def __init__(self, stream: Any) -> None:
        self.failure: FailureKind | None = None
        """Why nothing more was passed on."""
        self._stream = stream
        self._provider = str(stream.custom_llm_provider)
        self._lines: Any = None
        self._has_data = self._says_end = False
        self._calls = 0
        if stream.completion_stream is not None:
            self._take(stream.completion_stream)
        else:
            self._make, stream.make_call = stream.make_call, self._call

    @property
    def finish_reason(self) -> str | None:
        """The provider's own, in OpenAI's words; LiteLLM makes one up where there was none."""
        reason: str | None = self._stream.received_finish_reason
        if self._provider == _GEMINI and self._says_end:
            reason = reason or self._stream.intermittent_finish_reason
        return reason

    @property
    def has_data(self) -> bool:
        """Whether anything came that a stream may hold. True where nothing is checked."""
        return self._has_data or self._lines is None

    async def _call(self, *args: Any, **kwargs: Any) -> Any:
        made = await self._make(*args, **kwargs)
        self._take(made)
        return made

    def _take(self, reader: Any) -> None:
        if hasattr(reader, "streaming_response"):
            self._lines = reader.streaming_response
            reader.streaming_response = reader.async_response_iterator = self

    def __aiter__(self) -> Self:
        return self

    # No generator: nobody would close it, and the loop closes those left behind at the wrong time.
    async def __anext__(self) -> str:
        held = ""
        while self.failure is None:
            try:
                line: str = await anext(self._lines)
            except StopAsyncIteration:
                if not held:
                    raise
                line = ""
            if not held and self._is_between(line):
                return line
            if not line.strip():
                # The end of an event, or of everything, that is not whole.
                self.failure = FailureKind.UNREADABLE if self._has_data else FailureKind.NO_STREAM
                break
            held = held + _LOST + line if held else line
            if (whole := self._read(held)) is not None:
                return whole
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Close the provider's own."""
        await self._lines.aclose()

    def _is_between(self, line: str) -> bool:
        """Whether this carries nothing: a blank line, an event's name, a comment, HTML, the end."""
        if self._provider == _OLLAMA:
            return not line.strip()
        return not line.startswith(("data:", "{")) or line.removeprefix("data:").strip() == "[DONE]"

    def _read(self, line: str) -> str | None:
        """Return a line as LiteLLM is to read it; None if it is not whole."""
        try:
            data = json.loads(line.removeprefix("data:"))
        except ValueError:
            return None
        self._has_data |= line.startswith("data:") or self._provider == _OLLAMA
        if self._provider == _OLLAMA:
            line = self._of_ollama(data)
        elif self._provider == _GEMINI:
            candidates = data.get("candidates") or []
            self._says_end |= any("finishReason" in candidate for candidate in candidates)
            self._says_end |= "promptFeedback" in data
        elif not line.startswith("data:"):
            self.failure = FailureKind.NO_STREAM
            return ""  # Skipped.
        return line.replace("[DONE]", "\\u005bDONE]")

    def _of_ollama(self, data: Any) -> str:
        if "error" in data:
            self.failure = FailureKind.PROVIDER_ERROR
            return ""  # Skipped.
        message = data.get("message") or {}
        for call in message.get("tool_calls") or []:
            call |= {"index": self._calls, "id": f"call_{uuid4().hex}", "type": "function"}
            self._calls += 1
        return json.dumps(data)
