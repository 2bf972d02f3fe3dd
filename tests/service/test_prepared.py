"""Statements that go to the driver as they are: with SQLAlchemy's types and errors."""

import datetime as dt
from collections.abc import Generator
from typing import Any

import pytest
from sqlalchemy import JSON, Column, MetaData, String, Table, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from foundation.database import Database
from foundation.instants import Instant
from foundation.prepared import Prepared

NOTE = Table(
    "prepared_note",
    MetaData(),
    Column("id", String, primary_key=True),
    Column("tags", JSON, nullable=False),
    Column("written_at", Instant),
)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
NOTES: list[dict[str, Any]] = [
    {"id": "a", "tags": ["x", "ü"], "written_at": NOON},
    {"id": "b", "tags": [], "written_at": None},
    {"id": "100%", "tags": [{"deep": 1}], "written_at": NOON.astimezone()},
]
WRITE = Prepared(insert(NOTE))
SAME_OR_LATER = Prepared(
    select(NOTE)
    .where((NOTE.c.written_at == bindparam("at")) | (NOTE.c.written_at > bindparam("at")))
    .order_by(NOTE.c.id)
    .limit(10)
)


@pytest.fixture
def notes(database_url: str) -> Generator[Database, None, None]:
    """A database with an empty table."""
    database = Database(database_url)
    NOTE.create(database.engine)
    yield database
    NOTE.drop(database.engine)
    database.close()


def test_values_are_read_as_they_were_written(notes: Database) -> None:
    with notes.writing() as connection:
        WRITE.run(connection, NOTES[0])
        WRITE.run(connection, *NOTES[1:])
        WRITE.run(connection)

    with notes.reading() as connection:
        found = SAME_OR_LATER.rows(connection, {"at": NOON, "unused": 1})
        assert found == [["100%", [{"deep": 1}], NOON], ["a", ["x", "ü"], NOON]]
        everything = connection.execute(select(NOTE).order_by(NOTE.c.id)).fetchall()
    assert sorted(row.id for row in everything) == ["100%", "a", "b"]


def test_a_refusal_of_the_database_is_sqlalchemys_and_tells_no_values(notes: Database) -> None:
    secret = {"id": "a", "tags": ["nobody's business"], "written_at": NOON}
    with notes.writing() as connection:
        WRITE.run(connection, NOTES[0])
    with notes.writing() as connection, pytest.raises(IntegrityError) as refused:
        WRITE.run(connection, secret)

    assert "business" not in str(refused.value)
    with notes.reading() as connection:
        assert SAME_OR_LATER.rows(connection, {"at": NOON}) == [["a", ["x", "ü"], NOON]]


def test_a_value_that_is_missing_is_no_null(notes: Database) -> None:
    with notes.reading() as connection, pytest.raises(KeyError, match="at"):
        SAME_OR_LATER.rows(connection, {})
