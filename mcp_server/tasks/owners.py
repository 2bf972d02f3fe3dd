"""An owner's time zone and language, and what time it is for them."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, bindparam, select

from foundation.recurrence.wall import instant_at
from foundation.upserts import upsert
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.models import OWNER

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}")
_FIND = select(OWNER.c.time_zone, OWNER.c.language).where(OWNER.c.owner_id == bindparam("owner"))


@dataclass(frozen=True)
class Here:
    """The moment of a call, in the owner's zone and language."""

    now: dt.datetime
    zone: ZoneInfo
    language: str = ""
    """A BCP 47 tag; empty if the owner has set none."""

    @property
    def today(self) -> dt.date:
        """The owner's day."""
        return self.now.astimezone(self.zone).date()

    def start_of(self, day: dt.date) -> dt.datetime:
        """Return the instant at which the owner's day begins."""
        return instant_at(day, dt.time(), self.zone)


@dataclass(frozen=True)
class Owner:
    """The owner of a call, whose settings are looked up only if they are needed."""

    connection: Connection
    id: str
    now: dt.datetime
    usual_zone: ZoneInfo
    """Of owners who have set none."""

    @cached_property
    def here(self) -> Here:
        """What time it is for the owner."""
        return self.place(*self.chosen)

    @property
    def chosen(self) -> tuple[str, str]:
        """The owner's time zone and language; empty what they have not set."""
        row = self.connection.execute(_FIND, {"owner": self.id}).one_or_none()
        return (row.time_zone, row.language) if row else ("", "")

    def place(self, time_zone: str, language: str) -> Here:
        """Return what time it is for an owner with these settings."""
        try:
            zone = ZoneInfo(time_zone) if time_zone else self.usual_zone
        except (ZoneInfoNotFoundError, ValueError):
            zone = self.usual_zone  # Set where the time zone data was newer.
        return Here(self.now, zone, language)


def save_settings(
    connection: Connection, owner_id: str, *, time_zone: str = "", language: str = ""
) -> None:
    """Set an owner's zone and language; empty: the server's zone, any language.

    Raises:
        InvalidError: If there is no such zone, or it is no language tag.
    """
    if time_zone:
        try:
            ZoneInfo(time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            message = "There is no such time zone. A name is, for example, Europe/Berlin."
            raise InvalidError(message) from error
    if language and not _LANGUAGE.fullmatch(language):
        raise InvalidError("That is not a language tag. One is, for example, de or en-GB.")
    statement = upsert(OWNER, connection.dialect.name)
    new = statement.excluded
    saving = statement.on_conflict_do_update(
        index_elements=[OWNER.c.owner_id],
        set_={"time_zone": new.time_zone, "language": new.language},
    )
    values = {"owner_id": owner_id, "last_number": 0, "last_sequence": 0}
    connection.execute(saving, {**values, "time_zone": time_zone, "language": language})
