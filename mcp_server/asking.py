"""Asking the person before something is deleted, through clients that can."""

from typing import Annotated

from mcp.server.elicitation import AcceptedElicitation, ElicitationResult
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.resolve import Elicit, Resolve
from pydantic import BaseModel, Field

from foundation.cleaning import shortened
from mcp_server.caller import tasks_of_caller
from mcp_server.tasks import rules
from mcp_server.tasks.errors import ForbiddenError, TaskError
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.references import resolve
from mcp_server.transactions import Services

_NAMED = 5
_LABEL_LENGTH = 80


class Deletion(BaseModel):
    """What the person is asked."""

    delete: bool = Field(default=True, title="Move to the trash")


def _asked(call: Context[Services], tasks: list[str]) -> Deletion | Elicit[Deletion]:
    """Return the question, or that there is none: nobody to ask, or nothing to delete."""
    agreed = Deletion(delete=True)
    caller = tasks_of_caller(call.request_context.lifespan_context)
    if not caller.may_write or not _can_ask(call):
        return agreed
    try:
        with caller.reading() as reading:
            found = resolve(reading.tasks, tasks, rules.DELETE.pools)
    except TaskError:
        return agreed  # The tool says what is wrong.
    found = [task for task in found if not task.deleted_at]
    return Elicit(_question(found), Deletion) if found else agreed


Agreement = Annotated[ElicitationResult[Deletion], Resolve(_asked)]
"""Whether the person agrees. Filled by the SDK; absent from the schema the model sees."""


def refuse_unless(agreement: ElicitationResult[Deletion]) -> None:
    """Raise `ForbiddenError` if the person was asked and did not agree."""
    if not (isinstance(agreement, AcceptedElicitation) and agreement.data.delete):
        raise ForbiddenError("The user was asked and did not agree. Nothing was deleted.")


def _can_ask(call: Context[Services]) -> bool:
    can = call.client_capabilities.elicitation if call.client_capabilities else None
    # "{}", the only shape before there were modes, means forms.
    return can is not None and (can.form is not None or can.url is None)


def _question(tasks: list[TaskRecord]) -> str:
    labels = [f"“{shortened(task.label, _LABEL_LENGTH)}”" for task in tasks[:_NAMED]]
    if more := len(tasks) - len(labels):
        labels.append(f"{more} more")
    return f"Move to the trash, with open subtasks: {', '.join(labels)}? Undo brings it all back."
