"""All that is a person's as one zip file, for an operator to hand over."""

import asyncio
import os
import tempfile
import zipfile
from pathlib import Path

from backend.attachments.files import Files
from backend.attachments.repository import AttachmentRepository
from backend.personal.exporting import PersonalExport
from backend.settings import Settings
from foundation.database import Database


def write_archive(
    settings: Settings, database: Database, owner_id: str, tasks: Path, target: Path
) -> None:
    """Write `conversations.json`, the exported `tasks` and the files of messages to `target`.

    Raises:
        OSError: If it cannot be written. What was there before is as it was.
    """
    # First beside it: a full disk leaves the older export as it was. For the owner's eyes alone.
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with (
            os.fdopen(handle, "wb") as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            archive.write(tasks, "tasks.json")
            asyncio.run(_fill(archive, settings, database, owner_id))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


async def _fill(
    archive: zipfile.ZipFile, settings: Settings, database: Database, owner_id: str
) -> None:
    with archive.open("conversations.json", "w", force_zip64=True) as entry:
        async for piece in PersonalExport(database, owner_id, "files/").document():
            entry.write(piece)
    files = Files(settings.attachments_url)
    ids = await database.read(lambda c: AttachmentRepository(c, owner_id).all_ids())
    for file_id in ids:
        try:
            # By its id alone: `conversations.json` says what it was called.
            archive.writestr(f"files/{file_id}", await files.read(owner_id, file_id))
        except FileNotFoundError:
            continue
