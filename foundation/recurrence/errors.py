"""What is wrong with a repeat."""

from foundation.cleaning import one_line, shortened

_EXAMPLES = '"every 3 days", "every 2 weeks on tue and fri" or "last day of the month"'
_LONGEST_PART = 40
_LONGEST_REASON = 70


class RepeatFormatError(ValueError):
    """The text or the values are no repeat we keep: which part, why, and what would be."""

    def __init__(self, part: str, reason: str) -> None:
        """`reason` goes on after the part: "is not understood"."""
        shown = shortened(one_line(part[:200]), _LONGEST_PART)
        super().__init__(f'"{shown}" {shortened(reason, _LONGEST_REASON)}. Try {_EXAMPLES}.')
