"""Changes said in a row: "high priority and due friday" is two fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from backend.agent.builtin.details import merged, read_priority, read_tags
from backend.agent.builtin.language import EditWords
from backend.agent.builtin.when import (
    LONGEST_PHRASE,
    corrected_date_word,
    read_due_words,
    read_when,
)
from backend.agent.builtin.when_words import WhenWords
from mcp_server.contract import Priority

_MOST_PARTS = 12
_PLACES = frozenset(("the", "nth"))
_MOST_WORDS = 24
_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"\s*(?:[,;.!]|$)|\s")


@dataclass(frozen=True)
class Changes:
    """Reads changes in one language."""

    edits: EditWords
    when: WhenWords | None
    priorities: Mapping[str, Priority]

    def read(self, text: str) -> dict[str, object] | None:
        """Return the fields that the whole text says to set; None if any of it says no field."""
        fields: dict[str, object] = {}
        rest = text.strip()
        for _ in range(_MOST_PARTS):
            if not rest.strip(" .,!?"):
                return fields or None
            taken = self._field(rest) or self._date(rest) or self._joint(rest)
            if taken is None:
                return None
            rest, found = taken
            if found.keys() & fields.keys() - {"add_tags", "clear"}:
                return None
            fields = merged(fields, found)
            if _contradicts(fields):
                return None
        return None

    def splits(self, text: str) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the texts before changes that end a text, each with the changes."""
        words = list(_WORD.finditer(text))
        for word in words[1:_MOST_WORDS]:
            if (fields := self.read(text[word.start() :])) is not None:
                yield text[: word.start()].strip(), fields

    def _field(self, text: str) -> tuple[str, dict[str, object]] | None:
        for pattern in self.edits.fields:
            found = pattern.match(text)
            if found is None or not _ENDS.match(text, found.end()):
                continue
            named = [(name, words) for name, words in found.groupdict().items() if words]
            if not named:
                continue
            [(name, words)] = named
            if (value := self._value(name.rstrip("_2"), words.strip())) is not None:
                return text[found.end() :].strip(), value
        return None

    def _value(self, name: str, words: str) -> dict[str, object] | None:
        match name:
            case "priority":
                priority = read_priority(words, self.priorities)
                return {"priority": priority} if priority else None
            case "tags":
                return {"add_tags": read_tags(words)}
            case "clear":
                field = self.edits.cleared.get("".join(words.casefold().split()))
                if field == "priority":
                    return {"priority": "none"}
                return {"clear": [field]} if field else None
            case _:
                return {name: words}

    def _date(self, text: str) -> tuple[str, dict[str, object]] | None:
        if self.when is None:
            return None
        words = list(_WORD.finditer(text))[:LONGEST_PHRASE]
        spelled = [corrected_date_word(word[0], self.when) for word in words]
        for count in range(len(words), 0, -1):
            said = " ".join(spelled[:count])
            found = read_when(said, self.when)
            # "The first" alone is a place in a list.
            kinds = set(read_due_words(said, self.when).kinds)
            if found is not None and (found.repeat or not kinds <= _PLACES):
                return text[words[count - 1].end() :].strip(), found.fields
        return None

    def _joint(self, text: str) -> tuple[str, dict[str, object]] | None:
        found = self.edits.joint.match(text)
        return (text[found.end() :], {}) if found and found.end() else None


def _contradicts(fields: Mapping[str, object]) -> bool:
    """Whether a field is both set and emptied: "not due tomorrow" wishes neither."""
    cleared = fields.get("clear")
    return isinstance(cleared, list) and any(name in fields for name in cleared)
