"""A read-only token is not shown what it cannot do."""

from pathlib import Path

import pytest

from tests.support.task_server import Mode, TaskServer, Tools


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """Return one kind of database: what is shown does not depend on it."""
    return f"sqlite:///{tmp_path / 'tasks.db'}"


async def shown(tools: Tools) -> set[str]:
    return {tool.name for tool in (await tools.client.list_tools()).tools}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_tools_that_write_are_hidden_from_a_read_only_token(
    task_server: TaskServer, mode: Mode
) -> None:
    sign = task_server.issuer.sign
    async with (
        task_server.connect(sign("ada"), mode) as ada,
        task_server.connect(sign("ada", scope="tasks:read"), mode) as reader,
    ):
        for_all = (await ada.client.list_tools()).tools
        reading = {
            tool.name for tool in for_all if tool.annotations and tool.annotations.read_only_hint
        }

        assert "list_tasks" in reading
        assert "add_task" not in reading
        assert await shown(reader) == reading
        assert await shown(ada) > reading
