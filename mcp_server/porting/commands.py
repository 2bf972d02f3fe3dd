"""`taskchat-mcp export`, `import`, `owner`, `purge` and `erase`."""

import argparse
import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from foundation.cleaning import one_line, shortened
from foundation.database import Database
from mcp_server.porting import exporting, importing, reporting
from mcp_server.porting.erasing import erase
from mcp_server.porting.files import CODECS, FileError, Format, format_of, text_of
from mcp_server.porting.formats.portable import Source
from mcp_server.porting.planning import Plan, plan
from mcp_server.porting.purging import purge
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.owners import Here, save_settings
from mcp_server.tasks.repository import TaskRepository
from mcp_server.transactions import Services

CLIENT = "import"
"""Who made the changes of an import, in their records."""
TRASH_DAYS = 30
_FORMATS = [str(form) for form in Format]
_MAX_DAYS = 36_500
Command = Callable[[argparse.Namespace, Services], int]


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add the commands to the program's arguments; each sets `command` to what does it."""
    commands = parser.add_subparsers(title="commands; without one, the task tools are served")
    exported = commands.add_parser("export", help="write all tasks of an owner to a file")
    exported.add_argument("--owner", required=True, help="id of the user")
    exported.add_argument("--format", choices=_FORMATS)
    exported.add_argument("--output", type=Path, help="the file; standard output if left out")
    exported.set_defaults(command=run_export)
    imported = commands.add_parser("import", help="add the tasks of a file, in one change")
    imported.add_argument("file", type=Path)
    imported.add_argument("--owner", required=True, help="id of the user")
    imported.add_argument("--format", choices=_FORMATS)
    imported.add_argument("--dry-run", action="store_true", help="only tell what would be added")
    imported.set_defaults(command=run_import)
    settings = commands.add_parser("owner", help="set an owner's time zone and language")
    settings.add_argument("--owner", required=True, help="id of the user")
    settings.add_argument(
        "--time-zone", default="", help="such as Europe/Berlin; else the server's"
    )
    settings.add_argument("--language", default="", help="such as de or en-GB; any if left out")
    settings.set_defaults(command=run_owner)
    purged = commands.add_parser("purge", help="remove what has been in the trash for long")
    purged.add_argument("--older-than-days", type=_days, default=TRASH_DAYS, metavar="DAYS")
    purged.set_defaults(command=run_purge)
    erased = commands.add_parser("erase", help="remove all tasks of an owner for good")
    erased.add_argument("--owner", required=True, help="id of the user")
    erased.set_defaults(command=run_erase)


def run_export(options: argparse.Namespace, services: Services) -> int:
    """Write an owner's tasks."""
    with services.database.reading() as connection:
        tasks = exporting.tasks_of(connection, options.owner)
    form = _form_of_name(options.output) or Format.JSON
    if options.format:
        form = Format(options.format)
    result = exporting.written(tasks, form, _here(services, options.owner).zone)
    try:
        _write(options.output, result.text.encode())
    except OSError as error:
        return _failed([f"{options.output} cannot be written: {error.strerror}."])
    sys.stderr.write(reporting.as_text(exporting.remarks(result)))
    return 0


def run_import(options: argparse.Namespace, services: Services) -> int:
    """Add a file's tasks, or tell what that would do."""
    name = shortened(one_line(options.file.name))
    try:
        text = text_of(options.file)
        form = Format(options.format) if options.format else format_of(name, text)
    except FileError as error:
        return _failed([str(error), "Nothing was changed."])
    here = _here(services, options.owner)
    planned = plan(CODECS[form].read(Source(text, here.zone, here.now, name)), text, here)
    if not planned.is_fit:
        return _failed(reporting.problems(name, planned))
    if options.dry_run:
        lines = _preview(services.database, options.owner, planned)
    else:
        tasks = services.of(options.owner, client=CLIENT, may_write=True)
        lines = reporting.done(planned, importing.add(tasks, planned, name))
    sys.stdout.write(reporting.as_text(lines))
    return 0


def run_owner(options: argparse.Namespace, services: Services) -> int:
    """Set where and in which language an owner's dates are read."""
    try:
        with services.database.writing() as connection:
            save_settings(
                connection, options.owner, time_zone=options.time_zone, language=options.language
            )
    except InvalidError as error:
        return _failed([str(error), "Nothing was changed."])
    here = _here(services, options.owner)
    sys.stdout.write(f"Time zone {here.zone.key}, language {here.language or 'any'}.\n")
    return 0


def run_purge(options: argparse.Namespace, services: Services) -> int:
    """Empty the trash of what is older than so many days."""
    before = dt.datetime.now(dt.UTC) - dt.timedelta(days=options.older_than_days)
    count = purge(services.database, before)
    tasks = "1 task was" if count == 1 else f"{count} tasks were"
    sys.stdout.write(f"{tasks} removed for good.\n")
    return 0


def run_erase(options: argparse.Namespace, services: Services) -> int:
    """Remove an owner's tasks, changes and settings."""
    count = erase(services.database, options.owner)
    services.on_change(options.owner, [])
    sys.stdout.write(f"{count} tasks were removed for good.\n")
    return 0


def _preview(database: Database, owner_id: str, planned: Plan) -> list[str]:
    with database.reading() as connection:
        known = TaskRepository(connection, owner_id).by_ids(list(planned.records))
    return reporting.preview(planned, known)


def _here(services: Services, owner_id: str) -> Here:
    with services.of(owner_id, client=CLIENT, may_write=False).reading() as reading:
        return reading.owner.here


def _form_of_name(path: Path | None) -> Format | None:
    if path is None:
        return None
    try:
        return format_of(path.name, "")
    except FileError:
        return None


def _write(path: Path | None, content: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(content)
        return
    # First beside it: a full disk leaves the older export as it was. For the owner's eyes alone.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _failed(lines: Sequence[str]) -> int:
    sys.stderr.write(reporting.as_text(lines))
    return 1


def _days(text: str) -> int:
    days = int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else -1
    if not 0 <= days <= _MAX_DAYS:
        raise argparse.ArgumentTypeError(f"days are 0 to {_MAX_DAYS}")
    return days
