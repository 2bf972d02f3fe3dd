"""The bytes of attachments, on any file system that fsspec knows."""

import asyncio
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

_FILE_MODE = 0o600


class Files:
    """Files of owners below one URL: a folder, `s3://bucket/path`, `memory://` …"""

    def __init__(self, url: str) -> None:
        self._url = url

    async def write(self, owner_id: str, file_id: str, data: bytes) -> None:
        """Store the bytes. They are whole when this returns."""
        path = self._path(owner_id, file_id)

        def write() -> None:
            self._fs.makedirs(str(PurePosixPath(path).parent), exist_ok=True)
            self._fs.pipe_file(path, data)
            if isinstance(self._fs, LocalFileSystem):
                Path(path).chmod(_FILE_MODE)

        await asyncio.to_thread(write)

    async def read(self, owner_id: str, file_id: str) -> bytes:
        """Return the bytes.

        Raises:
            FileNotFoundError: If there are none.
        """
        data: bytes = await asyncio.to_thread(self._fs.cat_file, self._path(owner_id, file_id))
        return data

    async def remove(self, owner_id: str, *file_ids: str) -> None:
        """Remove the files. One that is gone already is fine."""
        for file_id in file_ids:
            try:
                await asyncio.to_thread(self._fs.rm_file, self._path(owner_id, file_id))
            except FileNotFoundError:
                continue

    async def remove_all(self, owner_id: str) -> None:
        """Remove all files of the owner, also those that nothing is known of any more."""
        try:
            await asyncio.to_thread(self._fs.rm, self._folder(owner_id), recursive=True)
        except FileNotFoundError:
            return

    @property
    def _fs(self) -> Any:
        return self._place[0]

    @cached_property
    def _place(self) -> tuple[Any, str]:
        """The file system, which is untyped, and the path in it. Found at the first file."""
        return url_to_fs(self._url)  # type: ignore[no-any-return]

    def _path(self, owner_id: str, file_id: str) -> str:
        # Ids are ours: letters, digits and underscores. Names of files never become paths.
        return f"{self._folder(owner_id)}/{file_id}"

    def _folder(self, owner_id: str) -> str:
        return f"{self._place[1].rstrip('/')}/{owner_id}"
