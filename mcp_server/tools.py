"""The task tools. Their docstrings and signatures are what the model reads."""

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver import Context
from mcp.types import ToolAnnotations
from pydantic import Field

from mcp_server.asking import Agreement, refuse_unless
from mcp_server.caller import tasks_of_caller
from mcp_server.contract import (
    DEFAULT_PAGE,
    MAX_PAGE,
    RECENT_CHANGES,
    ClearFields,
    Description,
    Due,
    DueOrSkip,
    ExpectedVersion,
    ListOverview,
    OptionalList,
    OptionalPriority,
    OptionalText,
    OptionalTitle,
    OptionalWhen,
    Parent,
    Reference,
    References,
    Repeat,
    RequestId,
    Sort,
    StatusFilter,
    Tags,
    TaskChange,
    TaskDetail,
    TaskPage,
    TaskStats,
    Title,
    ToolName,
)
from mcp_server.guard import GuardedTool
from mcp_server.tasks import fields, rules
from mcp_server.tasks.errors import InvalidError, RequestRepeatedError
from mcp_server.tasks.listing import Listing, fitting
from mcp_server.tasks.references import resolve
from mcp_server.tasks.rules import Edit
from mcp_server.tasks.terms import read_terms
from mcp_server.transactions import OwnerTasks, Services, answering

_MAX_DAYS = 90

Call = Context[Services]
"""Filled by the SDK; absent from the schema the model sees."""


def tasks_of(call: Call) -> OwnerTasks:
    """Return the tasks of the user that the verified bearer token names."""
    request = call.request_context
    return tasks_of_caller(request.lifespan_context).on(read_terms(request.meta))


def add_task(
    call: Call,
    title: Title,
    description: Description = "",
    due: Due = "",
    repeat: Repeat = "",
    priority: OptionalPriority = None,
    list: OptionalList = "",  # noqa: A002  # the user's word
    tags: Tags = [],  # noqa: B006  # never changed; a default of None would be null in the schema
    parent: Annotated[Parent, Field(description="Task it is a part of: number, id or words.")] = "",
    request_id: RequestId = "",
) -> TaskChange:
    """Add one task to the user's list."""
    key = fields.request_id(request_id)
    try:
        with tasks_of(call).writing(ToolName.ADD_TASK) as changes:
            key = key or changes.terms.request_id
            # First: what was a date or a parent then may be none any more.
            if key and (first := changes.log.by_request(key)):
                return first.result()
            edit = Edit(
                description=fields.description(description),
                due=fields.due(due, changes.owner),
                repeat=fields.repeat(repeat, changes.owner),
                priority=priority,
                list_name=fields.list_name(list),
                add_tags=fields.tags(tags),
                parent=changes.parent(parent),
            )
            return changes.add(fields.title(title), edit, request_id=key)
    except RequestRepeatedError as repeated:
        with tasks_of(call).reading() as reading:
            return reading.log.first_result(repeated.request_id)


def list_tasks(
    call: Call,
    status: StatusFilter = "pending",
    when: OptionalWhen = None,
    text: Annotated[OptionalText, Field(description="Only tasks with these words.")] = "",
    list: Annotated[OptionalText, Field(description="Name of a list.")] = "",  # noqa: A002
    tag: OptionalText = "",
    priority: OptionalPriority = None,
    due_from: Annotated[OptionalText, Field(description="First day or time, as due.")] = "",
    due_to: Annotated[OptionalText, Field(description="Last day or time, as due.")] = "",
    parent: Annotated[Parent, Field(description="Only direct subtasks of this task.")] = "",
    sort: Sort = "number",
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE, description=f"1 to {MAX_PAGE}.")] = DEFAULT_PAGE,
    cursor: Annotated[OptionalText, Field(description="next_cursor of the page before.")] = "",
) -> TaskPage:
    """List the user's tasks that fit all filters. status all leaves out the trash. when: week is
    today and six more days, upcoming anything not past, someday no date. sort: due soonest first,
    priority highest first, updated newest first."""
    asked = Listing(
        status=status,
        text=text,
        when=when,
        list_name=list,
        tag=tag,
        priority=priority,
        due_from=due_from,
        due_to=due_to,
        parent=parent,
        sort=sort,
    )
    with tasks_of(call).reading() as reading:
        return asked.page(reading.tasks, reading.owner, cursor, limit)


def get_task(
    call: Call,
    task: Annotated[Reference, Field(description="Its number, its id, or words of its title.")],
) -> TaskDetail:
    """Show one task with its whole description, subtasks and last changes, wherever it is."""
    with tasks_of(call).reading() as reading:
        (found,) = resolve(reading.tasks, [task], rules.ANYWHERE)
        parts = [part for part in reading.tasks.parts([found.number]) if not part.deleted_at]
        shown = [part.view() for part in parts[:DEFAULT_PAGE]]
        shown = shown[: fitting(shown)]
        more = f"Showing {len(shown)} of {len(parts)} subtasks. list_tasks with parent shows all."
        return TaskDetail(
            task=found.view(),
            subtasks=shown,
            changes=reading.log.recent(found, RECENT_CHANGES),
            hint=more if len(shown) < len(parts) else None,
        )


