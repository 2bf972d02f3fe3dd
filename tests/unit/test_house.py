"""Promises about the repository itself."""

import re
from pathlib import Path

from backend.app import create_app
from backend.settings import Settings
from backend.storage import open_database
from mcp_server.contract import ToolName

ROOT = Path(__file__).parents[2]


def test_every_make_target_has_help() -> None:
    makefile = (ROOT / "Makefile").read_text()
    [phony] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)

    helped = re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE)

    assert sorted(helped) == sorted(phony.split())


def test_every_endpoint_and_every_tool_is_in_the_documentation(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    database = open_database(settings)
    paths = list(create_app(settings, database).openapi()["paths"])
    database.close()
    text = (ROOT / "docs" / "api.md").read_text()

    assert [path for path in paths if f"`{path}`" not in text and f" {path}`" not in text] == []
    tools = (ROOT / "docs" / "connect.md").read_text()
    assert [tool for tool in ToolName if f"`{tool}`" not in tools] == []


def test_every_link_in_the_documentation_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), ROOT / "frontend" / "README.md"]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text())
        if not target.startswith(("http", "mailto")) and not (page.parent / target).exists()
    ]
    assert broken == []
