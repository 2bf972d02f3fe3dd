"""`taskchat`: the backend's commands."""

import gc

import typer

from backend.commands import db, feedback, tasks, tokens, usage, users
from foundation.imports import importing_later, importing_without

_RARELY = (20_000, 20, 20)
_UNUSED = ("httpx._main", "watchfiles")
_PUT_OFF = (
    "fsspec",  # For messages with files.
    "griffe",  # Docstrings of function tools: ours have none.
    "mcp.server",  # The SDK's client brings it for servers in its own process.
    "openai.lib.streaming._assistants",
    "rapidfuzz",  # For words that fit no task.
)

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def taskchat() -> None:
    """The chat backend of taskchat."""


@app.command()
def serve() -> None:
    """Run the backend."""
    # Imports make little garbage; to look for it as often as usual takes a fifth of the start.
    usual = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    with importing_without(*_UNUSED), importing_later(*_PUT_OFF):
        # Seconds to import: not for the other commands.
        from backend.main import serve as run
    gc.set_threshold(*usual)
    gc.freeze()  # What they made stays: no collection goes through it again.
    # FastAPI looks for it to refuse its models; there are none.
    with importing_without("pydantic.v1"):
        run()


@app.command()
def doctor() -> None:
    """Check settings, data, both databases, the task server and the models; change nothing."""
    from backend.doctor.report import report  # Seconds to import: not for the other commands.

    raise typer.Exit(report())


app.command("export")(tasks.export_tasks)
app.command("import")(tasks.import_tasks)
app.command("usage")(usage.show_usage)
app.add_typer(tokens.commands, name="token")
app.add_typer(users.commands, name="user")
app.add_typer(feedback.commands, name="feedback")
app.add_typer(db.commands, name="db")
