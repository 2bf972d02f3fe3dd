"""The tasks that a clause speaks of."""

import re

from backend.agent.builtin.intents import It, Named, Nth, Reference, References
from backend.agent.builtin.language import ReferenceWords
from backend.agent.builtin.quotes import is_quoted
from mcp_server.contract import MAX_REFERENCES

_NUMBER = re.compile(r"#?\d{1,9}")


class TooManyTasksError(Exception):
    """The clause names all tasks, or more than a tool takes."""


def read_references(text: str, words: ReferenceWords) -> References:
    """Return the tasks that a text names, in its order. Empty if it names none.

    Raises:
        TooManyTasksError: for "all of them" and for more than 50.
    """
    text = text.strip(" \t\n.,:;!?")
    if words.all.fullmatch(text):
        raise TooManyTasksError
    found = _pronoun(text, words) or _numbers(text, words) or _ordinals(text, words)
    if not found:
        found = _named(text, words)
    if len(found) > MAX_REFERENCES:
        raise TooManyTasksError
    return found


def _pronoun(text: str, words: ReferenceWords) -> References:
    if words.it.fullmatch(text):
        return (It(),)
    return (It(is_plural=True),) if words.them.fullmatch(text) else ()


def _numbers(text: str, words: ReferenceWords) -> References:
    bare = _bare(text, words)
    has_noun = bool(words.nouns.match(text))
    tokens = [t for t in words.separator.split(words.range.sub(_expanded, bare)) if t]
    numbers = []
    for token in tokens:
        number = words.numbers.get(token.casefold(), token) if has_noun else token
        if not _NUMBER.fullmatch(number):
            return ()
        numbers.append(str(int(number.lstrip("#"))))
    return tuple(Named(number) for number in dict.fromkeys(numbers))


def _expanded(found: re.Match[str]) -> str:
    first, last = int(found["first"]), int(found["last"])
    if not first <= last:
        return found[0]
    if last - first >= MAX_REFERENCES:
        raise TooManyTasksError
    return " ".join(map(str, range(first, last + 1)))


def _ordinals(text: str, words: ReferenceWords) -> References:
    tokens = [t.casefold() for t in words.separator.split(text) if t]
    tokens = [t for t in tokens if t not in words.ordinal_noise]
    if not all(token in words.ordinals for token in tokens):
        return ()
    return tuple(Nth(words.ordinals[token]) for token in dict.fromkeys(tokens))


def _named(text: str, words: ReferenceWords) -> References:
    pieces = [p for p in re.split(r",\s*|\s&\s", text) if p.strip()]
    pieces = [p for piece in pieces for p in _at_and(piece, words)]
    if len(pieces) > 1:
        if any(_is_certain(piece, words) for piece in pieces):
            return tuple(r for piece in pieces for r in read_references(piece, words))
        parts = tuple(bare for piece in pieces if (bare := _bare(piece, words)))
        return (Named(_bare(text, words), parts[:MAX_REFERENCES]),)
    bare = _bare(text, words)
    return (Named(bare),) if bare else ()


def _at_and(piece: str, words: ReferenceWords) -> list[str]:
    return [part for part in words.conjunction.split(piece) if part.strip()]


def _is_certain(piece: str, words: ReferenceWords) -> bool:
    return is_quoted(piece) or bool(_numbers(piece, words) or _pronoun(piece.strip(), words))


def _bare(text: str, words: ReferenceWords) -> str:
    """Without the words around the name of a task, if anything is left then."""
    bare = words.trailing.sub("", text.strip())
    bare = words.leading.sub("", bare)
    return bare.strip(" \t\n.,:;!?#")


def is_reference_only(references: References) -> bool:
    """Whether they are numbers, places in a list and pronouns, no words of a title."""
    return bool(references) and all(_is_pointer(reference) for reference in references)


def _is_pointer(reference: Reference) -> bool:
    return not isinstance(reference, Named) or reference.is_number
