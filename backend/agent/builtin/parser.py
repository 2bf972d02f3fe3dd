"""From a message to what it asks for."""

import functools
import itertools
import re
from dataclasses import dataclass, replace

from backend.agent.builtin.adding import Adder
from backend.agent.builtin.amendments import Amendments
from backend.agent.builtin.building import Builder
from backend.agent.builtin.clauses import Clause, split_clauses
from backend.agent.builtin.dated import Dated, cut_leading_date
from backend.agent.builtin.details import merged
from backend.agent.builtin.intents import (
    AddTask,
    Intent,
    ListTasks,
    Pick,
    Remark,
    Unknown,
    Wish,
    changes_tasks,
)
from backend.agent.builtin.joining import joined
from backend.agent.builtin.language import Kind, Language
from backend.agent.builtin.listing import read_listing
from backend.agent.builtin.quotes import Masked, mask
from backend.agent.builtin.references import (
    TooManyTasksError,
    is_reference_only,
    read_references,
)
from backend.agent.builtin.spelling import Spelled, corrected
from backend.agent.builtin.weighing import acts, ends_in_number, is_better, is_completion

LONGEST_MESSAGE = 4000
"""Characters. Longer messages are not parsed, which bounds the time that any message takes."""
LONGEST_CLAUSE = 400
"""Characters. A longer one can only hold a title or a note, and is read as nothing else."""
MOST_INTENTS = 50

_ALL = frozenset(Kind)
_MARKS = " .,;!?…"
_SHOUTED = re.compile(r"\s!{2,3}$")
"""A priority, and no punctuation."""
_BLANKS = re.compile(r"[^\S\n]+")
_MOST_LEADS = 8
# Said beside words they ask for nothing. Other pictures may belong to a title.
_SMILES = re.compile(
    "[\U0001f600-\U0001f64f\U0001f44b-\U0001f44d\U0001f44f\U0001f91d\U0001f917\U0001f970\u2764\u263a\ufe0f]+"
    r"|(?<!\w)[:;]-?[)DP](?!\w)|(?<!\w)<3(?!\w)"
)
_WORDY = frozenset({Kind.ADD, Kind.REMIND, Kind.NOTE})
_SHOWING = frozenset({Kind.SHOW, Kind.SUBTASKS, Kind.LISTS, Kind.STATISTICS})


def parse(message: str, language: Language) -> tuple[Intent, ...]:
    """Return what a message asks for, in its order."""
    if len(message) > LONGEST_MESSAGE:
        return (Remark.TOO_LONG,)
    masked = mask(_BLANKS.sub(" ", _SMILES.sub(" ", message)).strip())
    reader = _Reader(language, masked)
    # Where clauses end is found by reading the same words again and again.
    read = functools.cache(reader.read)
    clauses = split_clauses(masked.text, language, read)
    intents = [intent for clause in clauses for intent in read(clause)]
    if len(intents) > MOST_INTENTS:
        return (*intents[:MOST_INTENTS], Remark.TOO_MUCH)
    return joined(intents, language)


