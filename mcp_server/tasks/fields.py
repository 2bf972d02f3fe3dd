"""A caller's values, cleaned and checked, as a task keeps them."""

from collections.abc import Iterable

from foundation import cleaning
from foundation.dates import Due, DueFormatError
from foundation.due_words.reader import read_due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.repeat import Repeat
from foundation.recurrence.words import read_repeat
from mcp_server.contract import DESCRIPTION_LENGTH, TITLE_LENGTH
from mcp_server.tasks.errors import InvalidError, about
from mcp_server.tasks.owners import Owner

NAME_LENGTH = 60
MAX_TAGS = 20
REQUEST_ID_LENGTH = 200
SKIP = "skip"


@about("title")
def title(text: str) -> str:
    """Return the title cleaned.

    Raises:
        InvalidError: If nothing is left of it, or too much.
    """
    cleaned = cleaning.one_line(text)
    if not cleaned:
        raise InvalidError("A title needs at least one visible character.")
    return _bounded("title", cleaned, TITLE_LENGTH)


@about("description")
def description(text: str) -> str:
    """Return the notes cleaned; line breaks stay."""
    return _bounded("description", cleaning.lines(text), DESCRIPTION_LENGTH)


@about("due")
def due(text: str, owner: Owner) -> Due | None:
    """Return what the text means to the owner, now; None if it is empty."""
    cleaned = cleaning.one_line(text)
    if not cleaned:
        return None
    here = owner.here
    try:
        return read_due(cleaned, now=here.now, zone=here.zone, language=here.language)
    except DueFormatError as error:
        raise InvalidError(str(error)) from error


def is_skip(text: str) -> bool:
    """Say whether a due date is the word that skips one time of a repeating task."""
    return cleaning.one_line(text).casefold() == SKIP


@about("repeat")
def repeat(text: str, owner: Owner) -> Repeat | None:
    """Return how the text says that a task repeats; None if it is empty."""
    if not cleaning.one_line(text):
        return None
    try:
        return read_repeat(text, language=owner.here.language, zone=owner.here.zone)
    except RepeatFormatError as error:
        raise InvalidError(str(error)) from error


@about("list")
def list_name(text: str) -> str | None:
    """Return the name of a list; None if it is empty."""
    return _bounded("list", cleaning.one_line(text), NAME_LENGTH) or None


@about("tags")
def tags(given: Iterable[str]) -> tuple[str, ...]:
    """Return the tags cleaned, each once, without a leading `#`."""
    unique: dict[str, str] = {}
    for text in given:
        name = cleaning.one_line(text).removeprefix("#").strip()
        if name:
            unique.setdefault(name.casefold(), _bounded("tag", name, NAME_LENGTH))
    if len(unique) > MAX_TAGS:
        raise InvalidError(f"{len(unique)} tags are too many. At most {MAX_TAGS} fit.")
    return tuple(unique.values())


def request_id(text: str) -> str | None:
    """Return the key of a request; None if there is none."""
    return _bounded("request_id", cleaning.one_line(text), REQUEST_ID_LENGTH) or None


def _bounded(name: str, text: str, length: int) -> str:
    if len(text) > length:
        raise InvalidError(f"The {name} has {len(text)} characters. At most {length} fit.")
    return text
