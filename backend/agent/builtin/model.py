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

from backend.agent.builtin.calls import Offered
from backend.agent.builtin.conversation import read_conversation
from backend.agent.builtin.language import Language
from backend.agent.builtin.languages.choice import LANGUAGES, spoken
from backend.agent.builtin.plan import next_step
from backend.agent.builtin.resuming import resumed
from backend.agent.builtin.specialists import specialists_step
from backend.agent.builtin.steps import Answer, Calls
from backend.agent.builtin.stream import call_events, text_events


class BuiltinModel(Model):
    """Understands requests about tasks by rules, and calls the task tools it is offered."""

    def __init__(self, languages: Sequence[Language] = LANGUAGES) -> None:
        self._languages = languages

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
        *_, last = self._events(input, tools, handoffs)
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
        for event in self._events(input, tools, handoffs):
            yield event

    def _events(
        self, items: object, tools: Sequence[Tool], handoffs: Sequence[Handoff]
    ) -> Iterator[TResponseStreamEvent]:
        items = resumed(items, self._languages)
        offered = {tool.name: _arguments(tool) for tool in tools}
        others = [handoff.tool_name for handoff in handoffs]
        step = specialists_step(items, offered, others, self._languages)
        step = step or self._step(items, offered)
        if isinstance(step, Answer):
            return text_events(step.text)
        return call_events(
            [(call.tool, json.dumps(call.arguments, ensure_ascii=False)) for call in step.calls]
        )

    def _step(self, items: object, offered: Offered) -> Calls | Answer:
        conversation = read_conversation(items)
        return next_step(conversation, offered, spoken(conversation, self._languages))


def _arguments(tool: Tool) -> frozenset[str] | None:
    """The names of the arguments that a tool takes. None if it does not say."""
    schema = tool.params_json_schema if isinstance(tool, FunctionTool) else {}
    properties = schema.get("properties")
    return frozenset(properties) if isinstance(properties, dict) else None
