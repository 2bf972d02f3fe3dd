"""What stands in widgets."""

from dataclasses import dataclass

from backend.texts.plural import Plural


@dataclass(frozen=True)
class RowTexts:
    """A task among others."""

    complete: str
    reopen: str
    restore: str
    details: str
    edit: str
    delete: str
    undo: str
    complete_named: str
    reopen_named: str
    restore_named: str
    open_named: str
    overdue: str
    low: str
    medium: str
    high: str
    open: str
    done: str
    in_trash: str
    named: Plural
    """Tasks that are too many to be named."""


@dataclass(frozen=True)
class ListTexts:
    """A list, its buttons and the headings in it."""

    open: str
    today: str
    overdue: str
    done: str
    all: str
    all_lists: str
    statistics: str
    help: str
    open_tasks: str
    new_task: str
    back_to_start: str
    show_more: str
    by_number: str
    by_day: str
    pending: Plural
    completed: Plural
    every: Plural
    trash: Plural
    no_pending: str
    no_completed: str
    no_every: str
    no_trash: str
    titled: str
    """`title`, and what it is `about`."""
    some_shown: str
    fewer: str
    empty_pending: str
    empty_completed: str
    empty_every: str
    empty_trash: str
    quoted: str
    tomorrow: str
    tomorrow_heading: str
    week: str
    upcoming: str
    someday: str
    priority: str
    parts_of: str
    separator: str
    no_date: str
    earlier: str
    rest: str


@dataclass(frozen=True)
class ListsTexts:
    """All lists."""

    lists: Plural
    none: str
    empty: str
    without: str
    open: Plural
    overdue: Plural


@dataclass(frozen=True)
class DetailTexts:
    """One task with all that is known of it."""

    title: str
    due: str
    overdue: str
    repeats: str
    priority: str
    list: str
    tags: str
    part_of: str
    task: str
    subtasks: str
    more_subtasks: str
    changes: str
    add_subtask: str
    back: str


@dataclass(frozen=True)
class FormTexts:
    """The form for a task."""

    edit: str
    new: str
    save: str
    add: str
    cancel: str
    title: str
    notes: str
    due: str
    time: str
    repeat: str
    priority: str
    list: str
    tags: str
    part_of: str
    no_date: str
    none: str
    low: str
    medium: str
    high: str
    repeat_example: str
    tags_example: str
    parent_example: str
    look_below: str
    no_title: str
    used: str


@dataclass(frozen=True)
class PickerTexts:
    """Tasks to pick one from."""

    complete: str
    reopen: str
    delete: str
    update: str


@dataclass(frozen=True)
class StatisticsTexts:
    """What was done."""

    today: str
    week: str
    days: Plural
    done: str
    added: str
    open: str
    overdue: str
    streak: Plural
    """Below the number, which is not in it."""
    done_bar: str
    added_bar: str
    nothing_done: str
    completed: Plural
    completed_on: Plural
    """On one `day`."""
    completed_mostly: Plural
    """`best` of them on that `day`."""
    in_a_row: Plural
    are_overdue: Plural
    are_due_today: Plural
    nothing_due: str
    show_overdue: str
    show_done: str
    show_week: str
    show_month: str


@dataclass(frozen=True)
class HelpTexts:
    """What can be asked for: a name and examples, five times."""

    title: str
    add: tuple[str, str]
    find: tuple[str, str]
    change: tuple[str, str]
    plan: tuple[str, str]
    take_back: tuple[str, str]
    my_tasks: str
    due_today: str
    my_lists: str
    my_week: str


@dataclass(frozen=True)
class PreviewTexts:
    """What is shown of a mention."""

    parts: Plural
    """How many of them are `done`."""
    more: Plural


@dataclass(frozen=True)
class NoticeTexts:
    """What is said in the place of tasks, or of an answer."""

    nothing: str
    show_tasks: str
    stopped: str
    cut_off: str
    interrupted: str
    cut_short: str
    went_on: str
    left: str
    instead: str
    resume: str
    bad_click: str
    no_answer: str
    other_proposal: str
    cannot_go_on: str
