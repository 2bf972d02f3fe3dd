"""The text in a file, for models that read no files, and for the built-in assistant."""

import asyncio
import io
import logging
import re

from backend.attachments.kinds import CALENDAR, IMAGES, PDF

MAX_CHARACTERS = 20_000
MAX_PAGES = 50
_FOLD = re.compile(r"\r?\n[ \t]")
_LINES = re.compile(r"\n{3,}")
logger = logging.getLogger(__name__)


async def text_of(mime_type: str, data: bytes) -> str:
    """Return the file's text, cut to `MAX_CHARACTERS`. Empty for images and what has none."""
    if mime_type in IMAGES:
        return ""
    if mime_type == PDF:
        text = await asyncio.to_thread(_pdf_text, data)
    else:
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if mime_type == CALENDAR:
        text = _calendar_text(text)
    text = _LINES.sub("\n\n", text.replace("\0", "")).strip()
    if len(text) > MAX_CHARACTERS:
        return f"{text[:MAX_CHARACTERS]}\n[The rest is left out.]"
    return text


def _pdf_text(data: bytes) -> str:
    # 30 ms and 10 MB, for the few who send one.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        return "\n\n".join(page.extract_text() for page in reader.pages[:MAX_PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        # Files of strangers break every parser somewhere. What cannot be read has no text.
        logger.warning("A PDF could not be read: %s", type(error).__name__)
        return ""


def _calendar_text(text: str) -> str:
    """Return a line for each entry: what, and when it is due or begins (RFC 5545)."""
    lines: list[str] = []
    entry: dict[str, str] = {}
    for line in _FOLD.sub("", text).splitlines():
        name, _, value = line.partition(":")
        name = name.partition(";")[0].strip().upper()
        if name == "BEGIN" and value.strip().upper() in ("VTODO", "VEVENT"):
            entry = {}
        elif name == "END" and value.strip().upper() in ("VTODO", "VEVENT"):
            lines += [_entry(entry)] if entry.get("SUMMARY") else []
            entry = {}
        else:
            entry.setdefault(name, value.strip())
    return "\n".join(lines)


def _entry(entry: dict[str, str]) -> str:
    summary = re.sub(r"\\([\\;,])", r"\1", entry["SUMMARY"].replace("\\n", " "))
    when = entry.get("DUE") or entry.get("DTSTART") or ""
    found = re.match(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d)?", when)
    if not found:
        return f"- {summary}"
    year, month, day, hour, minute = found.groups()
    time = f" {hour}:{minute}" if hour else ""
    return f"- {summary} {year}-{month}-{day}{time}"
