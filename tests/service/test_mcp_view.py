"""The view of `list_tasks`, as a host gets hold of it."""

import pytest
from mcp import MCPError
from mcp.server.apps import APP_MIME_TYPE, EXTENSION_ID
from mcp.types import TextResourceContents

from tests.support.task_server import Mode, TaskServer

NOWHERE: dict[str, list[str]] = {
    "connectDomains": [],
    "resourceDomains": [],
    "frameDomains": [],
    "baseUriDomains": [],
}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_the_tool_names_a_view_that_may_ask_nobody(
    task_server: TaskServer, mode: Mode
) -> None:
    async with task_server.connect(task_server.issuer.sign("ada"), mode) as tools:
        listed = (await tools.client.list_tools()).tools
        views = {tool.name: tool.meta["ui"]["resourceUri"] for tool in listed if tool.meta}
        assert list(views) == ["list_tasks"]
        (view,) = (await tools.client.read_resource(views["list_tasks"])).contents

    assert isinstance(view, TextResourceContents)
    assert view.mime_type == APP_MIME_TYPE
    assert view.text.startswith("<!doctype html>")
    assert view.meta is not None
    assert view.meta["ui"] == {"csp": NOWHERE, "prefersBorder": True}


async def test_the_server_announces_the_extension(task_server: TaskServer) -> None:
    async with task_server.connect(task_server.issuer.sign("ada")) as tools:
        assert EXTENSION_ID in (tools.client.server_capabilities.extensions or {})


async def test_the_address_of_an_earlier_view_still_leads_to_one(task_server: TaskServer) -> None:
    async with task_server.connect(task_server.issuer.sign("ada")) as tools:
        (view,) = (await tools.client.read_resource("ui://tasks/list-0123456789ab.html")).contents
        assert isinstance(view, TextResourceContents)
        assert view.mime_type == APP_MIME_TYPE
        assert view.text.startswith("<!doctype html>")
        with pytest.raises(MCPError):
            await tools.client.read_resource("ui://tasks/list-other.html")
