"""The page, as the frontend's build left it."""

from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse
from fastapi.staticfiles import StaticFiles

from backend.api.errors import ApiError
from backend.identity.directory import Directory
from backend.preferences.preferences import Preferences
from backend.settings import Settings
from backend.texts.language import ENGLISH, Language, accepted

_VARIES = {"vary": "Accept-Language, Cookie"}
DIST = Path(__file__).parents[2] / "frontend" / "dist"
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>taskchat</title>
<h1>The page is not built</h1><p>It needs Node 20 or newer: install it and run
<code>make setup</code>. Everything else works without it.</p></html>"""
_CDN = "https://cdn.platform.openai.com"
# OpenAI's element is a loader for a frame of theirs, and needs their hosts. Our own policy, which
# lets nothing leave this origin, cannot hold for it.
_OPENAI_POLICY = (
    f"default-src 'none'; script-src 'self' {_CDN}; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data: blob: https:; font-src 'self' data: {_CDN}; "
    f"connect-src 'self' https://*.openai.com; frame-src {_CDN} https://*.openai.com; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class Page:
    """The HTML of the page, for signed-in people and for strangers."""

    settings: Settings
    dist: Path = DIST

    def chat(self, language: Language) -> HTMLResponse:
        """Return the page itself."""
        html = self._read("index.html", language)
        element, key = self.settings.chat_element, self.settings.chatkit_domain_key
        html = _fill(html, "taskchat-chat-element", element)
        html = _fill(html, "taskchat-domain-key", key)
        policy = {"content-security-policy": _OPENAI_POLICY} if element == "openai" else {}
        return HTMLResponse(html, headers=policy | _VARIES)

    def sign_in(self, language: Language) -> HTMLResponse:
        """Return what a stranger sees."""
        return HTMLResponse(self._read("sign-in.html", language), 401, headers=_VARIES)

    def service_worker(self) -> FileResponse:
        """Return the script that stands in when there is no connection.

        Not among the assets: browsers let it see no page above its own address.
        """
        file = self.dist / "service-worker.js"
        if not file.is_file():
            raise ApiError(404, "The page is not built, so it has no service worker.")
        headers = {"cache-control": "no-cache"}
        return FileResponse(file, media_type="text/javascript", headers=headers)

    def assets(self) -> StaticFiles:
        """Return the page's scripts, styles and pictures."""
        return StaticFiles(directory=self.dist, check_dir=False)

    def _read(self, name: str, language: Language) -> str:
        file = self.dist / name
        if language != ENGLISH:
            file = file.with_suffix(f".{language}{file.suffix}")
        return file.read_text("utf-8") if file.is_file() else _NOT_BUILT


def page_endpoint(
    page: Page, directory: Directory, preferences: Preferences, cookie: str
) -> APIRouter:
    """Return the route of the page, in the language of who opens it: so it is drawn but once."""
    router = APIRouter(include_in_schema=False)

    async def show(request: Request) -> HTMLResponse:
        caller = await directory.by_cookie(request.cookies.get(cookie, ""))
        language = language_of_browser(request)
        if caller is None:
            return page.sign_in(language)
        choices = await preferences.of(caller.user_id)
        return page.chat(choices.language or language)

    router.add_api_route("/", show, response_class=HTMLResponse)
    router.add_api_route("/service-worker.js", page.service_worker, response_class=FileResponse)
    return router


def language_of_browser(request: Request) -> Language:
    """Return the first language that both the browser and we have."""
    return accepted(request.headers.get("accept-language", ""))


def _fill(html: str, meta: str, value: str) -> str:
    before, found, after = html.partition(f'name="{meta}" content="')
    safe = value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    rest = after[after.index('"') :] if found else after
    return before + found + (safe if found else "") + rest
