"""`taskchat db`: the database of conversations and people."""

import typer

from backend.commands.running import opened

commands = typer.Typer(no_args_is_help=True, help="The database of conversations and people.")


@commands.callback()
def database() -> None:
    """The database of conversations and people."""


@commands.command("upgrade")
def upgrade() -> None:
    """Bring the tables to the form this version needs. `serve` does so by itself."""
    with opened():
        typer.echo("The database is up to date.")
