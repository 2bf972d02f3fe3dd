"""One version of the product."""

import tomllib
from pathlib import Path

from mcp_server.app import VERSION


def test_the_server_says_the_version_of_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]

    assert project["version"] == VERSION
