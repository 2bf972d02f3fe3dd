"""The tables of turns: what is being answered, and what was said of it so far."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.metadata import METADATA, utc_now
from backend.texts.language import ENGLISH


class TurnRow(SQLModel, table=True):
    """One turn: a message and all that answers it. Gone some time after it has ended."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "turn"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "thread_id"], ["thread.owner_id", "thread.id"], ondelete="CASCADE"
        ),
        UniqueConstraint("owner_id", "request_key"),
        Index("ix_turn_owner_id_ended_at", "owner_id", "ended_at"),
    )

    owner_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    thread_id: str
    request_key: str | None = None
    """The client's own name for its request, so that one sent twice is answered once."""
    state: str
    """One of `TurnState`."""
    worker_id: str
    """The process that makes the answer."""
    heartbeat_at: dt.datetime = Field(default_factory=utc_now)
    language: str = Field(default=ENGLISH, sa_column_kwargs={"server_default": ENGLISH})
    """Of what is said to the person if it breaks off, when nobody asks in any language."""
    stop_asked: bool = False
    """Somebody has said Stop to another process than that one."""
    ended_at: dt.datetime | None = None


class TurnEventRow(SQLModel, table=True):
    """Some events of a turn, in a row: writing each apart would be a commit for every word."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "turn_event"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "turn_id"], ["turn.owner_id", "turn.id"], ondelete="CASCADE"
        ),
    )

    owner_id: str = Field(primary_key=True)
    turn_id: str = Field(primary_key=True)
    first: int = Field(primary_key=True)
    """How many events of the turn are before these."""
    end: int
    """How many there are with these."""
    data: str
    """The events as they were sent: `data: …` and an empty line, each."""
