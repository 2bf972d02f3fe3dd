"""The tables of this service, and the state its code expects them in."""

import datetime as dt

from sqlalchemy import MetaData

from foundation.migrations import NAMING, Schema

METADATA = MetaData(naming_convention=NAMING)
SCHEMA = Schema(package="backend.migrations", version_table="chat_version", head="0010")


def utc_now() -> dt.datetime:
    """Return the current instant."""
    return dt.datetime.now(dt.UTC)
