"""Whether a database fits this version of taskchat, told in words and changing nothing."""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from foundation.database import Database
from foundation.migrations import Schema


def fit(schema: Schema, url: str) -> tuple[bool, str]:
    """Return whether the service can start on this database, and why."""
    address = make_url(url)
    where = address.render_as_string(hide_password=True)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        return True, f"{where} is not there yet; the first start makes it."
    database = Database(url)
    try:
        revision = schema.revision(database)
    except DBAPIError as error:
        return False, f"{where} cannot be read: {str(error.orig).strip()}"
    finally:
        database.close()
    if revision is None:
        return True, f"{where} is empty; the first start makes the tables."
    if revision == schema.head:
        return True, f"{where} is up to date ({revision})."
    if schema.knows(revision):
        return True, f"{where} is at {revision}; the next start brings it to {schema.head}."
    return False, (
        f"{where} was made by another version of taskchat ({revision}, this one knows up to "
        f"{schema.head}). Run the version that made it, or newer."
    )
