"""Where data is kept: the folder, and the databases of both services."""

import subprocess
import sys
import tempfile
from pathlib import Path

from backend.doctor.finding import Finding
from backend.metadata import SCHEMA
from backend.settings import Settings
from foundation.schema_fit import fit

_OTHERS = 0o077
_SECONDS = 60


def folder(path: Path) -> Finding:
    """Say whether the folder can be used, and by us alone."""
    subject = "data folder"
    if not path.exists():
        return Finding(subject, True, f"{path} is not there yet; the first start makes it.")
    try:
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        advice = "Give it to the user taskchat runs as, or set TASKCHAT_DATA_DIR."
        return Finding(subject, False, f"{path} cannot be written: {error.strerror}. {advice}")
    keys = [*path.glob("*key*.json"), *path.glob("*.key")]
    open_to_all = [key.name for key in keys if key.stat().st_mode & _OTHERS]
    if open_to_all:
        names = ", ".join(open_to_all)
        return Finding(subject, False, f"others can read {names} in {path}. Run: chmod 600 {names}")
    return Finding(subject, True, f"{path} can be written, and its keys are ours alone.")


def chats(settings: Settings) -> Finding:
    """Say whether the database of conversations and people fits this version."""
    return Finding("conversations", *fit(SCHEMA, settings.database_url))


def tasks() -> Finding:
    """Say whether the database of the tasks does; the task server looks, in this environment."""
    command = [sys.executable, "-m", "mcp_server", "--check"]
    found = subprocess.run(  # noqa: S603  # our own
        command, check=False, capture_output=True, text=True, timeout=_SECONDS
    )
    words = (found.stdout or found.stderr).strip()
    return Finding("tasks", found.returncode == 0, words)
