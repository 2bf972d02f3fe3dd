"""Delete what is a person's, for good."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from backend.agent.context import ChatContext
from backend.attachments.attachments import Attachments
from backend.attachments.files import Files
from backend.chat.models import ThreadRow
from backend.identity.models import (
    AccessTokenRow,
    BrowserSessionRow,
    ClientSessionRow,
    PersonRow,
    SignInKeyRow,
)
from backend.preferences.models import PreferenceRow
from backend.settings import Settings
from backend.usage.models import ModelCallRow
from foundation.database import Database

_THREADS_AT_ONCE = 100
"""In a transaction, with all their items: others wait meanwhile."""
Told = Callable[[str, Sequence[str]], None]
"""Told of an owner's conversations that are gone."""
_OF_PERSON: Sequence[Any] = (AccessTokenRow, SignInKeyRow, BrowserSessionRow, ClientSessionRow)


@dataclass(frozen=True)
class Erased:
    """How much it was."""

    conversations: int
    files: int


async def erase_conversations(
    database: Database, attachments: Attachments, owner_id: str, told: Told
) -> Erased:
    """Delete all conversations of the owner, with feedback, and all files.

    What language models took stays: limits count by it.
    """
    conversations = 0
    while gone := await database.write(lambda connection: _some_threads(connection, owner_id)):
        conversations += len(gone)
        told(owner_id, gone)
    files = await attachments.delete_all(ChatContext(owner_id, lambda: ""))
    return Erased(conversations, files)


async def erase_person(settings: Settings, database: Database, owner_id: str, told: Told) -> None:
    """Delete the person and all that this service keeps of them."""
    attachments = Attachments(database, Files(settings.attachments_url), "")
    await erase_conversations(database, attachments, owner_id, told)
    await database.write(lambda connection: _person(connection, owner_id))


def _some_threads(connection: Connection, owner_id: str) -> Sequence[str]:
    owned = col(ThreadRow.owner_id) == owner_id
    some = select(col(ThreadRow.id)).where(owned).limit(_THREADS_AT_ONCE)
    # Items, feedback, turns and what is searched go with them.
    gone = delete(ThreadRow).where(owned, col(ThreadRow.id).in_(some))
    return connection.execute(gone.returning(col(ThreadRow.id))).scalars().all()


def _person(connection: Connection, owner_id: str) -> None:
    for table in (ModelCallRow, PreferenceRow):
        connection.execute(delete(table).where(col(table.owner_id) == owner_id))
    for table in _OF_PERSON:
        connection.execute(delete(table).where(col(table.person_id) == owner_id))
    connection.execute(delete(PersonRow).where(col(PersonRow.id) == owner_id))
