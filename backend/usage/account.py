"""What one person has spent on language models, and what they may still."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from backend.metadata import utc_now
from backend.usage.day import LONGEST, Day
from backend.usage.limit import DailyLimit
from backend.usage.recorder import Recorder
from backend.usage.repository import UsageRepository
from backend.usage.spending import Spending
from foundation.database import Database

PERIOD_DAYS = 30
TOP_CONVERSATIONS = 10

TimeZone = Callable[[], Awaitable[str | None]]
"""Asks for the owner's time zone; None if it is not known."""


@dataclass(frozen=True)
class Report:
    """The answer to "what have I spent?"."""

    day: Day
    today: Spending
    period: Spending
    """Of the last 30 days, this moment included."""
    models: Sequence[tuple[str, Spending]]
    conversations: Sequence[tuple[str, Spending]]


class Accounts:
    """Everybody's, each asked for by its owner's id."""

    def __init__(self, database: Database, limit: DailyLimit) -> None:
        self._database = database
        self.recorder = Recorder(database)
        self.limit = limit

    async def check(self, owner_id: str, time_zone: TimeZone) -> None:
        """Return if the owner may ask a language model now.

        Turns that run at the same time are all let in, if they begin before any of them has
        ended: the day's total goes over the limit by what these take, and by no more.

        Raises:
            LimitReachedError: If not.
        """
        if not self.limit.exists:
            return
        now = utc_now()
        # Longer than any day: asking for the owner's zone takes longer than most checks need.
        if not self.limit.is_reached(await self._since(owner_id, now - LONGEST)):
            return
        day = Day.at(now, await time_zone())
        spent = await self._since(owner_id, day.starts_at)
        if self.limit.is_reached(spent):
            raise self.limit.refusal(spent, day)

    async def report(self, owner_id: str, time_zone: TimeZone) -> Report:
        """Return what the owner has spent."""
        await self.recorder.settled(owner_id)
        now = utc_now()
        start = now - dt.timedelta(days=PERIOD_DAYS)
        day = Day.at(now, await time_zone())

        def read(connection: Connection) -> Report:
            usage = UsageRepository(connection, owner_id)
            return Report(
                day,
                usage.since(day.starts_at),
                usage.since(start),
                usage.by_model(start),
                usage.by_conversation(start, TOP_CONVERSATIONS),
            )

        return await self._database.read(read)

    async def of_conversation(self, owner_id: str, thread_id: str) -> Spending:
        """Return what a conversation of the owner's took from its beginning."""
        await self.recorder.settled(owner_id)
        return await self._database.read(
            lambda connection: UsageRepository(connection, owner_id).of_conversation(thread_id)
        )

    async def _since(self, owner_id: str, start: dt.datetime) -> Spending:
        await self.recorder.settled(owner_id)
        return await self._database.read(
            lambda connection: UsageRepository(connection, owner_id).since(start)
        )
