"""`make bench`: measure, and print what was measured. Missed targets do not fail it."""

import os
import platform
import signal
import sys
import tempfile
import time
from pathlib import Path

from bench.assistant import assistant_rows, category_table, verdicts
from bench.clicks import click_rows
from bench.conversations import conversation_rows
from bench.first_text import asking_the_emulator, first_text_rows
from bench.page import page_rows
from bench.processes import own_server
from bench.report import Row, missing, print_report
from bench.servers import product
from bench.start import make_run_row, start_rows
from bench.tool_calls import tool_call_rows
from tests.support.postgres import PostgresMissingError, postgres_database, postgres_server

SQLITE_TIMES = 1.6
POSTGRES_TIMES = 2.5


def _on_sqlite(folder: Path) -> list[Row]:
    data_dir = folder / "sqlite"
    _say("starts")
    rows = start_rows(data_dir)
    with product(data_dir) as builtin:
        _say("tool calls on SQLite")
        rows += tool_call_rows(builtin, "SQLite", SQLITE_TIMES)
        _say("clicks")
        rows += click_rows(builtin)
        _say("conversations on SQLite")
        rows += conversation_rows(builtin, "SQLite")
        _say("the page")
        rows += page_rows(builtin)
        _say("first text")
        with own_server("emulator") as (port, pid):
            base = f"http://127.0.0.1:{port}/v1"
            settings = {"model": "openai/stub", "model_api_base": base, "model_api_key": "none"}
            with product(folder / "model", **settings) as modelled:
                rows += first_text_rows(builtin, modelled, asking_the_emulator(port, pid))
    _say("make run")
    return [*rows, make_run_row(data_dir)]


def _on_postgres(folder: Path) -> list[Row]:
    _say("tool calls on PostgreSQL")
    with (
        postgres_server(folder) as server,
        postgres_database(server, folder / "bench.lock", _unprepared) as url,
        product(folder / "postgres", url) as running,
    ):
        rows = tool_call_rows(running, "PostgreSQL", POSTGRES_TIMES)
        _say("conversations on PostgreSQL")
        return rows + conversation_rows(running, "PostgreSQL")


def _unprepared(_: str) -> None:
    """Leave the database empty: the services make their tables."""


def _say(what: str) -> None:
    print(f"Measuring {what} …", file=sys.stderr)


def main() -> None:
    """Measure everything and print the table."""
    # As an exception, so that what was started is stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    begun, load = time.monotonic(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="taskchat-bench-") as name:
        folder = Path(name)
        rows = _on_sqlite(folder)
        try:
            rows += _on_postgres(folder)
        except PostgresMissingError as error:
            rows.append(missing("PostgreSQL", str(error)))
    _say("the built-in assistant")
    understood = verdicts()
    print_report([*rows, *assistant_rows(understood)])
    print(f"\n{category_table(understood)}\n")
    print(
        f"Measured in {time.monotonic() - begun:.0f} s on {os.cpu_count()} processors with Python "
        f"{platform.python_version()}. Load before: {load:.1f}; from about 1 on, expect noise."
    )


if __name__ == "__main__":
    main()
