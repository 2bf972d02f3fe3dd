"""Queries on the attachments of one owner."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.sql.dml import ReturningDelete
from sqlmodel import col

from backend.attachments.models import AttachmentRow

_COLUMNS = (
    col(AttachmentRow.id),
    col(AttachmentRow.name),
    col(AttachmentRow.mime_type),
    col(AttachmentRow.size),
    col(AttachmentRow.thread_id),
)


@dataclass(frozen=True)
class StoredFile:
    """What is known of a file."""

    id: str
    name: str
    mime_type: str
    size: int
    thread_id: str | None

    @property
    def is_here(self) -> bool:
        """Whether its bytes have arrived."""
        return self.size > 0


class AttachmentRepository:
    """The attachments, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id
        self._owned = col(AttachmentRow.owner_id) == owner_id

    def add(self, file: StoredFile) -> None:
        """Keep a new file's record."""
        row = AttachmentRow(
            owner_id=self._owner_id,
            id=file.id,
            thread_id=file.thread_id,
            name=file.name,
            mime_type=file.mime_type,
            size=file.size,
        )
        self._connection.execute(insert(AttachmentRow).values(row.model_dump()))

    def find(self, file_id: str) -> StoredFile | None:
        """Return the record; None if the owner has no such file."""
        found = select(*_COLUMNS).where(self._owned, col(AttachmentRow.id) == file_id)
        row = self._connection.execute(found).one_or_none()
        return StoredFile(*row) if row else None

    def arrived(self, file_id: str, mime_type: str, size: int) -> bool:
        """Note that the bytes are here, once. Return whether the file was waited for."""
        waiting = update(AttachmentRow).where(
            self._owned, col(AttachmentRow.id) == file_id, col(AttachmentRow.size) == 0
        )
        changed = self._connection.execute(waiting.values(mime_type=mime_type, size=size))
        return changed.rowcount == 1

    def place(self, file_id: str, thread_id: str | None) -> None:
        """Note which conversation the file belongs to."""
        placed = update(AttachmentRow).where(self._owned, col(AttachmentRow.id) == file_id)
        self._connection.execute(placed.values(thread_id=thread_id))

    def total(self) -> int:
        """Return the bytes of all the owner's files."""
        size = select(func.coalesce(func.sum(col(AttachmentRow.size)), 0)).where(self._owned)
        return int(self._connection.execute(size).scalar_one())

    def remove(self, file_id: str) -> bool:
        """Remove a record. Return whether there was one."""
        gone = delete(AttachmentRow).where(self._owned, col(AttachmentRow.id) == file_id)
        return self._connection.execute(gone).rowcount == 1

    def remove_of(self, thread_id: str) -> Sequence[str]:
        """Remove the records of a conversation and return their ids."""
        gone = delete(AttachmentRow).where(self._owned, col(AttachmentRow.thread_id) == thread_id)
        return self._ids(gone.returning(col(AttachmentRow.id)))

    def all_ids(self) -> Sequence[str]:
        """Return the ids of all files of the owner that are here."""
        here = select(col(AttachmentRow.id)).where(self._owned, col(AttachmentRow.size) > 0)
        return list(self._connection.execute(here).scalars())

    def remove_all(self) -> Sequence[str]:
        """Remove all records of the owner and return their ids."""
        return self._ids(delete(AttachmentRow).where(self._owned).returning(col(AttachmentRow.id)))

    def remove_unsent(self, before: dt.datetime) -> Sequence[str]:
        """Remove the records of files that no message carried in time, and return their ids."""
        gone = delete(AttachmentRow).where(self._owned, *_unsent(before))
        return self._ids(gone.returning(col(AttachmentRow.id)))

    def _ids(self, statement: ReturningDelete[str]) -> Sequence[str]:
        return list(self._connection.execute(statement).scalars())


def owners_of_unsent(connection: Connection, before: dt.datetime) -> Sequence[str]:
    """Return everybody with files that no message carried in time."""
    found = select(col(AttachmentRow.owner_id)).where(*_unsent(before)).distinct()
    return list(connection.execute(found).scalars())


def _unsent(before: dt.datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(AttachmentRow.thread_id).is_(None), col(AttachmentRow.created_at) < before
