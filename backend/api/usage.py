"""GET /api/chatkit/usage: what the caller's conversations took of language models."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel

from backend.agent.context import ChatContext
from backend.api.callers import CallerOf
from backend.chat.store import SqlStore
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient
from backend.usage.account import Accounts, Report
from backend.usage.limit import DailyLimit
from backend.usage.spending import Spending


class Spent(BaseModel):
    """What some requests took."""

    requests: int
    input_tokens: int
    output_tokens: int
    cached_tokens: int
    cost_usd: float | None
    note: str | None = None

    @classmethod
    def of(cls, spending: Spending) -> "Spent":
        """Return the same for the wire."""
        return cls(
            requests=spending.requests,
            input_tokens=spending.input_tokens,
            output_tokens=spending.output_tokens,
            cached_tokens=spending.cached_tokens,
            cost_usd=spending.cost_usd,
            note=_note(spending),
        )


class ModelSpent(Spent):
    """Of one model."""

    model: str


class ConversationSpent(Spent):
    """Of one conversation."""

    conversation_id: str


class Limit(BaseModel):
    """What may be spent in a day. None: as much as one likes."""

    daily_tokens: int | None
    tokens_left: int | None
    daily_cost_usd: float | None
    cost_usd_left: float | None
    resets_at: AwareDatetime
    """When the owner's day ends."""
    time_zone: str

    @classmethod
    def of(cls, limit: DailyLimit, report: Report) -> "Limit":
        """Return the same for the wire."""
        return cls(
            daily_tokens=limit.tokens or None,
            tokens_left=limit.tokens_left(report.today),
            daily_cost_usd=limit.cost_usd or None,
            cost_usd_left=limit.cost_usd_left(report.today),
            resets_at=report.day.ends_at_there,
            time_zone=report.day.time_zone,
        )


class Usage(BaseModel):
    """The caller's usage."""

    today: Spent
    last_30_days: Spent
    models: list[ModelSpent]
    """Of the last 30 days, the most tokens first."""
    conversations: list[ConversationSpent]
    """The ten that took most in the last 30 days; or the one that was asked for, as a whole."""
    limit: Limit


def usage_endpoint(
    accounts: Accounts,
    store: SqlStore,
    tasks: TaskClient,
    signer: TokenSigner,
    caller: CallerOf,
) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["usage"])

    async def usage(
        caller: Annotated[Caller, Depends(caller)],
        conversation_id: Annotated[str | None, Query(max_length=100)] = None,
    ) -> Usage:
        """Return what the caller has spent today and in the last 30 days, and what is left."""
        zone = tasks.of(lambda: signer.sign(caller)).time_zone
        report = await accounts.report(caller.user_id, zone)
        talks = report.conversations
        if conversation_id is not None:
            talks = [(conversation_id, await one(conversation_id, caller))]
        return Usage(
            today=Spent.of(report.today),
            last_30_days=Spent.of(report.period),
            models=[ModelSpent(model=m, **dict(Spent.of(s))) for m, s in report.models],
            conversations=[
                ConversationSpent(conversation_id=c, **dict(Spent.of(s))) for c, s in talks
            ],
            limit=Limit.of(accounts.limit, report),
        )

    async def one(thread_id: str, caller: Caller) -> Spending:
        spending = await accounts.of_conversation(caller.user_id, thread_id)
        if not spending.requests:
            # Not found, if it is nobody's or somebody else's: a deleted one still has its usage.
            await store.load_thread(thread_id, ChatContext(caller.user_id, lambda: ""))
        return spending

    router.add_api_route("/api/chatkit/usage", usage)
    return router


def _note(spending: Spending) -> str | None:
    of_all = f"of {spending.requests} requests"
    notes = []
    if spending.unpriced:
        notes.append(f"No price is known for {spending.unpriced} {of_all}: the cost is without.")
    if spending.estimated:
        notes.append(f"The tokens of {spending.estimated} {of_all} are estimated: cut short.")
    return " ".join(notes) or None
