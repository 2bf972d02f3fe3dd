"""The fields that one change sets, from a rule's match."""

import re
from dataclasses import dataclass

from backend.agent.builtin.details import read_iso, read_priority, read_tags
from backend.agent.builtin.language import Kind, Language
from backend.agent.builtin.quotes import Masked, is_quoted
from backend.agent.builtin.spelling import Spelled
from backend.agent.builtin.when import is_due, read_when
from mcp_server.contract import DESCRIPTION_LENGTH


@dataclass(frozen=True)
class Setter:
    """Reads the fields of one clause."""

    language: Language
    masked: Masked
    clause: Spelled

    def fields(self, kind: Kind, found: re.Match[str]) -> dict[str, object] | None:
        """Return the fields to set; None if the words cannot mean any."""
        group = self.clause.group
        match kind:
            case Kind.RENAME:
                return self._renamed(group(found, "title"))
            case Kind.MOVE:
                return self._moved(found)
            case Kind.CLEAR:
                return self._cleared(group(found, "field"))
            case Kind.TAG:
                return {"add_tags": read_tags(self.masked.restore(group(found, "tags")))}
            case Kind.UNTAG:
                return {"remove_tags": read_tags(self.masked.restore(group(found, "tags")))}
            case _:
                return self._field(kind, found)

    def _field(self, kind: Kind, found: re.Match[str]) -> dict[str, object] | None:
        group = self.clause.group
        match kind:
            case Kind.DUE:
                if self.language.when and (amount := group(found, "ahead")):
                    return {"due": f"{self.language.when.ahead} {amount}"}
                return self._due(group(found, "due"))
            case Kind.PRIORITIZE:
                said = group(found, "priority") or group(found, "priority_2")
                priority = read_priority(said, self.language.priorities)
                return {"priority": priority or "high"}
            case Kind.NOTE:
                note = self.masked.restore(group(found, "note"))
                return {"description": note[:DESCRIPTION_LENGTH]}
            case _:
                return None

    def _renamed(self, title: str) -> dict[str, object]:
        title = title.strip()
        if not title or is_quoted(title):
            return {"title": self.masked.restore(title)} if title else {}
        if due := read_iso(title):
            return {"due": due}
        return {"title": self.masked.restore(title.rstrip(".!"))}

    def _moved(self, found: re.Match[str]) -> dict[str, object]:
        group = self.clause.group
        if date_or_list := group(found, "list_or_date"):
            when = self.language.when
            is_date = bool(when and is_due(date_or_list, when))
            if is_date or self.language.date_words.fullmatch(date_or_list):
                return self._due(date_or_list)
            return {"list": self.masked.restore(date_or_list)}
        name = group(found, "list") or group(found, "list_before")
        return {"list": self.masked.restore(name)}

    def _cleared(self, name: str) -> dict[str, object]:
        field = self.language.fields.get("".join(name.casefold().split()))
        return {"priority": "none"} if field == "priority" else {"clear": [field]}

    def _due(self, text: str) -> dict[str, object]:
        # Words for days go to the tool as they are: it knows the owner's time zone.
        if iso := read_iso(text):
            return {"due": iso}
        said = read_when(text, self.language.when) if self.language.when else None
        return said.fields if said else {"due": self.masked.restore(text)}
