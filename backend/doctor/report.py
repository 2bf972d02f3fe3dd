"""The examination as the command prints it."""

import asyncio
import sys

from backend.doctor.examination import examine
from backend.doctor.finding import Finding
from backend.settings import Settings
from foundation.settings import SettingsError


def report() -> int:
    """Print a line for each finding; return the exit status, 1 if anything is not well."""
    try:
        settings = Settings.load()
    except SettingsError as error:
        _write(Finding("settings", False, str(error)))
        return 1
    return asyncio.run(_report(settings))


async def _report(settings: Settings) -> int:
    is_well = True
    async for finding in examine(settings):
        _write(finding)
        is_well &= finding.is_well
    return 0 if is_well else 1


def _write(finding: Finding) -> None:
    sys.stdout.write(f"{finding}\n")
    sys.stdout.flush()
