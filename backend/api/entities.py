"""GET /api/chatkit/entities: what a person can mention, and what is shown of it."""

from typing import Annotated, Any

from chatkit.store import NotFoundError
from fastapi import APIRouter, Depends, Query

from backend.api.callers import CallerOf
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient, UserTasks
from backend.tasks.errors import TaskRefusedError
from backend.tasks.mentionable import Kind, Mentionable, count_of, mentionable
from backend.texts.texts import Texts
from backend.widgets.drawn import Drawn
from backend.widgets.entity_preview import MOST_ROWS, list_preview, tag_preview, task_preview
from mcp_server.contract import RefusalCode


def entity_endpoints(tasks: TaskClient, signer: TokenSigner, caller: CallerOf) -> APIRouter:
    """Return the routes of what can be mentioned."""
    router = APIRouter(tags=["mentions"])

    def of(caller: Caller) -> UserTasks:
        return tasks.of(lambda: signer.sign(caller), caller.user_id, caller.language)

    async def search(
        caller: Annotated[Caller, Depends(caller)],
        query: Annotated[str, Query(max_length=200)] = "",
    ) -> dict[str, Any]:
        """Return `{"entities": [Entity]}`: tasks, lists and tags that fit, the best first."""
        mine = of(caller)
        texts = (await mine.here()).texts
        return {"entities": [entity(item, texts) for item in await mentionable(mine, query)]}

    async def preview(entity_id: str, caller: Annotated[Caller, Depends(caller)]) -> dict[str, Any]:
        """Return `{"preview": Basic}`."""
        root = await _preview(of(caller), entity_id)
        return {"preview": root.model_dump(mode="json", exclude_none=True)}

    router.add_api_route("/api/chatkit/entities", search)
    router.add_api_route("/api/chatkit/entities/{entity_id:path}/preview", preview)
    return router


def entity(item: Mentionable, texts: Texts) -> dict[str, Any]:
    """Return it as ChatKit's `Entity`. What is in `data` comes back in a message's tag."""
    words = texts.page
    groups = {Kind.TASK: words.tasks, Kind.LIST: words.lists, Kind.TAG: words.tags}
    return {
        "id": item.id,
        "title": item.title,
        "icon": item.icon,
        "group": groups[item.kind],
        "interactive": True,
        "data": item.data,
    }


async def _preview(tasks: UserTasks, entity_id: str) -> Drawn:
    kind, _, key = entity_id.partition(":")
    if kind not in set(Kind) or not key:
        raise NotFoundError(entity_id)
    try:
        return await _drawn(tasks, Kind(kind), key)
    except TaskRefusedError as error:
        # Words that fit several tasks, or none, are no id.
        if error.refusal.error is RefusalCode.UNAVAILABLE:
            raise
        raise NotFoundError(entity_id) from error


async def _drawn(tasks: UserTasks, kind: Kind, key: str) -> Drawn:
    texts = (await tasks.here()).texts
    match kind:
        case Kind.TASK:
            return task_preview(await tasks.detail(key), texts)
        case Kind.LIST:
            count = count_of(key, (await tasks.lists()).lists)
            if count is None:
                raise NotFoundError(key)
            return list_preview(key, count, await tasks.page(list=key, limit=MOST_ROWS), texts)
        case Kind.TAG:
            if not (await tasks.page(status="all", tag=key, limit=1)).total:
                raise NotFoundError(key)
            return tag_preview(key, await tasks.page(tag=key, limit=MOST_ROWS), texts)
