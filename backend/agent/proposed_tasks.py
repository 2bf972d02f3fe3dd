"""New tasks of a proposal: words of a file, checked and resolved before anybody agrees to them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from backend.texts.texts import Texts
from backend.widgets.moments import day_words
from backend.widgets.repeats import rule_words
from backend.widgets.task_row import priority_words
from backend.widgets.views import ProposalRow, ProposalStep
from foundation.cleaning import lines, one_line, shortened
from foundation.dates import Due, DueFormatError
from foundation.due_words.reader import read_due
from foundation.recurrence.describing import describe
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.schedule import anchored, next_due
from foundation.recurrence.words import read_repeat
from mcp_server.contract import DESCRIPTION_LENGTH, TITLE_LENGTH, Priority, ToolName

_NAME_LENGTH = 60
_MOST_TAGS = 20
_SHOWN = 40


class NewTask(BaseModel):
    """One of them, as the built-in assistant reads it in a file."""

    model_config = ConfigDict(extra="forbid")

    title: str
    due: str = ""
    repeat: str = ""
    priority: Priority = "none"
    list_name: str = ""
    tags: list[str] = []
    notes: str = ""
    is_event: bool = False
    """Its times before today are past, and nobody has to catch up."""


@dataclass(frozen=True)
class NewTasks:
    """Makes rows and steps of them, for somebody's day and zone."""

    now: dt.datetime
    zone: ZoneInfo
    texts: Texts

    def part(self, task: NewTask) -> tuple[ProposalRow, ProposalStep] | None:
        """Return what the person sees of a task, and the call that adds it; None if it is past.

        What cannot be read of it is told in its row, and left out of the task.
        """
        title = one_line(task.title)
        notes = [task.notes] if title == shortened(title, TITLE_LENGTH) else [title, task.notes]
        arguments: dict[str, Any] = {
            "title": shortened(title, TITLE_LENGTH),
            "description": lines("\n".join(notes))[:DESCRIPTION_LENGTH],
            "priority": "" if task.priority == "none" else task.priority,
            "list": shortened(one_line(task.list_name), _NAME_LENGTH),
            "tags": list(_tags(task)),
        }
        told: list[str] = []
        repeat = self._repeat(task, told)
        due = self._due(task, told)
        if due and task.is_event and due.day_in(self.zone) < self._today:
            due = self._next(due, repeat) if repeat else None
            if due is None:
                return None
        arguments |= {"due": self._written(due), "repeat": task.repeat if repeat else ""}
        told = [*self._said(due, repeat, arguments), *told]
        step = ProposalStep(
            tool=ToolName.ADD_TASK, arguments={k: v for k, v in arguments.items() if v}
        )
        return ProposalRow(title=arguments["title"], lines=tuple(told)), step

    def _repeat(self, task: NewTask, told: list[str]) -> Repeat | None:
        if not task.repeat:
            return None
        try:
            return read_repeat(task.repeat, zone=self.zone)
        except RepeatFormatError:
            words = self.texts.proposal
            told.append(words.no_repeat.format(text=_short(task.repeat)))
            return None

    @property
    def _today(self) -> dt.date:
        return self.now.astimezone(self.zone).date()

    def _due(self, task: NewTask, told: list[str]) -> Due | None:
        if not task.due:
            return None
        try:
            return read_due(task.due, now=self.now, zone=self.zone)
        except DueFormatError:
            told.append(self.texts.proposal.unclear_date.format(text=_short(task.due)))
            return None

    def _next(self, due: Due, repeat: Repeat) -> Due | None:
        """Return when it is again, today or later; None if it is over."""
        yesterday = self.now - dt.timedelta(days=1)
        rule = anchored(repeat, due)
        return next_due(rule, due, completed_at=yesterday, zone=self.zone, done=0)

    def _written(self, due: Due | None) -> str:
        if due is None or due.at is None:
            return due.text if due else ""
        # In the person's zone, so that what repeats stays at its time when clocks change.
        return f"{due.at.astimezone(self.zone):%Y-%m-%dT%H:%M}"

    def _said(
        self, due: Due | None, repeat: Repeat | None, arguments: dict[str, Any]
    ) -> Iterator[str]:
        texts, words = self.texts, self.texts.proposal
        rule = ""
        if repeat:
            rule = describe(repeat) if texts.repeats is None else rule_words(repeat, texts)
        priority = priority_words(arguments["priority"] or "none", texts)
        details = [
            words.due.format(due=day_words(due.text, texts)) if due else "",
            words.repeats.format(repeat=rule) if rule else "",
            texts.list.priority.format(priority=priority) if priority else "",
            words.list.format(list=arguments["list"]) if arguments["list"] else "",
            *(f"#{tag}" for tag in arguments["tags"]),
        ]
        if any(details):
            yield " · ".join(filter(None, details))


def _tags(task: NewTask) -> Iterator[str]:
    for tag in task.tags[:_MOST_TAGS]:
        if name := shortened(one_line(tag).lstrip("#"), _NAME_LENGTH):
            yield name


def _short(text: str) -> str:
    return shortened(one_line(text), _SHOWN)
