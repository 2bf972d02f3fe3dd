"""Parts that several patterns of English share."""

import re

from backend.agent.builtin.language import Kind, Rule

TASK = r"(?:tasks?|to-?dos?|to do(?! list)|todo items?|action items?|items?|reminders?)"
LIST = r"(?:(?:to-?do|task|to do) )?list"
TO_LIST = (
    r"(?:to|on|onto|in|into|for)\s+(?:(?:the\s+)?list\s+(?P<list>\S+)"
    rf"|(?:my|the|our)\s+(?:(?P<list_before>[\w&'-]+(?:\s[\w&'-]+){{0,2}})\s+)?{LIST})"
)
PRIORITY = r"(?:top|high|highest|medium|normal|low|lowest|no|urgent|important)"
REFS = r"(?P<refs>.+?)"
TITLE = r"(?P<title>.+)"
AMOUNT = (
    r"(?:(?:about\s+)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|another|"
    r"\d{1,3})(?:\s+more)?\s+)"
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?)"
)


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern that takes capitals for small letters and spans lines."""
    return re.compile(text, re.IGNORECASE | re.DOTALL)


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def rules(kind: Kind, *patterns: str, needs_number: bool = False) -> list[Rule]:
    """Return a rule for each pattern, which has to fit a whole clause."""
    return [Rule(kind, pattern(p), needs_number) for p in patterns]
