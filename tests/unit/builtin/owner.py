"""Somebody with tasks who talks to the built-in assistant, with the real task tools behind it."""

from typing import Any

from agents import Agent, RunConfig, Runner, TResponseInputItem

from backend.agent.builtin.model import BuiltinModel
from foundation.database import Database
from tests.corpus.tools import CorpusTools
from tests.corpus.utterance import Given

TASKS = (
    Given(title="Buy milk", list="groceries"),
    Given(title="Call the dentist", due="2026-11-19", tags=["health"]),
    Given(title="Write report", due="2026-11-20", priority="high", list="work"),
    Given(title="Pay rent", due="2026-12-01", repeat="monthly"),
    Given(title="Clean the garage"),
    Given(title="Call mom"),
    Given(title="Send invoice", status="completed"),
)
"""Numbered from 1. It is Wednesday, 18 November 2026, 10:00."""

Calls = list[tuple[str, dict[str, Any]]]


class Owner:
    """Says things, and keeps what was said and called."""

    def __init__(self, database: Database) -> None:
        self.tools = CorpusTools(database)
        for task in TASKS:
            self.tools.give(task)
        self.history: list[TResponseInputItem] = []

    async def say(self, *messages: str) -> str:
        """Return the answer to the last message; the calls for it are kept."""
        answer = ""
        for message in messages:
            self.tools.calls.clear()
            self.history.append({"role": "user", "content": message})
            agent = Agent(
                "Tasks",
                model=BuiltinModel(),
                mcp_servers=[self.tools],
                mcp_config={"convert_schemas_to_strict": False},
            )
            result = Runner.run_streamed(
                agent, self.history, run_config=RunConfig(tracing_disabled=True)
            )
            async for _ in result.stream_events():
                pass
            self.history = result.to_input_list()
            answer = str(result.final_output)
        return answer

    @property
    def calls(self) -> Calls:
        """What was called for the last message."""
        return [(call.tool, call.arguments) for call in self.tools.calls]

    def changed(self, number: int) -> dict[str, Any]:
        """Return a task as the last call left it."""
        tasks = self.tools.calls[-1].content["tasks"]
        return next(dict(task) for task in tasks if task["number"] == number)
