"""Counts, and limits, what answers take of a language model."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace

from agents import Agent, TResponseInputItem

from backend.agent.context import ChatContext
from backend.agent.events import LimitReached, ModelUsed, TurnEvent
from backend.agent.tokens import estimated_input, estimated_tokens, estimated_tools
from backend.settings import BUILTIN
from backend.tasks.client import TaskClient
from backend.usage.account import Accounts
from backend.usage.limit import LimitReachedError
from backend.usage.meter import Meter


@dataclass(frozen=True)
class Metering:
    """What the answers of one language model are booked on."""

    accounts: Accounts
    tasks: TaskClient
    model: str

    def of(self, model: str) -> "Metering | None":
        """Return the same for another model; None for the built-in one, which takes nothing."""
        return None if model == BUILTIN else replace(self, model=model)

    async def admit(self, context: ChatContext) -> None:
        """Return if the person may have another answer today.

        Raises:
            LimitReachedError: If not.
        """
        try:
            await self.accounts.check(context.user_id, self.tasks.of(context.token).time_zone)
        except LimitReachedError:
            context.watch(LimitReached())
            raise

    def counted(
        self,
        turn: AsyncGenerator[TurnEvent, None],
        thread_id: str,
        context: ChatContext,
        agent: Agent[None],
        history: Sequence[TResponseInputItem],
    ) -> AsyncGenerator[TurnEvent, None]:
        """Return the turn, which is booked as it goes on."""

        def first_input() -> int:
            told = agent.instructions if isinstance(agent.instructions, str) else ""
            asked = estimated_tokens(told) + estimated_tools(self.tasks.known_tools)
            return asked + estimated_input(history)

        def record(used: ModelUsed, is_estimate: bool) -> None:
            self.accounts.recorder.record(context.user_id, thread_id, used, estimated=is_estimate)

        return Meter(self.model, first_input, record).events(turn)
