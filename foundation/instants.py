"""Columns of instants, read with as little as it takes: a page of tasks has a hundred of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine.interfaces import Dialect
from sqlmodel.sql.sqltypes import UTCDateTime
from typing_extensions import override


class Instant(UTCDateTime):
    """SQLModel's type of aware datetimes, without its three calls for each that is NULL."""

    cache_ok = True

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        parsed = self.impl_instance.result_processor(dialect, coltype)

        def read(value: Any) -> datetime | None:
            if value is None:
                return None
            moment: Any = parsed(value) if parsed else value
            return _in_utc(moment)

        return read


def _in_utc(moment: datetime) -> datetime:
    # Databases without time zones store UTC, and do not say so.
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
