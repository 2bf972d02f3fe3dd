"""The table of people's own choices."""

from typing import ClassVar

from sqlalchemy import MetaData
from sqlmodel import Field, SQLModel

from backend.metadata import METADATA


class PreferenceRow(SQLModel, table=True):
    """One choice of one person. What is as everybody has it, has no row."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "preference"

    owner_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    """A field of `Choices`."""
    value: str
    """JSON."""
