"""`taskchat user`: the people of this installation, and all that is theirs."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from backend.commands.running import (
    ask_task_server,
    fail,
    find_person,
    leave_to_task_server,
    opened,
    write,
)
from backend.identity.people import People
from foundation.neighbours import Neighbours

commands = typer.Typer(no_args_is_help=True, help="The people of this installation.")


@commands.command("add")
def add_user(name: str) -> None:
    """Add a user."""
    person = write(lambda connection: People(connection).named(name))
    typer.echo(f"{person.name}\t{person.id}")


@commands.command("list")
def list_users() -> None:
    """Print a row for each user: name, id, state."""
    for person in write(lambda connection: People(connection).all()):
        state = "disabled" if person.disabled_at else "active"
        typer.echo(f"{person.name}\t{person.id}\t{state}")


@commands.command("set")
def set_user(
    name: str,
    time_zone: Annotated[str, typer.Option(help="Such as Europe/Berlin; else the server's.")] = "",
    language: Annotated[str, typer.Option(help="Such as de or en-GB; any if left out.")] = "",
) -> None:
    """Set where and in which language a user's dates are read."""
    place = [f"--time-zone={time_zone}", f"--language={language}"]
    leave_to_task_server(["owner", f"--owner={find_person(name).id}", *place])


@commands.command("disable")
def disable_user(name: str) -> None:
    """Shut a user out; nothing of theirs is deleted."""
    write(lambda connection: People(connection).disable(name))
    typer.echo(f"{name} is disabled.")


@commands.command("export")
def export_user(
    name: str, file: Annotated[Path, typer.Argument(metavar="FILE", help="A zip file.")]
) -> None:
    """Write all that is a user's to a zip file: conversations, files, usage, tasks."""
    from backend.personal.archive import write_archive  # Seconds to import.

    person = find_person(name)
    with tempfile.TemporaryDirectory(prefix="taskchat-") as folder:
        tasks = Path(folder) / "tasks.json"
        if ask_task_server("export", f"--owner={person.id}", "--format=json", f"--output={tasks}"):
            fail("The tasks could not be read, so nothing was written.")
        with opened() as (settings, database):
            try:
                write_archive(settings, database, person.id, tasks, file)
            except OSError as error:
                fail(f"{file} cannot be written: {error.strerror or type(error).__name__}.")
    typer.echo(f"All that is {name}'s is in {file}.")


@commands.command("erase")
def erase_user(
    name: str,
    is_sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a user and all that is theirs, tasks and usage included, for good."""
    from backend.live.live import CONVERSATIONS_CHANGED  # Seconds to import.
    from backend.personal.erasing import erase_person

    person = find_person(name)
    if not is_sure and typer.prompt(f"Type {name} to delete all that is theirs for good") != name:
        fail("That is another name. Nothing was deleted.")
    # First, so that nothing new comes while the rest goes.
    write(lambda connection: People(connection).disable(name))
    if ask_task_server("erase", f"--owner={person.id}"):
        fail(
            f"The tasks could not be deleted. {name} is disabled and nothing else was deleted: "
            "see what is said above, and run this again."
        )
    with opened() as (settings, database):
        neighbours = Neighbours(settings.database_url, CONVERSATIONS_CHANGED)
        asyncio.run(erase_person(settings, database, person.id, neighbours.tell))
    typer.echo(f"{name} and all that was theirs is deleted.")
