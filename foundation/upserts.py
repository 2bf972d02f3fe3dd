"""INSERT … ON CONFLICT, which SQLAlchemy has for each database apart."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def upsert(table: Table | type[Any], dialect: str) -> "postgresql.Insert | sqlite.Insert":
    """Return the statement for the dialect of this name."""
    # The one in use alone: the other is up to 3 MB.
    statement: postgresql.Insert | sqlite.Insert = import_module(
        f"sqlalchemy.dialects.{dialect}"
    ).insert(table)
    return statement
