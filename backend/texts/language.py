"""The languages that people are written to in."""

from typing import Literal, get_args

Language = Literal["en", "de", "fr", "es", "ur", "ar"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
ENGLISH: Language = "en"


def known(tag: str) -> Language | None:
    """Return the language of a BCP 47 tag (`de-AT`); None if it is none of ours."""
    name = tag.strip().replace("_", "-").partition("-")[0].lower()
    return next((language for language in LANGUAGES if language == name), None)


def accepted(header: str) -> Language:
    """Return the first of our languages in an `Accept-Language` (RFC 9110); else English."""
    ranked = sorted(map(_choice, header[:500].split(",")), key=lambda choice: -choice[1])
    found = (known(tag) for tag, weight in ranked if weight > 0)
    return next(filter(None, found), ENGLISH)


def _choice(part: str) -> tuple[str, float]:
    tag, _, parameter = part.partition(";")
    try:
        return tag, float(parameter.partition("=")[2] or 1)
    except ValueError:
        return tag, 0.0
