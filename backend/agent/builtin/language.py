"""The words and patterns of one language, as data that the parser reads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from backend.agent.builtin.intents import Remark, Wish
from backend.agent.builtin.when_words import WhenWords
from mcp_server.contract import Priority, RefusalCode, Sort, StatusFilter


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
    EDIT = auto()
    """`edit`: a task and changes of it, said in a row; or `refs` and `changes`."""
    SHIFT = auto()
    """`amount`; ⟨`earlier`⟩."""
    SKIP = auto()
    SUBTASK = auto()
    """`title`, and of the parent `refs`."""
    SHOW = auto()
    LOOK = auto()
    """The same. Read after lists, which the words could ask for too."""
    SUBTASKS = auto()
    """Lists the parts of `refs`."""
    LISTS = auto()
    """No groups."""
    STATISTICS = auto()
    """`period`."""
    REPORT = auto()
    """`verb` and `thing`: what somebody says to have done."""


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
    sorts: Sequence[tuple[re.Pattern[str], Sort]] = ()
    """What order a text asks for. Each is cut out of the text."""
    limits: re.Pattern[str] | None = None
    """Group `limit`."""
    including: frozenset[str] = frozenset()
    """Words that add to "all": "all tasks, including completed ones"."""
    named_lists: Sequence[re.Pattern[str]] = ()
    """Group `list`: words that ask for a list if it is known or often called so."""


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
class DateWords:
    """How a due date is written in an answer."""

    weekdays: Sequence[str]
    """From Monday on."""
    months: Sequence[str]
    day: str
    """Of `weekday`, `day`, `month` and `year`."""
    instant: str
    """Of such a `day`, and `time`."""


@dataclass(frozen=True, eq=False)
class EditWords:
    """How one language says changes of a task."""

    fields: Sequence[re.Pattern[str]]
    """Their named groups are fields; a group without words says that the field is emptied."""
    joint: re.Pattern[str]
    """What can stand between and before changes: "and", "make it", "to"."""
    not_references: re.Pattern[str]
    """What is no task to change: "a new task", "the title of"."""
    particles: re.Pattern[str]
    """Words after a task that belong to the verb: put it "off"."""
    cleared: Mapping[str, str]
    """Fields as they are named when they are emptied."""
    field_names: re.Pattern[str] | None = None
    """What is no task either, but a part of one: "the tag home"."""


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
    asks: re.Pattern[str]
    """A beginning that makes words a question, also without a question mark."""
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
    tag: str = "en"
    telling: frozenset[str] = frozenset()
    """Words that tell that a message is in this language."""
    script: re.Pattern[str] | None = None
    """Letters that no other language here is written in."""
    refusals: Mapping[RefusalCode, str] = field(default_factory=dict)
    """What to say in place of the task tools' own words, which are English."""
    dates: DateWords | None = None
    """None: as the widgets write them."""
    when: WhenWords | None = None
    """None: dates stay in the title."""
    edits: EditWords | None = None
    """None: one change a clause."""
    corrections: Sequence[re.Pattern[str]] = ()
    """What was just done was meant otherwise; groups ⟨`instead`⟩ and ⟨`other`⟩."""
    periods: Mapping[str, int] = field(default_factory=dict)
    """Days that a period has: "week"."""
    gerunds: Mapping[str, str] = field(default_factory=dict)
    """Forms of verbs after a polite lead: "would you mind adding"."""
    verbs: Mapping[str, str] = field(default_factory=dict)
    """Past forms without a rule: "paid" of "pay"."""
    past: Sequence[tuple[re.Pattern[str], str]] = ()
    """Past forms by rule, and what they are of. Empty: by the rule of English."""
    common_lists: frozenset[str] = frozenset()
    """What lists are often called, so that "add milk to groceries" names one."""
