"""What a start takes: seconds until ready, and memory then."""

import subprocess
import time
from pathlib import Path
from statistics import median

from bench.processes import (
    ROOT,
    cpu_seconds,
    free_port,
    process,
    resident_megabytes,
    wait_until_ready,
)
from bench.report import Row, absolute, missing
from bench.servers import READY, product

READY_SECONDS = 2.5
MEGABYTES = 260
MAKE_RUN_SECONDS = 6
_STARTS = 3
_MAKE_RUN = "make run, second start"
_INSTALLED = (".stamps/runtime", ".stamps/frontend")


def start_rows(data_dir: Path) -> list[Row]:
    """Start the product a few times on a data folder that was used before; return the medians."""
    with product(data_dir):
        pass  # Makes the databases.
    starts = [_start(data_dir) for _ in range(_STARTS)]
    seconds, cpu, chat, mcp = map(median, zip(*starts, strict=True))
    memory = f"memory after start (backend {chat:.0f}, task server {mcp:.0f} MB)"
    ready = f"second start until ready ({cpu:.1f} s CPU)"
    return [
        absolute(ready, seconds, "s", at_most=READY_SECONDS),
        absolute(memory, chat + mcp, "MB", at_most=MEGABYTES),
    ]


def _start(data_dir: Path) -> tuple[float, ...]:
    with product(data_dir) as started:
        pids = (started.pid, started.mcp_pid)
        cpu = sum(map(cpu_seconds, pids))
        return started.ready_seconds, cpu, *map(resident_megabytes, pids)


def make_run_row(data_dir: Path) -> Row:
    """Measure `make run` on a data folder that was used before."""
    # It would install first, which is not what is measured.
    ask = ["make", "--question", *_INSTALLED]
    if subprocess.run(ask, cwd=ROOT, capture_output=True, check=False).returncode:
        return missing(_MAKE_RUN, "run make setup first")
    port = free_port()
    settings: dict[str, object] = {
        "TASKCHAT_DATA_DIR": data_dir,
        "TASKCHAT_PORT": port,
        "TASKCHAT_MCP_PORT": free_port(),
    }
    begun = time.perf_counter()
    with process(["make", "run"], ROOT, settings) as running:
        wait_until_ready(port, READY, [running])
        return absolute(_MAKE_RUN, time.perf_counter() - begun, "s", at_most=MAKE_RUN_SECONDS)
