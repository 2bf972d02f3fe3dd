"""What all commands do: open the database, ask the task server, fail in words."""

import subprocess
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import typer
from sqlalchemy import Connection

from backend.identity.people import LOCAL, People, Person, PersonError
from backend.settings import Settings
from backend.storage import open_database
from foundation.database import Database
from foundation.migrations import SchemaError
from foundation.settings import EXIT_CONFIG, SettingsError

T = TypeVar("T")


@contextmanager
def opened() -> Generator[tuple[Settings, Database], None, None]:
    """Yield the settings and the database; end the program in words if they cannot be used."""
    try:
        settings = Settings.load()
        database = open_database(settings)
    except (SettingsError, SchemaError) as error:
        fail(str(error), EXIT_CONFIG)
    try:
        yield settings, database
    finally:
        database.close()


def write(work: Callable[[Connection], T]) -> T:
    """Return what the work does in one transaction; end the program if a name is wrong."""
    with opened() as (_, database):
        try:
            with database.writing() as connection:
                return work(connection)
        except PersonError as error:
            fail(str(error))


def known(connection: Connection, name: str) -> Person | None:
    """Return the person of this name. The one of `TASKCHAT_AUTH=local` is always there."""
    people = People(connection)
    if name == LOCAL:
        return people.named(name)
    return next((person for person in people.all() if person.name == name), None)


def find_person(name: str) -> Person:
    """Return the person of this name; end the program if there is none."""
    person = write(lambda connection: known(connection, name))
    if person is None:
        fail(f"There is no user named {name!r}. `taskchat user list` shows all.")
    return person


def ask_task_server(*arguments: str) -> int:
    """Run a command of the task server, which alone touches tasks, in this environment."""
    command = [sys.executable, "-m", "mcp_server", *arguments]
    return subprocess.run(command, check=False).returncode  # noqa: S603  # our own


def leave_to_task_server(arguments: Sequence[str]) -> NoReturn:
    """Run a command of the task server and end as it does."""
    raise typer.Exit(ask_task_server(*arguments))


def fail(message: str, code: int = 1) -> NoReturn:
    """End the program."""
    sys.stderr.write(message + "\n")
    raise typer.Exit(code)
