"""The words and patterns of one language, as data that the parser reads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from backend.agent.builtin.intents import Remark, Wish
from mcp_server.contract import Priority, StatusFilter


class Kind(Enum):
    """What a rule's match means. The parser builds the intent from the named groups."""

    ADD = auto()
    """Groups `title`, ⟨`priority` `list`⟩."""
    REMIND = auto()
    """The same. Read before negations, for "don't forget"."""
    NEED = auto()
    """`title`: a duty, unless it is a command ("I need to see my tasks")."""
    COMPLETE = auto()
    """`refs`, here and in the rest."""
    REOPEN = auto()
    DELETE = auto()
    RENAME = auto()
    """`title`."""
    DUE = auto()
    """`due`."""
    PRIORITIZE = auto()
    """`priority`; high without."""
    MOVE = auto()
    """`list`."""
    TAG = auto()
    """`tags`."""
    UNTAG = auto()
    """`tags`."""
    CLEAR = auto()
    """`field`."""
    NOTE = auto()
    """`note`."""
    SEARCH = auto()
    """`text`, no `refs`."""


@dataclass(frozen=True)
class Rule:
    """A pattern that has to fit a whole clause."""

    kind: Kind
    pattern: re.Pattern[str]
    needs_number: bool = False
    """The words are too common to act on unless the tasks are given by number."""


@dataclass(frozen=True)
class ListingWords:
    """The words a request for a list is made of. Any other word makes it something else."""

    heads: frozenset[str]
    nouns: frozenset[str]
    fillers: frozenset[str]
    statuses: Mapping[str, StatusFilter]
    joined: re.Pattern[str]
    """Words that count as one: "to do"."""
    negations: frozenset[str]
    bare: frozenset[str]
    """Status words that ask for a list all alone."""
    imperatives: frozenset[str]
    """Status words that are a command when they come first: "complete all tasks"."""
    doing: re.Pattern[str]
    """Asks for what is to do without naming tasks."""
    filters: Sequence[re.Pattern[str]]
    """Their named groups are arguments of `list_tasks`. Each is cut out of the text."""
    when: Mapping[str, str]


@dataclass(frozen=True)
class ReferenceWords:
    """How tasks are referred to."""

    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    it: re.Pattern[str]
    them: re.Pattern[str]
    all: re.Pattern[str]
    range: re.Pattern[str]
    separator: re.Pattern[str]
    conjunction: re.Pattern[str]
    ordinals: Mapping[str, int]
    ordinal_noise: frozenset[str]
    numbers: Mapping[str, str]
    """Number words, read as numbers after a noun only: "task three"."""
    nouns: re.Pattern[str]


@dataclass(frozen=True)
class Language:
    """All that the assistant knows of a language."""

    remarks: Sequence[tuple[Remark | Wish, re.Pattern[str]]]
    rules: Sequence[Rule]
    listing: ListingWords
    references: ReferenceWords
    lead: re.Pattern[str]
    """Polite or joining words before a clause, and the call by name."""
    request: re.Pattern[str]
    """A lead that makes a question a request: "could you"."""
    joining: re.Pattern[str]
    """A lead that joins on to what was said before: "and", "also"."""
    too: re.Pattern[str]
    tail: re.Pattern[str]
    """Polite words after a clause."""
    negation: re.Pattern[str]
    question: re.Pattern[str]
    separator: re.Pattern[str]
    """Between clauses: group `hard`, `sentence`, `but`, `then` or `soft`."""
    evidence: re.Pattern[str]
    """Words that show that a clause after a title is a command and no part of the title."""
    details: Sequence[re.Pattern[str]]
    """Parts of a title that are fields. Their named groups say which."""
    priorities: Mapping[str, Priority]
    fields: Mapping[str, str]
    """Field names as people say them."""
    no_list: frozenset[str]
    """List names that mean no list in particular."""
    date_words: re.Pattern[str]
    vocabulary: frozenset[str]
    """Words that are looked for when a clause makes no sense as it is spelled."""
    correct_words: frozenset[str]
    """Words that look like a typo of one in the vocabulary, and are not."""
    texts: Mapping[str, str]
