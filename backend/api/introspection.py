"""Whether a personal access token is good: asked by the task server (RFC 7662)."""

from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request

from backend.identity.directory import Directory


def introspection_endpoint(directory: Directory) -> APIRouter:
    """Return the introspection route.

    It asks for no credentials beside the token itself: whoever holds 256 random bits may learn
    what they are good for, and nobody can guess them.
    """
    router = APIRouter(tags=["identity"])

    async def introspect(request: Request) -> dict[str, Any]:
        """Return `{"active": false}`, or whose token it is and what it allows."""
        form = parse_qs((await request.body()).decode("utf-8", "replace"))
        token = await directory.access_token(form.get("token", [""])[0])
        if token is None:
            return {"active": False}
        return {
            "active": True,
            "sub": token.user_id,
            "client_id": token.id,
            "scope": " ".join(sorted(token.scopes)),
            "exp": int(token.expires_at.timestamp()),
            "token_type": "Bearer",
        }

    router.add_api_route("/oauth/introspect", introspect, methods=["POST"])
    return router
