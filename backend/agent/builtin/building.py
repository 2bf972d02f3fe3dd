"""From a rule's match to the intents it means."""

import re
from dataclasses import dataclass, replace

from backend.agent.builtin.details import read_details, read_iso, read_priority, read_tags
from backend.agent.builtin.intents import (
    Act,
    ActOnAll,
    AddTask,
    Intent,
    ListTasks,
    Named,
    Reference,
    References,
    Update,
)
from backend.agent.builtin.language import Kind, Language, Rule
from backend.agent.builtin.quotes import Masked, is_quoted, mask
from backend.agent.builtin.references import (
    TooManyTasksError,
    is_reference_only,
    read_references,
)
from backend.agent.builtin.spelling import Spelled
from mcp_server.contract import DESCRIPTION_LENGTH, StatusFilter, ToolName

_ACTIONS = {
    Kind.COMPLETE: ToolName.COMPLETE_TASK,
    Kind.REOPEN: ToolName.REOPEN_TASK,
    Kind.DELETE: ToolName.DELETE_TASK,
}
_OFFERED: dict[Kind, StatusFilter] = {Kind.REOPEN: "completed", Kind.DELETE: "all"}
_ITEMS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True)
class Builder:
    """Builds the intents of one clause."""

    language: Language
    masked: Masked
    clause: Spelled

    def build(self, rule: Rule, found: re.Match[str]) -> tuple[Intent, ...] | None:
        """Return the intents, or None if the match means nothing after all."""
        if rule.kind in (Kind.ADD, Kind.REMIND):
            return self._add(found)
        if rule.kind is Kind.SEARCH:
            return self._search(found)
        try:
            references = self._references(found)
        except TooManyTasksError:
            return (ActOnAll(_OFFERED.get(rule.kind, "pending")),)
        if rule.needs_number and not is_reference_only(references):
            return None
        if rule.kind in _ACTIONS:
            return (Act(_ACTIONS[rule.kind], references),)
        fields = self._fields(rule.kind, found)
        return None if fields is None else (Update(references, fields),)

    def add(self, title: str) -> AddTask:
        """Return the intent to add a task with what its title says."""
        details = read_details(title, self.language)
        title = self.masked.restore(details.title)
        return AddTask(title, self._restored(details.fields))

    def _add(self, found: re.Match[str]) -> tuple[Intent, ...]:
        text = self.clause.group(found, "title")
        titles = [t for t in _ITEMS.split(text) if t.strip()]
        items = [item for item in self._items(text) if item.strip()]
        if len(titles) == 1 and (_speaks_of_many(found) or all(map(is_quoted, items))):
            titles = items
        added = [self.add(title) for title in titles] or [AddTask("")]
        name = self.clause.group(found, "list") or self.clause.group(found, "list_before")
        return tuple(replace(a, fields=self._outer(found, name) | dict(a.fields)) for a in added)

    def _items(self, text: str) -> list[str]:
        items = re.split(r"\s*[,;]\s*", text)
        *before, last = items
        return [*before, *self.language.references.conjunction.split(f" {last.strip()}", 1)]

    def _outer(self, found: re.Match[str], name: str) -> dict[str, object]:
        fields: dict[str, object] = {}
        if name and name.casefold() not in self.language.no_list:
            fields["list"] = self.masked.restore(name)
        priority = read_priority(self.clause.group(found, "priority"), self.language)
        return fields | ({"priority": priority} if priority else {})

    def _search(self, found: re.Match[str]) -> tuple[Intent, ...] | None:
        words = read_named(self.clause.group(found, "text"), self.language)
        return (
            (ListTasks({"status": "all", "text": self.masked.restore(words)}),) if words else None
        )

    def _fields(self, kind: Kind, found: re.Match[str]) -> dict[str, object] | None:
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
                return {"due": self._due(group(found, "due"))}
            case Kind.PRIORITIZE:
                return {
                    "priority": read_priority(group(found, "priority"), self.language) or "high"
                }
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
            if self.language.date_words.fullmatch(date_or_list):
                return {"due": self._due(date_or_list)}
            return {"list": self.masked.restore(date_or_list)}
        name = group(found, "list") or group(found, "list_before")
        return {"list": self.masked.restore(name)}

    def _cleared(self, name: str) -> dict[str, object]:
        field = self.language.fields.get("".join(name.casefold().split()))
        return {"priority": "none"} if field == "priority" else {"clear": [field]}

    def _due(self, text: str) -> str:
        # Words for days go to the tool as they are: it knows the owner's time zone.
        return read_iso(text) or self.masked.restore(text)

    def _references(self, found: re.Match[str]) -> References:
        words = self.language.references
        # "taks 3" is a number when it is spelled right; words of a title stay as they are.
        spelled = read_references(found["refs"], words)
        written = read_references(self.clause.group(found, "refs"), words)
        references = spelled if is_reference_only(spelled) else written
        return tuple(restored(reference, self.masked) for reference in references)

    def _restored(self, fields: dict[str, object]) -> dict[str, object]:
        return {k: self.masked.restore(v) if isinstance(v, str) else v for k, v in fields.items()}


def added(text: str, language: Language) -> AddTask:
    """Return the intent to add a task from a text that is no command."""
    masked = mask(text)
    return Builder(language, masked, Spelled(masked.text, masked.text)).add(masked.text)


def read_named(text: str, language: Language) -> str:
    """Return words of a title without the words around them."""
    words = language.references
    bare = words.trailing.sub("", text.strip())
    return words.leading.sub("", bare).strip(" .,:;!?")


def restored(reference: Reference, masked: Masked) -> Reference:
    """Return the reference with quoted text as it was written."""
    if not isinstance(reference, Named):
        return reference
    parts = tuple(masked.restore(part) for part in reference.parts)
    return Named(masked.restore(reference.words), parts)


def _speaks_of_many(found: re.Match[str]) -> bool:
    return "many" in found.re.groupindex and found["many"] is not None
