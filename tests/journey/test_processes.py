"""The two services as processes: started, used, stopped and started again."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.emulators.anthropic_messages import AnthropicMessages
from tests.support.emulators.bedrock import Bedrock
from tests.support.emulators.emulator import emulating
from tests.support.emulators.gemini import Gemini
from tests.support.emulators.ollama_chat import OllamaChat
from tests.support.emulators.openai_chat import OpenAIChat
from tests.support.emulators.script import Call
from tests.support.person import events_of, said, words
from tests.support.processes import ROOT, free_ports


@dataclass(frozen=True)
class Started:
    """Both services, running."""

    url: str
    sign_in: str
    processes: tuple[subprocess.Popen[str], ...]


@contextmanager
def started(folder: Path, **settings: str) -> Generator[Started, None, None]:
    """Start both services on the data in `folder`; at the end, stop them as Ctrl-C does."""
    port, mcp_port = free_ports(2)
    kept = {name: value for name, value in os.environ.items() if "TASKCHAT_" not in name}
    environment = kept | {
        "TASKCHAT_DATA_DIR": str(folder / "data"),
        "TASKCHAT_PORT": str(port),
        "TASKCHAT_MCP_PORT": str(mcp_port),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "default",
        **{f"TASKCHAT_{name.upper()}": str(value) for name, value in settings.items()},
    }

    def start(module: str) -> subprocess.Popen[str]:
        report = folder / f"{module}.connections"
        command = [sys.executable, "-m", "tests.support.loopback_only", str(report), module]
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
        )

    processes = (start("mcp_server"), start("backend"))
    try:
        yield Started(f"http://127.0.0.1:{port}", _address(processes[1]), processes)
        for process in processes:
            process.send_signal(signal.SIGINT)
        codes = [process.wait(timeout=15) for process in processes]
        assert set(codes) <= {0, -signal.SIGINT, -signal.SIGTERM, 130, 143}
    finally:
        for process in processes:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://\S+/sign-in\?key=\S+", line):
            return found[0]
    raise AssertionError("The backend stopped without printing an address.")


def connections(folder: Path) -> str:
    """Return where the services connected to, beyond this machine."""
    return "".join(file.read_text() for file in folder.glob("*.connections"))


@contextmanager
def browser(services: Started) -> Generator[httpx2.Client, None, None]:
    """A signed-in browser."""
    with httpx2.Client(base_url=services.url, trust_env=False, timeout=30) as http:
        assert http.get(services.sign_in).status_code == 303
        yield http


def generate(http: httpx2.Client, message: str, thread_id: str = "") -> list[dict[str, Any]]:
    """Send a message and return the events."""
    body = {"message": message} | ({"conversation_id": thread_id} if thread_id else {})
    return events_of(http.post("/api/chatkit/generate", json=body).raise_for_status().text)


def test_a_restart_of_both_services_keeps_tasks_threads_and_widgets(tmp_path: Path) -> None:
    with started(tmp_path) as services, browser(services) as http:
        assert http.get("/health/ready").status_code == 200
        thread_id = generate(http, "add 'Buy milk'")[-1]["conversation_id"]
        read = {"type": "threads.get_by_id", "params": {"thread_id": thread_id}}
        before = http.post("/chatkit", json=read).json()

    with started(tmp_path) as services, browser(services) as http:
        after = http.post("/chatkit", json=read).json()
        card = http.get("/api/chatkit/tasks").json()["widget"]
        answer = generate(http, "complete it", thread_id)

    assert after == before
    assert words(card)[0] == "Buy milk"
    assert any(event.get("status") == "done" for event in answer)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_backend_told_to_stop_in_mid_answer_keeps_what_was_said(
    tmp_path: Path, how: signal.Signals
) -> None:
    with emulating("Here is half…") as model:
        with started(tmp_path, **model.settings) as services, browser(services) as http:
            request = {"message": "Tell me all"}
            with http.stream("POST", "/api/chatkit/generate", json=request) as answer:
                lines = answer.iter_lines()
                while "half" not in next(lines):
                    pass
                services.processes[1].send_signal(how)
                assert services.processes[1].wait(timeout=15) in (0, -how, 128 + how)
        with started(tmp_path, **model.settings) as services, browser(services) as http:
            listed = http.post("/chatkit", json={"type": "threads.list", "params": {}}).json()
            params = {"thread_id": listed["data"][0]["id"]}
            items = http.post("/chatkit", json={"type": "items.list", "params": params}).json()

    assert said(items["data"]).strip() == "Here is half…"


def test_nothing_leaves_the_machine(tmp_path: Path) -> None:
    with started(tmp_path) as services, browser(services) as http:
        generate(http, "add 'Buy milk' and show my list")

    assert connections(tmp_path) == ""


def test_nothing_leaves_the_machine_for_a_model_that_is_on_it(tmp_path: Path) -> None:
    with (
        emulating(Call("list_tasks"), "Done.") as model,
        started(tmp_path, **model.settings) as services,
        browser(services) as http,
    ):
        answer = generate(http, "show my list")

    assert answer[-1]["type"] == "complete"
    assert len(model.requests) == 2
    assert connections(tmp_path) == ""


def test_no_provider_is_asked_for_anything_but_answers(tmp_path: Path) -> None:
    wires = [OpenAIChat(), AnthropicMessages(), Gemini(), OllamaChat(), Bedrock()]
    report = tmp_path / "models.connections"
    command = [sys.executable, "-m", "tests.support.loopback_only", str(report)]
    kept = {name: value for name, value in os.environ.items() if "TASKCHAT_" not in name}
    with ExitStack() as stack:
        models = [stack.enter_context(emulating("Hello.", wire=wire)) for wire in wires]
        asked = subprocess.run(
            [*command, "tests.support.ask_models"],
            cwd=tmp_path,
            env=kept | {"PYTHONPATH": str(ROOT)},
            input=json.dumps([model.settings for model in models]),
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )

    assert len(asked.stdout.split()) == len(wires)
    assert [len(model.requests) for model in models] == [1] * len(wires)
    assert connections(tmp_path) == ""


def test_the_report_of_connections_can_fail(tmp_path: Path) -> None:
    (tmp_path / "caller.py").write_text(
        "import socket\n"
        "try:\n    socket.create_connection(('192.0.2.1', 9), timeout=0.01)\n"
        "except OSError:\n    pass\n"
    )
    report = tmp_path / "caller.connections"
    command = [sys.executable, "-m", "tests.support.loopback_only", str(report), "caller"]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}

    subprocess.run(command, env=environment, check=True, timeout=60)

    assert "192.0.2.1" in connections(tmp_path)


@pytest.mark.parametrize(
    ("module", "name", "value"),
    [
        ("backend", "TASKCHAT_MODLE", "x"),
        ("backend", "TASKCHAT_PORT", "x"),
        ("mcp_server", "TASKCHAT_MCP_PROT", "x"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_name(
    tmp_path: Path, module: str, name: str, value: str
) -> None:
    refused = subprocess.run(
        [sys.executable, "-m", module],
        cwd=tmp_path,
        env=os.environ | {name: value, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert refused.returncode == 78
    assert name in refused.stderr
    assert "Traceback" not in refused.stderr
