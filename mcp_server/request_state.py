"""The keys that seal what a client carries between a question and its answer."""

import os
import secrets
from pathlib import Path
from uuid import uuid4

from mcp.server.request_state import RequestStateSecurity

from mcp_server.settings import Settings

_FILE = "mcp-request-state.key"


def request_state_security(settings: Settings) -> RequestStateSecurity:
    """Return the keys of the setting, or else the one in the data folder, made when missing.

    Every process has the same, so that whichever gets the answer can read it.
    """
    return RequestStateSecurity(keys=settings.request_state_keys or [_kept(settings.data_dir)])


def _kept(folder: Path) -> str:
    path = folder / _FILE
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = folder / f".{uuid4().hex}"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            # Of several processes that start at once, one wins, and all read its key.
            os.link(new, path)
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return path.read_text().strip()
