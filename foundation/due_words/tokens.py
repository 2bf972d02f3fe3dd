"""Cuts a text into tokens: what each word and number means in one language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from foundation.due_words.language import Language, folded

_YEARS = range(1900, 3000)
_LONGEST_PHRASE = 5

# "24.12" is a date and 17.30 a time, so their kind is `dotted`. A dash between two is a range.
_PIECE = re.compile(
    r"""
    (?P<date> [0-9]{4}(?P<to>[-/.])[0-9]{1,2}(?P=to)[0-9]{1,2}
        | [0-9]{1,2}(?P<by>[-/.])[0-9]{1,2}(?P=by)(?:[0-9]{4}|[0-9]{2})
        | [0-9]{1,2}/[0-9]{1,2}
        | [0-9]{1,2}\.[0-9]{1,2}\. | [0-9]{1,2}\.[0-9](?![0-9])
      )(?![0-9:/.-])
    | (?P<dotted> [0-9]{1,2}\.[0-9]{2} )(?![0-9:/.-])
    | (?P<clock> [0-9]{1,2}:[0-9]{2} )(?![0-9:.-])
    | (?P<ordinal> [0-9]{1,2} )(?: (?:st|nd|rd|th|er|re)\b | º | \.(?=[\s,]|$) )
    | (?P<number> [0-9]+ )(?![0-9:/.-])
    | (?P<word> [^\W\d_]+ )(?: ['-](?=[^\W\d_]) | '(?=\s) | \. )?
    | (?P<gap> [\s,،]+ )
    """,
    re.VERBOSE,
)
_KINDS = ("date", "dotted", "clock", "ordinal", "number", "word")
_GLUE = re.compile(r"['-]")


class UnknownWordsError(Exception):
    """Some words mean nothing here: they are its arguments."""


@dataclass(frozen=True)
class Token:
    """What is said (the kind, as the shapes name it) and how much of it (the value)."""

    kind: str
    value: str = ""


def tokens_of(text: str, language: Language) -> list[Token]:
    """Return what a folded text says in the language.

    Raises:
        UnknownWordsError: If there is anything in it that says nothing.
    """
    pieces = _pieces(text)
    lexicon = _lexicon(language)
    tokens: list[Token] = []
    unknown: list[str] = []
    at = 0
    while at < len(pieces):
        kind, value = pieces[at]
        if kind != "word":
            tokens.append(_number(value) if kind == "number" else Token(kind, value))
            at += 1
            continue
        length, meaning = _longest(pieces[at : at + _LONGEST_PHRASE], lexicon)
        tokens.extend(meaning)
        if not length:
            unknown.append(value)
        at += length or 1
    if unknown:
        raise UnknownWordsError(*unknown)
    return tokens


@cache
def _lexicon(language: Language) -> Mapping[str, tuple[Token, ...]]:
    return {
        _GLUE.sub(" ", folded(word)): tuple(_meaning(meaning))
        for meaning, words in language.words.items()
        for word in words.split("|")
    }


def _meaning(text: str) -> Iterator[Token]:
    for part in text.split():
        kind, _, value = part.partition(":")
        yield Token(kind, value)


def _pieces(text: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None:
            raise UnknownWordsError(text[at:].split()[0])
        at = match.end()
        pieces.extend((kind, match[kind]) for kind in _KINDS if match[kind])
    return pieces


def _number(digits: str) -> Token:
    return Token("year" if len(digits) == 4 and int(digits) in _YEARS else "number", digits)


def _longest(
    pieces: list[tuple[str, str]], lexicon: Mapping[str, tuple[Token, ...]]
) -> tuple[int, tuple[Token, ...]]:
    for length in range(len(pieces), 0, -1):
        kinds, words = zip(*pieces[:length], strict=True)
        if set(kinds) == {"word"} and (meaning := lexicon.get(" ".join(words))):
            return length, meaning
    return 0, ()
