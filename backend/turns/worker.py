"""This process as others know it, and whether another one is still alive."""

import fcntl
from pathlib import Path
from secrets import token_hex
from typing import TextIO

_SUFFIX = ".lock"


class Worker:
    """A name, and a locked file of that name in a folder that this installation's processes share.

    The system gives the lock back when a process ends, however it ends. A process number would
    tell less: containers use the same ones, and they come back.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: TextIO | None = None
        self._id = ""

    @property
    def id(self) -> str:
        """The name. Whoever reads it first makes it known."""
        if self._file is None:
            self._id = f"wrk_{token_hex(8)}"
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = self._path(self._id).open("w")
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return self._id

    def is_gone(self, worker_id: str) -> bool:
        """Return whether that process is known to have died. One on another host never is."""
        try:
            with self._path(worker_id).open() as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False  # It is alive, or it is not from here.
        return True

    def bury(self) -> None:
        """Delete the files of those who have died. Their turns must be ended before."""
        for path in self._folder.glob(f"wrk_*{_SUFFIX}"):
            if self.is_gone(path.stem):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Take leave."""
        if self._file is not None:
            self._path(self._id).unlink(missing_ok=True)
            self._file.close()
            self._file = None

    def _path(self, worker_id: str) -> Path:
        return self._folder / f"{worker_id}{_SUFFIX}"
