"""How much one person may spend on language models in a day."""

from dataclasses import dataclass

from backend.usage.day import Day
from backend.usage.spending import NANO, Spending


class LimitReachedError(Exception):
    """The day's limit is used up. The message is for the person."""


@dataclass(frozen=True)
class DailyLimit:
    """0 is no limit."""

    tokens: int = 0
    cost_usd: float = 0

    @property
    def exists(self) -> bool:
        """Whether anything is limited."""
        return bool(self.tokens or self.cost_usd)

    def tokens_left(self, spent: Spending) -> int | None:
        """Return how many tokens are left; None without a limit."""
        return max(0, self.tokens - spent.tokens) if self.tokens else None

    def cost_usd_left(self, spent: Spending) -> float | None:
        """Return how many dollars are left; None without a limit."""
        left = round(self.cost_usd * NANO) - spent.cost_nano_usd
        return max(0, left) / NANO if self.cost_usd else None

    def is_reached(self, spent: Spending) -> bool:
        """Return whether nothing is left."""
        return 0 in (self.tokens_left(spent), self.cost_usd_left(spent))

    def refusal(self, spent: Spending, day: Day) -> LimitReachedError:
        """Return why a message is not answered any more this day."""
        by_tokens = self.tokens_left(spent) == 0
        limit = f"{self.tokens:,} tokens" if by_tokens else f"${self.cost_usd:,.2f}"
        return LimitReachedError(
            f"Today's limit of {limit} for the language model is used up: this was not answered. "
            "Your tasks are safe; buttons, forms and lists keep working, and you can write again "
            f"from {day.reset_words} on."
        )
