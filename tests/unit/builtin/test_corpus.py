"""What the built-in assistant makes of what people say: rates of right calls, on both halves."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from foundation.due_words.reader import read_due
from foundation.recurrence.words import read_repeat
from tests.corpus.evaluator import evaluator, tools_database
from tests.corpus.judging import is_right
from tests.corpus.meaning import variants
from tests.corpus.report import failures, rate, table
from tests.corpus.tools import NOW, CorpusTools, Seen, checked
from tests.corpus.utterance import Utterance, utterances

OPEN_RATE = 0.97
APART_RATE = 0.92
LEAST = 400
PER_CATEGORY = 15
PER_LANGUAGE = 25

OPEN, APART = list(utterances("open")), list(utterances("apart"))
CORPUS = [*OPEN, *APART]


async def test_what_rules_may_be_written_from_is_understood() -> None:
    with evaluator() as judge:
        verdicts = await judge.verdicts(OPEN)

    assert rate(verdicts).share >= OPEN_RATE, f"\n{failures(verdicts)}\n\n{table(verdicts)}"


async def test_what_rules_were_not_written_from_is_understood() -> None:
    with evaluator() as judge:
        verdicts = await judge.verdicts(APART)

    # Never the lines: whoever reads them here would write rules from them.
    share, rates = rate(verdicts).share, table(verdicts)
    del verdicts
    assert share >= APART_RATE, f"\n{rates}"


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    categories = Counter(line.category for line in CORPUS)
    languages = Counter(line.language for line in CORPUS)

    assert len(CORPUS) >= LEAST
    assert min(categories.values()) >= PER_CATEGORY
    assert min(languages.values()) >= PER_LANGUAGE


def test_the_halves_are_balanced_in_every_category() -> None:
    opened, apart = (Counter(line.category for line in half) for half in (OPEN, APART))

    assert abs(len(OPEN) - len(APART)) <= 1
    assert all(abs(opened[name] - apart[name]) <= 1 for name in opened | apart)


def test_no_utterance_is_there_twice() -> None:
    def said(line: Utterance) -> str:
        # The same words mean something else after others.
        return "\n".join([*line.before, line.say]).casefold()

    assert len({line.id for line in CORPUS}) == len(CORPUS)
    assert [text for text, count in Counter(map(said, CORPUS)).items() if count > 1] == []


@pytest.mark.parametrize("half", [OPEN, APART], ids=["open", "apart"])
def test_expected_calls_are_calls_that_the_tools_take(half: list[Utterance]) -> None:
    for tool, arguments in _expected(half):
        checked(tool, arguments)


@pytest.mark.parametrize("half", [OPEN, APART], ids=["open", "apart"])
def test_expected_dates_and_repeats_are_ones_that_are_understood(half: list[Utterance]) -> None:
    for _, arguments in _expected(half):
        for name in {"due", "due_from", "due_to"} & arguments.keys() - _skip(arguments):
            read_due(arguments[name], now=NOW, zone=ZoneInfo("UTC"))
        if "repeat" in arguments:
            read_repeat(arguments["repeat"])


@pytest.mark.parametrize("half", [OPEN, APART], ids=["open", "apart"])
async def test_the_tools_do_what_is_expected(half: list[Utterance]) -> None:
    with tools_database() as database:
        # What is there after other messages, only the assistant knows.
        for line in (line for line in half if not line.before):
            for option in line.options:
                tools = CorpusTools(database)
                for task in line.tasks:
                    tools.give(task)
                for call in option:
                    (arguments, *_) = variants(call.arguments)
                    await tools.call_tool(call.tool, arguments)

                refused = [call for call in tools.calls if call.refused]
                assert refused == [], line.id
                assert not option or is_right(line, tools.calls, "Done."), line.id


def _expected(half: list[Utterance]) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in half:
        for option in line.options:
            for call in option:
                for arguments in variants(call.arguments):
                    yield call.tool, arguments


def _skip(arguments: dict[str, Any]) -> set[str]:
    return {"due"} if arguments.get("due") == "skip" else set()


def called(tool: str, *numbers: int, **arguments: object) -> Seen:
    """Return a call that the tool did."""
    if numbers:
        arguments["tasks"] = [str(number) for number in numbers]
    content: dict[str, Any] = {"tasks": [{"number": number} for number in numbers]}
    if not tool.startswith("list"):
        content["change_id"] = "c"
    return Seen(tool, arguments, refused=False, content=content)


def expecting(*calls: tuple[str, dict[str, object]], answer: str | None = None) -> Utterance:
    """Return an utterance that expects these calls."""
    return Utterance.model_validate(
        {
            "id": "x",
            "category": "x",
            "language": "en",
            "say": "x",
            "calls": [{"tool": tool, "arguments": arguments} for tool, arguments in calls],
            "answer": answer,
        }
    )


MONDAY = dt.date(2026, 11, 23).isoformat()
BOTH = expecting(("complete_task", {"tasks": [1, 2]}))
BREAD = expecting(("add_task", {"title": ["bread", "buy bread"], "due": "monday", "tags": ["x"]}))
THEN_LIST = expecting(("delete_task", {"tasks": [1]}), ("list_tasks", {}))
ASKING = expecting(answer="asks")
DONE_OR_ASKED = Utterance.model_validate(
    BOTH.model_dump(by_alias=True)
    | {"or": [[]], "answer": "asks", "tasks": [{"title": "Buy milk"}, {"title": "Call Ben"}]}
)
LOOKUP = called("list_tasks", text="bread")


@pytest.mark.parametrize(
    ("expected", "seen"),
    [
        (BOTH, [called("complete_task", 2, 1)]),
        (BOTH, [called("complete_task", 1), called("complete_task", 2)]),
        (BOTH, [LOOKUP, called("complete_task", 1, 2)]),
        (BREAD, [called("add_task", title="Buy Bread.", due=MONDAY, tags=["#X"])]),
        (BREAD, [called("add_task", title="bread", due="next monday", tags=["x"], priority=None)]),
        (THEN_LIST, [called("delete_task", 1), called("list_tasks", status="pending", sort="due")]),
        (ASKING, [LOOKUP]),
    ],
)
def test_calls_that_mean_the_same_are_right(expected: Utterance, seen: list[Seen]) -> None:
    assert is_right(expected, seen, "Which one?")


@pytest.mark.parametrize(
    ("expected", "seen"),
    [
        (BOTH, []),
        (BOTH, [called("complete_task", 1)]),
        (BOTH, [called("complete_task", 1, 2, 3)]),
        (BOTH, [called("delete_task", 1, 2)]),
        (BOTH, [called("complete_task", 1, 2), LOOKUP]),
        (BREAD, [called("add_task", title="bread", due=MONDAY)]),
        (BREAD, [called("add_task", title="bread", due="tuesday", tags=["x"])]),
        (THEN_LIST, [called("list_tasks"), called("delete_task", 1)]),
        (THEN_LIST, [called("delete_task", 1), called("list_tasks", when="today")]),
        (ASKING, [called("complete_task", 1)]),
    ],
)
def test_calls_that_mean_something_else_are_wrong(expected: Utterance, seen: list[Seen]) -> None:
    assert not is_right(expected, seen, "Which one?")


@pytest.mark.parametrize(
    ("kind", "text", "right"),
    [
        ("asks", "Which one?", True),
        ("asks", "کون سا؟", True),
        ("asks", "Done.", False),
        ("asks", "I did not understand. Set TASKCHAT_MODEL. Shall I add it?", False),
        ("limits", "Set TASKCHAT_MODEL for free conversation.", True),
        ("limits", "It is sunny.", False),
        ("smalltalk", "Hello!", True),
        ("smalltalk", "I did not understand. Set TASKCHAT_MODEL.", False),
        ("nothing", "All right.", True),
        ("nothing", "", False),
    ],
)
def test_an_answer_without_calls_is_judged_by_its_kind(kind: str, text: str, right: bool) -> None:
    assert is_right(expecting(answer=kind), [], text) is right


def test_a_question_in_place_of_calls_names_their_tasks() -> None:
    assert is_right(DONE_OR_ASKED, [], "Did you mean “buy milk” and “call Ben”?")
    assert not is_right(DONE_OR_ASKED, [], "Did you mean “buy milk”?")
