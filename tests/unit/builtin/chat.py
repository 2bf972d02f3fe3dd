"""A conversation with the built-in model through the real agent runner."""

from dataclasses import dataclass, field

from agents import Agent, RunConfig, Runner, TResponseInputItem

from backend.agent.builtin.model import BuiltinModel
from tests.unit.builtin.task_tools import TaskTools


@dataclass
class Chat:
    """Says things and keeps the history, as the chat server does."""

    tools: TaskTools = field(default_factory=TaskTools)
    history: list[TResponseInputItem] = field(default_factory=list)

    async def say(self, message: str) -> str:
        """Return the answer to a message, when all its tools were called."""
        agent = Agent("Tasks", model=BuiltinModel(), tools=self.tools.tools())
        self.history.append({"role": "user", "content": message})
        result = Runner.run_streamed(
            agent, self.history, run_config=RunConfig(tracing_disabled=True)
        )
        async for _ in result.stream_events():
            pass
        self.history = result.to_input_list()
        return str(result.final_output)
