"""The thread as the model reads it."""

from collections.abc import Sequence
from typing import Any

from agents import TResponseInputItem
from chatkit.agents import ThreadItemConverter
from chatkit.types import (
    AssistantMessageItem,
    HiddenContextItem,
    ThreadItem,
    WidgetItem,
    WorkflowItem,
)
from typing_extensions import override

HISTORY_ITEMS = 40
TOOL_CALLS = "tool_calls/1"
"""Marks a hidden item that keeps the tool calls of a turn, and their outputs."""


class HistoryConverter(ThreadItemConverter):
    """Turns stored items into model input."""

    @override
    async def assistant_message_to_input(self, item: AssistantMessageItem) -> TResponseInputItem:
        # Plain text: the Agents SDK's chat-completions converter, which LiteLLM goes through,
        # rejects the `output_text` parts that ChatKit's own converter writes.
        return {"role": "assistant", "content": "".join(part.text for part in item.content)}

    @override
    async def hidden_context_to_input(
        self, item: HiddenContextItem
    ) -> TResponseInputItem | list[TResponseInputItem] | None:
        content: Any = item.content
        if not (isinstance(content, dict) and content.get("kind") == TOOL_CALLS):
            return await super().hidden_context_to_input(item)
        calls: list[TResponseInputItem] = [
            {
                "type": "function_call",
                "call_id": call["call_id"],
                "name": call["name"],
                "arguments": call["arguments"],
            }
            for call in content["calls"]
        ]
        outputs: list[TResponseInputItem] = [
            {"type": "function_call_output", "call_id": call["call_id"], "output": call["output"]}
            for call in content["calls"]
        ]
        return calls + outputs

    @override
    async def widget_to_input(self, item: WidgetItem) -> None:
        return None  # The tool's output, from which it was drawn, is there already.

    @override
    async def workflow_to_input(self, item: WorkflowItem) -> None:
        return None


async def model_input(newest_first: Sequence[ThreadItem]) -> list[TResponseInputItem]:
    """Return the latest items of a thread, oldest first, as input to an agent."""
    return await HistoryConverter().to_agent_input(list(reversed(newest_first)))
