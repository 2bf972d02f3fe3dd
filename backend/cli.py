"""`taskchat`: the backend's commands."""

import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from sqlalchemy import Connection

from backend.identity.access_tokens import DEFAULT_DAYS, AccessTokens
from backend.identity.caller import ALL_SCOPES, Scope
from backend.identity.people import LOCAL, People, Person, PersonError
from backend.settings import Settings
from backend.storage import open_database
from foundation.migrations import SchemaError
from foundation.settings import EXIT_CONFIG, SettingsError

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
token_commands = typer.Typer(no_args_is_help=True, help="Personal access tokens.")
user_commands = typer.Typer(no_args_is_help=True, help="The people of this installation.")
db_commands = typer.Typer(no_args_is_help=True, help="The database of conversations and people.")
app.add_typer(token_commands, name="token")
app.add_typer(user_commands, name="user")
app.add_typer(db_commands, name="db")

UserName = Annotated[str, typer.Option("--user", help="Whose it is; a new name is a new user.")]


class FileFormat(StrEnum):
    """What tasks can be written to and read from."""

    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    TODOTXT = "todotxt"
    TASKWARRIOR = "taskwarrior"
    MARKDOWN = "markdown"


@app.callback()
def taskchat() -> None:
    """The chat backend of taskchat."""


@app.command()
def serve() -> None:
    """Run the backend."""
    from backend.main import serve as run  # Seconds to import: not for the other commands.

    run()


@app.command("export")
def export_tasks(
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="Whose tasks.")],
    form: Annotated[
        FileFormat | None,
        typer.Option("--format", help="By the name of the output, or json, if left out."),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Standard output if left out.")] = None,
) -> None:
    """Write all tasks of a user to a file. Only json holds everything."""
    person = _write(lambda connection: _known(connection, user))
    if person is None:
        _fail(f"There is no user named {user!r}. `taskchat user list` shows all.")
    arguments = [f"--format={form}"] if form else []
    arguments += [f"--output={output}"] if output else []
    _run_task_server("export", f"--owner={person.id}", *arguments)


@app.command("import")
def import_tasks(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    user: UserName,
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
        person = _known(connection, user) if dry_run else People(connection).named(user)
        if person and person.disabled_at:
            raise PersonError(f"{user} is disabled: nobody would see the tasks.")
        return person.id if person else "usr_new"

    arguments = [f"--owner={_write(owner_id)}"]
    arguments += [f"--format={form}"] if form else []
    arguments += ["--dry-run"] if dry_run else []
    _run_task_server("import", *arguments, "--", str(file))


@token_commands.command("create")
def create_token(
    user: UserName,
    scopes: Annotated[
        str, typer.Option(help="Separated by commas: tasks:read, tasks:write, chat.")
    ] = ",".join(sorted(ALL_SCOPES)),
    days: Annotated[int, typer.Option(min=1, max=3650, help="Until it expires.")] = DEFAULT_DAYS,
) -> None:
    """Print a new token. It is shown this once."""
    try:
        allowed = {Scope(scope.strip()) for scope in scopes.split(",") if scope.strip()}
    except ValueError as error:
        raise typer.BadParameter(f"{error}. Scopes are {', '.join(sorted(Scope))}.") from error
    if not allowed:
        raise typer.BadParameter(f"Name at least one of {', '.join(sorted(Scope))}.")

    def create(connection: Connection) -> str:
        person = People(connection).named(user)
        if person.disabled_at:
            raise PersonError(f"{user} is disabled: no token of theirs would work.")
        return AccessTokens(connection).create(person.id, allowed, days)

    typer.echo(_write(create))


@token_commands.command("list")
def list_tokens() -> None:
    """Print a row for each token: id, user, scopes, expiry."""
    for token in _write(lambda connection: AccessTokens(connection).all()):
        state = "revoked" if token.revoked_at else f"expires {token.expires_at:%Y-%m-%d}"
        typer.echo(f"{token.id}\t{token.user_name}\t{','.join(sorted(token.scopes))}\t{state}")


@token_commands.command("revoke")
def revoke_token(token_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """End a token for good."""
    if not _write(lambda connection: AccessTokens(connection).revoke(token_id)):
        _fail(f"There is no token {token_id}. `taskchat token list` shows all.")
    typer.echo(f"{token_id} is revoked.")


@user_commands.command("add")
def add_user(name: str) -> None:
    """Add a user."""
    person = _write(lambda connection: People(connection).named(name))
    typer.echo(f"{person.name}\t{person.id}")


@user_commands.command("list")
def list_users() -> None:
    """Print a row for each user: name, id, state."""
    for person in _write(lambda connection: People(connection).all()):
        state = "disabled" if person.disabled_at else "active"
        typer.echo(f"{person.name}\t{person.id}\t{state}")


@user_commands.command("set")
def set_user(
    name: str,
    time_zone: Annotated[str, typer.Option(help="Such as Europe/Berlin; else the server's.")] = "",
    language: Annotated[str, typer.Option(help="Such as de or en-GB; any if left out.")] = "",
) -> None:
    """Set where and in which language a user's dates are read."""
    person = _write(lambda connection: _known(connection, name))
    if person is None:
        _fail(f"There is no user named {name!r}. `taskchat user list` shows all.")
    place = [f"--time-zone={time_zone}", f"--language={language}"]
    _run_task_server("owner", f"--owner={person.id}", *place)


@user_commands.command("disable")
def disable_user(name: str) -> None:
    """Shut a user out; nothing of theirs is deleted."""
    _write(lambda connection: People(connection).disable(name))
    typer.echo(f"{name} is disabled.")


@db_commands.command("upgrade")
def upgrade() -> None:
    """Bring the tables to the form this version needs. `serve` does so by itself."""
    _write(lambda _: None)
    typer.echo("The database is up to date.")


def _known(connection: Connection, name: str) -> Person | None:
    people = People(connection)
    if name == LOCAL:
        return people.named(name)
    return next((person for person in people.all() if person.name == name), None)


def _run_task_server(*arguments: str) -> NoReturn:
    """Run a command of the task server, which alone touches tasks, in this environment."""
    command = [sys.executable, "-m", "mcp_server", *arguments]
    raise typer.Exit(subprocess.run(command, check=False).returncode)  # noqa: S603  # our own


def _write(work: Callable[[Connection], T]) -> T:
    with _told():
        database = open_database(Settings.load())
        try:
            with database.writing() as connection:
                return work(connection)
        finally:
            database.close()


@contextmanager
def _told() -> Generator[None, None, None]:
    try:
        yield
    except PersonError as error:
        _fail(str(error))
    except (SettingsError, SchemaError) as error:
        _fail(str(error), EXIT_CONFIG)


def _fail(message: str, code: int = 1) -> NoReturn:
    sys.stderr.write(message + "\n")
    raise typer.Exit(code)
