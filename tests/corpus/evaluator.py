"""Runs utterances through the real agent runner with the built-in model, and judges them."""

import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from agents import Agent, RunConfig, Runner, TResponseInputItem
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from backend.agent.builtin.model import BuiltinModel
from backend.agent.turn import MAX_MODEL_CALLS
from foundation.database import Database
from mcp_server.app import SCHEMA
from tests.corpus.judging import is_right
from tests.corpus.tools import CorpusTools, Seen
from tests.corpus.utterance import Utterance

_RUN = RunConfig(tracing_disabled=True)


@dataclass(frozen=True)
class Verdict:
    """What the assistant made of an utterance."""

    utterance: Utterance
    right: bool
    seen: list[Seen]
    text: str
    cpu_milliseconds: float | None
    """Processor time of the turn, beyond its tool calls; None if it broke."""


@contextmanager
def tools_database() -> Generator[Database, None, None]:
    """Yield a database with the tables of the tools."""
    with TemporaryDirectory(prefix="taskchat-corpus-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'tasks.db'}")
        event.listen(database.engine, "connect", _hurry)
        try:
            SCHEMA.upgrade(database)
            yield database
        finally:
            database.close()


def _hurry(connection: DBAPIConnection, _: object) -> None:
    # Nothing here outlives the process: thousands of commits need not reach the disk.
    connection.cursor().execute("PRAGMA synchronous=OFF")


@contextmanager
def evaluator() -> Generator["Evaluator", None, None]:
    """Yield an evaluator with a database of its own."""
    with tools_database() as database:
        yield Evaluator(database)


class Evaluator:
    """Judges utterances, each of an owner of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def verdicts(self, utterances: Iterable[Utterance]) -> list[Verdict]:
        """Return what the assistant makes of each."""
        return [await self.verdict(utterance) for utterance in utterances]

    async def verdict(self, utterance: Utterance) -> Verdict:
        """Return what the assistant makes of one. An assistant that breaks is not right."""
        tools = CorpusTools(self._database)
        for task in utterance.tasks:
            tools.give(task)
        talk, cpu = _Talk(tools), 0.0
        try:
            for said in (*utterance.before, utterance.say):
                tools.calls.clear()
                cpu = await talk.say(said)
        except Exception as error:  # noqa: BLE001  # One failure, not the end of all.
            broken = f"{type(error).__name__}: {error}"
            return Verdict(utterance, False, tools.calls, broken, None)
        right = is_right(utterance, tools.calls, talk.answer)
        return Verdict(utterance, right, tools.calls, talk.answer, cpu * 1000)


class _Talk:
    """A conversation."""

    def __init__(self, tools: CorpusTools) -> None:
        self._tools = tools
        self._history: list[TResponseInputItem] = []
        self.answer = ""

    async def say(self, message: str) -> float:
        """Have a turn; return the seconds of processor time it took beyond its tool calls."""
        inside, begun = self._tools.cpu_seconds, time.process_time()
        agent = Agent(
            "Task assistant",
            model=BuiltinModel(),
            mcp_servers=[self._tools],
            mcp_config={"convert_schemas_to_strict": False},
        )
        said: TResponseInputItem = {"role": "user", "content": message}
        result = Runner.run_streamed(
            agent, [*self._history, said], max_turns=MAX_MODEL_CALLS, run_config=_RUN
        )
        async for _ in result.stream_events():
            pass
        self._history, self.answer = result.to_input_list(), str(result.final_output)
        return time.process_time() - begun - (self._tools.cpu_seconds - inside)
