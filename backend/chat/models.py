"""The tables of conversations."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKeyConstraint, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from backend.metadata import METADATA, utc_now


class ThreadRow(SQLModel, table=True):
    """One conversation. Keys start with the owner, so the table can be distributed by it."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "thread"
    __table_args__ = (
        UniqueConstraint("id"),
        Index("ix_thread_owner_id_sequence", "owner_id", "sequence"),
    )

    owner_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    sequence: int
    """Order among the owner's threads: the newest has the highest."""
    next_item: int = 1
    created_at: dt.datetime = Field(default_factory=utc_now)
    content: dict[str, Any] = Field(sa_type=JSON)
    """`chatkit.types.ThreadMetadata`."""


class ThreadItemRow(SQLModel, table=True):
    """One item of a conversation."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "thread_item"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "thread_id"], ["thread.owner_id", "thread.id"], ondelete="CASCADE"
        ),
        UniqueConstraint("owner_id", "id"),
        Index("ix_thread_item_owner_id_thread_id_sequence", "owner_id", "thread_id", "sequence"),
    )

    owner_id: str = Field(primary_key=True)
    thread_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    sequence: int
    """Order within the thread. Time stamps can be equal, and clocks go back."""
    superseded_at: dt.datetime | None = None
    """Set when a retry took the item's place."""
    content: dict[str, Any] = Field(sa_type=JSON)
    """One of `chatkit.types.ThreadItem`."""


class FeedbackRow(SQLModel, table=True):
    """What somebody thought of an answer."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "feedback"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "thread_id", "item_id"],
            ["thread_item.owner_id", "thread_item.thread_id", "thread_item.id"],
            ondelete="CASCADE",
        ),
    )

    owner_id: str = Field(primary_key=True)
    thread_id: str = Field(primary_key=True)
    item_id: str = Field(primary_key=True)
    kind: str
    given_at: dt.datetime = Field(default_factory=utc_now)


class SearchTextRow(SQLModel, table=True):
    """What a message, or the title, of a conversation is found by.

    Apart from the items: a search reads all texts of an owner, and no widget among them.
    """

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "search_text"
    __table_args__ = (
        ForeignKeyConstraint(
            ["owner_id", "thread_id"], ["thread.owner_id", "thread.id"], ondelete="CASCADE"
        ),
    )

    owner_id: str = Field(primary_key=True)
    thread_id: str = Field(primary_key=True)
    item_id: str = Field(primary_key=True)
    """Empty: the row is the title."""
    sequence: int
    """The item's; 0 for the title, before all items."""
    text: str
    """Folded: without case and accents."""
