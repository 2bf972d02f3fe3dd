"""The task tools as a caller sees them: names, arguments and results.

The only module of `mcp_server` that `backend` imports. A change here changes the tool schemas of
every MCP client.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

SCOPE_READ = "tasks:read"
SCOPE_WRITE = "tasks:write"
TITLE_LENGTH = 200
DESCRIPTION_LENGTH = 4000
MAX_REFERENCES = 50
TODAY = "tasks://today"
"""A resource: who listens to its updates hears of every change of their tasks."""
META_JOINS = "taskchat/joins"
"""In a call's `_meta`: the id of the caller's newest change, to become a part of it."""
META_REQUEST_ID = "taskchat/request_id"
"""In a call's `_meta`: a write sent twice with the same one is done once."""
META_MOST = "taskchat/most"
"""In a call's `_meta`: refuse what would touch more tasks than this."""
MAX_PAGE = 100
DEFAULT_PAGE = 20

Status = Literal["pending", "completed", "trash"]
StatusFilter = Literal["pending", "completed", "all", "trash"]
"""`all` leaves the trash out."""
Priority = Literal["none", "low", "medium", "high"]
ClearableField = Literal["description", "due", "repeat", "list", "tags", "parent"]
When = Literal["overdue", "today", "tomorrow", "week", "upcoming", "someday"]
"""`week` is today and the six days after, `upcoming` all that is not past, `someday` no date."""
Sort = Literal["number", "due", "priority", "title", "updated"]


class ToolName(StrEnum):
    """The tools `mcp_server` registers."""

    ADD_TASK = "add_task"
    LIST_TASKS = "list_tasks"
    GET_TASK = "get_task"
    COMPLETE_TASK = "complete_task"
    REOPEN_TASK = "reopen_task"
    UPDATE_TASK = "update_task"
    DELETE_TASK = "delete_task"
    UNDO = "undo"
    LIST_LISTS = "list_lists"
    TASK_STATS = "task_stats"


def _flat(schema: dict[str, Any]) -> None:
    # An absent argument is "" here, which is no value to suggest to a caller.
    schema.pop("default", None)


def _as_text(value: object) -> object:
    # Models send task numbers as JSON numbers, whatever the schema says.
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str | int) and not isinstance(value, bool) else value


# Optional text is `str` and "" if absent, never `str | None`: the MCP SDK parses JSON that it
# finds in arguments of other types, and a note may well be "[1, 2]" or "null".
OptionalText = Annotated[str, Field(json_schema_extra=_flat)]
Title = Annotated[str, Field(min_length=1, description="Up to 200 characters.")]
OptionalTitle = OptionalText
Description = Annotated[OptionalText, Field(description="Notes, up to 4000 characters.")]
Due = Annotated[
    OptionalText,
    Field(
        description='Words or ISO 8601: "tomorrow 5pm", "next friday", 2026-11-21, '
        "2026-11-21T17:00. In the user's time zone.",
    ),
]
DueOrSkip = Annotated[
    OptionalText,
    Field(description='As in add_task. "skip" moves a repeating task to its next time.'),
]
Repeat = Annotated[
    OptionalText,
    Field(
        description='How often: "daily", "every 2 weeks on tue", "last friday of the month", '
        '"3 days after completion", or an RRULE.',
    ),
]
Parent = Annotated[OptionalText, BeforeValidator(_as_text)]
OptionalPriority = Annotated[Priority | SkipJsonSchema[None], Field(json_schema_extra=_flat)]
OptionalWhen = Annotated[When | SkipJsonSchema[None], Field(json_schema_extra=_flat)]
OptionalList = Annotated[OptionalText, Field(description="Name of its list.")]
RequestId = Annotated[
    OptionalText,
    Field(description="Any text, new for every task. Calls with the same one add one task."),
]
Tags = Annotated[list[str], BeforeValidator(_as_list)]
ClearFields = Annotated[
    list[ClearableField], BeforeValidator(_as_list), Field(description="Fields to empty.")
]
ExpectedVersion = Annotated[
    int | SkipJsonSchema[None],
    Field(
        description="Change nothing unless the task is at this version.", json_schema_extra=_flat
    ),
]
Reference = Annotated[str, BeforeValidator(_as_text)]
"""A task's number ("3", "#3"), its id, or words of its title."""
References = Annotated[
    list[Reference],
    BeforeValidator(_as_list),
    Field(
        description='1 to 50 tasks, each by its number ("3"), its id, or words of its title.',
    ),
]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Task(_Result):
    """A task as its owner sees it."""

    id: str
    number: int
    """Counts up per owner from 1, and is never used again."""
    version: int
    """Grows with every change."""
    status: Status
    title: str
    description: str | None = None
    due: str | None = None
    """ISO 8601: a day (`2026-11-21`), or an instant with its offset (`2026-11-21T17:00:00+01:00`).
    A due day is the same day in every time zone."""
    due_weekday: str | None = None
    """`Mon` to `Sun`, in the zone of `due`."""
    due_zone: str | None = None
    """The zone or offset of a due instant: `Europe/Berlin`, `+01:00`."""
    repeat: str | None = None
    """A recurrence rule of RFC 5545."""
    repeat_words: str | None = None
    """The same in words: `every 2 weeks on Tue`."""
    priority: Priority = "none"
    tags: Tags = []
    list: str | None = None
    parent: int | None = None
    """Number of the task it is a part of."""
    created_at: AwareDatetime
    completed_at: AwareDatetime | None = None
    deleted_at: AwareDatetime | None = None


