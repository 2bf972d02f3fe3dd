"""How much one person may spend on language models in a day."""

from dataclasses import dataclass

from backend.texts.texts import Texts
from backend.usage.day import Day
from backend.usage.spending import NANO, Spending


class LimitReachedError(Exception):
    """The day's limit is used up."""

    def __init__(self, limit: "DailyLimit", *, by_tokens: bool, until: str) -> None:
        super().__init__("The day's limit is used up.")
        self._limit = limit
        self._by_tokens = by_tokens
        self._until = until

    def said(self, texts: Texts) -> str:
        """Return why a message is not answered any more this day."""
        words = texts.answer
        tokens = words.tokens.format(amount=f"{self._limit.tokens:,}")
        limit = tokens if self._by_tokens else f"${self._limit.cost_usd:,.2f}"
        return words.limit.format(limit=limit, when=self._until)


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
        """Return why nobody is asked any more this day."""
        by_tokens = self.tokens_left(spent) == 0
        return LimitReachedError(self, by_tokens=by_tokens, until=day.reset_words)
