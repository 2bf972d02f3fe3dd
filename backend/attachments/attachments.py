"""Attachments: files that people add to messages, in both of ChatKit's ways."""

import datetime as dt
import time
from dataclasses import replace
from secrets import token_hex

from chatkit.store import AttachmentStore, NotFoundError
from chatkit.types import (
    Attachment,
    AttachmentCreateParams,
    AttachmentUploadDescriptor,
    FileAttachment,
    ImageAttachment,
)
from pydantic import AnyUrl
from typing_extensions import override

from backend.agent.context import ChatContext
from backend.attachments.files import Files
from backend.attachments.kinds import ACCEPTED, IMAGES, FileKindError, kind_of, safe_name
from backend.attachments.repository import AttachmentRepository, StoredFile, owners_of_unsent
from backend.metadata import utc_now
from backend.texts.said import SaidError
from foundation.database import Database

_MAX_MIB = 10
MAX_BYTES = _MAX_MIB * 1024 * 1024
MAX_OWNED = 50
"""Times `MAX_BYTES`: what one person can keep in all."""
_UNSENT = dt.timedelta(days=1)
"""A file that no message carried for so long is removed."""
_RANDOM_BYTES = 13
_MISSING = "There is no such file of yours. It may have been removed."


class TooLargeError(SaidError):
    """A file, or all files of a person together, or a request, are too large."""