Tasks = list[Task]


class TaskPage(_Result):
    """Some of an owner's tasks, in order, and how many fit in all."""

    tasks: Tasks
    total: int
    next_cursor: str | None = None
    """Pass it as `cursor`, with the same filters, for the tasks after these."""
    hint: str | None = None
    """What to do next, where the result alone does not say it."""


RECENT_CHANGES = 5
"""At most so many are told of a task."""


class RecentChange(_Result):
    """One change of a task, that still stands."""

    change_id: str
    made_at: AwareDatetime
    message: str
    client: str
    """Which of the owner's clients made it."""
    tool: str = ""
    """What it was made with: the message in one word, for whom it is in the wrong language."""


class TaskDetail(_Result):
    """One task, with all that is known of it."""

    task: Task
    subtasks: Tasks = []
    """Its direct ones that are not in the trash, as many as fit on a page."""
    changes: list[RecentChange] = []
    """The last ones, newest first, up to 5."""
    hint: str | None = None


class ListCount(_Result):
    """One list, and what is to do in it."""

    list: str | None = None
    """None: tasks in no list."""
    open: int
    overdue: int


class ListOverview(_Result):
    """The owner's lists by name, those without a list last."""

    lists: list[ListCount]
    total: int
    """How many lists there are, shown or not."""
    hint: str | None = None


class DayCount(_Result):
    """What was done on one day of the owner's."""

    day: dt.date
    weekday: str
    added: int
    completed: int


class TaskStats(_Result):
    """What was done in a period of days, and what is to do now."""

    first_day: dt.date
    last_day: dt.date
    time_zone: str
    added: int
    completed: int
    """Times of repeating tasks count each."""
    streak_days: int
    """Days in a row with something completed, up to today or yesterday."""
    open: int
    overdue: int
    due_today: int
    days: list[DayCount]


class OwnerPlace(_Result):
    """Where and in which language an owner's dates are read. No tool's: `/owner` beside `/mcp`."""

    time_zone: str
    """An IANA name; empty: the usual one."""
    language: str
    """A BCP 47 tag; empty: any that is understood."""
    usual_time_zone: str
    """Of owners who have set none."""


class TaskChange(_Result):
    """What a write did."""

    tasks: Tasks
    """The tasks as they are now, in the order they were named."""
    change_id: str | None = None
    """Give it to `undo`. None if nothing had to change."""
    message: str


class RefusalCode(StrEnum):
    """Why a tool did nothing."""

    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"
    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    TOO_MANY = "too_many"
    """It would touch more tasks than the caller wants to in one call."""
    UNAVAILABLE = "unavailable"
    """Of clients: the server could not be reached."""


class Refusal(_Result):
    """The structured content of a call that was refused. Nothing was changed."""

    error: RefusalCode
    message: str
    field: str | None = None
    """The argument that is the cause, where it is one."""
    candidates: Tasks = []
    """For `ambiguous`: the tasks the words fit, for the caller to ask which. For `too_many`: the
    tasks it is about, those that were named first."""
