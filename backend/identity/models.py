"""The tables of people and of what proves who they are."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import Index, MetaData
from sqlmodel import Field, SQLModel

from backend.metadata import METADATA, utc_now


class PersonRow(SQLModel, table=True):
    """Someone with conversations and tasks. `id` is what the task server calls the owner."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "person"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created_at: dt.datetime = Field(default_factory=utc_now)
    disabled_at: dt.datetime | None = None


class AccessTokenRow(SQLModel, table=True):
    """A personal access token. Only the hash of the secret is kept."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "access_token"

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    name: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """What its person calls it: where it is used."""
    secret_hash: str = Field(unique=True)
    scopes: str
    created_at: dt.datetime = Field(default_factory=utc_now)
    expires_at: dt.datetime
    revoked_at: dt.datetime | None = None


class SignInKeyRow(SQLModel, table=True):
    """A key that signs one browser in, once."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "sign_in_key"

    secret_hash: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
    expires_at: dt.datetime


class BrowserSessionRow(SQLModel, table=True):
    """A signed-in browser. Only the hash of its cookie is kept."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "browser_session"

    secret_hash: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id", index=True)
    expires_at: dt.datetime


class ClientSessionRow(SQLModel, table=True):
    """A page on another origin that may chat as a person. Only hashes of its secrets are kept."""

    metadata: ClassVar[MetaData] = METADATA
    __tablename__ = "client_session"
    __table_args__ = (Index("ix_client_session_person_id_created_at", "person_id", "created_at"),)

    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="person.id")
    secret_hash: str = Field(unique=True)
    replaced_hash: str | None = Field(default=None, unique=True)
    """Of the secret before this one."""
    access_token_id: str | None = None
    """Of the token that it was opened with, and ends with."""
    scopes: str
    created_at: dt.datetime = Field(default_factory=utc_now)
    expires_at: dt.datetime
    """Of the secret. The session itself ends a day after its beginning."""
    ended_at: dt.datetime | None = None
