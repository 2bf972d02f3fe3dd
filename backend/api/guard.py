"""What every request must keep to, and what every response carries."""

from collections.abc import MutableMapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.api.errors import refusal
from foundation.cleaning import without_nulls

MAX_BODY = 1024 * 1024
UPLOADS = "/api/chatkit/attachments"
MAX_UPLOAD = 10 * MAX_BODY + 64 * 1024
"""A file of 10 MiB, and the form around it."""
MAX_DICTATION = 7 * MAX_BODY
"""A recording of 5 MiB, in the letters of base64."""
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# A page may send these to any site without asking it first (the "simple requests" of CORS).
_FORM_TYPES = ("text/plain", "multipart/form-data")
_URLENCODED = "application/x-www-form-urlencoded"
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; "
    "trusted-types lit-html taskchat"
)
_HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self)",
}


class Guard:
    """Refuses what a foreign page could make a browser send, and bodies that are too large."""

    def __init__(
        self, app: ASGIApp, allowed_origins: Sequence[str], *, has_dictation: bool = False
    ) -> None:
        self._app = app
        self._limits = {"/chatkit": MAX_DICTATION} if has_dictation else {}
        self._allowed_origins = frozenset(allowed_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        is_upload = scope["path"].startswith(UPLOADS)
        if refused := self._refused(scope, headers, is_upload=is_upload):
            await refused(scope, receive, send_guarded)
            return
        if scope["method"] not in _SAFE_METHODS:
            limit = MAX_UPLOAD if is_upload else self._limits.get(scope["path"], MAX_BODY)
            body = await _body(headers, receive, limit)
            if body is None:
                reason = f"The request is larger than {limit // MAX_BODY} MiB. Nothing was changed."
                await refusal(413, reason)(scope, receive, send_guarded)
                return
            receive = _Replay(body if is_upload else _cleaned(body), receive)
        await self._app(scope, receive, send_guarded)

    def _refused(self, scope: Scope, headers: Headers, *, is_upload: bool) -> Response | None:
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            return refusal(422, "The address holds a null character. Nothing was changed.")
        if scope["method"] in _SAFE_METHODS:
            return None
        reason = self._foreign(headers, is_upload=is_upload)
        return refusal(403, reason) if reason else None

    def _foreign(self, headers: Headers, *, is_upload: bool) -> str | None:
        origin = headers.get("origin", "")
        if origin and origin not in self._allowed_origins and not _same_site(origin, headers):
            return "This page may not use taskchat: its origin is not in TASKCHAT_ALLOWED_ORIGINS."
        if headers.get("sec-fetch-site") == "cross-site" and not origin:
            return "This page may not use taskchat."
        if is_upload:
            return None  # A form of a foreign page would have an origin.
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        by_bearer = headers.get("authorization", "").lower().startswith("bearer ")
        if kind in _FORM_TYPES or (kind == _URLENCODED and "cookie" in headers and not by_bearer):
            return "Send JSON, with Content-Type: application/json."
        return None


class _Replay:
    """Gives the body that was read already, then what the connection says next."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._first: MutableMapping[str, Any] | None = {
            "type": "http.request",
            "body": body,
            "more_body": False,
        }
        self._receive = receive

    async def __call__(self) -> Message:
        first, self._first = self._first, None
        return first if first is not None else await self._receive()


def _cleaned(body: bytes) -> bytes:
    # JSON marks its texts in ASCII. Whether it is UTF-8 is for whoever reads it.
    return without_nulls(body.decode("latin-1")).encode("latin-1")


async def _body(headers: Headers, receive: Receive, limit: int) -> bytes | None:
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        return None
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""  # The client has gone.
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > limit:
            return None
        if not message.get("more_body"):
            return b"".join(chunks)


def _same_site(origin: str, headers: Headers) -> bool:
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
