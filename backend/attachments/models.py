"""The table of attachments. Their bytes lie in files."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import Index, MetaData
from sqlmodel import Field, SQLModel

from backend.metadata import METADATA, utc_now


class AttachmentRow(SQLModel, table=True):
    """A file of one owner. Keys start with the owner, so the table can be distributed by it."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_owner_id_thread_id", "owner_id", "thread_id"),)

    owner_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    thread_id: str | None = None
    """None until a message carries it."""
    name: str
    mime_type: str
    """As the bytes say once they are here; before, as the page said."""
    size: int
    """In bytes: 0 until they are here."""
    created_at: dt.datetime = Field(default_factory=utc_now)
