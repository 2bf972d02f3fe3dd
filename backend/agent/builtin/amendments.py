"""Clauses that say that something else was meant: "no, the other one", "actually tomorrow"."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.agent.builtin.building import restored
from backend.agent.builtin.changes import Changes
from backend.agent.builtin.intents import Instead, Intent, Nth, Pick, Unknown
from backend.agent.builtin.language import Language
from backend.agent.builtin.quotes import Masked
from backend.agent.builtin.references import TooManyTasksError, read_references

_MARKS = " .,;!?…"


@dataclass(frozen=True)
class Amendments:
    """Reads what was meant instead, in the clauses of one message."""

    language: Language
    masked: Masked
    clause: Callable[[str], tuple[Intent, ...]]
    """Reads words as a clause of their own."""

    def read(self, text: str) -> tuple[Intent, ...]:
        """Return what was meant instead; empty if the text does not say so."""
        bare = self.language.tail.sub("", text.strip(_MARKS))
        for pattern in self.language.corrections:
            if (found := pattern.fullmatch(bare)) is None:
                continue
            groups = found.groupdict()
            if groups.get("meant") is None and groups.get("rather") is None:
                return (Instead(is_other=groups.get("other") is not None),)
            words = groups.get("meant") or groups.get("rather") or ""
            if intents := self._instead(words, is_certain=groups.get("meant") is not None):
                return intents
        return ()

    def _instead(self, words: str, *, is_certain: bool) -> tuple[Intent, ...]:
        """Read what was meant. `is_certain`: it was said that something was meant at all."""
        edits = self.language.edits
        meant = self.clause(words)
        match meant:
            case (Pick(references=(Nth(),) as references),) if not any(map(str.isdigit, words)):
                return (Instead(references),)
            case _:
                pass
        if edits:
            changes = Changes(edits, self.language.when, self.language.priorities)
            if (fields := changes.read(words)) is not None:
                return (Instead(fields=self.masked.restored(fields)),)
        match meant:
            case (Pick(references=references),):
                return (Instead(references),)
            case (Unknown(),) | ():
                return self._instead_named(words) if is_certain else ()
            case _:
                return meant

    def _instead_named(self, words: str) -> tuple[Intent, ...]:
        try:
            references = read_references(words, self.language.references)
        except TooManyTasksError:
            return ()
        named = tuple(restored(reference, self.masked) for reference in references)
        return (Instead(named, text=self.masked.restore(words.strip(_MARKS))),) if named else ()