@dataclass(frozen=True)
class _Reader:
    """Reads the clauses of one message."""

    language: Language
    masked: Masked

    def read(self, clause: Clause, *, may_correct: bool = True) -> tuple[Intent, ...]:
        text = clause.text.strip()
        if not text:
            return ()
        for remark, pattern in self.language.remarks:
            if pattern.fullmatch(text):
                return (remark,)
        if may_correct and (meant := self._amendments(clause).read(text)):
            return meant
        body = self._body(text)
        is_more = bool(self.language.joining.match(text) or self.language.too.search(body))
        intents = self._asked(body)
        if not intents and (meant := self._wished(clause, body) or self._misspelled(text)):
            return meant
        if not intents:
            words = self.masked.restore(self.language.too.sub("", body))
            is_asked = bool(self.language.asks.match(body))
            is_question = clause.is_question or text.endswith("?") or is_asked
            return (Unknown(words, is_more, is_question),)
        if clause.is_question and any(acts(intent) for intent in intents):
            return (Remark.QUESTION,)
        return tuple(replace(i, is_more=is_more) if isinstance(i, Pick) else i for i in intents)

    def _asked(self, body: str) -> tuple[Intent, ...]:
        intents = self._command(body)
        if len(intents) == 1 and isinstance(intents[0], AddTask) and self.language.too.search(body):
            # "add eggs too": they go on the list beside what is there.
            return self._command(self.language.too.sub("", body)) or intents
        return intents

    def _wished(self, clause: Clause, body: str) -> tuple[Intent, ...]:
        """Read "I wonder if you could undo that"."""
        wishes = ((w, p) for w, p in self.language.remarks if isinstance(w, Wish))
        found = next((wish for wish, pattern in wishes if pattern.fullmatch(body)), None)
        if found is None:
            return ()
        return (Remark.QUESTION,) if clause.is_question else (found,)

    def _misspelled(self, text: str) -> tuple[Intent, ...]:
        """Read "udno that"."""
        spelled = corrected(text, self.language).text
        if spelled == text:
            return ()
        found = (r for r, pattern in self.language.remarks if pattern.fullmatch(spelled))
        return tuple(itertools.islice(found, 1))

    def _amendments(self, clause: Clause) -> Amendments:
        def read(words: str) -> tuple[Intent, ...]:
            return self.read(replace(clause, text=words), may_correct=False)

        return Amendments(self.language, self.masked, read)

    def _body(self, text: str) -> str:
        """Return the clause without the polite words around it."""
        body = text.strip(_MARKS)
        shouted = _SHOUTED.search(text)
        for _ in range(_MOST_LEADS):
            lead = self.language.lead.match(body)
            shorter = self.language.tail.sub("", body[lead.end() :] if lead else body)
            shorter = shorter.strip(_MARKS)
            if shorter in ("", body):
                break
            first, _, rest = shorter.partition(" ")
            verb = self.language.gerunds.get(first.casefold(), first) if lead else first
            body = f"{verb} {rest}".strip()
        return f"{body}{shouted[0]}" if shouted and body else body or text

    def _command(self, body: str) -> tuple[Intent, ...]:
        if len(body) > LONGEST_CLAUSE:
            return self._ruled(Spelled(body, body), _WORDY)
        exact = self._spelled(Spelled(body, body))
        is_doubtful = any(map(ends_in_number, exact))
        if exact and not isinstance(exact[0], AddTask) and not is_doubtful:
            return exact
        spelled = corrected(body, self.language)
        if spelled.text == body:
            return exact
        near = self._spelled(spelled)
        if is_doubtful:
            return exact if not near or any(map(ends_in_number, near)) else near
        return near if near and is_better(near[0], exact) else exact

    def _spelled(self, clause: Spelled) -> tuple[Intent, ...]:
        reminder = self._ruled(clause, frozenset({Kind.REMIND}))
        if reminder:
            return reminder
        if negated := self.language.negation.match(clause.text):
            refused = self._ruled(clause, frozenset({Kind.CLEAR}))
            is_write = not refused and self._would_write(clause.rest(negated.end()))
            return (Remark.NEGATED,) if is_write else refused
        if shown := self._ruled(clause, _SHOWING):
            return shown
        if listing := read_listing(clause.text, self.language):
            return (replace(listing, filters=self.masked.restored(listing.filters)),)
        if asked := self.language.question.match(clause.text):
            found = self._ruled(clause, frozenset({Kind.SEARCH, Kind.LOOK}))
            is_write = not found and self._would_write(clause.rest(asked.end()))
            return (Remark.QUESTION,) if is_write else found
        return self._dated(clause) or self._ruled(clause) or self._pick(clause)

    def _dated(self, clause: Spelled) -> tuple[Intent, ...]:
        """Read "in 2 weeks I need to renew the insurance": a task to add, with a date before."""
        when = self.language.when
        found = cut_leading_date(clause.text, when) if when else None
        if found is None:
            return ()
        start = len(clause.text) - len(found.rest)
        rest = clause.rest(start)
        kinds = frozenset({Kind.ADD, Kind.REMIND, Kind.NEED})
        intents = self._ruled(Spelled(rest, rest), kinds)
        return tuple(
            replace(intent, fields=merged(found.when.fields, intent.fields))
            for intent in intents
            if isinstance(intent, AddTask) and intent.title
        ) or self._said_when(found)

    def _said_when(self, found: Dated) -> tuple[Intent, ...]:
        """Read "every monday: take out the trash", where a date and a colon say what it is."""
        if not found.is_linked and not found.when.repeat:
            return ()
        task = Adder(self.language, self.masked, Spelled(found.rest, found.rest)).add(found.rest)
        return (replace(task, fields=merged(found.when.fields, task.fields)),)

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
                return self._needed(clause.group(found, "title"), clause)
            if intents := builder.build(rule, found):
                return intents
        return ()

    def _needed(self, duty: str, clause: Spelled) -> tuple[Intent, ...]:
        """Read "I need to …": a task to add, unless it is a wish to the assistant."""
        wish = self._spelled(Spelled(duty, duty))
        is_certain = bool(self.language.evidence.search(duty))
        if wish and (isinstance(wish[0], ListTasks) or (is_certain and not is_completion(wish[0]))):
            return wish
        return (Adder(self.language, self.masked, clause).add(duty),)

    def _pick(self, clause: Spelled) -> tuple[Intent, ...]:
        try:
            named = self.language.too.sub("", clause.original)
            references = read_references(named, self.language.references)
        except TooManyTasksError:
            return ()
        return (Pick(references),) if is_reference_only(references) else ()