class Attachments(AttachmentStore[ChatContext]):
    """The files of everybody, each reached through its owner alone."""

    def __init__(self, database: Database, files: Files, address: str) -> None:
        self._database = database
        self._files = files
        self._address = address
        """Where files are put and had, without the last slash."""

    @override
    def generate_attachment_id(self, mime_type: str, context: ChatContext) -> str:
        return f"atc_{time.time_ns() // 1_000_000:012x}{token_hex(_RANDOM_BYTES)}"

    @override
    async def create_attachment(
        self, input: AttachmentCreateParams, context: ChatContext
    ) -> Attachment:
        """Announce a file that is to be put at the URL of the answer.

        Raises:
            TooLargeError: If there is no room for it.
            FileKindError: If its kind is not taken.
        """
        kind = input.mime_type.partition(";")[0].strip().lower()
        if kind not in ACCEPTED:
            raise FileKindError(lambda texts: texts.requests.file_kind)
        if input.size < 1:
            raise FileKindError(lambda texts: texts.requests.file_empty)
        await self._make_room(context.user_id, input.size)
        file_id = self.generate_attachment_id(input.mime_type, context)
        file = StoredFile(file_id, safe_name(input.name), kind, 0, None)
        await self._database.write(lambda c: AttachmentRepository(c, context.user_id).add(file))
        descriptor = AttachmentUploadDescriptor(
            url=AnyUrl(f"{self._address}/{file_id}"),
            method="PUT",
            headers={"Content-Type": "application/octet-stream"},
        )
        return self._shown(file).model_copy(update={"upload_descriptor": descriptor})

    async def receive(self, name: str, data: bytes, context: ChatContext) -> Attachment:
        """Store a file that came whole and return it as ChatKit shows it.

        Raises:
            TooLargeError: If there is no room for it.
            FileKindError: If it is of no kind that is taken.
        """
        kind = kind_of(data, name)
        await self._make_room(context.user_id, len(data))
        file_id = self.generate_attachment_id(kind, context)
        file = StoredFile(file_id, safe_name(name), kind, len(data), None)
        await self._files.write(context.user_id, file_id, data)
        await self._database.write(lambda c: AttachmentRepository(c, context.user_id).add(file))
        return self._shown(file)

    async def put(self, file_id: str, data: bytes, context: ChatContext) -> Attachment:
        """Store the bytes of a file that was announced, once.

        Raises:
            NotFoundError: If none of this id is waited for.
            TooLargeError: If there is no room for it.
            FileKindError: If it is of no kind that is taken.
        """
        file = await self._find(file_id, context)
        if file.is_here:
            raise NotFoundError(_MISSING)
        kind = kind_of(data, file.name)
        await self._make_room(context.user_id, len(data))
        await self._files.write(context.user_id, file_id, data)
        await self._database.write(
            lambda c: AttachmentRepository(c, context.user_id).arrived(file_id, kind, len(data))
        )
        return self._shown(replace(file, mime_type=kind, size=len(data)))

    async def load(self, attachment_id: str, context: ChatContext) -> Attachment:
        """Return a file that is here, as ChatKit shows it.

        Raises:
            NotFoundError: If the caller has no such file.
        """
        file = await self._find(attachment_id, context)
        if not file.is_here:
            raise NotFoundError(_MISSING)
        return self._shown(file)

    async def read(self, file_id: str, context: ChatContext) -> tuple[StoredFile, bytes]:
        """Return a file and its bytes.

        Raises:
            NotFoundError: If the caller has no such file.
        """
        file = await self._find(file_id, context)
        try:
            return file, await self._files.read(context.user_id, file_id)
        except FileNotFoundError:
            raise NotFoundError(_MISSING) from None

    async def place(self, attachment: Attachment, context: ChatContext) -> None:
        """Note which conversation the file belongs to."""
        await self._database.write(
            lambda c: AttachmentRepository(c, context.user_id).place(
                attachment.id, attachment.thread_id
            )
        )

    @override
    async def delete_attachment(self, attachment_id: str, context: ChatContext) -> None:
        removed = await self._database.write(
            lambda c: AttachmentRepository(c, context.user_id).remove(attachment_id)
        )
        if not removed:
            raise NotFoundError(_MISSING)
        await self._files.remove(context.user_id, attachment_id)

    async def delete_of(self, thread_id: str, context: ChatContext) -> None:
        """Remove the files of a conversation."""
        gone = await self._database.write(
            lambda c: AttachmentRepository(c, context.user_id).remove_of(thread_id)
        )
        await self._files.remove(context.user_id, *gone)

    async def delete_all(self, context: ChatContext) -> int:
        """Remove all files of the caller; return how many there were."""
        gone = await self._database.write(
            lambda c: AttachmentRepository(c, context.user_id).remove_all()
        )
        await self._files.remove_all(context.user_id)
        return len(gone)

    async def sweep(self) -> None:
        """Remove everybody's files that no message carried in time."""
        before = utc_now() - _UNSENT
        for owner_id in await self._database.read(lambda c: owners_of_unsent(c, before)):
            await self._remove_unsent(owner_id)

    async def _find(self, file_id: str, context: ChatContext) -> StoredFile:
        file = await self._database.read(
            lambda c: AttachmentRepository(c, context.user_id).find(file_id)
        )
        if file is None:
            raise NotFoundError(_MISSING)
        return file

    async def _make_room(self, owner_id: str, size: int) -> None:
        if size > MAX_BYTES:
            raise TooLargeError(lambda texts: texts.requests.file_large.format(most=_MAX_MIB))
        await self._remove_unsent(owner_id)
        total = await self._database.read(lambda c: AttachmentRepository(c, owner_id).total())
        if total + size > MAX_OWNED * MAX_BYTES:
            raise TooLargeError(lambda texts: texts.requests.no_room)

    async def _remove_unsent(self, owner_id: str) -> None:
        gone = await self._database.write(
            lambda c: AttachmentRepository(c, owner_id).remove_unsent(utc_now() - _UNSENT)
        )
        await self._files.remove(owner_id, *gone)

    def _shown(self, file: StoredFile) -> Attachment:
        if file.mime_type in IMAGES:
            return ImageAttachment(
                id=file.id,
                name=file.name,
                mime_type=file.mime_type,
                preview_url=AnyUrl(f"{self._address}/{file.id}"),
                thread_id=file.thread_id,
            )
        return FileAttachment(
            id=file.id, name=file.name, mime_type=file.mime_type, thread_id=file.thread_id
        )
