"""The API's description, shown with assets of this origin."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, Response

from backend.api.callers import CallerOf

# Both viewers write styles into the page and load pictures as data.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; worker-src blob:; font-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_ASSETS = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "redoc.standalone.js": "text/javascript",
}
_START = {
    "docs": 'SwaggerUIBundle({url: "/api/openapi.json", dom_id: "#api"});',
    "redoc": 'Redoc.init("/api/openapi.json", {}, document.getElementById("api"));',
}
_HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>taskchat API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{style}</head>
<body><div id="api"></div><script src="/api/docs/assets/{script}"></script>
<script src="/api/docs/start/{viewer}.js"></script></body></html>"""


def docs_endpoints(app: FastAPI, caller: CallerOf) -> APIRouter:
    """Return the description of `app` and two viewers of it, for those who may call it."""
    router = APIRouter(dependencies=[Depends(caller)], include_in_schema=False)

    def openapi() -> JSONResponse:
        return JSONResponse(app.openapi())

    def docs() -> HTMLResponse:
        style = '<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">'
        return _viewer("docs", "swagger-ui-bundle.js", style)

    def redoc() -> HTMLResponse:
        return _viewer("redoc", "redoc.standalone.js", "")

    def asset(name: str) -> Response:
        if name not in _ASSETS:
            return Response(status_code=404)
        # Importing it looks for the viewers' assets in a whole package: few ask for them.
        assets = Path(str(files("fastapi_offline") / "static"))
        return FileResponse(assets / name, media_type=_ASSETS[name])

    def start(viewer: str) -> Response:
        return Response(_START.get(viewer, ""), media_type="text/javascript")

    router.add_api_route("/api/openapi.json", openapi)
    router.add_api_route("/api/docs", docs)
    router.add_api_route("/api/redoc", redoc)
    router.add_api_route("/api/docs/assets/{name}", asset, response_class=Response)
    router.add_api_route("/api/docs/start/{viewer}.js", start, response_class=Response)
    return router


def _viewer(viewer: str, script: str, style: str) -> HTMLResponse:
    html = _HTML.format(viewer=viewer, script=script, style=style)
    return HTMLResponse(html, headers={"content-security-policy": _POLICY})
