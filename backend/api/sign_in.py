"""Signing a browser in and out."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from backend.api.page import Page, language_of_browser
from backend.identity.browser_sessions import SESSION_LIFETIME
from backend.identity.directory import Directory


def sign_in_endpoints(directory: Directory, page: Page, cookie: str) -> APIRouter:
    """Return the routes that set and drop the page's cookie."""
    router = APIRouter(tags=["sign-in"])
    secure = cookie.startswith("__Host-")

    async def sign_in(
        request: Request, key: Annotated[str, Query(max_length=200)] = ""
    ) -> Response:
        """Spend the one-time key that the start printed, and open the page."""
        secret = await directory.sign_in(key)
        if secret is None:
            return page.sign_in(language_of_browser(request))
        response = RedirectResponse("/", 303)
        response.set_cookie(
            cookie,
            secret,
            max_age=int(SESSION_LIFETIME.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=secure,
        )
        return response

    async def sign_out(request: Request) -> Response:
        """End the browser's session."""
        await directory.sign_out(request.cookies.get(cookie, ""))
        response = JSONResponse({})
        response.delete_cookie(cookie, httponly=True, samesite="lax", secure=secure)
        return response

    router.add_api_route("/sign-in", sign_in, response_class=Response)
    router.add_api_route("/sign-out", sign_out, methods=["POST"])
    return router
