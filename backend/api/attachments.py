"""Files of messages: sending them, and having them back."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, UploadFile
from fastapi.responses import JSONResponse, Response

from backend.agent.context import ChatContext
from backend.api.callers import CallerOf
from backend.api.guard import UPLOADS
from backend.attachments.attachments import Attachments
from backend.attachments.kinds import IMAGES
from backend.identity.caller import Caller
from backend.identity.signer import TokenSigner

_HEADERS = {
    "cache-control": "private, max-age=3600",
    # A file is data: should a browser open it, nothing in it runs.
    "content-security-policy": "default-src 'none'; sandbox",
}


def attachment_endpoints(
    attachments: Attachments, signer: TokenSigner, caller: CallerOf
) -> APIRouter:
    """Return the routes of files. Only the owner reaches one."""
    router = APIRouter(tags=["attachments"])

    def context_of(caller: Caller) -> ChatContext:
        return ChatContext(caller.user_id, lambda: signer.sign(caller))

    async def send(file: UploadFile, caller: Annotated[Caller, Depends(caller)]) -> JSONResponse:
        """Take a file, as the field `file` of a form, and answer with it as an attachment."""
        attachment = await attachments.receive(
            file.filename or "", await file.read(), context_of(caller)
        )
        return _shown(attachment)

    async def put(
        attachment_id: str, request: Request, caller: Annotated[Caller, Depends(caller)]
    ) -> JSONResponse:
        """Take the bytes of a file that `attachments.create` announced."""
        data = await request.body()
        return _shown(await attachments.put(attachment_id, data, context_of(caller)))

    async def get(attachment_id: str, caller: Annotated[Caller, Depends(caller)]) -> Response:
        """Return a file: images to be shown, all others to be saved."""
        file, data = await attachments.read(attachment_id, context_of(caller))
        way = "inline" if file.mime_type in IMAGES else "attachment"
        # RFC 6266: names are not ASCII alone.
        name = "".join(f"%{byte:02X}" for byte in file.name.encode())
        disposition = {"content-disposition": f"{way}; filename*=UTF-8''{name}"}
        return Response(data, media_type=file.mime_type, headers=_HEADERS | disposition)

    router.add_api_route(UPLOADS, send, methods=["POST"])
    router.add_api_route(f"{UPLOADS}/{{attachment_id}}", put, methods=["PUT"])
    router.add_api_route(f"{UPLOADS}/{{attachment_id}}", get, response_class=Response)
    return router


def _shown(attachment: Any) -> JSONResponse:
    content = attachment.model_dump(
        mode="json", exclude_none=True, context={"exclude_metadata": True}
    )
    return JSONResponse(content)
