"""`taskchat token`: personal access tokens."""

from typing import Annotated

import typer
from sqlalchemy import Connection

from backend.commands.running import fail, write
from backend.identity.access_tokens import DEFAULT_DAYS, AccessTokens
from backend.identity.caller import ALL_SCOPES, Scope
from backend.identity.people import People, PersonError

commands = typer.Typer(no_args_is_help=True, help="Personal access tokens.")


@commands.command("create")
def create_token(
    user: Annotated[str, typer.Option("--user", help="Whose it is; a new name is a new user.")],
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

    typer.echo(write(create))


@commands.command("list")
def list_tokens() -> None:
    """Print a row for each token: id, user, scopes, expiry."""
    for token in write(lambda connection: AccessTokens(connection).all()):
        state = "revoked" if token.revoked_at else f"expires {token.expires_at:%Y-%m-%d}"
        typer.echo(f"{token.id}\t{token.user_name}\t{','.join(sorted(token.scopes))}\t{state}")


@commands.command("revoke")
def revoke_token(token_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """End a token for good."""
    if not write(lambda connection: AccessTokens(connection).revoke(token_id)):
        fail(f"There is no token {token_id}. `taskchat token list` shows all.")
    typer.echo(f"{token_id} is revoked.")
