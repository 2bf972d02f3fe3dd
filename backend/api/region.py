"""/api/chatkit/region: where and in which language a person's dates are read."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from backend.api.callers import CallerOf
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner
from backend.tasks.client import TaskClient, UserTasks
from mcp_server.contract import OwnerPlace


class Region(BaseModel):
    """A person's choice; empty: the server's time zone, any language."""

    model_config = ConfigDict(extra="forbid")

    time_zone: Annotated[str, Field(max_length=100)] = ""
    language: Annotated[str, Field(max_length=40)] = ""


def region_endpoints(
    tasks: TaskClient, signer: TokenSigner, reader: CallerOf, writer: CallerOf
) -> APIRouter:
    """Return the routes. The task server keeps the choice: MCP clients read dates by it, too."""
    router = APIRouter(tags=["config"])

    def of(caller: Caller) -> UserTasks:
        return tasks.of(lambda: signer.sign(caller), caller.user_id)

    async def show(caller: Annotated[Caller, Depends(reader)]) -> OwnerPlace:
        """Return the caller's time zone and language, and the time zone of who has set none."""
        return await of(caller).place()

    async def change(wanted: Region, caller: Annotated[Caller, Depends(writer)]) -> OwnerPlace:
        """Set both."""
        return await of(caller).settle(wanted.time_zone, wanted.language)

    router.add_api_route("/api/chatkit/region", show)
    router.add_api_route("/api/chatkit/region", change, methods=["PUT"])
    return router
