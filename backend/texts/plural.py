"""Sentences that count something."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plural:
    """One sentence in the forms that a language's numbers take (CLDR's plural categories).

    Each holds `{count}`, or says the number in words. A form that is empty is said as `other`.
    """

    other: str
    one: str = ""
    two: str = ""
    few: str = ""
    many: str = ""
    zero: str = ""

    def form(self, category: str) -> str:
        """Return the sentence for numbers of this category."""
        said: str = getattr(self, category, "")
        return said or self.other
