"""`taskchat export` and `import`: tasks in files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from backend.commands.running import find_person, known, leave_to_task_server, write
from backend.identity.people import People, PersonError


class FileFormat(StrEnum):
    """What tasks can be written to and read from."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    TODOTXT = "todotxt"
    TASKWARRIOR = "taskwarrior"
    MARKDOWN = "markdown"


def export_tasks(
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="Whose tasks.")],
    form: Annotated[
        FileFormat | None,
        typer.Option("--format", help="By the name of the output, or json, if left out."),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Standard output if left out.")] = None,
) -> None:
    """Write all tasks of a user to a file. Only json holds everything."""
    arguments = [f"--format={form}"] if form else []
    arguments += [f"--output={output}"] if output else []
    leave_to_task_server(["export", f"--owner={find_person(user).id}", *arguments])


def import_tasks(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    user: Annotated[str, typer.Option("--user", help="Whose it is; a new name is a new user.")],
    form: Annotated[
        FileFormat | None, typer.Option("--format", help="Told from the file if left out.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell, line by line, what would be added.")
    ] = False,
) -> None:
    """Add the tasks of a file to a user's, all in one change or none at all."""

    def owner_id(connection: Connection) -> str:
        # A dry run makes nothing, and so no user; whoever is new has no tasks yet.
        person = known(connection, user) if dry_run else People(connection).named(user)
        if person and person.disabled_at:
            raise PersonError(f"{user} is disabled: nobody would see the tasks.")
        return person.id if person else "usr_new"

    arguments = [f"--owner={write(owner_id)}"]
    arguments += [f"--format={form}"] if form else []
    arguments += ["--dry-run"] if dry_run else []
    leave_to_task_server(["import", *arguments, "--", str(file)])
