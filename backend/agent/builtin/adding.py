"""From words to the tasks to add: titles, and what else is said of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from backend.agent.builtin.changes import Changes
from backend.agent.builtin.details import merged, read_details, read_priority
from backend.agent.builtin.intents import AddTask
from backend.agent.builtin.language import Language
from backend.agent.builtin.quotes import Masked, is_quoted, mask
from backend.agent.builtin.spelling import Spelled
from backend.agent.builtin.when import read_when
from mcp_server.contract import DESCRIPTION_LENGTH

_LINES = re.compile(r"\s*\n\s*")
_ITEMS = re.compile(r"\s*[,;]\s*")
_MOST_CUTS = 20
_SHORT = 4
"""Words: a thing to buy and no sentence."""


@dataclass(frozen=True)
class Adder:
    """Builds the tasks to add from one clause."""

    language: Language
    masked: Masked
    clause: Spelled

    def add(self, title: str) -> AddTask:
        """Return the intent to add a task with what its title says."""
        details = read_details(title, self.language)
        return AddTask(self.masked.restore(details.title), self._restored(details.fields))

    def matched(self, found: re.Match[str]) -> tuple[AddTask, ...] | None:
        """Return the tasks of a rule's match; None if its groups say what cannot be."""
        outer = self._outer(found)
        if outer is None:
            return None
        # What stands after a list in the middle belongs to the task: "on my list tomorrow".
        text = f"{self.clause.group(found, 'title')} {self.clause.group(found, 'more')}".strip()
        if things := self._things(text, outer):
            return things
        added = [self.add(title) for title in self._titles(text, found)] or [AddTask("")]
        return tuple(replace(a, fields=merged(outer, a.fields)) for a in added)

    def _titles(self, text: str, found: re.Match[str]) -> Sequence[str]:
        titles = [t for t in _LINES.split(text) if t.strip()]
        if len(titles) != 1:
            return titles
        parts = [part for part in text.split(";") if part.strip()]
        if len(parts) > 1 and all(read_details(p, self.language).title for p in parts):
            return parts
        items = self._items(text)
        if _speaks_of_many(found) or all(map(is_quoted, items)):
            return items
        return self._dated(text)

    def _things(self, text: str, outer: Mapping[str, object]) -> tuple[AddTask, ...]:
        """Return several things for one list: "milk, eggs and bread to my shopping list"."""
        details = read_details(text, self.language)
        if "," not in details.title or not {"list"} & (outer.keys() | details.fields.keys()):
            return ()
        if any(len(item.split()) > _SHORT for item in self._items(details.title)):
            return ()
        fields = self._restored(merged(outer, details.fields))
        titles = (self.masked.restore(item) for item in self._items(details.title))
        return tuple(AddTask(title, fields) for title in titles)

    def _items(self, text: str) -> list[str]:
        *before, last = _ITEMS.split(text)
        both = self.language.references.conjunction.split(f" {last.strip()}", 1)
        return [item for item in (*before, *both) if item.strip()]

    def _dated(self, text: str) -> list[str]:
        """Cut after a date that more follows: "buy milk tomorrow and call mom on friday"."""
        if self.language.when is None:
            return [text]
        titles: list[str] = []
        start = 0
        for cut in list(self.language.separator.finditer(text))[:_MOST_CUTS]:
            first, rest = text[start : cut.start()], text[cut.end() :]
            if cut.start() <= start or not rest.strip():
                continue
            # "… and to call mom" is of its own, too.
            link = self.language.when.links.match(f" {rest}")
            ends = read_details(first, self.language).ends_in_date or (link and link.end() > 1)
            whole = str(read_details(text[start:], self.language).fields.get("due", ""))
            if ends and not self._is_said_of(rest) and not whole.endswith(rest.strip()):
                titles.append(first)
                start = cut.end() + max(0, link.end() - 1 if link else 0)
        return [*titles, text[start:]]

    def _is_said_of(self, text: str) -> bool:
        """Whether the text says more of the task before: ", high priority"."""
        edits, when = self.language.edits, self.language.when
        is_change = edits and Changes(edits, when, self.language.priorities).read(text)
        return bool(is_change) or self._is_date(text)

    def _is_date(self, text: str) -> bool:
        """Whether the text begins with a date of its own: "and thursday at 7"."""
        words = text.split()[:6]
        when = self.language.when
        return when is not None and any(
            read_when(" ".join(words[:count]), when) for count in range(1, len(words) + 1)
        )

    def _outer(self, found: re.Match[str]) -> dict[str, object] | None:
        """Return what is said of all the tasks, beside their titles."""
        fields: dict[str, object] = {}
        name = self.clause.group(found, "list") or self.clause.group(found, "list_before")
        if name and name.casefold() not in self.language.no_list:
            fields["list"] = self.masked.restore(name)
        if priority := read_priority(
            self.clause.group(found, "priority"), self.language.priorities
        ):
            fields["priority"] = priority
        said = self.clause.group(found, "when")
        if said and self.language.when:
            when = read_when(said, self.language.when)
            return None if when is None else fields | when.fields
        return fields

    def _restored(self, fields: Mapping[str, object]) -> dict[str, object]:
        restored = self.masked.restored(fields)
        if "description" in restored:
            restored["description"] = str(restored["description"])[:DESCRIPTION_LENGTH]
        return restored


def added(text: str, language: Language) -> AddTask:
    """Return the intent to add a task from a text that is no command."""
    masked = mask(text)
    return Adder(language, masked, Spelled(masked.text, masked.text)).add(masked.text)


def _speaks_of_many(found: re.Match[str]) -> bool:
    return "many" in found.re.groupindex and found["many"] is not None
