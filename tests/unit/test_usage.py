"""What a turn takes, and when a day's limit is used up."""

import datetime as dt
from collections.abc import AsyncGenerator

import pytest

from backend.agent.events import (
    ModelUsed,
    TextDelta,
    TextDone,
    ToolFinished,
    ToolsDone,
    ToolStarted,
    TurnError,
    TurnEvent,
)
from backend.texts.catalogues import texts_of
from backend.texts.language import ENGLISH
from backend.usage.day import Day
from backend.usage.limit import DailyLimit
from backend.usage.meter import Meter
from backend.usage.spending import Spending

USED = ModelUsed("openai/first", 900, 20, cached_tokens=100, cost_usd=0.01)
ASKED = ToolStarted("c1", "list_tasks", "{}")
ANSWERED = ToolFinished("c1", "list_tasks", "{}", "x" * 400, failed=False, structured=None)


async def turn(*events: TurnEvent | TurnError) -> AsyncGenerator[TurnEvent, None]:
    """Be a turn in which this happens."""
    for event in events:
        if isinstance(event, TurnError):
            raise event
        yield event


class Book:
    """Remembers what is booked."""

    def __init__(self) -> None:
        self.real: list[ModelUsed] = []
        self.estimated: list[ModelUsed] = []

    def meter(self) -> Meter:
        return Meter("openai/set", lambda: 1000, self.record)

    def record(self, used: ModelUsed, is_estimate: bool) -> None:
        (self.estimated if is_estimate else self.real).append(used)


@pytest.fixture
def book() -> Book:
    return Book()


async def test_what_the_provider_says_is_booked_and_nothing_else(book: Book) -> None:
    events: list[TurnEvent] = [
        ASKED,
        USED,
        ANSWERED,
        ToolsDone([ANSWERED]),
        TextDelta("Hi"),
        USED,
        TextDone(),
    ]

    seen = [event async for event in book.meter().events(turn(*events))]

    assert seen == events
    assert (book.real, book.estimated) == ([USED, USED], [])


async def test_an_answer_without_numbers_is_estimated(book: Book) -> None:
    events: list[TurnEvent] = [
        TextDelta("Hello there"),
        ModelUsed("ollama/other", 0, 0),
        TextDone(),
    ]

    _ = [event async for event in book.meter().events(turn(*events))]

    assert book.estimated == [ModelUsed("ollama/other", 1000, 3)]
    assert book.real == []


async def test_a_stopped_answer_is_estimated(book: Book) -> None:
    events = book.meter().events(turn(TextDelta("Hello there"), TextDelta("never read")))
    await anext(events)
    await events.aclose()

    assert book.estimated == [ModelUsed("openai/set", 1000, 3)]


async def test_a_second_call_that_is_stopped_has_read_the_first_and_its_results(
    book: Book,
) -> None:
    said: list[TurnEvent] = [
        ASKED,
        USED,
        ANSWERED,
        ToolsDone([ANSWERED]),
        TextDelta("Done"),
        TextDelta("!"),
    ]
    events = book.meter().events(turn(*said))
    for _ in range(5):
        await anext(events)
    await events.aclose()

    assert book.real == [USED]
    assert book.estimated == [ModelUsed("openai/set", 900 + 20 + 100, 1)]


async def test_a_stop_while_tools_run_costs_no_call(book: Book) -> None:
    events = book.meter().events(turn(ASKED, USED, ANSWERED))
    for _ in range(3):
        await anext(events)
    await events.aclose()

    assert (book.real, book.estimated) == ([USED], [])


@pytest.mark.parametrize(("said", "calls"), [((), 0), ((TextDelta("Half"),), 1)])
async def test_a_failed_answer_costs_what_was_said_before(
    book: Book, said: tuple[TurnEvent, ...], calls: int
) -> None:
    with pytest.raises(TurnError):
        _ = [e async for e in book.meter().events(turn(*said, TurnError("No.")))]

    assert len(book.estimated) == calls


async def test_the_built_in_assistant_costs_nothing_where_it_stands_in(book: Book) -> None:
    events: list[TurnEvent] = [TextDelta("Hello"), ModelUsed("builtin", 0, 0), TextDone()]

    _ = [event async for event in book.meter().events(turn(*events))]

    assert (book.real, book.estimated) == ([], [])


def day(now: str, zone: str | None) -> tuple[str, str, str]:
    """Return when the day starts and ends, and its zone."""
    found = Day.at(dt.datetime.fromisoformat(now), zone)
    return found.starts_at.isoformat(), found.ends_at.isoformat(), found.time_zone


def test_a_day_is_the_owners_own() -> None:
    berlin = ("2026-11-20T23:00:00+00:00", "2026-11-21T23:00:00+00:00", "Europe/Berlin")
    assert day("2026-11-20T23:30:00+00:00", "Europe/Berlin") == berlin


def test_a_day_on_which_the_clocks_change_has_25_hours() -> None:
    long = ("2026-10-24T22:00:00+00:00", "2026-10-25T23:00:00+00:00", "Europe/Berlin")
    assert day("2026-10-25T12:00:00+00:00", "Europe/Berlin") == long


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "+01:00", "../etc"])
def test_the_day_is_utc_where_no_zone_is_known(zone: str | None) -> None:
    utc = ("2026-11-20T00:00:00+00:00", "2026-11-21T00:00:00+00:00", "UTC")
    assert day("2026-11-20T23:30:00+00:00", zone) == utc


@pytest.mark.parametrize(
    ("limit", "spent", "is_reached"),
    [
        (DailyLimit(), Spending(9, 9_999_999, cost_nano_usd=10**12), False),
        (DailyLimit(tokens=100), Spending(1, 90, 9), False),
        (DailyLimit(tokens=100), Spending(1, 90, 10), True),
        (DailyLimit(tokens=100), Spending(1, 900, 10), True),
        (DailyLimit(cost_usd=0.5), Spending(1, cost_nano_usd=499_999_999), False),
        (DailyLimit(cost_usd=0.5), Spending(1, cost_nano_usd=500_000_000), True),
        (DailyLimit(100, 0.5), Spending(1, 10, cost_nano_usd=500_000_000), True),
    ],
)
def test_a_limit_is_reached_when_nothing_is_left(
    limit: DailyLimit, spent: Spending, is_reached: bool
) -> None:
    assert limit.is_reached(spent) is is_reached


def test_the_refusal_says_what_happened_what_works_and_when_it_ends() -> None:
    today = Day.at(dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC), "Europe/Berlin")

    english = texts_of(ENGLISH)
    limit = DailyLimit(50_000, 5)

    by_tokens = limit.refusal(Spending(1, 60_000), today).said(english)
    by_cost = limit.refusal(Spending(1, cost_nano_usd=5 * 10**9), today).said(english)

    for part in ("50,000 tokens", "tasks are safe", "buttons", "00:00 (Europe/Berlin)"):
        assert part in by_tokens
    assert "$5.00" in by_cost


def test_a_cost_is_unknown_only_if_no_price_is() -> None:
    assert Spending(2, cost_nano_usd=10**9, unpriced=1).cost_usd == 1
    assert Spending(2, unpriced=2).cost_usd is None
    assert Spending().cost_usd == 0
