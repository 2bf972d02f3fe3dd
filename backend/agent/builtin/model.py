"""The model that needs no key, no network and no language model."""

import json
from collections.abc import AsyncIterator, Iterator, Sequence

from agents import FunctionTool, Handoff, Model, ModelResponse, ModelSettings, ModelTracing, Tool
from agents.agent_output import AgentOutputSchemaBase
from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.usage import Usage
from openai.types.responses import ResponseCompletedEvent
from openai.types.responses.response_prompt_param import ResponsePromptParam
from typing_extensions import override

from backend.agent.builtin.conversation import read_conversation
from backend.agent.builtin.english import ENGLISH
from backend.agent.builtin.language import Language
from backend.agent.builtin.plan import next_step
from backend.agent.builtin.steps import Answer
from backend.agent.builtin.stream import call_events, text_events


class BuiltinModel(Model):
    """Understands requests about tasks by rules, and calls the task tools it is offered."""

    def __init__(self, language: Language = ENGLISH) -> None:
        self._language = language

    @override
    async def get_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None = None,
        conversation_id: str | None = None,
        prompt: ResponsePromptParam | None = None,
    ) -> ModelResponse:
        """Return the answer whole."""
        *_, last = self._events(input, tools)
        if not isinstance(last, ResponseCompletedEvent):
            raise TypeError(last)
        return ModelResponse(
            output=last.response.output, usage=Usage(requests=1), response_id=last.response.id
        )

    @override
    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None = None,
        conversation_id: str | None = None,
        prompt: ResponsePromptParam | None = None,
    ) -> AsyncIterator[TResponseStreamEvent]:
        """Yield the answer word by word."""
        for event in self._events(input, tools):
            yield event

    def _events(self, items: object, tools: Sequence[Tool]) -> Iterator[TResponseStreamEvent]:
        offered = {tool.name: _arguments(tool) for tool in tools}
        step = next_step(read_conversation(items), offered, self._language)
        if isinstance(step, Answer):
            return text_events(step.text)
        return call_events(
            [(call.tool, json.dumps(call.arguments, ensure_ascii=False)) for call in step.calls]
        )


def _arguments(tool: Tool) -> frozenset[str] | None:
    """The names of the arguments that a tool takes. None if it does not say."""
    schema = tool.params_json_schema if isinstance(tool, FunctionTool) else {}
    properties = schema.get("properties")
    return frozenset(properties) if isinstance(properties, dict) else None
