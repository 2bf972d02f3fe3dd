"""How often a task repeats, in words."""

from dataclasses import dataclass

from backend.texts.plural import Plural


@dataclass(frozen=True)
class RepeatTexts:
    """One rule is one of these, with what limits it."""

    days: Plural
    weeks: Plural
    months: Plural
    years: Plural
    every_day: str
    every_week: str
    every_month: str
    every_year: str
    working_days: str
    """All five, every week."""
    weekend: str
    on: str
    """An `every` on `days`."""
    of_month: str
    """`days` of a `month` of the year."""
    monthday: str
    last_day: str
    nth: tuple[str, str, str, str, str]
    """The first to the fourth, and the last `weekday`."""
    working_day: str
    comma: str
    last_comma: str
    after_completion: str
    times: Plural
    until: str
