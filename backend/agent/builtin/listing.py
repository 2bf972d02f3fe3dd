"""Requests for a list, recognised by the words they are made of."""

import re

from backend.agent.builtin.details import read_priority
from backend.agent.builtin.intents import ListTasks
from backend.agent.builtin.language import Language, ListingWords
from mcp_server.contract import StatusFilter

_WORD = re.compile(r"[\w'-]+")


def read_listing(clause: str, language: Language) -> ListTasks | None:
    """Return what to list, or None if a word has no place in a request for a list."""
    listing = language.listing
    if listing.doing.fullmatch(clause.strip(" ?.!")):
        return ListTasks({"status": "pending"})
    text, filters = _filters(clause, language)
    words = [w.casefold() for w in _WORD.findall(listing.joined.sub(_join, text))]
    if re.search(r"[^\w\s',.:?!-]", text) or not all(_is_known(word, listing) for word in words):
        return None
    if not _asks(words, filters, listing):
        return None
    searches = "text" in filters
    return ListTasks({"status": _status(words, listing, searches=searches)} | filters)


def _join(found: re.Match[str]) -> str:
    return re.sub(r"[\s-]", "", found[0])


def _asks(words: list[str], filters: dict[str, object], listing: ListingWords) -> bool:
    if words and words[0] in listing.imperatives and words[0] not in listing.heads:
        return False
    if not words:
        return bool(filters.keys() & {"when"})
    about = any(w in listing.nouns or w in listing.statuses for w in words) or bool(filters)
    asking = any(w in listing.heads or w in listing.nouns for w in words)
    return (about and asking) or (len(words) == 1 and words[0] in listing.bare)


def _is_known(word: str, listing: ListingWords) -> bool:
    return (
        word in listing.heads
        or word in listing.nouns
        or word in listing.fillers
        or word in listing.statuses
    )


def _status(words: list[str], listing: ListingWords, *, searches: bool) -> StatusFilter:
    named = {listing.statuses[word] for word in words if word in listing.statuses}
    if "trash" in named:
        return "trash"
    if {"completed", "pending"} <= named and not listing.negations & set(words):
        return "all"
    if "completed" in named:
        return "pending" if listing.negations & set(words) else "completed"
    if "pending" in named:
        return "pending"
    return "all" if "all" in named or searches else "pending"


def _filters(clause: str, language: Language) -> tuple[str, dict[str, object]]:
    filters: dict[str, object] = {}
    for pattern in language.listing.filters:
        found = pattern.search(clause)
        if not found:
            continue
        [(name, text)] = found.groupdict().items()
        value = _value(name, text.strip(" ?.!,"), language)
        if value and name not in filters:
            filters[name] = value
            clause = f"{clause[: found.start()]} {clause[found.end() :]}"
    return clause, filters


def _value(name: str, text: str, language: Language) -> str | None:
    if name == "priority":
        return read_priority(text, language)
    if name == "when":
        return language.listing.when.get(" ".join(text.casefold().split()))
    if name == "list" and (
        text.casefold() in language.no_list or _is_known(text.casefold(), language.listing)
    ):
        return None
    return None if name == "text" and text.rpartition(" ")[2].lstrip("#").isdecimal() else text
