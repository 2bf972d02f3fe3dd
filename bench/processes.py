"""Processes on free loopback ports, stopped at the end whatever happens. Linux only."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
_START_SECONDS = 30
_STOP_SECONDS = 10
_POLL_SECONDS = 0.01
_SAID_CHARACTERS = 2000


class StartError(Exception):
    """A server did not come up. The message ends with what it said."""


@dataclass(frozen=True)
class Process:
    """A running command."""

    popen: subprocess.Popen[bytes]
    log: IO[bytes]

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.popen.pid

    def said(self) -> str:
        """Return the end of what it wrote."""
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-_SAID_CHARACTERS:]


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that the process has used so far, to the nanosecond."""
    # The kernel's number of another process's CPU clock: MAKE_PROCESS_CPUCLOCK, CPUCLOCK_SCHED.
    return time.clock_gettime((~pid << 3) | 2)


def resident_megabytes(pid: int) -> float:
    """Return how much of the machine's memory the process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    [kilobytes] = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(kilobytes) / 1024


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def process(
    command: Sequence[Path | str], folder: Path, settings: dict[str, object]
) -> Generator[Process, None, None]:
    """Run a command with these settings alone; at the end, stop it and all it started."""
    with tempfile.TemporaryFile() as log:
        popen = subprocess.Popen(
            command,
            env=_environment(settings),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield Process(popen, log)
        finally:
            _stop(popen)


@contextmanager
def own_server(module: str, *arguments: str) -> Generator[tuple[int, int], None, None]:
    """Run a server of this package, its first argument the port; yield port and process id."""
    port = free_port()
    command = [sys.executable, "-m", f"bench.{module}", str(port), *arguments]
    with process(command, ROOT, {}) as running:
        wait_until_ready(port, "/health", [running])
        yield port, running.pid


def wait_until_ready(port: int, path: str, processes: Sequence[Process]) -> None:
    """Return when a GET is answered with 200.

    Raises:
        StartError: If a process ends, or none of them answers in time.
    """
    deadline = time.monotonic() + _START_SECONDS
    while not _answers(port, path):
        ended = [p for p in processes if p.popen.poll() is not None]
        if ended or time.monotonic() > deadline:
            said = "\n".join(process.said() for process in ended or processes)
            raise StartError(f"Nothing answers at port {port}. The servers said:\n{said}")
        time.sleep(_POLL_SECONDS)


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _environment(settings: dict[str, object]) -> dict[str, str]:
    # Neither our caller's settings, nor those of a make that runs us.
    own = ("TASKCHAT_", "MAKE", "MFLAGS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return kept | {name: str(value) for name, value in settings.items()}


def _stop(popen: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(popen.pid, number)
            popen.wait(_STOP_SECONDS)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
