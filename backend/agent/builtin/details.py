"""The fields that people write into a title: when, priority, tags, list, notes, parent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from backend.agent.builtin.dated import cut_date
from backend.agent.builtin.language import Language
from mcp_server.contract import Priority

_MOST = 12
_EDGES = " \t\n,;:\u2013-"
_SPLIT = re.compile(r"[\s,#]+|\band\b", re.IGNORECASE)


@dataclass(frozen=True)
class Details:
    """A title, and the arguments that stood in it."""

    title: str
    fields: dict[str, object]
    ends_in_date: bool = False
    """The last words were a date: what follows is not the title any more."""


def read_details(text: str, language: Language) -> Details:
    """Return the title without its fields. A part that cannot be read stays in the title."""
    title, fields = text.strip(), dict[str, object]()
    ends_in_date = False
    for _ in range(_MOST):
        if (less := _without_detail(title, fields, language)) is not None:
            title = less
        elif (rest := _without_date(title, fields, language)) is not None:
            ends_in_date = ends_in_date or rest.ends_in_date
            title, fields = rest.title, rest.fields
        else:
            break
    return Details(title.strip(_EDGES).rstrip(".!"), fields, ends_in_date)


def _without_date(title: str, fields: dict[str, object], language: Language) -> Details | None:
    if language.when is None or fields.keys() & {"due", "repeat"}:
        return None
    found = cut_date(title, language.when)
    if found is None:
        return None
    return Details(found.rest, fields | found.when.fields, found.is_last)


def _without_detail(title: str, fields: dict[str, object], language: Language) -> str | None:
    for pattern in language.details:
        found = pattern.search(title)
        if found and (rest := _without(title, found)) and _take(found, fields, language):
            return rest
    return None


def read_priority(word: str, priorities: Mapping[str, Priority]) -> Priority | None:
    """Return the priority that a word means: "urgent", "high priority"."""
    first = re.split(r"[\s-]", word.strip().casefold(), maxsplit=1)[0]
    return priorities.get(first)


def read_tags(text: str) -> list[str]:
    """Return the tags in a text such as "#home, work and play"."""
    return list(dict.fromkeys(tag for tag in _SPLIT.split(text) if tag))


def read_iso(text: str) -> str | None:
    """Return a day or a day and time as ISO 8601, or None if the calendar has no such day."""
    day, _, time = text.strip().replace("T", " ").partition(" ")
    time = time.strip().removeprefix("at ").strip()
    time = time if time.find(":") != 1 else f"0{time}"
    try:
        if not time:
            return date.fromisoformat(day).isoformat()
        datetime.fromisoformat(f"{day}T{time}")
    except ValueError:
        return None
    return f"{day}T{time}"


def merged(fields: Mapping[str, object], more: Mapping[str, object]) -> dict[str, object]:
    """Return both; lists of tags and of emptied fields are put together."""
    both = dict(fields)
    for name, value in more.items():
        earlier = both.get(name)
        is_list = isinstance(earlier, list) and isinstance(value, list)
        both[name] = list(dict.fromkeys([*earlier, *value])) if is_list else value  # type: ignore[misc]  # both are lists then
    return both


def _without(title: str, found: re.Match[str]) -> str:
    rest = f"{title[: found.start()]} {title[found.end() :]}"
    return re.sub(r" {2,}", " ", rest).strip(_EDGES)


def _take(found: re.Match[str], fields: dict[str, object], language: Language) -> bool:
    """Put what was found into the fields, if it has a meaning and they do not hold one yet."""
    [(name, text)] = found.groupdict().items()
    if name == "tags":
        earlier = fields.get("tags")
        fields["tags"] = [*(earlier if isinstance(earlier, list) else []), *read_tags(text)]
        return True
    if name == "list" and (text is None or text.casefold() in language.no_list):
        return True
    value = _value(name, text, language)
    if value is None or name in fields:
        return False
    fields[name] = value
    return True


def _value(name: str, text: str, language: Language) -> str | None:
    match name:
        case "due":
            return read_iso(text)
        case "priority":
            return read_priority(text, language.priorities)
        case "parent":
            return language.references.leading.sub("", text).strip(" #") or None
        case _:
            return text.strip()
