"""Any text gets an answer or a call that the contract takes, within bounds."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.agent.builtin.clauses import MOST_SEGMENTS, Clause, split_clauses
from backend.agent.builtin.conversation import read_conversation
from backend.agent.builtin.english import ENGLISH
from backend.agent.builtin.intents import Intent, Remark, Unknown
from backend.agent.builtin.parser import LONGEST_MESSAGE, MOST_INTENTS, parse
from backend.agent.builtin.plan import next_step
from backend.agent.builtin.steps import Answer, Calls
from tests.unit.builtin.task_tools import ARGUMENTS

OFFERED = {str(name): frozenset(names.split()) for name, names in ARGUMENTS.items()}
WORDS = [
    *sorted(ENGLISH.vocabulary | ENGLISH.listing.heads),
    *("3", "#4", "1-3", "and", "then", ",", ";", ".", "?", "\n", ":", "'", '"', "it", "the"),
    *("don't", "to", "my", "all", "second", "one", "2026-12-01", "#tag", "!high", "- "),
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "role", "content", "call_id", "name", "arguments", "output"]),
            inner | st.sampled_from(["user", "function_call", "function_call_output", "1", "{}"]),
        )
    ),
    max_leaves=12,
)


def check(items: object) -> None:
    step = next_step(read_conversation(items), OFFERED, ENGLISH)
    if isinstance(step, Answer):
        assert step.text.strip()
        return
    assert isinstance(step, Calls)
    for call in step.calls:
        assert call.arguments.keys() <= OFFERED[call.tool]
        assert call.arguments.get("title", "-")
        assert 1 <= len(list(_references(call.arguments))) <= 50
        assert all(name for name in _references(call.arguments))


def _references(arguments: Any) -> list[str]:
    return list(arguments.get("tasks", ["-"]))


@given(st.text(max_size=300) | SENTENCES)
@settings(deadline=None)
def test_any_message_gets_an_answer_or_valid_calls(message: str) -> None:
    check(message)


@given(st.lists(JSON, max_size=6))
@settings(deadline=None)
def test_any_history_gets_an_answer_or_valid_calls(items: list[object]) -> None:
    check([*items, {"role": "user", "content": "delete it, then show more"}])


@pytest.mark.parametrize("piece", ["add a, ", "'", "and ", "mark ", "1-50 ", " ", "\n", "?"])
def test_a_message_over_the_limit_is_answered_without_being_parsed(piece: str) -> None:
    assert parse(piece * (100_000 // len(piece)), ENGLISH) == (Remark.TOO_LONG,)
    assert str(LONGEST_MESSAGE) in ENGLISH.texts[Remark.TOO_LONG.name]


@pytest.mark.parametrize("piece", ["add a; ", "a and ", "x, ", "delete 3. ", "? "])
def test_the_clauses_read_are_bounded_at_the_limit(piece: str) -> None:
    reads: list[Clause] = []

    def read(clause: Clause) -> tuple[Intent, ...]:
        reads.append(clause)
        return (Unknown(clause.text),)

    split_clauses(piece * (LONGEST_MESSAGE // len(piece)), ENGLISH, read)

    # The clause before; the next three joined to it, to each other, and alone but for the first.
    assert len(reads) <= MOST_SEGMENTS * (1 + 3 + 3 + 2)


def test_no_more_intents_than_the_limit_come_out_of_a_message() -> None:
    intents = parse("\n".join(["add a"] * 90), ENGLISH)

    assert len(intents) == MOST_INTENTS + 1
    assert intents[-1] is Remark.TOO_MUCH
