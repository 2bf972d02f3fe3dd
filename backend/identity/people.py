"""The people of this installation."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from backend.identity.models import PersonRow
from backend.metadata import utc_now

LOCAL = "local"
"""Id and name of the one person of `TASKCHAT_AUTH=local`, whose tasks stdio clients see too."""
_NAME = re.compile(r"[\w.@+-]{1,64}")


class PersonError(Exception):
    """A person cannot be made or found; the message says why."""


@dataclass(frozen=True)
class Person:
    """Someone with conversations and tasks."""

    id: str
    name: str
    disabled_at: dt.datetime | None


class People:
    """The people, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def named(self, name: str) -> Person:
        """Return the person of this name, made if there is none yet.

        Raises:
            PersonError: If this can be nobody's name.
        """
        if not _NAME.fullmatch(name):
            raise PersonError(
                f"{name!r} is no user name: use 1 to 64 letters, digits or any of . _ @ + -"
            )
        if person := self._one(name):
            return person
        row = PersonRow(id=LOCAL if name == LOCAL else f"usr_{uuid4().hex}", name=name)
        self._connection.execute(insert(PersonRow).values(row.model_dump()))
        return Person(row.id, row.name, None)

    def all(self) -> Sequence[Person]:
        """Return everybody, by name."""
        rows = self._connection.execute(_PERSON.order_by(col(PersonRow.name)))
        return [Person(*row) for row in rows]

    def disable(self, name: str) -> Person:
        """Shut the person out: from now on no token, key or cookie of theirs works.

        Raises:
            PersonError: If there is nobody of this name.
        """
        person = self._one(name)
        if person is None:
            raise PersonError(f"There is no user named {name!r}. `taskchat user list` shows all.")
        shut = update(PersonRow).where(col(PersonRow.id) == person.id)
        self._connection.execute(shut.values(disabled_at=person.disabled_at or utc_now()))
        return person

    def _one(self, name: str) -> Person | None:
        row = self._connection.execute(_PERSON.where(col(PersonRow.name) == name)).one_or_none()
        return Person(*row) if row else None


_PERSON = select(col(PersonRow.id), col(PersonRow.name), col(PersonRow.disabled_at))
