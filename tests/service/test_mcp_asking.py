"""Deleting asks first, where the client can."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import ElicitRequestFormParams, ElicitRequestParams, ElicitResult

from mcp_server.contract import RefusalCode
from mcp_server.request_state import request_state_security
from mcp_server.settings import Settings
from tests.support.task_server import Mode, TaskServer, Tools


@asynccontextmanager
async def someone_who(
    answers: ElicitResult, server: TaskServer, asked: list[str], mode: Mode = "auto"
) -> AsyncGenerator[Tools, None]:
    """Yield the tools of a user whose client asks them, and what it asked."""

    async def answer(context: Any, params: ElicitRequestParams) -> ElicitResult:
        assert context
        assert isinstance(params, ElicitRequestFormParams)
        asked.append(params.message)
        return answers

    headers = {"Authorization": f"Bearer {server.issuer.sign('ada')}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30, trust_env=False) as http,
        Client(
            streamable_http_client(server.endpoint, http_client=http),
            mode=mode,
            elicitation_callback=answer,
        ) as client,
    ):
        yield Tools(client)


@pytest.fixture
def asked() -> list[str]:
    """Return the questions that were asked."""
    return []


YES = ElicitResult(action="accept", content={"delete": True})


async def test_tasks_are_deleted_when_the_user_agrees(
    task_server: TaskServer, asked: list[str]
) -> None:
    async with someone_who(YES, task_server, asked) as ada:
        await ada.add("Buy milk")
        await ada.add("Feed cat")

        change = await ada.change("delete_task", tasks=["milk", "2"])

        assert [task.status for task in change.tasks] == ["trash", "trash"]
        assert asked == [
            "Move to the trash, with open subtasks: “#1 Buy milk”, “#2 Feed cat”? "
            "Undo brings it all back."
        ]
        await ada.change("undo")
        assert await ada.titles() == ["Buy milk", "Feed cat"]


@pytest.mark.parametrize(
    "answer",
    [
        ElicitResult(action="decline"),
        ElicitResult(action="cancel"),
        ElicitResult(action="accept", content={"delete": False}),
    ],
    ids=["declined", "cancelled", "unticked"],
)
async def test_nothing_is_deleted_when_the_user_does_not_agree(
    task_server: TaskServer, asked: list[str], answer: ElicitResult
) -> None:
    async with someone_who(answer, task_server, asked) as ada:
        task = await ada.add("Buy milk")

        refusal = await ada.refusal("delete_task", tasks=["1"])

        assert refusal.error == RefusalCode.FORBIDDEN
        assert refusal.message == "The user was asked and did not agree. Nothing was deleted."
        assert (await ada.page()).tasks == [task]


async def test_nobody_is_asked_in_vain(task_server: TaskServer, asked: list[str]) -> None:
    async with someone_who(YES, task_server, asked) as ada:
        await ada.add("Buy milk")
        assert (await ada.refusal("delete_task", tasks=["7"])).error == RefusalCode.NOT_FOUND
        assert (await ada.refusal("delete_task", tasks=[])).error == RefusalCode.INVALID
        assert asked == []

        await ada.change("delete_task", tasks=["1"])
        assert len(asked) == 1
        await ada.change("delete_task", tasks=["1"])
        assert len(asked) == 1


async def test_a_question_names_few_tasks_and_cleans_titles(
    task_server: TaskServer, asked: list[str]
) -> None:
    async with someone_who(YES, task_server, asked) as ada:
        for _ in range(8):
            await ada.add("x" * 200)

        await ada.change("delete_task", tasks=[str(number) for number in range(1, 9)])

    assert asked[0].count("…") == 5
    assert asked[0].endswith(", 3 more? Undo brings it all back.")
    assert len(asked[0]) < 600


async def test_the_handshake_era_cannot_ask_here_and_deletes(
    task_server: TaskServer, asked: list[str]
) -> None:
    async with someone_who(YES, task_server, asked, mode="legacy") as ada:
        await ada.add("Buy milk")
        await ada.change("delete_task", tasks=["1"])
        assert asked == []
        assert await ada.titles() == []


async def test_the_model_cannot_answer_for_the_user(ada: Tools) -> None:
    (tool,) = [tool for tool in (await ada.client.list_tools()).tools if tool.name == "delete_task"]
    assert list(tool.input_schema["properties"]) == ["tasks"]
    await ada.add("Buy milk")

    for argument in ("agreement", "delete"):
        refusal = await ada.refusal("delete_task", tasks=["1"], **{argument: {"delete": True}})
        assert refusal.error == RefusalCode.INVALID
    assert await ada.titles() == ["Buy milk"]


def test_every_process_seals_with_the_key_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    sealed = request_state_security(settings).codec.seal(b"state")

    assert request_state_security(settings).codec.unseal(sealed) == b"state"
    (file,) = settings.data_dir.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_keys_of_the_setting_can_be_exchanged_one_by_one(tmp_path: Path) -> None:
    old, new = "o" * 32, "n" * 32
    before = Settings(data_dir=tmp_path, mcp_request_state_keys=old)
    after = Settings(data_dir=tmp_path, mcp_request_state_keys=f"{new}, {old}")
    sealed = request_state_security(before).codec.seal(b"state")

    assert request_state_security(after).codec.unseal(sealed) == b"state"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="at least 32"):
        Settings(data_dir=tmp_path, mcp_request_state_keys="short")
    with pytest.raises(ValueError, match="once"):
        Settings(data_dir=tmp_path, mcp_request_state_keys=f"{old},{old}")
