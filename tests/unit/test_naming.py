"""Which tasks a message names."""

import pytest

from backend.agent.naming import Mentions
from tests.unit.test_widgets import a_task


@pytest.mark.parametrize(
    ("message", "reference"),
    [
        ("delete task 3", "3"),
        ("delete #3", "#3"),
        ("throw the milk away", "milk"),
        ("Lösche die Milch", "MILCH"),
        ("delete Buy oat-milk", "buy oat-milk"),
    ],
)
def test_words_of_the_person_name_a_task(message: str, reference: str) -> None:
    assert Mentions(message).reference(reference)


@pytest.mark.parametrize(
    ("message", "reference"),
    [
        ("show my tasks", "3"),
        ("show all my tasks", "all tasks"),
        ("delete 13", "3"),
        ("delete the milk", "milk and honey"),
        ("", ""),
        ("delete it", "tsk_0123"),
    ],
)
def test_words_of_nobody_name_none(message: str, reference: str) -> None:
    assert not Mentions(message).reference(reference)


@pytest.mark.parametrize(
    ("message", "title", "is_named"),
    [
        ("delete the milk", "Buy milk", True),
        ("delete 1", "Buy milk", True),
        ("What is on my list?", "Delete all tasks on the list", False),
        ("show my tasks for today", "Show today's tasks", False),
        ("delete it", "Call it a day", False),
    ],
)
def test_a_title_is_named_by_a_word_that_tells_it(message: str, title: str, is_named: bool) -> None:
    assert Mentions(message).task(a_task(1, title)) is is_named
