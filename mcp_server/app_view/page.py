"""Gives the view to hosts: one HTML document without a single request of its own.

The sources in this folder are ES modules and need no build: `_page` puts them into one document,
without their imports and exports.
"""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from mcp.server import MCPServer
from mcp.server.apps import APP_MIME_TYPE, Apps, ResourceCsp
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from mcp.server.mcpserver.tools import Tool

from mcp_server.contract import ToolName
from mcp_server.transactions import Services

MAX_BYTES = 20_000
_FOLDER = Path(__file__).parent
_SCRIPTS = ("host.js", "dates.js", "list.js", "rows.js", "changes.js", "main.js")
_MODULE_SYNTAX = re.compile(r"^import [^;]*;\n|^export ", re.MULTILINE)
_CSS_FILLING = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")
_VERSION_LENGTH = 12
_ANY_VERSION = "ui://tasks/list-{version}.html"
# Empty, not left out: nothing outside the document may be asked.
_CSP = ResourceCsp(connect_domains=[], resource_domains=[], frame_domains=[], base_uri_domains=[])


def extension() -> Apps:
    """Return the extension of the protocol that announces the view and hands it out."""
    apps = Apps()
    apps.add_html_resource(
        _uri(), _page(), name="task-list", title="Task list", csp=_CSP, prefers_border=True
    )
    return apps


def with_view(tools: Sequence[Tool]) -> list[Tool]:
    """Return the tools, the list of tasks with its view."""
    meta = {"ui": {"resourceUri": _uri()}}
    return [
        tool.model_copy(update={"meta": meta}) if tool.name == ToolName.LIST_TASKS else tool
        for tool in tools
    ]


def answer_old_addresses(server: MCPServer[Services]) -> None:
    """Serve today's view to hosts that still know the address of an earlier one."""

    @server.resource(
        _ANY_VERSION,
        name="task-list-of-any-version",
        title="Task list",
        description="The view of list_tasks, under an address from before an update.",
        mime_type=APP_MIME_TYPE,
        meta={"ui": {"csp": _CSP.model_dump(by_alias=True), "prefersBorder": True}},
    )
    def earlier(version: str) -> str:
        if not re.fullmatch(f"[0-9a-f]{{{_VERSION_LENGTH}}}", version):
            raise ResourceNotFoundError("There is no such view.")
        return _page()


@cache
def _uri() -> str:
    # Hosts keep a view for as long as its address stays the same.
    version = sha256(_page().encode()).hexdigest()[:_VERSION_LENGTH]
    return _ANY_VERSION.format(version=version)


@cache
def _page() -> str:
    script = _MODULE_SYNTAX.sub("", "\n".join(map(_compact, _SCRIPTS)))
    style = _CSS_FILLING.sub(r"\1", _compact("view.css"))
    return _compact("view.html").replace("{{style}}", style).replace("{{script}}", script)


def _compact(name: str) -> str:
    """Return a source without indentation, blank lines, and lines that are comments."""
    lines = map(str.strip, (_FOLDER / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
