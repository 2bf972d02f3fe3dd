"""`taskchat feedback`: what people thought of answers."""

import datetime as dt
import json
from typing import Annotated

import typer

from backend.chat.feedback import feedback_of_everyone
from backend.commands.running import write
from backend.metadata import utc_now

commands = typer.Typer(no_args_is_help=True, help="What people thought of answers.")


@commands.callback()
def feedback() -> None:
    """What people thought of answers."""


@commands.command("list")
def list_feedback(
    days: Annotated[int, typer.Option(min=1, max=3650, help="Up to this moment.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print a row for each opinion, newest first: kind, when, user, the answer's beginning."""
    start = utc_now() - dt.timedelta(days=days)
    rows = write(lambda connection: feedback_of_everyone(connection, start))
    if as_json:
        told = [
            {
                "kind": row.kind,
                "given_at": row.given_at.isoformat(),
                "user": row.user_name,
                "id": row.owner_id,
                "conversation_id": row.thread_id,
                "item_id": row.item_id,
                "answer": row.beginning,
            }
            for row in rows
        ]
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for row in rows:
        when = f"{row.given_at:%Y-%m-%d %H:%M} UTC"
        typer.echo(f"{row.kind}\t{when}\t{row.user_name or row.owner_id}\t{row.beginning}")
