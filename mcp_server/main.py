"""`taskchat-mcp`: serve the task tools over HTTP or standard input and output, and move tasks."""

import argparse
import gc
import logging
import socket
import sys
from collections.abc import Sequence

from sqlalchemy.exc import OperationalError

from foundation.imports import importing_later, importing_without
from foundation.migrations import SchemaError
from foundation.neighbours import Neighbours
from foundation.schema_fit import fit
from foundation.settings import EXIT_CONFIG, SettingsError
from mcp_server.settings import Settings

# The SDK imports its other end along with all else; nobody restarts at changes of the code.
with importing_later("mcp.client"), importing_without("watchfiles"):
    import uvicorn

    from mcp_server.app import SCHEMA, create_app, create_server, open_database
    from mcp_server.porting.commands import Command, add_commands
    from mcp_server.subscriptions import ANYTHING, TASKS_CHANGED
    from mcp_server.tasks.change_log import Change
    from mcp_server.transactions import Services

_STOP_SECONDS = 5
_KEEP_ALIVE_SECONDS = 30
"""Longer than clients keep idle connections, so that they close them first."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for as the environment configures it; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="taskchat-mcp", description="Serve the task tools, or move tasks in and out."
    )
    parser.add_argument(
        "--stdio",
        action="store_true",
        help="speak on standard input and output, for the one user TASKCHAT_MCP_STDIO_OWNER names",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="say whether the database of the tasks fits this version, and change nothing",
    )
    add_commands(parser)
    options = parser.parse_args(arguments)
    # Standard output belongs to the protocol.
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(message)s"
    )
    try:
        return _do(options, Settings.load())
    except SettingsError as error:
        return _failed(str(error), EXIT_CONFIG)
    except SchemaError as error:
        return _failed(str(error), 1)
    except OperationalError as error:
        return _failed(f"The database of TASKCHAT_MCP_DATABASE_URL cannot be used: {error.orig}", 1)
    except OSError as error:
        return _failed(str(error), 1)
    except KeyboardInterrupt:
        pass
    return 0


def _do(options: argparse.Namespace, settings: Settings) -> int:
    if command := getattr(options, "command", None):
        return _run(command, options, settings)
    if options.check:
        return _check(settings)
    if options.stdio:
        create_server(settings, open_database(settings)).run()
    else:
        _serve(settings)
    return 0


def _run(command: Command, options: argparse.Namespace, settings: Settings) -> int:
    database = open_database(settings)
    neighbours = Neighbours(settings.mcp_database_url, TASKS_CHANGED)

    def announce(owner_id: str, changes: Sequence[Change]) -> None:
        neighbours.tell(owner_id, [change.id for change in changes] or [ANYTHING])

    try:
        return command(options, Services(database, settings.zone, on_change=announce))
    finally:
        database.close()


def _check(settings: Settings) -> int:
    is_well, words = fit(SCHEMA, settings.mcp_database_url)
    sys.stdout.write(f"{words}\n")
    return 0 if is_well else 1


def _serve(settings: Settings) -> None:
    listener = _listen(settings.mcp_host, settings.mcp_port)
    # The SDK would set up logging with the one, as `main` has done; nobody here speaks the other.
    with importing_without("rich", "h2"):
        app = create_app(settings)
    gc.freeze()  # What is there now stays: no collection goes through it again.
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        # Streams of clients never end by themselves.
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise OSError(
            f"Cannot listen on {host}:{port} ({error.strerror}). If another program does, "
            "stop it, or set TASKCHAT_MCP_HOST and TASKCHAT_MCP_PORT."
        ) from error


def _failed(message: str, status: int) -> int:
    sys.stderr.write(f"{message}\n")
    return status
