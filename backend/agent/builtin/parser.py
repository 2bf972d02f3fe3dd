"""From a message to what it asks for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from backend.agent.builtin.building import Builder
from backend.agent.builtin.clauses import Clause, split_clauses
from backend.agent.builtin.intents import (
    Act,
    AddTask,
    Intent,
    ListTasks,
    Pick,
    Remark,
    Unknown,
    Wish,
    changes_tasks,
)
from backend.agent.builtin.language import Kind, Language
from backend.agent.builtin.listing import read_listing
from backend.agent.builtin.quotes import Masked, mask
from backend.agent.builtin.references import (
    TooManyTasksError,
    is_reference_only,
    read_references,
)
from backend.agent.builtin.spelling import Spelled, corrected
from mcp_server.contract import ToolName

LONGEST_MESSAGE = 4000
"""Characters. Longer messages are not parsed, which bounds the time that any message takes."""
MOST_INTENTS = 50

_ALL = frozenset(Kind)
_MARKS = " .,;!?…"
_BLANKS = re.compile(r"[^\S\n]+")
_MOST_LEADS = 8
# Said beside a command, it needs no answer.
_SMALL_TALK = (Remark.GREETING, Remark.THANKS, Remark.PRAISE, Wish.YES, Wish.NO)


def parse(message: str, language: Language) -> tuple[Intent, ...]:
    """Return what a message asks for, in its order."""
    if len(message) > LONGEST_MESSAGE:
        return (Remark.TOO_LONG,)
    masked = mask(_BLANKS.sub(" ", message).strip())
    reader = _Reader(language, masked)
    clauses = split_clauses(masked.text, language, reader.read)
    intents = [intent for clause in clauses for intent in reader.read(clause)]
    if len(intents) > MOST_INTENTS:
        return (*intents[:MOST_INTENTS], Remark.TOO_MUCH)
    return tuple(_without_small_talk(intents))


@dataclass(frozen=True)
class _Reader:
    """Reads the clauses of one message."""

    language: Language
    masked: Masked

    def read(self, clause: Clause) -> tuple[Intent, ...]:
        text = clause.text.strip()
        if not text:
            return ()
        for remark, pattern in self.language.remarks:
            if pattern.fullmatch(text):
                return (remark,)
        body = self._body(text)
        is_more = bool(self.language.joining.match(text) or self.language.too.search(body))
        intents = self._command(body)
        if not intents:
            words = self.masked.restore(self.language.too.sub("", body))
            return (Unknown(words, is_more, clause.is_question or text.endswith("?")),)
        if clause.is_question and any(_acts(intent) for intent in intents):
            return (Remark.QUESTION,)
        return tuple(replace(i, is_more=is_more) if isinstance(i, Pick) else i for i in intents)

    def _body(self, text: str) -> str:
        """Return the clause without the polite words around it."""
        body = text.strip(_MARKS)
        for _ in range(_MOST_LEADS):
            lead = self.language.lead.match(body)
            shorter = self.language.tail.sub("", body[lead.end() :] if lead else body)
            shorter = shorter.strip(_MARKS)
            if shorter in ("", body):
                break
            body = shorter
        return body or text

    def _command(self, body: str) -> tuple[Intent, ...]:
        exact = self._spelled(Spelled(body, body))
        if exact and not isinstance(exact[0], AddTask):
            return exact
        spelled = corrected(body, self.language)
        if spelled.text == body:
            return exact
        near = self._spelled(spelled)
        # A command word may be misspelled after "add" too: "add a taks to call mom".
        is_better = bool(near) and (not exact or isinstance(near[0], AddTask))
        return near if is_better else exact

    def _spelled(self, clause: Spelled) -> tuple[Intent, ...]:
        reminder = self._ruled(clause, frozenset({Kind.REMIND}))
        if reminder:
            return reminder
        if negated := self.language.negation.match(clause.text):
            is_write = self._would_write(clause.rest(negated.end()))
            return (Remark.NEGATED,) if is_write else ()
        if listing := read_listing(clause.text, self.language):
            return (ListTasks(self._restored(listing.filters)),)
        if asked := self.language.question.match(clause.text):
            found = self._ruled(clause, frozenset({Kind.SEARCH}))
            is_write = not found and self._would_write(clause.rest(asked.end()))
            return (Remark.QUESTION,) if is_write else found
        return self._ruled(clause) or self._pick(clause)

    def _would_write(self, text: str) -> bool:
        clause = Spelled(text, text)
        return any(map(changes_tasks, self._ruled(clause) or self._pick(clause)))

    def _ruled(self, clause: Spelled, kinds: frozenset[Kind] = _ALL) -> tuple[Intent, ...]:
        builder = Builder(self.language, self.masked, clause)
        for rule in self.language.rules:
            found = rule.pattern.fullmatch(clause.text) if rule.kind in kinds else None
            if found is None:
                continue
            if rule.kind is Kind.NEED:
                return self._needed(clause.group(found, "title"), builder)
            if intents := builder.build(rule, found):
                return intents
        return ()

    def _needed(self, duty: str, builder: Builder) -> tuple[Intent, ...]:
        """Read "I need to …": a task to add, unless it is a wish to the assistant."""
        wish = self._spelled(Spelled(duty, duty))
        is_certain = bool(self.language.evidence.search(duty))
        if wish and (
            isinstance(wish[0], ListTasks) or (is_certain and not _is_completion(wish[0]))
        ):
            return wish
        return (builder.add(duty),)

    def _pick(self, clause: Spelled) -> tuple[Intent, ...]:
        try:
            references = read_references(clause.original, self.language.references)
        except TooManyTasksError:
            return ()
        return (Pick(references),) if is_reference_only(references) else ()

    def _restored(self, filters: Mapping[str, object]) -> dict[str, object]:
        return {k: self.masked.restore(v) if isinstance(v, str) else v for k, v in filters.items()}


def _acts(intent: Intent) -> bool:
    # Adding is harmless, and titles may be questions: "add ask Bob: lunch?"
    return changes_tasks(intent) and not isinstance(intent, AddTask | Pick)


def _is_completion(intent: Intent) -> bool:
    # "I need to finish task 3" says that it is not done.
    return isinstance(intent, Act) and intent.tool is ToolName.COMPLETE_TASK


def _without_small_talk(intents: Sequence[Intent]) -> Sequence[Intent]:
    rest = [intent for intent in intents if intent not in _SMALL_TALK]
    return rest or intents[:1]
