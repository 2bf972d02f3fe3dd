"""People's own choices, kept for every browser they use."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from backend.preferences.choices import Choices, readable_choices
from backend.preferences.models import PreferenceRow
from foundation.database import Database
from foundation.upserts import upsert

_KEY = ("owner_id", "name")


class Preferences:
    """Everybody's, each asked for by its owner's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, owner_id: str) -> Choices:
        """Return the owner's choices."""
        return await self._database.read(lambda connection: _Owned(connection, owner_id).all())

    async def change(self, owner_id: str, wanted: Choices) -> Choices:
        """Return the owner's choices after these, of which those that were given count.

        A choice given as None is taken back. Different ones made at the same time all stand.
        """
        given = wanted.model_dump(mode="json", include=wanted.model_fields_set)

        def write(connection: Connection) -> Choices:
            owned = _Owned(connection, owner_id)
            owned.set(given)
            return owned.all()

        return await self._database.write(write)


class _Owned:
    """The rows of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id
        self._owns = col(PreferenceRow.owner_id) == owner_id

    def all(self) -> Choices:
        found = select(col(PreferenceRow.name), col(PreferenceRow.value)).where(self._owns)
        rows = self._connection.execute(found)
        return readable_choices({name: json.loads(value) for name, value in rows})

    def set(self, values: Mapping[str, Any]) -> None:
        """Keep the values; those that are None are deleted."""
        for name, value in sorted(values.items()):
            if value is None:
                is_named = col(PreferenceRow.name) == name
                self._connection.execute(delete(PreferenceRow).where(self._owns, is_named))
                continue
            statement = upsert(PreferenceRow, self._connection.dialect.name).values(
                owner_id=self._owner_id, name=name, value=json.dumps(value)
            )
            replaced = {"value": statement.excluded.value}
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=_KEY, set_=replaced)
            )
