"""From a rule's match to the intents it means."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backend.agent.builtin.adding import Adder
from backend.agent.builtin.changes import Changes
from backend.agent.builtin.intents import (
    Act,
    ActOnAll,
    AddTask,
    Intent,
    It,
    ListTasks,
    Named,
    Reference,
    References,
    Reported,
    Shift,
    ShowLists,
    ShowStatistics,
    ShowTask,
    Update,
)
from backend.agent.builtin.language import Kind, Language, Rule
from backend.agent.builtin.periods import read_days
from backend.agent.builtin.quotes import Masked
from backend.agent.builtin.references import (
    TooManyTasksError,
    is_reference_only,
    read_references,
)
from backend.agent.builtin.reports import base_forms
from backend.agent.builtin.setting import Setter
from backend.agent.builtin.spelling import Spelled, corrected
from backend.agent.builtin.when import read_when
from mcp_server.contract import StatusFilter, ToolName

_ACTIONS = {
    Kind.COMPLETE: ToolName.COMPLETE_TASK,
    Kind.REOPEN: ToolName.REOPEN_TASK,
    Kind.DELETE: ToolName.DELETE_TASK,
}
_SHOWING = (Kind.SHOW, Kind.LOOK, Kind.SUBTASKS)
_OFFERED: dict[Kind, StatusFilter] = {Kind.REOPEN: "completed", Kind.DELETE: "all"}
Intents = tuple[Intent, ...]


@dataclass(frozen=True)
class Builder:
    """Builds the intents of one clause."""

    language: Language
    masked: Masked
    clause: Spelled

    def build(self, rule: Rule, found: re.Match[str]) -> Intents | None:
        """Return the intents, or None if the match means nothing after all."""
        if rule.kind in (Kind.ADD, Kind.REMIND):
            added = self._adder.matched(found)
            return self._of_known_task(added) or added
        if (without_tasks := self._without_tasks.get(rule.kind)) is not None:
            return without_tasks(found)
        try:
            if rule.kind is Kind.EDIT:
                return self._edited(rule, found)
            references = self._references(self.clause.group(found, "refs"), found["refs"])
        except TooManyTasksError:
            if rule.kind in _SHOWING:
                return None
            return (ActOnAll(_OFFERED.get(rule.kind, "pending")),)
        if rule.needs_number and not is_reference_only(references):
            return None
        if rule.kind is Kind.DELETE and self._names_field(references):
            return None
        return self._on_tasks(rule.kind, found, references)

    @property
    def _adder(self) -> Adder:
        return Adder(self.language, self.masked, self.clause)

    @property
    def _without_tasks(self) -> Mapping[Kind, Callable[[re.Match[str]], Intents | None]]:
        return {
            Kind.SEARCH: self._search,
            Kind.LISTS: lambda _: (ShowLists(),),
            Kind.STATISTICS: self._statistics,
            Kind.REPORT: self._reported,
        }

    def _names_field(self, references: References) -> bool:
        """Whether it is a field of a task that is to go, and no task: "the due date"."""
        words = {r.words.casefold() for r in references if isinstance(r, Named)}
        names = self.language.edits.field_names if self.language.edits else None
        return names is not None and any(names.fullmatch(word) for word in words)

    def _of_known_task(self, added: tuple[AddTask, ...] | None) -> Intents | None:
        """Return "remind me about 2 on friday" and "remind me tomorrow" as a change of a task."""
        match added:
            case (AddTask(title=title, fields=fields),) if title:
                pass
            case _:
                return None
        when = self.language.when
        if when and not fields and (said := read_when(title, when)):
            return (Update((It(),), said.fields),)
        if not fields.keys() & {"due", "repeat"}:
            return None
        try:
            references = read_references(title, self.language.references)
        except TooManyTasksError:
            return None
        return (Update(references, fields),) if is_reference_only(references) else None

    def _on_tasks(self, kind: Kind, found: re.Match[str], references: References) -> Intents | None:
        if kind in _ACTIONS:
            return (Act(_ACTIONS[kind], references),)
        match kind:
            case Kind.SHOW | Kind.LOOK:
                return (ShowTask(references),) if references else None
            case Kind.SKIP:
                return (Update(references, {"due": "skip"}),)
            case Kind.SHIFT:
                is_earlier = bool(self.clause.group(found, "earlier"))
                return (Shift(references, self.clause.group(found, "amount"), is_earlier),)
            case Kind.SUBTASK | Kind.SUBTASKS:
                return self._of_parent(kind, found, references)
            case _:
                fields = Setter(self.language, self.masked, self.clause).fields(kind, found)
                return None if fields is None else (Update(references, fields),)

    def _of_parent(
        self, kind: Kind, found: re.Match[str], references: References
    ) -> Intents | None:
        if len(references) != 1 or not isinstance(references[0], Named):
            return None
        parent = {"parent": references[0].words}
        if kind is Kind.SUBTASKS:
            return (ListTasks({"status": "all", **parent}),)
        adder = self._adder
        return tuple(
            type(task)(task.title, {**task.fields, **parent}) for task in adder.matched(found) or ()
        )

    def _edited(self, rule: Rule, found: re.Match[str]) -> Intents | None:
        """Return the change of a task that is said in a row: "make 3 urgent and due friday"."""
        edits = self.language.edits
        if edits is None:
            return None
        changes = Changes(edits, self.language.when, self.language.priorities)
        if "changes" in found.re.groupindex:
            options = [(self.clause.group(found, "refs"), changes.read(found["changes"]))]
        else:
            options = list(changes.splits(self.clause.group(found, "edit")))
        for named, fields in options:
            if fields is None:
                continue
            bare = edits.particles.sub("", named)
            if edits.not_references.search(named) or not bare:
                continue
            references = self._references(bare, corrected(bare, self.language).text)
            if not references or (rule.needs_number and not is_reference_only(references)):
                continue
            return (Update(references, self.masked.restored(fields)),)
        return None if rule.needs_number else self._edited_it(changes, found)

    def _edited_it(self, changes: Changes, found: re.Match[str]) -> Intents | None:
        """Return "move to friday", which names no task, as a change of the last one."""
        if "changes" in found.re.groupindex:
            return None
        fields = changes.read(self.clause.group(found, "edit"))
        return None if fields is None else (Update((It(),), self.masked.restored(fields)),)

    def _search(self, found: re.Match[str]) -> Intents | None:
        words = read_named(self.clause.group(found, "text"), self.language)
        if not words:
            return None
        return (ListTasks({"status": "all", "text": self.masked.restore(words)}),)

    def _statistics(self, found: re.Match[str]) -> Intents | None:
        days = read_days(self.clause.group(found, "period"), self.language)
        return None if days is None else (ShowStatistics(days),)

    def _reported(self, found: re.Match[str]) -> Intents | None:
        thing = read_named(self.clause.group(found, "thing"), self.language)
        deeds = base_forms(self.clause.group(found, "verb"), self.language)
        if not thing or not deeds:
            return None
        return (Reported(self.masked.restore(thing), deeds, self.masked.restore(found[0])),)

    def _references(self, written: str, spelled: str) -> References:
        words = self.language.references
        # "taks 3" is a number when it is spelled right; words of a title stay as they are.
        near = read_references(spelled, words)
        references = near if is_reference_only(near) else read_references(written, words)
        return tuple(restored(reference, self.masked) for reference in references)


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
