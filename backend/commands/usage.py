"""`taskchat usage`: what language models took."""

import datetime as dt
import json
from dataclasses import asdict
from typing import Annotated

import typer

from backend.commands.running import write
from backend.metadata import utc_now
from backend.usage.repository import spending_of_everyone


def show_usage(
    user: Annotated[str, typer.Option("--user", metavar="NAME", help="All users if empty.")] = "",
    days: Annotated[int, typer.Option(min=1, max=3650, help="Up to this moment.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print what each user's conversations took of language models, most first."""
    start = utc_now() - dt.timedelta(days=days)
    rows = write(lambda connection: spending_of_everyone(connection, start))
    rows = [row for row in rows if user in ("", row[1])]
    if as_json:
        told = [
            {"user": name, "id": owner, **asdict(spent), "cost_usd": spent.cost_usd}
            for owner, name, spent in rows
        ]
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    typer.echo("user\trequests\tinput\tcached\toutput\tcost")
    for owner, name, spent in rows:
        cost = "unknown" if spent.cost_usd is None else f"${spent.cost_usd:.4f}"
        more = f" (+ {spent.unpriced} of unknown price)" if spent.unpriced < spent.requests else ""
        typer.echo(
            f"{name or owner}\t{spent.requests}\t{spent.input_tokens}\t{spent.cached_tokens}"
            f"\t{spent.output_tokens}\t{cost}{more if spent.unpriced else ''}"
        )
