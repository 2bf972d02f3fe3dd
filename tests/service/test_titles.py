"""What a model calls a conversation, and when that counts."""

import datetime as dt
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from chatkit.types import (
    InferenceOptions,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTextContent,
)

from backend.agent.choice import chosen_model
from backend.agent.context import ChatContext
from backend.agent.events import ModelUsed
from backend.agent.supervisor import Supervisor
from backend.attachments.attachments import Attachments
from backend.attachments.files import Files
from backend.chat.metering import Metering
from backend.chat.store import SqlStore
from backend.chat.titles import Titles
from backend.settings import Settings
from backend.tasks.client import TaskClient
from backend.usage.account import Accounts
from backend.usage.limit import DailyLimit
from foundation.database import Database
from tests.support.emulators.script import Call, Fault, FaultKind, Reply, Usage
from tests.support.titling_model import TitlingModel, titling

ADA = ChatContext("ada", lambda: "")
MOMENT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
BEGINNING = "what should I cook for eight people on Sunday"
NAMED = Reply("“Dinner for eight”.", usage=Usage(90, 6))


class Desk:
    """One conversation without an answer, and who names it."""

    def __init__(self, database: Database, model: Supervisor, limit: DailyLimit) -> None:
        self.store = SqlStore(database, Attachments(database, Files("memory://"), "http://x"))
        self.accounts = Accounts(database, limit)
        tasks = TaskClient("http://127.0.0.1:9/mcp", lambda: "")
        self.titles = Titles(self.store, Metering(self.accounts, tasks, "openai/gpt-4.1-mini"))
        self.model = model
        self.thread = ThreadMetadata(
            id=self.store.generate_thread_id(ADA), created_at=MOMENT, title=BEGINNING
        )

    async def name(self) -> str | None:
        """Have it named; return what it is called then."""
        message = UserMessageItem(
            id="msg_1",
            thread_id=self.thread.id,
            created_at=MOMENT,
            content=[UserMessageTextContent(text=BEGINNING)],
            attachments=[],
            inference_options=InferenceOptions(),
        )
        making = self.titles.of(self.thread, message, self.model, ADA)
        if making is not None:
            making.news()
            [task] = self.titles._making
            await task
        return (await self.store.load_thread(self.thread.id, ADA)).title

    async def requests(self) -> int:
        """Return how many calls are counted."""
        report = await self.accounts.report("ada", _no_zone)
        return report.today.requests


async def _no_zone() -> None:
    """Know no time zone."""


@asynccontextmanager
async def desk(
    database: Database, folder: Path, titler: TitlingModel, *, tokens: int = 0, **settings: Any
) -> AsyncGenerator[Desk, None]:
    """Work with this model."""
    chosen = chosen_model(Settings(data_dir=folder, **{**titler.settings, **settings}))
    desk = Desk(database, chosen, DailyLimit(tokens))
    await desk.store.save_thread(desk.thread, ADA)
    try:
        yield desk
    finally:
        await desk.titles.close()
        await desk.accounts.recorder.close()
        await chosen.close()


async def test_a_conversation_is_called_what_the_model_says(
    database: Database, tmp_path: Path
) -> None:
    with titling(NAMED) as model:
        async with desk(database, tmp_path, model) as at:
            assert await at.name() == "Dinner for eight"
            spent = (await at.accounts.report("ada", _no_zone)).period

    [asked] = model.title_requests
    assert [said.text for said in asked.messages] == [BEGINNING]
    assert (asked.tools, asked.body["max_tokens"]) == ([], 300)
    assert (spent.requests, spent.input_tokens, spent.output_tokens) == (1, 90, 6)


async def test_a_renamed_conversation_keeps_its_name(database: Database, tmp_path: Path) -> None:
    with titling(NAMED) as model:
        async with desk(database, tmp_path, model) as at:
            renamed = at.thread.model_copy(update={"title": "Sunday"})
            await at.store.save_thread(renamed, ADA)

            assert await at.name() == "Sunday"
            assert await at.requests() == 1, "it was asked, and paid"


@pytest.mark.parametrize(
    "answer",
    [
        Fault(FaultKind.UNAVAILABLE),
        Fault(FaultKind.REFUSED_KEY),
        Fault(FaultKind.BROKEN_OFF),
        Fault(FaultKind.EMPTY),
        Fault(FaultKind.HTML),
        Call("add_task", {"title": "x"}),
        "Sure! Here is a title for your conversation, which seems to be about cooking: Dinner",
        "“”",
    ],
)
async def test_without_a_usable_title_it_keeps_the_beginning_of_its_text(
    database: Database, tmp_path: Path, answer: Any
) -> None:
    with titling(answer) as model:
        async with desk(database, tmp_path, model) as at:
            assert await at.name() == BEGINNING
            assert at.model.candidates[0].breaker.admits, "answers are still asked of it"

    assert len(model.title_requests) == 1, "asked once"


async def test_over_the_limit_no_title_is_asked_for(database: Database, tmp_path: Path) -> None:
    with titling(NAMED) as model:
        async with desk(database, tmp_path, model, tokens=10) as at:
            at.accounts.recorder.record("ada", "thr_x", ModelUsed("openai/gpt-4.1-mini", 20, 0))

            assert await at.name() == BEGINNING

    assert model.title_requests == []


async def test_the_built_in_assistant_is_not_asked(database: Database, tmp_path: Path) -> None:
    with titling(NAMED) as model:
        async with desk(database, tmp_path, model, model="builtin") as at:
            assert await at.name() == BEGINNING
            assert await at.requests() == 0
