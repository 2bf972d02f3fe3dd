"""A file's text and format."""

import re
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from mcp_server.porting.formats import (
    icalendar,
    markdown,
    own_json,
    taskwarrior,
    todoist_csv,
    todotxt,
)
from mcp_server.porting.formats.portable import Read, Write

MAX_BYTES = 10 * 1024 * 1024
_MAX_MEGABYTES = MAX_BYTES // 1024**2
_BOM = "\ufeff"
_OWN = re.compile(r'\s*\{\s*("version"\s*:\s*\d+\s*,\s*)?"format"\s*:\s*"taskchat"')
_CSV_HEAD = re.compile(r"\s*\"?TYPE\"?\s*,", re.IGNORECASE)


class FileError(Exception):
    """A file cannot be read at all. The message says why and what to do."""


class Format(StrEnum):
    """What `--format` takes."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    TODOTXT = "todotxt"
    TASKWARRIOR = "taskwarrior"
    MARKDOWN = "markdown"


class Codec(NamedTuple):
    """How a format is read and written."""

    read: Read
    write: Write


CODECS: dict[Format, Codec] = {
    Format.JSON: Codec(own_json.read, own_json.write),
    Format.CSV: Codec(todoist_csv.read, todoist_csv.write),
    Format.ICS: Codec(icalendar.read, icalendar.write),
    Format.TODOTXT: Codec(todotxt.read, todotxt.write),
    Format.TASKWARRIOR: Codec(taskwarrior.read, taskwarrior.write),
    Format.MARKDOWN: Codec(markdown.read, markdown.write),
}
_BY_SUFFIX = {
    ".csv": Format.CSV,
    ".ics": Format.ICS,
    ".ical": Format.ICS,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
}


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        FileError: If it cannot be read, is too large, or is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileError(f"{path} cannot be read: {error.strerror}.") from error
    if len(raw) > MAX_BYTES:
        raise FileError(
            f"{path} is larger than {_MAX_MEGABYTES} MB. Split it and import the parts."
        )
    try:
        text = raw.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = 1 + raw.count(b"\n", 0, error.start)
        raise FileError(
            f"{path}, line {line}: this is not UTF-8. Save the file as UTF-8 and import it again, "
            f"for example: iconv -f WINDOWS-1252 -t UTF-8 {path.name} > utf8-{path.name}"
        ) from error
    if "\0" in text:
        line = 1 + text.count("\n", 0, text.index("\0"))
        raise FileError(
            f"{path}, line {line}: there is a zero byte, so this is no text in UTF-8. "
            "If it is UTF-16, save it as UTF-8 and import it again."
        )
    return text


def format_of(name: str, text: str) -> Format:
    """Return the format of a file, by its name and else by its text.

    Raises:
        FileError: If neither tells.
    """
    suffix = Path(name).suffix.lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if found := _by_text(text):
        return found
    if suffix == ".txt":
        return Format.TODOTXT
    choices = ", ".join(Format)
    raise FileError(f"{name}: the format cannot be told. Give it with --format: {choices}.")


def _by_text(text: str) -> Format | None:
    start = text[:2000].lstrip()
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return Format.ICS
    if start.startswith(("{", "[{", "[\n", "[\r", "[ ", "[]")):
        return Format.JSON if _is_own(start) else Format.TASKWARRIOR
    if _CSV_HEAD.match(start):
        return Format.CSV
    if any(markdown.ITEM.fullmatch(line) for line in text.splitlines()[:200]):
        return Format.MARKDOWN
    return None


def _is_own(start: str) -> bool:
    # One object that is no task: ours, perhaps damaged; its reader says what is wrong.
    return bool(_OWN.match(start)) or ('"tasks"' in start and '"uuid"' not in start)
