"""Whose request it is: a bearer token's, or the page's cookie's."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from fastapi import Request

from backend.api.errors import ApiError
from backend.identity.caller import Caller, Scope
from backend.identity.directory import Directory
from backend.texts.catalogues import texts_of
from backend.texts.language import accepted

CallerOf = Callable[[Request], Awaitable[Caller]]


def cookie_name(public_url: str) -> str:
    """Return the cookie's name. `__Host-` (RFC 6265bis) needs TLS: without it, another name."""
    return "__Host-taskchat" if public_url.startswith("https://") else "taskchat_session"


def caller_of(directory: Directory, cookie: str, *needed: Scope) -> CallerOf:
    """Return the dependency that names the caller, who must have these scopes."""

    async def find(request: Request) -> Caller:
        caller = await _find(request, directory, cookie)
        if missing := sorted(set(needed) - caller.scopes):
            raise ApiError(
                403, f"This token may not do that: it lacks {', '.join(missing)}. Make another one."
            )
        return replace(caller, language=accepted(request.headers.get("accept-language", "")))

    return find


async def _find(request: Request, directory: Directory, cookie: str) -> Caller:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        caller = await directory.by_token(secret.strip())
    else:
        caller = await directory.by_cookie(request.cookies.get(cookie, ""))
    if caller is None:
        raise ApiError(
            401,
            texts_of(accepted(request.headers.get("accept-language", ""))).requests.signed_out,
            {"WWW-Authenticate": 'Bearer realm="taskchat"'},
        )
    return caller
