"""Calls that act on tasks, and what follows if the words fit none."""

from collections.abc import Mapping

from backend.agent.builtin.conversation import Exchange
from backend.agent.builtin.intents import References, Reported
from backend.agent.builtin.lookup import LOOKUP, looked_up, was_not_found
from backend.agent.builtin.reports import fitting
from backend.agent.builtin.steps import Call, Say, Step
from backend.agent.builtin.targets import Recollection, Targets, targets
from mcp_server.contract import MAX_REFERENCES, TaskPage, ToolName


def on_them(
    tool: ToolName, references: References, fields: Mapping[str, object], past: Recollection
) -> Step:
    """Return the call that acts on the tasks that the references mean.

    Raises:
        UnclearTaskError: If nothing said so far tells which they are.
    """
    found = targets(references, past)
    if len(found.tasks) > MAX_REFERENCES:
        return Say("decline_all")
    return on_tasks(tool, found, fields)


def on_tasks(tool: ToolName, found: Targets, fields: Mapping[str, object]) -> Call:
    """Return the call; if the words fit no task, others are tried, then the nearest ones."""
    arguments = {**_arguments(tool, found.tasks), **fields}
    if found.otherwise is None:
        return Call(tool, arguments, then=looked_up(tool, arguments))
    others = {**_arguments(tool, found.otherwise), **fields}

    def after(exchange: Exchange) -> Step | None:
        if not was_not_found(exchange):
            return None
        return Call(tool, others, then=looked_up(tool, others))

    return Call(tool, arguments, then=after)


def completed_as_reported(reported: Reported, unknown: Say) -> Call:
    """Return the call that looks for the task that says what was done, to complete it."""

    def after(exchange: Exchange) -> Step | None:
        page = exchange.outcome
        if not isinstance(page, TaskPage):
            return None
        found = fitting(page.tasks, reported.deeds)
        if not found:
            return unknown
        # Several: the tool refuses the words, and the candidates are offered.
        names = [str(found[0].number)] if len(found) == 1 else [reported.thing]
        return Call(ToolName.COMPLETE_TASK, {"tasks": names})

    filters = {"status": "pending", "text": reported.thing, **LOOKUP}
    return Call(ToolName.LIST_TASKS, filters, then=after)


def _arguments(tool: ToolName, names: list[str]) -> dict[str, object]:
    return {"task": names[0]} if tool is ToolName.GET_TASK else {"tasks": names}
