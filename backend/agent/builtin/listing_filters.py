"""What a request for a list says of the tasks to show, cut out of its text."""

import re

from backend.agent.builtin.dated import cut_date
from backend.agent.builtin.details import read_priority
from backend.agent.builtin.filters import due_filters
from backend.agent.builtin.language import Language, ListingWords
from backend.agent.builtin.when import is_due, unmarked
from backend.agent.builtin.when_words import WhenWords
from mcp_server.contract import MAX_PAGE

_POSSESSIVE = re.compile(r"['\u2019]s\b")
Filters = dict[str, object]
Cut = tuple[str, Filters]
"""What is left of a text, and the filters so far."""


def cut_rest(text: str, filters: Filters, language: Language) -> Cut:
    """Cut out the order, a list that is named without the word, and when tasks are due."""
    text, filters = _ordered(text, filters, language.listing)
    text, filters = _named_list(text.strip(), filters, language)
    return _due(text, filters, language)


def is_known(word: str, listing: ListingWords) -> bool:
    """Whether a request for a list can hold the word."""
    return (
        word in listing.heads
        or word in listing.nouns
        or word in listing.fillers
        or word in listing.statuses
    )


def _ordered(text: str, filters: Filters, listing: ListingWords) -> Cut:
    for pattern, sort in listing.sorts:
        if found := pattern.search(text):
            text = f"{text[: found.start()]} {text[found.end() :]}"
            filters = filters | {"sort": sort}
            break
    if listing.limits and (found := listing.limits.search(text)):
        limit = int(found["limit"])
        if 0 < limit <= MAX_PAGE:
            text = f"{text[: found.start()]} {text[found.end() :]}"
            filters = filters | {"limit": limit}
    return text, filters


def _named_list(text: str, filters: Filters, language: Language) -> Cut:
    """Cut out a list that is named without the word: "what's in groceries"."""
    for pattern in language.listing.named_lists:
        found = pattern.search(text)
        if found is None or "list" in filters:
            continue
        name = found["list"].strip()
        is_certain = found.lastgroup == "certain" or name.casefold() in language.common_lists
        if is_certain and not is_known(name.casefold(), language.listing):
            start, end = found.span("list")
            return f"{text[:start]} {text[end:]}", filters | {"list": name}
    return text, filters


def _due(text: str, filters: Filters, language: Language) -> Cut:
    """Cut out when tasks are due: "due friday", "next week", "from monday to wednesday"."""
    when, text = language.when, _POSSESSIVE.sub("", text.strip())
    if when is None or filters.keys() & {"when", "text"}:
        return text, filters
    if (window := _range(text, when) or _span(text, when)) is not None:
        return window[0], filters | window[1]
    if is_due(text, when):
        return "", filters | due_filters(unmarked(text, when))
    dated = cut_date(text, when)
    if dated is None or dated.when.repeat:
        return _weekday(text, filters, when)
    return dated.rest, filters | due_filters(dated.when.due)


def _range(text: str, when: WhenWords) -> Cut | None:
    """Return a text without "between monday and friday", and the filters it means."""
    for pattern in when.ranges:
        if (found := pattern.search(text)) is None:
            continue
        said = {name: words for name, words in found.groupdict().items() if words}
        if "ahead" in said:
            said = {"due_from": when.today, "due_to": f"{when.ahead} {said['ahead']}"}
        if all(is_due(words, when) for words in said.values()):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return rest, {name: unmarked(words, when) for name, words in said.items()}
    return None


def _span(text: str, when: WhenWords) -> Cut | None:
    """Return a text without "next week", and the filters it means."""
    for pattern, filters in when.spans:
        if pattern.search(text):
            return pattern.sub(" ", text, count=1), dict(filters)
    return None


def _weekday(text: str, filters: Filters, when: WhenWords) -> Cut:
    """Cut out a day that stands anywhere: "friday's tasks"."""
    for word in text.split():
        if word.isalpha() and is_due(word, when):
            return text.replace(word, " ", 1), filters | due_filters(word)
    return text, filters


def cut_filters(clause: str, language: Language) -> Cut:
    """Cut out what the patterns of the language know."""
    filters: Filters = {}
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
        return read_priority(text, language.priorities)
    if name == "when":
        return language.listing.when.get(" ".join(text.casefold().split()))
    if name == "list" and (
        text.casefold() in language.no_list or is_known(text.casefold(), language.listing)
    ):
        return None
    return None if name == "text" and text.rpartition(" ")[2].lstrip("#").isdecimal() else text
