"""The table of what language models were asked."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import BigInteger, Index, MetaData
from sqlmodel import Field, SQLModel

from backend.metadata import METADATA


class ModelCallRow(SQLModel, table=True):
    """One call of a language model. It outlives its conversation: what is spent stays spent."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "model_call"
    __table_args__ = (Index("ix_model_call_owner_id_thread_id", "owner_id", "thread_id"),)

    owner_id: str = Field(primary_key=True)
    called_at: dt.datetime = Field(primary_key=True)
    """In the key before the id: all questions are about a span of time."""
    id: str = Field(primary_key=True)
    thread_id: str
    model: str
    input_tokens: int
    output_tokens: int
    cached_tokens: int
    cost_nano_usd: int | None = Field(default=None, sa_type=BigInteger)
    """Whole billionths of a dollar, so that sums are exact. None if no price is known."""
    estimated: bool = False
    """The answer ended before the provider said what it took."""
