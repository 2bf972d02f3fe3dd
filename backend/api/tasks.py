"""GET /api/chatkit/tasks: the list as a widget, for pages that show it beside the chat."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from backend.api.callers import CallerOf
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient
from backend.widgets.task_list import task_list
from backend.widgets.views import ListView
from mcp_server.contract import MAX_PAGE, StatusFilter


def tasks_endpoint(tasks: TaskClient, signer: TokenSigner, caller: CallerOf) -> APIRouter:
    """Return the route of the task list."""
    router = APIRouter(tags=["tasks"])

    async def show(
        caller: Annotated[Caller, Depends(caller)],
        status: StatusFilter = "all",
        text: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int | None, Query(ge=1, le=MAX_PAGE)] = None,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        """Return `{"widget": Card}` with the tasks that fit."""
        view = ListView(status=status, text=text, limit=limit, cursor=cursor)
        mine = tasks.of(lambda: signer.sign(caller), caller.user_id)
        page = await mine.page(**view.filters)
        shown = task_list(page, view, await mine.now())
        return {"widget": shown.model_dump(mode="json", exclude_none=True)}

    router.add_api_route("/api/chatkit/tasks", show)
    return router
