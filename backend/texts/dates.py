"""Days and times in words."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from backend.texts.language import Language

if TYPE_CHECKING:
    from babel.core import Locale


@dataclass(frozen=True)
class Dates:
    """How one language writes them. The names of days and months, and plurals, are CLDR's."""

    language: Language
    full: str
    """Of `weekday`, `day`, `month` and `year`."""
    short: str
    """Of the same without a year."""
    timed: str
    """Of such a `date`, and `time`."""
    month: str = "{day} {month}"

    @cached_property
    def locale(self) -> "Locale":
        """The language as Babel knows it."""
        # Not before somebody reads a date or a number: no start has to wait for it.
        from babel.core import Locale

        return Locale(self.language)

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """From Monday on, in full."""
        return self._days("wide")

    @cached_property
    def short_weekdays(self) -> tuple[str, ...]:
        """From Monday on, as short as they are written beside a date."""
        return self._days("abbreviated")

    @cached_property
    def months(self) -> tuple[str, ...]:
        """From January on, as short as they are written in a date."""
        return self._months("abbreviated")

    @cached_property
    def full_months(self) -> tuple[str, ...]:
        """From January on, in full."""
        return self._months("wide")

    def day(self, day: dt.date) -> str:
        """Return `Sat 21 Nov 2026`."""
        return self._written(self.full, day, self.short_weekdays)

    def day_of_year(self, day: dt.date) -> str:
        """Return `Sat 21 Nov`."""
        return self._written(self.short, day, self.short_weekdays)

    def named_day(self, day: dt.date) -> str:
        """Return `Saturday 21 Nov`."""
        return self._written(self.short, day, self.weekdays)

    def day_and_month(self, day: dt.date) -> str:
        """Return `21 Nov`."""
        return self._written(self.month, day, self.short_weekdays)

    def at(self, date: str, moment: dt.datetime) -> str:
        """Return `Sat 21 Nov 2026, 17:00` of such a date, in the moment's own zone."""
        return self.timed.format(date=date, time=f"{moment:%H:%M}")

    def category(self, count: int) -> str:
        """Return the plural category of a number."""
        return str(self.locale.plural_form(count))

    def _days(self, width: str) -> tuple[str, ...]:
        names = self.locale.days["format"][width]
        return tuple(names[number] for number in range(7))

    def _months(self, width: str) -> tuple[str, ...]:
        names = self.locale.months["format"][width]
        return tuple(names[number] for number in range(1, 13))

    def _written(self, pattern: str, day: dt.date, weekdays: tuple[str, ...]) -> str:
        return pattern.format(
            weekday=weekdays[day.weekday()],
            day=day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )
