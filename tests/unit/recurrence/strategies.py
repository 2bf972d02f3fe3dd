"""Every repeat there is, for property tests."""

import calendar
import datetime as dt

from hypothesis import strategies as st

from foundation.recurrence.repeat import (
    MAX_COUNT,
    MAX_INTERVAL,
    WORKING_DAYS,
    Frequency,
    Repeat,
)

intervals = st.one_of(st.integers(1, 6), st.sampled_from([12, 400, MAX_INTERVAL]))
days = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
_weekdays = st.frozensets(st.integers(0, 6), min_size=1)
_nth = st.frozensets(st.sampled_from([1, 2, 3, 4, -1]), min_size=1)
_nth_days = st.one_of(
    st.integers(0, 6).map(lambda day: frozenset({day})), st.just(frozenset(WORKING_DAYS))
)
_monthdays = st.frozensets(st.sampled_from([*range(1, 32), -1]), min_size=1, max_size=4)


@st.composite
def _in_year(draw: st.DrawFn) -> Repeat:
    month = draw(st.integers(1, 12))
    if draw(st.booleans()):
        chosen, nth = draw(_nth_days), draw(_nth)
        return Repeat(Frequency.YEARLY, weekdays=chosen, nth=nth, month=month)
    length = calendar.monthrange(2000, month)[1]
    day = draw(st.one_of(st.integers(1, length), st.just(-1)))
    return Repeat(Frequency.YEARLY, monthdays=frozenset({day}), month=month)


on_named_days = st.one_of(
    st.builds(Repeat, st.just(Frequency.WEEKLY), intervals, weekdays=_weekdays),
    st.builds(Repeat, st.just(Frequency.MONTHLY), intervals, nth=_nth, weekdays=_nth_days),
    st.builds(Repeat, st.just(Frequency.MONTHLY), intervals, monthdays=_monthdays),
    _in_year(),
)
from_start = st.builds(Repeat, st.sampled_from(Frequency), intervals)
unending = st.one_of(from_start, on_named_days)


@st.composite
def repeats(draw: st.DrawFn) -> Repeat:
    """Draw a repeat with any end, and after completion where that goes."""
    rule = draw(unending)
    plain = not (rule.weekdays or rule.monthdays)
    count = draw(st.one_of(st.none(), st.integers(1, MAX_COUNT)))
    return Repeat(
        rule.frequency,
        rule.interval,
        weekdays=rule.weekdays,
        nth=rule.nth,
        monthdays=rule.monthdays,
        month=rule.month,
        count=count,
        until=draw(st.one_of(st.none(), days)) if count is None else None,
        after_completion=plain and draw(st.booleans()),
    )
