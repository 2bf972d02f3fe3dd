"""What the doctor says about one thing."""

from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. Holds no key."""

    subject: str
    is_well: bool
    words: str
    """What is so; of what is not well, also what to do."""

    @override
    def __str__(self) -> str:
        return f"{'ok' if self.is_well else 'failed':6}  {self.subject}: {self.words}"
