"""Clicks that agree to a proposal, or cancel it."""

from backend.chat.applying import apply
from backend.chat.clicks import ClickError
from backend.chat.outcome import Outcome
from backend.tasks.client import UserTasks
from backend.widgets.proposal import proposal
from backend.widgets.views import ProposalView, View


async def agreed(plan_id: str, view: View | None, tasks: UserTasks) -> Outcome:
    """Do what the proposal says, once.

    Raises:
        ClickError: If the widget is not this proposal.
        TasksUnavailableError: If the task server cannot be reached and nothing was done.
    """
    if not isinstance(view, ProposalView) or view.id != plan_id:
        raise ClickError("This button belongs to another proposal. Nothing was changed.")
    if view.state != "open":
        return Outcome(proposal(view))
    applied = await apply(view, tasks)
    said = applied.notice or applied.view.message
    return Outcome(
        proposal(applied.view, applied.notice),
        f"The user agreed to the proposal “{view.title}”. {said}",
    )


def cancelled(view: ProposalView) -> Outcome:
    """Close the proposal, if it is still open."""
    if view.state != "open":
        return Outcome(proposal(view))
    kept = " What was done of it already can be undone." if view.change_id else ""
    message = f"Cancelled.{kept or ' Nothing was changed.'}"
    closed = view.model_copy(update={"state": "closed", "message": message})
    note = f"The user cancelled the proposal “{view.title}”.{kept or ' Nothing was changed.'}"
    return Outcome(proposal(closed), note)
