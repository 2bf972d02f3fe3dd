"""A person's own data: all of it to take along, and the conversations to delete."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict

from backend.api.callers import CallerOf
from backend.api.guard import UPLOADS
from backend.attachments.attachments import Attachments
from backend.identity.caller import Caller
from backend.personal.erasing import Told, erase_conversations
from backend.personal.exporting import PersonalExport
from backend.turns.repository import all_running
from backend.turns.turns import Turns
from foundation.database import Database

_HEADERS = {
    "cache-control": "no-store",
    "content-disposition": 'attachment; filename="taskchat-conversations.json"',
}


class Confirmation(BaseModel):
    """What must be said, so that nothing is deleted by a slip."""

    model_config = ConfigDict(extra="forbid")

    confirm: Literal["delete all my conversations"]


class Deleted(BaseModel):
    """How much is gone."""

    conversations: int
    files: int


def personal_endpoints(
    database: Database,
    attachments: Attachments,
    turns: Turns,
    told: Told,
    public_url: str,
    caller: CallerOf,
) -> APIRouter:
    """Return the routes. `told`: of conversations that are deleted."""
    router = APIRouter(tags=["personal data"])

    async def export(caller: Annotated[Caller, Depends(caller)]) -> StreamingResponse:
        """Return all that is kept of the caller here, as one JSON document."""
        document = PersonalExport(database, caller.user_id, f"{public_url}{UPLOADS}/").document()
        return StreamingResponse(document, media_type="application/json", headers=_HEADERS)

    async def erase(_: Confirmation, caller: Annotated[Caller, Depends(caller)]) -> Deleted:
        """Delete all conversations of the caller, with their files and feedback, for good."""
        for turn in await database.read(all_running):
            if turn.owner_id == caller.user_id:
                await turns.stop(turn.owner_id, turn.id)
        erased = await erase_conversations(database, attachments, caller.user_id, told)
        return Deleted(conversations=erased.conversations, files=erased.files)

    router.add_api_route("/api/chatkit/export", export, response_class=StreamingResponse)
    router.add_api_route("/api/chatkit/conversations", erase, methods=["DELETE"])
    return router
