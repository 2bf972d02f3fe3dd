"""Requests for a list, recognised by the words they are made of."""

import re

from backend.agent.builtin.intents import ListTasks
from backend.agent.builtin.language import Language, ListingWords
from backend.agent.builtin.listing_filters import cut_filters, cut_rest, is_known
from mcp_server.contract import StatusFilter

_WORD = re.compile(r"[\w'-]+")
_RECENT = "recent"
"""What people call a day gone by, among the values of `when`: none of the tool's."""


def read_listing(clause: str, language: Language) -> ListTasks | None:
    """Return what to list, or None if a word has no place in a request for a list."""
    listing = language.listing
    if listing.doing.fullmatch(clause.strip(" ?.!")):
        return ListTasks({"status": "pending"})
    text, filters = cut_filters(clause, language)
    if listing.doing.fullmatch(text.strip(" ?.!,")):
        return ListTasks({"status": "pending"} | filters)
    text, filters = cut_rest(text, filters, language)
    words = [w.casefold() for w in _WORD.findall(listing.joined.sub(_join, text))]
    if re.search(r"[^\w\s',.:?!-]", text) or not all(is_known(word, listing) for word in words):
        return None
    is_refining = not any(w in listing.heads or w in listing.nouns for w in words)
    is_said = any(word in listing.statuses for word in words)
    is_command = bool(words) and words[0] in listing.imperatives
    refines = not is_command and (filters.keys() - {"text"} or (is_said and len(words) > 1))
    if not _asks(words, filters, listing) and not (is_refining and refines):
        return None
    searches = "text" in filters
    status = _status(words, listing, searches=searches or filters.get("sort") == "updated")
    filters = _looked_back(filters, status)
    # Said of a list that was shown, a status that is not said stays as it was.
    shown = filters if is_refining and not is_said else {"status": status} | filters
    return ListTasks(shown, is_refining)


def _looked_back(filters: dict[str, object], status: StatusFilter) -> dict[str, object]:
    """Show the newest first where a day is said that something was done on: no filter does."""
    asks_when_done = status == "completed" and filters.get("when") in ("today", "tomorrow", "week")
    if not asks_when_done and filters.get("when") != _RECENT:
        return filters
    rest = {name: value for name, value in filters.items() if name != "when"}
    return {"sort": "updated"} | rest


def _join(found: re.Match[str]) -> str:
    return re.sub(r"[\s-]", "", found[0])


def _asks(words: list[str], filters: dict[str, object], listing: ListingWords) -> bool:
    if words and words[0] in listing.imperatives and words[0] not in listing.heads:
        return False
    if not words:
        return bool(filters.keys() & {"when", "due_from", "due_to"})
    if "sort" in filters and words[0] in listing.heads:
        return True
    about = any(w in listing.nouns or w in listing.statuses for w in words) or bool(filters)
    asking = any(w in listing.heads or w in listing.nouns for w in words)
    return (about and asking) or (len(words) == 1 and words[0] in listing.bare)


def _status(words: list[str], listing: ListingWords, *, searches: bool) -> StatusFilter:
    named = {listing.statuses[word] for word in words if word in listing.statuses}
    if "trash" in named:
        return "trash"
    if {"completed", "pending"} <= named and not listing.negations & set(words):
        return "all"
    if {"completed", "all"} <= named and listing.including & set(words):
        return "all"
    if "completed" in named:
        return "pending" if listing.negations & set(words) else "completed"
    if "pending" in named:
        return "pending"
    return "all" if "all" in named or searches else "pending"
