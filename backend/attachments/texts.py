"""The text in a file, for models that read no files, and for the built-in assistant."""

import asyncio
import io
import logging
import re

from backend.agent.files import LEFT_OUT
from backend.attachments.calendars import calendar_text
from backend.attachments.kinds import CALENDAR, IMAGES, PDF

MAX_CHARACTERS = 20_000
MAX_PAGES = 50
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
        text = calendar_text(text)
    text = _LINES.sub("\n\n", text.replace("\0", "")).strip()
    if len(text) > MAX_CHARACTERS:
        return f"{text[:MAX_CHARACTERS]}\n{LEFT_OUT}"
    return text


def _pdf_text(data: bytes) -> str:
    # 30 ms and 10 MB, for the few who send one.
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        return "\n\n".join(page.extract_text() for page in reader.pages[:MAX_PAGES])
    except Exception as error:  # noqa: BLE001  # Mutated files raise whatever there is.
        # Files of strangers break every parser somewhere. What cannot be read has no text: the
        # conversation, in which it is read again with every message, goes on.
        logger.warning("A PDF could not be read: %s", type(error).__name__)
        return ""
