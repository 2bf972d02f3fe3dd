"""Which phrases say a day, and the rule that reads each."""

import datetime as dt
from collections.abc import Callable

from foundation.due_words import dates_in_words, period_days, relative_days
from foundation.due_words.asked import Asked
from foundation.due_words.shapes import Phrase, Shape

DayRule = Callable[[Phrase, Asked], dt.date | dt.datetime]

_THE = "(the|counter)?"
_ON = f"(on|in|at)? {_THE}"
_NEXT_UNIT = "((next|coming) unit | unit (next|coming))"
_THAT_UNIT = f"(of|in)? {_THE} (this|next|coming) unit"
_OF_UNIT = f"(of|in) {_THE} unit (next|coming)? | {_THAT_UNIT}"
_MONTH = "(of|in)? month (of? year)?"

RELATIVE = [
    (
        Shape(f"on? {_THE} ((this|next|coming)? weekday | weekday (next|coming))"),
        relative_days.weekday,
    ),
    (Shape(f"{_ON} weekday of? {_THE} {_NEXT_UNIT}"), relative_days.weekday_of_week),
    (Shape(f"{_ON} {_NEXT_UNIT} {_ON} weekday"), relative_days.weekday_of_week),
    (Shape(f"{_ON} {_NEXT_UNIT}"), relative_days.next_unit),
    (Shape(f"{_ON} ((this|next|coming)? weekend | weekend (next|coming))"), relative_days.weekend),
    (relative_days.IN_AMOUNT, relative_days.in_amount),
    (Shape("(number|a) (unit|units|hour) from (day|weekday)"), relative_days.amount_from),
    (Shape(f"{_ON} (end|start) (of? {_THE} unit (next|coming)? | {_THAT_UNIT})"), period_days.edge),
    (Shape(f"{_ON} (end|start) ({_MONTH} | of? year)"), period_days.edge),
    (
        Shape(f"{_ON} (nth|ordinal|last) (weekday|unit) ({_OF_UNIT} | {_MONTH})"),
        period_days.nth_weekday,
    ),
    (Shape(f"{_ON} (nth|ordinal) ({_OF_UNIT})"), period_days.date_of_month),
]
DATES = [
    (Shape("day"), relative_days.day),
    (Shape(f"on? {_THE} (date|dotted)"), dates_in_words.numeric),
    (Shape(f"on? {_THE} (number|ordinal|nth) of? month (of? year)?"), dates_in_words.named),
    (Shape("on? month the? (number|ordinal|nth) (of? year)?"), dates_in_words.named),
    (
        Shape("on? ordinal | on? (the|counter) (ordinal|nth) | on nth | counter number"),
        dates_in_words.day_of_month,
    ),
]
"""Phrases that a weekday beside them can confirm: "Friday, 27 November"."""
