"""Clicks that agree to a proposal, or cancel it."""

from backend.chat.applying import apply
from backend.chat.clicks import ClickError
from backend.chat.outcome import Outcome
from backend.tasks.client import UserTasks
from backend.texts.catalogues import texts_of
from backend.texts.language import ENGLISH
from backend.texts.texts import Texts
from backend.widgets.proposal import proposal
from backend.widgets.views import ProposalView, View


async def agreed(plan_id: str, view: View | None, tasks: UserTasks) -> Outcome:
    """Do what the proposal says, once.

    Raises:
        ClickError: If the widget is not this proposal.
        TasksUnavailableError: If the task server cannot be reached and nothing was done.
    """
    if not isinstance(view, ProposalView) or view.id != plan_id:
        raise ClickError(lambda texts: texts.notice.other_proposal)
    texts = (await tasks.here()).texts
    if view.state != "open":
        return Outcome(proposal(view, texts))
    applied = await apply(view, tasks)
    said = applied.said(texts)
    card = (
        proposal(applied.view, texts, said)
        if applied.is_open
        else proposal(applied.view.model_copy(update={"message": said}), texts)
    )
    told = applied.said(texts_of(ENGLISH))
    return Outcome(card, f"The user agreed to the proposal “{view.title}”. {told}")


def cancelled(view: ProposalView, texts: Texts) -> Outcome:
    """Close the proposal, if it is still open."""
    if view.state != "open":
        return Outcome(proposal(view, texts))
    words = texts.proposal
    message = f"{words.cancelled} {words.part_kept if view.change_id else words.untouched}"
    closed = view.model_copy(update={"state": "closed", "message": message})
    kept = (
        "What was done of it already can be undone." if view.change_id else "Nothing was changed."
    )
    note = f"The user cancelled the proposal “{view.title}”. {kept}"
    return Outcome(proposal(closed, texts), note)
