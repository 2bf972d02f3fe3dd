"""The task tables. Every key starts with the owner, so they can be distributed by it."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Column, MetaData, Table, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from foundation.instants import Instant
from foundation.migrations import NAMING


class Row(SQLModel):
    """Base of this service's tables: their own MetaData, which `backend` cannot see."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


class OwnerRow(Row, table=True):
    """One owner's counters. A write locks this row first, so an owner's writes are serial."""

    __tablename__ = "task_owner"

    owner_id: str = Field(primary_key=True)
    last_number: int
    last_sequence: int
    time_zone: str = Field(sa_column_kwargs={"server_default": ""})
    """Where the owner's days begin and end; empty: where the server's do."""
    language: str = Field(sa_column_kwargs={"server_default": ""})
    """Of the words dates are read in, such as `de`; empty: any of those we know."""


class TaskRow(Row, table=True):
    """One task."""

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("owner_id", "number"),)

    owner_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    number: int
    version: int
    changed_in: int
    """Sequence of the change that made this content. An undo sets it back, `version` never."""
    title: str
    description: str
    due_on: dt.date | None = None
    due_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    due_zone: str | None = None
    """The zone or offset `due_at` was given in: `Europe/Berlin`, `+01:00`."""
    due_order: int | None = Field(default=None, sa_column=Column(BigInteger))
    """Seconds: of the instant, or of the day's midnight as if it were in UTC."""
    parent_number: int | None = None
    """The task this one is a part of. Numbers are never used again, so none is another's."""
    repeat_rule: str | None = None
    """As `recurrence.rrule` writes it."""
    repeat_done: int = Field(sa_column_kwargs={"server_default": "0"})
    """How often the repeat was completed or skipped."""
    repeat_moved_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    """When that was last, unless the date was set since."""
    priority: int
    """0 none to 3 high, so that it sorts."""
    list_name: str | None = None
    tags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    created_at: dt.datetime = Field(sa_type=Instant)
    completed_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    deleted_at: dt.datetime | None = Field(default=None, sa_type=Instant)
    title_folded: str
    """The title as references are compared with it: `lower` of SQLite knows ASCII only."""
    search_folded: str = Field(sa_column=Column(Text, nullable=False))
    """Title, description, list and tags, folded alike."""
    list_folded: str = Field(sa_column_kwargs={"server_default": ""})
    tags_folded: str = Field(sa_column=Column(Text, nullable=False, server_default=""))
    """Each between line breaks: `\ndairy\nshop\n`."""


class ChangeRow(Row, table=True):
    """One write: who, when, and the tasks before and after it."""

    __tablename__ = "task_change"
    __table_args__ = (
        UniqueConstraint("owner_id", "sequence"),
        UniqueConstraint("owner_id", "request_id"),
    )

    owner_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    sequence: int
    tool: str
    client: str
    """The `client_id` of the token that was used."""
    request_id: str | None = None
    created_at: dt.datetime = Field(sa_type=Instant)
    message: str
    before: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    after: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    """Snapshots. A task that a change added is only in `after`, one it removed only in `before`."""
    reverts: str | None = None
    """The change that this one undid or did again."""
    undone_by: str | None = None
    repeated: int = Field(sa_column_kwargs={"server_default": "0"})
    """How many tasks it completed for this time, which then moved to their next."""
    part_of: str | None = None
    """The change that it joined: they are undone together."""


METADATA = Row.metadata
OWNER: Table = METADATA.tables["task_owner"]
TASK: Table = METADATA.tables["task"]
CHANGE: Table = METADATA.tables["task_change"]
