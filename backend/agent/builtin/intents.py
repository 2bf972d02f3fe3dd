"""What a clause of a message asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from mcp_server.contract import StatusFilter, ToolName


@dataclass(frozen=True)
class Named:
    """A task by its number or words of its title."""

    words: str
    parts: tuple[str, ...] = ()
    """What to try if the words fit no task: "milk and bread" may be one title or two."""

    @property
    def is_number(self) -> bool:
        """Whether it is a task's number."""
        return self.words.isdecimal()


@dataclass(frozen=True)
class It:
    """What was spoken of last: "it", or "them"."""

    is_plural: bool = False


@dataclass(frozen=True)
class Nth:
    """A row of the last list: 0 is the first, -1 the last."""

    index: int


Reference = Named | It | Nth
References = tuple[Reference, ...]


@dataclass(frozen=True)
class AddTask:
    """Add one task. No title: ask for it."""

    title: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ListTasks:
    """Show tasks."""

    filters: Mapping[str, object]
    is_refining: bool = False
    """It says what to show, and not to show it: "only urgent ones", after a list."""


@dataclass(frozen=True)
class Act:
    """Complete, reopen or delete tasks. No references: ask for them."""

    tool: ToolName
    references: References


@dataclass(frozen=True)
class Update:
    """Change fields of tasks."""

    references: References
    fields: Mapping[str, object]


@dataclass(frozen=True)
class Shift:
    """Put the due date of tasks off, or forward, by an amount: "by two days"."""

    references: References
    amount: str
    is_earlier: bool = False


@dataclass(frozen=True)
class ShowTask:
    """Show all of one task."""

    references: References


@dataclass(frozen=True)
class ShowLists:
    """Show which lists there are."""


@dataclass(frozen=True)
class ShowStatistics:
    """Show what was done in the last days."""

    days: int


@dataclass(frozen=True)
class Reported:
    """Something was done: "I paid the rent". Completes the task that says so, if there is one."""

    thing: str
    deeds: frozenset[str]
    """What the verb of the task can be: "pay"."""
    text: str


@dataclass(frozen=True)
class Instead:
    """What was just done was meant otherwise: "no, the other one", "I meant bread"."""

    references: References = ()
    """Empty: the other one of those in question."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """What should have been set."""
    text: str = ""
    is_other: bool = False
    """Another one was certainly meant, not only none."""


@dataclass(frozen=True)
class ActOnAll:
    """An action on all tasks, which is declined."""

    status: StatusFilter


@dataclass(frozen=True)
class Pick:
    """Tasks and nothing else: "the second one". An answer, or more of what was just done."""

    references: References
    is_more: bool = False


class Wish(Enum):
    """An intent without details."""

    UNDO = auto()
    REDO = auto()
    MORE = auto()
    YES = auto()
    NO = auto()


class Remark(Enum):
    """Something to answer and not to act on. The name is the key of its text."""

    HELP = auto()
    GREETING = auto()
    THANKS = auto()
    FAREWELL = auto()
    PRAISE = auto()
    NEGATED = auto()
    QUESTION = auto()
    EMPTY_TRASH = auto()
    TOO_LONG = auto()
    TOO_MUCH = auto()


@dataclass(frozen=True)
class Unknown:
    """Words that no rule fits."""

    text: str
    is_more: bool = False
    """It started with "and" or ended with "too": perhaps more of what was just done."""
    is_question: bool = False
    is_part: bool = False
    """The message asks for something else, too."""


Intent = (
    AddTask
    | ListTasks
    | ShowTask
    | ShowLists
    | ShowStatistics
    | Act
    | Update
    | Shift
    | Reported
    | Instead
    | ActOnAll
    | Pick
    | Wish
    | Remark
    | Unknown
)


def changes_tasks(intent: Intent) -> bool:
    """Whether the intent is a write, which a question or a negation must not set off."""
    acts = AddTask | Act | Update | Shift | Reported | Instead | ActOnAll | Pick
    return isinstance(intent, acts) or intent in (
        Wish.UNDO,
        Wish.REDO,
    )
