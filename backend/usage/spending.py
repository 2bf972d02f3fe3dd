"""What calls of language models took, added up."""

from dataclasses import dataclass

NANO = 1_000_000_000


@dataclass(frozen=True)
class Spending:
    """Some calls together."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    """Of the input tokens, those the providers had kept."""
    cost_nano_usd: int = 0
    unpriced: int = 0
    """Requests that no price is known of; `cost_nano_usd` is without them."""
    estimated: int = 0
    """Requests that ended before the provider said what they took."""

    @property
    def tokens(self) -> int:
        """All that was read and written."""
        return self.input_tokens + self.output_tokens

    @property
    def cost_usd(self) -> float | None:
        """The cost as far as prices are known; None if none is."""
        if self.requests and self.unpriced == self.requests:
            return None
        return self.cost_nano_usd / NANO
