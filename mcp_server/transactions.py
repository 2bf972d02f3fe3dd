"""One tool call, one transaction."""

import datetime as dt
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from typing import NamedTuple, ParamSpec
from zoneinfo import ZoneInfo

from mcp.types import CallToolResult
from sqlalchemy import Connection

from foundation.database import Database
from mcp_server.answers import Result, answer, refused
from mcp_server.contract import ToolName
from mcp_server.tasks.change_log import Change, ChangeLog
from mcp_server.tasks.changes import Changes
from mcp_server.tasks.errors import ForbiddenError, TaskError
from mcp_server.tasks.owners import Owner, save_settings
from mcp_server.tasks.repository import TaskRepository
from mcp_server.tasks.statistics import Statistics
from mcp_server.tasks.terms import USUAL, Terms

P = ParamSpec("P")
Clock = Callable[[], dt.datetime]
OnChange = Callable[[str, Sequence[Change]], None]
"""Told of an owner's changes after they are committed. Must not fail."""
_READ_ONLY = "This connection is read-only. Ask the user to reconnect and allow changes."


def _told_to_nobody(_: str, __: Sequence[Change]) -> None:
    pass


def utc_now() -> dt.datetime:
    """Return the time, in UTC."""
    return dt.datetime.now(dt.UTC)


class Reading(NamedTuple):
    """What one owner can read, inside one transaction."""

    tasks: TaskRepository
    log: ChangeLog
    owner: Owner

    @property
    def statistics(self) -> Statistics:
        """The owner's counts."""
        return Statistics(self.owner.connection, self.owner.id, self.owner.here)


@dataclass(frozen=True)
class Services:
    """What the tools work with, made once."""

    database: Database
    zone: ZoneInfo
    """Where due times without an offset are read, of owners who have set no zone."""
    local_owner: str = ""
    """Whose tasks a caller without a token works with: on stdio. Empty: no one's."""
    on_change: OnChange = _told_to_nobody
    clock: Clock = utc_now

    def of(self, owner_id: str, *, client: str, may_write: bool) -> "OwnerTasks":
        """Return the way to one owner's tasks."""
        return OwnerTasks(
            self.database, owner_id, client, may_write, self.zone, self.on_change, self.clock
        )


@dataclass(frozen=True)
class OwnerTasks:
    """Opens transactions on one owner's tasks."""

    database: Database
    owner_id: str
    client: str
    """Which client of the owner's is calling: goes into change records."""
    may_write: bool
    zone: ZoneInfo
    on_change: OnChange = _told_to_nobody
    clock: Clock = utc_now
    terms: Terms = USUAL
    """Of the writes."""

    def on(self, terms: Terms) -> "OwnerTasks":
        """Return the same, with its writes made on these terms."""
        return self if terms is USUAL else replace(self, terms=terms)

    @contextmanager
    def reading(self) -> Generator[Reading, None, None]:
        """Yield what the owner has at one moment."""
        with self.database.reading() as connection:
            yield Reading(
                TaskRepository(connection, self.owner_id),
                ChangeLog(connection, self.owner_id),
                self._owner(connection),
            )

    def settle(self, time_zone: str, language: str) -> None:
        """Set the owner's time zone and language; empty: the usual ones.

        Raises:
            ForbiddenError: If the caller may read only.
            InvalidError: If there is no such zone, or it is no language tag.
        """
        if not self.may_write:
            raise ForbiddenError(_READ_ONLY)
        with self.database.writing() as connection:
            save_settings(connection, self.owner_id, time_zone=time_zone, language=language)

    @contextmanager
    def writing(self, tool: ToolName) -> Generator[Changes, None, None]:
        """Commit when the block ends, roll back when it raises.

        Raises:
            ForbiddenError: If the caller may read only.
        """
        if not self.may_write:
            raise ForbiddenError(_READ_ONLY)
        with self.database.writing() as connection:
            tasks = TaskRepository(connection, self.owner_id)
            log = ChangeLog(connection, self.owner_id)
            yield Changes(tasks, log, self._owner(connection), tool, self.client, self.terms)
        if log.appended:
            self.on_change(self.owner_id, log.appended)

    def _owner(self, connection: Connection) -> Owner:
        # Whole seconds: results stay short, and the order of changes is their sequence's.
        now = self.clock().replace(microsecond=0)
        return Owner(connection, self.owner_id, now, self.zone)


def answering(tool: Callable[P, Result]) -> Callable[P, CallToolResult]:
    """Return the tool with its result in both forms, and a `TaskError` as a refusal.

    Any other exception is a crash: the SDK logs it and hides its text from the caller.
    """

    @wraps(tool)
    def call(*args: P.args, **kwargs: P.kwargs) -> CallToolResult:
        try:
            return answer(tool(*args, **kwargs))
        except TaskError as error:
            return refused(error)

    return call
