"""/api/chatkit/tasks: for pages that show tasks beside the chat, and a line that adds one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from backend.agent.quick_add import LONGEST, arguments_of, read_line
from backend.api.callers import CallerOf
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient, UserTasks
from backend.widgets.task_filters import TaskFilters
from backend.widgets.task_list import task_list
from backend.widgets.task_rows import task_rows
from backend.widgets.views import ListView
from mcp_server.contract import ListCount, StatusFilter, TaskChange, ToolName

_WORDS = 200
_CURSOR = 400


class Asked(TaskFilters):
    """The filters of the `list_tasks` tool, and how to draw what they find."""

    model_config = ConfigDict(extra="forbid")

    status: StatusFilter = "all"
    text: Annotated[str, Field(max_length=_WORDS)] | None = None
    cursor: Annotated[str, Field(max_length=_CURSOR)] | None = None
    bare: bool = False
    """The rows alone, as a Basic."""


class Line(BaseModel):
    """A line such as "buy milk tomorrow 5pm"."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
    list: Annotated[str, Field(max_length=_WORDS)] = ""
    """For a line that names none."""
    due: Annotated[str, Field(max_length=_WORDS)] = ""
    """For a line that says none."""
    request_id: Annotated[str, Field(max_length=_WORDS)] = ""
    """Sent again with the same one, the line adds nothing."""


class Counts(BaseModel):
    """How many open tasks there are, of which kind."""

    today: int
    """Due today or overdue."""
    overdue: int
    upcoming: int
    """Due after today."""
    undated: int
    open: int
    lists: list[ListCount]
    """By name; last, with no name, what is in no list."""


def tasks_endpoints(
    tasks: TaskClient, signer: TokenSigner, reader: CallerOf, writer: CallerOf
) -> APIRouter:
    """Return the routes of the task list."""
    router = APIRouter(tags=["tasks"])

    def of(caller: Caller) -> UserTasks:
        return tasks.of(lambda: signer.sign(caller), caller.user_id, caller.language)

    async def show(
        caller: Annotated[Caller, Depends(reader)], asked: Annotated[Asked, Query()]
    ) -> dict[str, Any]:
        """Return `{"widget": Card, "total"}` with the tasks that fit."""
        view = ListView(**asked.filters)
        mine = of(caller)
        page, here = await mine.page(**view.filters), await mine.here()
        drawn = task_rows(page, view, here) if asked.bare else task_list(page, view, here)
        widget = drawn.model_dump(mode="json", exclude_none=True)
        return {"widget": widget, "total": page.total}

    async def add(line: Line, caller: Annotated[Caller, Depends(writer)]) -> TaskChange:
        """Add the task that a line names. No language model reads it."""
        given = arguments_of(read_line(line.text), list=line.list, due=line.due)
        once = {"request_id": line.request_id} if line.request_id else {}
        return await of(caller).change(ToolName.ADD_TASK, **given, **once)

    async def count(caller: Annotated[Caller, Depends(reader)]) -> Counts:
        """Return how many open tasks there are: today, later, in each list."""
        mine = of(caller)
        stats, overview = await mine.stats(), await mine.lists()
        today = await mine.page(due_to="today", limit=1)
        undated = await mine.page(when="someday", limit=1)
        return Counts(
            today=today.total,
            overdue=stats.overdue,
            upcoming=max(0, stats.open - today.total - undated.total),
            undated=undated.total,
            open=stats.open,
            lists=overview.lists,
        )

    router.add_api_route("/api/chatkit/tasks", show)
    router.add_api_route("/api/chatkit/tasks", add, methods=["POST"], status_code=201)
    router.add_api_route("/api/chatkit/tasks/counts", count)
    return router
