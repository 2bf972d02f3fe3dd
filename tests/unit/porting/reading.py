"""Files as the tests read and write them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from mcp_server.porting.files import CODECS, Format
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written

SAMPLES = Path(__file__).parents[2] / "service" / "porting_samples"
BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def read(form: Format, text: str, name: str = "") -> Found:
    """Return what a reader makes of a text in Berlin, on Friday 20 November 2026 at 10:00."""
    return CODECS[form].read(Source(text, BERLIN, NOW, name))


def sample(form: Format, name: str) -> Found:
    """Return what a reader makes of one of the sample files."""
    return read(form, (SAMPLES / name).read_bytes().decode("utf-8-sig"), name)


def write(form: Format, tasks: Sequence[PortableTask]) -> Written:
    """Return the file of the tasks."""
    return CODECS[form].write(tasks, BERLIN)


def placeless(tasks: Sequence[PortableTask]) -> list[PortableTask]:
    """Return the tasks without where they stand in a file, which is no part of a task."""
    return [replace(task, line=0) for task in tasks]


def instant(text: str) -> dt.datetime:
    """Return an instant in UTC."""
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
