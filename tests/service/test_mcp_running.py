"""The program: starting, restarting, standard input and output."""

import sys
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from foundation.settings import EXIT_CONFIG
from mcp_server.main import main
from tests.support.issuer import Issuer
from tests.support.task_server import Mode, Tools, serving_tasks

ROOT = Path(__file__).parents[2]


async def test_a_restart_keeps_everything(
    database_url: str, issuer: Issuer, issuer_address: str, tmp_path: Path
) -> None:
    token = issuer.sign("ada")
    with serving_tasks(database_url, issuer, issuer_address, tmp_path) as server:
        async with server.connect(token) as ada:
            task = await ada.add("Buy milk", due="2026-11-21T17:00", tags=["a"], request_id="r")

    with serving_tasks(database_url, issuer, issuer_address, tmp_path) as server:
        async with server.connect(token) as ada:
            assert (await ada.page()).tasks == [task]
            assert await ada.add("Buy milk", request_id="r") == task
            assert (await ada.change("undo")).message == "Undone: Added #1 Buy milk."


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_one_local_user_on_standard_input_and_output(tmp_path: Path, mode: Mode) -> None:
    program = StdioServerParameters(
        command=sys.executable,
        args=["-m", "mcp_server", "--stdio"],
        cwd=tmp_path,
        env={"TASKCHAT_DATA_DIR": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)},
    )
    async with Client(stdio_client(program), mode=mode) as client:
        tools = Tools(client)
        await tools.add("Buy milk")
        assert await tools.titles() == ["Buy milk"]
        assert (await tools.change("undo")).tasks == []
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_setting_that_is_wrong_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TASKCHAT_MCP_PROT", "8001")

    assert main([]) == EXIT_CONFIG
    assert capsys.readouterr().err == (
        "TASKCHAT_MCP_PROT is not a setting of taskchat. Did you mean TASKCHAT_MCP_PORT?\n"
    )


def test_a_port_in_use_is_said(
    issuer: Issuer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url = f"sqlite:///{tmp_path / 'tasks.db'}"
    with serving_tasks(url, issuer, "http://127.0.0.1:9", tmp_path) as server:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("TASKCHAT_MCP_PORT", server.address.rsplit(":", 1)[1])
        assert main([]) == 1

    assert "stop it, or set TASKCHAT_MCP_HOST and TASKCHAT_MCP_PORT" in capsys.readouterr().err
