"""What a file is, by its bytes: the type that a browser declares is believed by nobody."""

import re
import unicodedata
from pathlib import PurePosixPath

from backend.texts.said import SaidError

TEXT = "text/plain"
MARKDOWN = "text/markdown"
CSV = "text/csv"
CALENDAR = "text/calendar"
PDF = "application/pdf"
IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
ACCEPTED = {
    "image/png": [".png"],
    "image/jpeg": [".jpg", ".jpeg"],
    "image/gif": [".gif"],
    "image/webp": [".webp"],
    PDF: [".pdf"],
    TEXT: [".txt", ".text", ".log"],
    MARKDOWN: [".md", ".markdown"],
    CSV: [".csv"],
    CALENDAR: [".ics"],
}
"""Each with the endings its files have."""
MAX_NAME = 120

# WHATWG MIME Sniffing, sections 6.1 and 7.
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF.{4}WEBPVP", re.DOTALL), "image/webp"),
    (re.compile(rb"%PDF-"), PDF),
)
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_BY_ENDING = {ending: kind for kind, endings in ACCEPTED.items() for ending in endings}
_TEXTS = (TEXT, MARKDOWN, CSV)
_UNSAFE = re.compile(r'[\\/:*?"<>|]')


class FileKindError(SaidError):
    """A file cannot be taken."""


def kind_of(data: bytes, name: str) -> str:
    """Return the MIME type of the bytes. Among texts the name's ending decides.

    Raises:
        FileKindError: If it is none that is taken.
    """
    for signature, kind in _SIGNATURES:
        if signature.match(data):
            return kind
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if not text.strip() or _BINARY.search(text):
        if not data.strip():
            raise FileKindError(lambda texts: texts.requests.file_empty)
        raise FileKindError(lambda texts: texts.requests.file_kind)
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return CALENDAR
    kind = _BY_ENDING.get(PurePosixPath(name).suffix.lower(), TEXT)
    return kind if kind in _TEXTS else TEXT


def safe_name(name: str) -> str:
    """Return the name as a file system and a page can show it: one line, no path, no controls."""
    shown = "".join(c for c in unicodedata.normalize("NFC", name) if c.isprintable())
    base = _UNSAFE.sub("_", re.split(r"[\\/]", shown)[-1]).strip(" .")
    if len(base) > MAX_NAME:
        path = PurePosixPath(base)
        base = path.stem[: MAX_NAME - len(path.suffix[:10])] + path.suffix[:10]
    return base or "file"
