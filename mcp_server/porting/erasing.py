"""Remove all of one owner's, for good."""

from sqlalchemy import Table, delete, select

from foundation.database import Database
from mcp_server.tasks.models import CHANGE, OWNER, TASK

_AT_ONCE = 1000
"""Rows in a transaction: a database takes long for all of many, and others wait."""


def erase(database: Database, owner_id: str) -> int:
    """Remove the owner's tasks, those in the trash too, changes and settings.

    Return how many tasks it was.
    """
    count = _empty(database, TASK, owner_id)
    _empty(database, CHANGE, owner_id)
    with database.writing() as connection:
        connection.execute(delete(OWNER).where(OWNER.c.owner_id == owner_id))
    return count


def _empty(database: Database, table: Table, owner_id: str) -> int:
    owned = table.c.owner_id == owner_id
    some = select(table.c.id).where(owned).limit(_AT_ONCE)
    total = 0
    while True:
        with database.writing() as connection:
            gone = connection.execute(delete(table).where(owned, table.c.id.in_(some))).rowcount
        total += gone
        if gone < _AT_ONCE:
            return total
