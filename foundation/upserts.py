"""INSERT … ON CONFLICT, which SQLAlchemy has for each database apart."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(table: Table | type[Any], dialect: str) -> postgresql.Insert | sqlite.Insert:
    """Return the statement for the dialect of this name."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
