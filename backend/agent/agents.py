"""The agents: what each is told, and which tools it has."""

from functools import cache
from importlib.resources import files

from agents import Agent, Model, ModelSettings

from backend.tasks.client import UserTasks


def task_assistant(model: Model, tasks: UserTasks) -> Agent[None]:
    """Return the agent that looks after the tasks of one person."""
    return Agent(
        name="Task assistant",
        instructions=_instructions("task_assistant"),
        model=model,
        model_settings=ModelSettings(include_usage=True),
        mcp_servers=[tasks],
        # As the server wrote them: made strict, every optional argument becomes required.
        mcp_config={"convert_schemas_to_strict": False},
    )


@cache
def _instructions(name: str) -> str:
    return (files("backend.agent") / "instructions" / f"{name}.md").read_text()
