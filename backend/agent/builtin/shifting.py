"""Putting a due date off, or forward, by an amount: two calls, as it depends on what it is now."""

import datetime as dt
from collections.abc import Mapping

from backend.agent.builtin.conversation import Exchange
from backend.agent.builtin.steps import Call, Step
from backend.agent.builtin.when import on_day
from backend.agent.builtin.when_words import WhenWords
from foundation.due_words import days
from foundation.due_words.language import folded
from foundation.due_words.tokens import UnknownWordsError, tokens_of
from mcp_server.contract import TaskDetail, ToolName

_MOST = 1000
_CLOCK = {"minute": 60, "hour": 3600}


def shifted_due(due: str, amount: str, words: WhenWords, *, is_earlier: bool) -> str | None:
    """Return an ISO due date moved by "2 days"; None if that is no amount or no date there is."""
    try:
        tokens = tokens_of(folded(amount), words.due)
    except UnknownWordsError:
        return None
    counts = [int(t.value) for t in tokens if t.kind in ("number", "a")] or [1]
    units = [t.value for t in tokens if t.kind in ("unit", "units", "hour")]
    if len(units) != 1 or len(counts) > 1 or not 0 < counts[0] <= _MOST:
        return None
    count = -counts[0] if is_earlier else counts[0]
    try:
        moment = dt.datetime.fromisoformat(due)
        if units[0] in _CLOCK:
            return _clock(moment, count * _CLOCK[units[0]]) if "T" in due else None
        day = days.shifted(moment.date(), count, units[0])
    except (ValueError, OverflowError):
        return None
    # As a wall time: the tools read it in the owner's zone, where it was shown.
    return f"{day}T{moment:%H:%M}" if "T" in due else day.isoformat()


def retimed(reference: str, fields: Mapping[str, object], words: WhenWords) -> Call:
    """Return the call that looks at the due day, after which its time is changed."""

    def after(exchange: Exchange) -> Step | None:
        if not isinstance(exchange.outcome, TaskDetail):
            # What the words fit, the change itself finds out: with candidates to pick from.
            return Call(ToolName.UPDATE_TASK, {"tasks": [reference], **fields})
        task = exchange.outcome.task
        due = on_day(str(fields["due"]), (task.due or "").partition("T")[0], words)
        return Call(ToolName.UPDATE_TASK, {"tasks": [str(task.number)], **fields, "due": due})

    return Call(ToolName.GET_TASK, {"task": reference}, then=after)


def shift(reference: str, amount: str, words: WhenWords, *, is_earlier: bool) -> Call:
    """Return the call that looks at the due date, after which it is changed."""

    def after(exchange: Exchange) -> Step | None:
        if not isinstance(exchange.outcome, TaskDetail):
            return None
        task = exchange.outcome.task
        due = shifted_due(task.due, amount, words, is_earlier=is_earlier) if task.due else None
        arguments = {"tasks": [str(task.number)], "due": due or f"{words.ahead} {amount}"}
        return Call(ToolName.UPDATE_TASK, arguments)

    return Call(ToolName.GET_TASK, {"task": reference}, then=after)


def _clock(moment: dt.datetime, seconds: int) -> str:
    return f"{moment + dt.timedelta(seconds=seconds):%Y-%m-%dT%H:%M}"
