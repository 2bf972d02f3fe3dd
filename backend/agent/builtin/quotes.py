"""Quoted text, hidden from all patterns while a message is parsed."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

# The lengths are bounded so that unpaired quotes cost no more than their bound each.
_QUOTED = re.compile(
    r'"(?P<a>[^"\n]{1,300})"|“(?P<b>[^”\n]{1,300})”|«(?P<c>[^»\n]{1,300})»'
    r"|„(?P<e>[^“”\n]{1,300})[“”]|»(?P<f>[^«\n]{1,300})«|”(?P<g>[^“”\n]{1,300})“"
    r"|(?<!\w)['\u2018](?P<d>(?=\S)[^\n]{1,300}?(?<=\S))['\u2019](?!\w)"
)
# Marks of Urdu that mean what these mean, and invisible ones that turn the direction of writing.
_ALIKE = {
    ord("\N{ARABIC QUESTION MARK}"): "?",
    ord("\N{ARABIC FULL STOP}"): ".",
    **dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}
_FIRST = 0xE000
_MARKS = re.compile("[\ue000-\uf8ff]")
_LAST = 0xF8FF


@dataclass(frozen=True)
class Masked:
    """A message in which one character stands for each quoted text."""

    text: str
    quoted: tuple[str, ...]

    def restore(self, text: str) -> str:
        """Return a part of the message as it was written; without quotes if it is all quoted."""
        text = text.strip()
        if _MARKS.fullmatch(text):
            return self._inner(text)
        return _MARKS.sub(lambda mark: f'"{self._inner(mark[0])}"', text)

    def restored(self, fields: Mapping[str, object]) -> dict[str, object]:
        """Return fields with their texts as they were written."""
        return {k: self.restore(v) if isinstance(v, str) else v for k, v in fields.items()}

    def _inner(self, mark: str) -> str:
        index = ord(mark) - _FIRST
        return self.quoted[index] if index < len(self.quoted) else ""


def is_quoted(text: str) -> bool:
    """Whether the masked text is one quoted text."""
    return bool(_MARKS.fullmatch(text.strip()))


def mask(message: str) -> Masked:
    """Put a private-use character in the place of each quoted text, and straighten apostrophes."""
    quoted: list[str] = []

    def hide(found: re.Match[str]) -> str:
        if len(quoted) > _LAST - _FIRST:
            return found[0]
        quoted.append(next(inner for inner in found.groups() if inner is not None).strip())
        return chr(_FIRST + len(quoted) - 1)

    plain = unicodedata.normalize("NFC", message).translate(_ALIKE)
    text = _QUOTED.sub(hide, _MARKS.sub(" ", plain))
    return Masked(text.replace("\u2019", "'"), tuple(quoted))
