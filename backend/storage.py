"""The database of conversations and people, ready for use."""

from backend.metadata import SCHEMA
from backend.settings import Settings
from foundation.database import Database


def open_database(settings: Settings) -> Database:
    """Return the database, its tables brought up to date.

    Raises:
        SchemaError: If a newer version made the tables.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    database = Database(settings.database_url)
    SCHEMA.upgrade(database)
    return database