def complete_task(call: Call, tasks: References) -> TaskChange:
    """Mark tasks as done; a repeating one moves to its next time. A task already done stays done.
    Open subtasks stay open."""
    with tasks_of(call).writing(ToolName.COMPLETE_TASK) as changes:
        return changes.apply(tasks, rules.COMPLETE)


def reopen_task(call: Call, tasks: References) -> TaskChange:
    """Make completed tasks pending again, or bring tasks back from the trash."""
    with tasks_of(call).writing(ToolName.REOPEN_TASK) as changes:
        return changes.apply(tasks, rules.REOPEN)


def update_task(
    call: Call,
    tasks: References,
    title: OptionalTitle = "",
    description: Description = "",
    due: DueOrSkip = "",
    repeat: Annotated[OptionalText, Field(description="As in add_task.")] = "",
    priority: OptionalPriority = None,
    list: OptionalList = "",  # noqa: A002
    add_tags: Tags = [],  # noqa: B006
    remove_tags: Tags = [],  # noqa: B006
    parent: Annotated[Parent, Field(description="As in add_task.")] = "",
    clear: ClearFields = [],  # noqa: B006
    expected_version: ExpectedVersion = None,
) -> TaskChange:
    """Change fields of tasks; what is left out stays. A new due keeps the repeat. Name fields to
    empty in clear."""
    with tasks_of(call).writing(ToolName.UPDATE_TASK) as changes:
        skip = fields.is_skip(due)
        edit = Edit(
            title=fields.title(title) if title else None,
            description=fields.description(description) or None,
            due=None if skip else fields.due(due, changes.owner),
            skip=skip,
            repeat=fields.repeat(repeat, changes.owner),
            priority=priority,
            list_name=fields.list_name(list),
            add_tags=fields.tags(add_tags),
            remove_tags=fields.tags(remove_tags),
            parent=changes.parent(parent),
            clear=frozenset(clear),
        )
        rules.check(edit)
        if edit.title and len(tasks) > 1:
            raise InvalidError("Several tasks cannot get the same title. Name one task.")
        return changes.apply(tasks, rules.editing(edit, expected_version))


def delete_task(call: Call, tasks: References, agreement: Agreement) -> TaskChange:
    """Move tasks to the trash, with their open subtasks. reopen_task or undo brings them back."""
    refuse_unless(agreement)
    with tasks_of(call).writing(ToolName.DELETE_TASK) as changes:
        return changes.apply(tasks, rules.DELETE)


def undo(
    call: Call,
    change_id: Annotated[
        OptionalText, Field(description="Of the change to take back; the user's last if left out.")
    ] = "",
) -> TaskChange:
    """Take back a change exactly, or an undo. Refused if something newer stands on it."""
    with tasks_of(call).writing(ToolName.UNDO) as changes:
        return changes.undo(change_id)


def list_lists(call: Call) -> ListOverview:
    """Show the user's lists, with how many tasks in each are open and overdue."""
    with tasks_of(call).reading() as reading:
        return reading.statistics.lists()


def task_stats(
    call: Call,
    days: Annotated[int, Field(ge=1, le=_MAX_DAYS, description=f"1 to {_MAX_DAYS}.")] = 7,
) -> TaskStats:
    """Count what the user has added and completed on each of the last days, the streak, and what
    is open, overdue and due today."""
    with tasks_of(call).reading() as reading:
        return reading.statistics.period(days)


def _tool(
    function: Callable[..., Any], title: str, *, destructive: bool, idempotent: bool
) -> GuardedTool:
    read_only = function in (list_tasks, get_task, list_lists, task_stats)
    hints = ToolAnnotations(
        title=title,
        read_only_hint=read_only,
        destructive_hint=destructive,
        idempotent_hint=idempotent,
        open_world_hint=False,
    )
    return GuardedTool.of(answering(function), title, hints)


TOOLS = [
    _tool(add_task, "Add a task", destructive=False, idempotent=False),
    _tool(list_tasks, "List tasks", destructive=False, idempotent=True),
    _tool(get_task, "Show a task", destructive=False, idempotent=True),
    _tool(complete_task, "Complete tasks", destructive=False, idempotent=True),
    _tool(reopen_task, "Reopen tasks", destructive=False, idempotent=True),
    _tool(update_task, "Change tasks", destructive=True, idempotent=True),
    _tool(delete_task, "Delete tasks", destructive=True, idempotent=True),
    _tool(undo, "Undo a change", destructive=True, idempotent=False),
    _tool(list_lists, "Show lists", destructive=False, idempotent=True),
    _tool(task_stats, "Show statistics", destructive=False, idempotent=True),
]
