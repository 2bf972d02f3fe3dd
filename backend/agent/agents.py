"""The agents: what each is told, which tools it has, and to whom it hands over."""

from functools import cache
from importlib.resources import files
from typing import Any

from agents import Agent, AgentHooks, Model, ModelSettings, RunContextWrapper
from typing_extensions import override

from backend.agent.guarding import GuardedTools
from backend.agent.helping import help_tool
from backend.agent.interface import interface_tool, until_the_page_answers
from backend.agent.proposing import propose_tool
from backend.agent.repeating import Repeating
from backend.agent.routing import Route
from backend.agent.tool_server import ReadOnlyTools
from backend.tasks.client import UserTasks


def agent_for(
    route: Route, model: Model, tasks: UserTasks, message: str, calls: Repeating
) -> Agent[None]:
    """Return the agent that answers `message`; it can hand over to the others.

    All of them work for the person of `tasks`, under one limit for the whole turn.
    """
    tools = GuardedTools(tasks, message, calls)
    shared: dict[str, Any] = {
        "model": model,
        "model_settings": ModelSettings(include_usage=True),
        # As the server wrote them: made strict, every optional argument becomes required.
        "mcp_config": {"convert_schemas_to_strict": False},
        "hooks": _Rounds(tools),
    }
    assistant: Agent[None] = Agent(
        name="Task assistant",
        handoff_description="Adds, finds, changes, completes and deletes tasks.",
        instructions=_instructions("task_assistant"),
        mcp_servers=[tools],
        tools=[help_tool()],
        **shared,
    )
    planner: Agent[None] = Agent(
        name="Planner",
        handoff_description="Plans a day or a week, sorts out what is overdue, breaks a task down.",
        instructions=_instructions("planner"),
        mcp_servers=[ReadOnlyTools(tasks)],
        tools=[propose_tool(tasks)],
        **shared,
    )
    interface: Agent[None] = Agent(
        name="Interface assistant",
        handoff_description="Changes how the page looks: colours, sizes, layout, start screen.",
        instructions=_instructions("interface_assistant"),
        tools=[interface_tool()],
        tool_use_behavior=until_the_page_answers,
        **shared,
    )
    assistant.handoffs = [planner, interface]
    planner.handoffs = [assistant]
    interface.handoffs = [assistant]
    return {Route.TASKS: assistant, Route.PLAN: planner, Route.INTERFACE: interface}[route]


class _Rounds(AgentHooks[None]):
    """Tells the tools when the model is asked again."""

    def __init__(self, tools: GuardedTools) -> None:
        self._tools = tools

    @override
    async def on_llm_start(
        self,
        context: RunContextWrapper[None],
        agent: Agent[None],
        system_prompt: str | None,
        input_items: Any,
    ) -> None:
        self._tools.begin_round()


@cache
def _instructions(name: str) -> str:
    folder = files("backend.agent") / "instructions"
    return "\n".join((folder / f"{part}.md").read_text() for part in (name, "data"))
