"""How many days back somebody looks: "the last 2 weeks" are 14."""

import re

from backend.agent.builtin.language import Language

DEFAULT_DAYS = 7
MOST_DAYS = 90
_NUMBER = re.compile(r"\d{1,3}")
_WORD = re.compile(r"[^\W\d_]+")


def read_days(text: str, language: Language) -> int | None:
    """Return the days of a period, 1 to 90; 7 if none is said, None if the words are no period."""
    if not text.strip(" ?.!,"):
        return DEFAULT_DAYS
    words = [word.casefold() for word in _WORD.findall(text)]
    known = [language.periods[word] for word in words if word in language.periods]
    days = [count for count in known if count]
    if len(known) < len(words) or len(days) > 1:
        return None
    number = _NUMBER.search(text)
    spelled = [language.references.numbers[w] for w in words if w in language.references.numbers]
    count = int(number[0]) if number else int(spelled[0]) if spelled else 1
    if not days:
        return DEFAULT_DAYS
    return max(1, min(MOST_DAYS, count * days[0]))
