"""The services as processes that can be killed and started again."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[2]


def free_ports(count: int) -> list[int]:
    """Return ports that were free a moment ago, below those the system gives to connections."""
    found: list[int] = []
    candidate = 10_000 + os.getpid() % 10_000
    while len(found) < count:
        candidate += 1
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", candidate)) != 0:
                found.append(candidate)
    return found


@dataclass
class Service:
    """One process of the product."""

    module: str
    folder: Path
    settings: dict[str, str]
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it. It may not be ready yet."""
        kept = {name: value for name, value in os.environ.items() if "TASKCHAT_" not in name}
        self._process = subprocess.Popen(
            [sys.executable, "-m", self.module],
            cwd=self.folder,
            env=kept | {"PYTHONPATH": str(ROOT)} | self.settings,
            stdout=subprocess.PIPE,
            text=True,
        )

    def sign_in_address(self) -> str:
        """Wait until the backend can be used; return the address that it prints then."""
        assert self._process is not None
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if found := re.search(r"http://\S+/sign-in\?key=\S+", line):
                return found[0]
        raise AssertionError("The backend stopped without printing an address.")

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdout:
                self._process.stdout.close()
            self._process = None


@dataclass(frozen=True)
class Installation:
    """A task server and two backends on the same data. `survivor` answers all the time."""

    tasks: Service
    backend: Service
    survivor: Service
    url: str
    survivor_url: str
    cookies: dict[str, str]


@contextmanager
def installed(folder: Path, **settings: object) -> Generator[Installation, None, None]:
    """Start all three, and sign somebody in."""
    port, other_port, mcp_port = free_ports(3)
    url, other = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{other_port}"
    common = {
        "TASKCHAT_DATA_DIR": str(folder / "data"),
        "TASKCHAT_MCP_PORT": str(mcp_port),
        "TASKCHAT_PUBLIC_URL": url,
        "TASKCHAT_MCP_JWKS_URL": f"{other}/.well-known/jwks.json",
        **{f"TASKCHAT_{name.upper()}": str(value) for name, value in settings.items()},
    }
    tasks = Service("mcp_server", folder, common)
    backend = Service("backend", folder, common | {"TASKCHAT_PORT": str(port)})
    survivor = Service("backend", folder, common | {"TASKCHAT_PORT": str(other_port)})
    services = (tasks, survivor, backend)
    try:
        tasks.start()
        survivor.start()
        key = survivor.sign_in_address().removeprefix(url)
        backend.start()
        backend.sign_in_address()
        with httpx2.Client(base_url=other, trust_env=False) as http:
            assert http.get(key).status_code == 303
            cookies = dict(http.cookies)
        yield Installation(tasks, backend, survivor, url, other, cookies)
    finally:
        for service in services:
            service.kill()
