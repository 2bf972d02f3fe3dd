"""What stands in and around answers that no model wrote."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.texts.plural import Plural
from mcp_server.contract import RefusalCode

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Step:
    """A tool call among the steps of an answer."""

    running: str
    done: str
    """With `{tasks}` it was about, if it can be about some."""
    idle: str
    """If it was about none."""


@dataclass(frozen=True)
class Reasons:
    """Why the task server refuses, by its code."""

    not_found: str
    ambiguous: str
    conflict: str
    invalid: str
    forbidden: str
    too_many: str
    unavailable: str

    def of(self, code: str) -> str:
        """Return the reason; "" for codes of later versions."""
        reasons: Mapping[str, str] = {
            RefusalCode.NOT_FOUND: self.not_found,
            RefusalCode.AMBIGUOUS: self.ambiguous,
            RefusalCode.CONFLICT: self.conflict,
            RefusalCode.INVALID: self.invalid,
            RefusalCode.FORBIDDEN: self.forbidden,
            RefusalCode.TOO_MANY: self.too_many,
            RefusalCode.UNAVAILABLE: self.unavailable,
        }
        return reasons.get(code, "")


@dataclass(frozen=True)
class StepTexts(Reasons):
    """The steps of an answer."""

    add_task: Step
    list_tasks: Step
    get_task: Step
    complete_task: Step
    reopen_task: Step
    update_task: Step
    delete_task: Step
    undo: Step
    list_lists: Step
    task_stats: Step
    propose_plan: Step
    show_help: Step
    change_interface: Step
    other: Step
    tasks: Plural
    no_tasks: str
    quoted: str
    asked_first: str
    refused: str
    failed: str
    unknown: str
    stopped: str
    several_refused: Plural


@dataclass(frozen=True)
class RefusalTexts(Reasons):
    """Why a tool did nothing, in a sentence."""

    title: str
    """The fields of a form that can be the cause."""
    description: str
    due: str
    repeat: str
    list: str
    tags: str
    parent: str


@dataclass(frozen=True)
class ProposalTexts:
    """A Card that asks."""

    plan: str
    question: str
    change: str
    make: Plural
    add: Plural
    complete: Plural
    reopen: Plural
    update: Plural
    delete: Plural
    undo: Plural
    again: str
    cancelled: str
    untouched: str
    part_kept: str
    done: str
    changed: Plural
    added: Plural
    ask_anew: str
    so_untouched: str
    undo_takes_back: str
    unreachable: str
    some_made: str
    made: Plural
    """`done` of them."""
    gone: str
    since: str
    open_again: str
    is_done: str
    in_trash: str
    is_called: str
    is_due: str
    has_no_date: str
    has_priority: str
    other_fields: str
    more_changed: Plural
    becomes_done: str
    becomes_open: str
    becomes_trash: str
    becomes_before: str
    becomes_changed: str
    fields: "FieldNames"
    due_change: str
    no_date: str
    priority_change: str
    due: str
    repeats: str
    list: str
    no_repeat: str
    unclear_date: str
    none: str


@dataclass(frozen=True)
class FieldNames:
    """The arguments of a change, as they stand before an arrow."""

    title: str
    description: str
    due: str
    repeat: str
    priority: str
    list: str
    add_tags: str
    remove_tags: str
    parent: str
    clear: str


@dataclass(frozen=True)
class AnswerTexts:
    """What is said in the place of an answer, or beside it."""

    tasks_unreachable: str
    too_long: str
    too_many_calls: str
    could_not: str
    kept: str
    safe: str
    go_on: str
    """What to write to go on."""
    no_assistant: str
    limit: str
    tokens: str
    switched: str
    """`model` answers, `because` the `first` could not."""
    often_failed: str
    unknown_model: str
    no_dictation: str
    not_written_down: str


@dataclass(frozen=True)
class FailureTexts:
    """How a model fails: why, to go on from "could not answer:", and what to do."""

    could_not_answer: str
    could_not_finish: str
    others_failed: str
    said_kept: str
    done_kept: str
    key_refused: tuple[str, str]
    forbidden: tuple[str, str]
    unknown_model: tuple[str, str]
    misconfigured: tuple[str, str]
    request_refused: tuple[str, str]
    too_long: tuple[str, str]
    filtered: tuple[str, str]
    out_of_credit: tuple[str, str]
    rate_limited: tuple[str, str]
    unreachable: tuple[str, str]
    provider_error: tuple[str, str]
    slow_start: tuple[str, str]
    stalled: tuple[str, str]
    broken_off: tuple[str, str]
    unreadable: tuple[str, str]
    no_stream: tuple[str, str]
    empty: tuple[str, str]
    broken_call: tuple[str, str]
    cut_short: tuple[str, str]
    unknown: tuple[str, str]
    in_a_minute: str
    in_seconds: Plural
    in_minutes: Plural
