"""What was spent, kept by owner."""

import asyncio
import datetime as dt
import re

import anyio.lowlevel
import pytest
from sqlalchemy.exc import OperationalError

from backend.agent.events import ModelUsed
from backend.identity.people import People
from backend.metadata import utc_now
from backend.texts.catalogues import texts_of
from backend.usage.account import Accounts
from backend.usage.limit import DailyLimit, LimitReachedError
from backend.usage.recorder import Recorder
from backend.usage.repository import UsageRepository, spending_of_everyone
from backend.usage.spending import Spending
from foundation.database import Database
from tests.support.midday import noon_zone

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
BIG = ModelUsed("openai/big", 1000, 50, cached_tokens=800, cost_usd=0.0123)
SMALL = ModelUsed("ollama/small", 300, 20)


def spend(
    database: Database,
    owner: str,
    used: ModelUsed,
    *,
    thread: str = "thr_1",
    at: dt.datetime = NOW,
    estimated: bool = False,
) -> None:
    """Write a call down."""
    with database.writing() as connection:
        usage = UsageRepository(connection, owner)
        usage.add(thread, used, call_id=f"use_{at:%s%f}", called_at=at, estimated=estimated)


def later(**span: float) -> dt.datetime:
    """Return a moment after `NOW`."""
    return NOW + dt.timedelta(**span)


async def unknown_zone() -> None:
    """Know no time zone."""


async def noon() -> str:
    """Live where it is noon."""
    return noon_zone()


def test_calls_are_added_up_to_the_last_billionth(database: Database) -> None:
    for minutes in range(10):
        spend(database, "ada", BIG, at=later(minutes=minutes))
    spend(database, "ada", SMALL, at=later(hours=1), estimated=True)

    with database.reading() as connection:
        total = UsageRepository(connection, "ada").since(NOW)

    assert total == Spending(
        requests=11,
        input_tokens=10_300,
        output_tokens=520,
        cached_tokens=8000,
        cost_nano_usd=123_000_000,
        unpriced=1,
        estimated=1,
    )


def test_only_the_time_and_the_conversation_asked_for_count(database: Database) -> None:
    spend(database, "ada", BIG, at=later(seconds=-1))
    spend(database, "ada", SMALL, thread="thr_2")
    spend(database, "ada", SMALL, thread="thr_3", at=later(seconds=1))

    with database.reading() as connection:
        usage = UsageRepository(connection, "ada")
        assert usage.since(NOW).requests == 2
        assert usage.of_conversation("thr_1").requests == 1
        assert usage.by_model(NOW) == [("ollama/small", Spending(2, 600, 40, unpriced=2))]
        assert [name for name, _ in usage.by_conversation(NOW, 1)] == ["thr_2"]
        assert [name for name, _ in usage.by_model(later(days=-1))] == [
            "openai/big",
            "ollama/small",
        ]


def test_nobody_sees_what_another_spent(database: Database) -> None:
    spend(database, "ada", BIG)

    with database.reading() as connection:
        usage = UsageRepository(connection, "bob")
        assert usage.since(NOW) == usage.of_conversation("thr_1") == Spending()
        assert usage.by_model(NOW) == usage.by_conversation(NOW, 10) == []


def test_the_operator_sees_everyone(database: Database) -> None:
    with database.writing() as connection:
        ada = People(connection).named("ada").id
    spend(database, ada, SMALL)
    spend(database, "gone", BIG)

    with database.reading() as connection:
        everyone = spending_of_everyone(connection, NOW)

    assert [(owner, name, spent.requests) for owner, name, spent in everyone] == [
        ("gone", "", 1),
        (ada, "ada", 1),
    ]


async def test_a_call_is_written_beside_the_answer_even_when_that_is_cancelled(
    database: Database,
) -> None:
    recorder = Recorder(database)

    async def answer() -> None:
        recorder.record("ada", "thr_1", BIG)
        await asyncio.Event().wait()

    answering = asyncio.create_task(answer())
    await anyio.lowlevel.checkpoint()
    answering.cancel()
    await asyncio.gather(answering, return_exceptions=True)
    await recorder.settled("ada")

    with database.reading() as connection:
        assert UsageRepository(connection, "ada").of_conversation("thr_1").requests == 1


async def test_the_end_waits_for_what_is_being_written(database: Database) -> None:
    recorder = Recorder(database)
    for owner in ("ada", "bob"):
        for _ in range(5):
            recorder.record(owner, "thr_1", SMALL)

    await recorder.close()

    with database.reading() as connection:
        counts = [UsageRepository(connection, o).since(NOW).requests for o in ("ada", "bob")]
    assert counts == [5, 5]


async def test_a_database_that_fails_fails_no_answer(
    database: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("secret"))

    monkeypatch.setattr(database, "write", fail)
    recorder = Recorder(database)
    recorder.record("ada", "thr_1", BIG)

    await recorder.close()

    assert "could not be recorded" in caplog.text
    assert "secret" not in caplog.text


async def test_a_limit_counts_what_was_recorded_just_now(database: Database) -> None:
    accounts = Accounts(database, DailyLimit(tokens=1000))
    await accounts.check("ada", noon)
    accounts.recorder.record("ada", "thr_1", BIG)

    with pytest.raises(LimitReachedError) as reached:
        await accounts.check("ada", noon)
    assert re.search(r"1,000 tokens .* 00:00 \(Etc/GMT", reached.value.said(texts_of("en")))
    await accounts.check("bob", noon)


async def test_yesterday_counts_no_more(database: Database) -> None:
    accounts = Accounts(database, DailyLimit(tokens=1000))
    # Within the last 25 hours, and never within this UTC day.
    today = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
    spend(database, "ada", BIG, at=today - dt.timedelta(minutes=1))

    await accounts.check("ada", unknown_zone)

    assert (await accounts.report("ada", unknown_zone)).today.requests == 0


async def test_the_zone_is_asked_for_only_when_it_could_matter(database: Database) -> None:
    asked = 0

    async def zone() -> str:
        nonlocal asked
        asked += 1
        return noon_zone()

    await Accounts(database, DailyLimit()).check("ada", zone)
    accounts = Accounts(database, DailyLimit(cost_usd=0.01))
    await accounts.check("ada", zone)
    assert asked == 0
    accounts.recorder.record("ada", "thr_1", BIG)

    with pytest.raises(LimitReachedError) as reached:
        await accounts.check("ada", zone)
    assert re.search(r"\$0.01 .*Etc/GMT", reached.value.said(texts_of("en")))
    assert asked == 1


async def test_calls_of_unknown_price_use_up_no_money(database: Database) -> None:
    accounts = Accounts(database, DailyLimit(cost_usd=0.01))
    accounts.recorder.record("ada", "thr_1", SMALL)

    await accounts.check("ada", noon)

    report = await accounts.report("ada", noon)
    assert report.period.cost_usd is None
    assert accounts.limit.cost_usd_left(report.today) == 0.01
