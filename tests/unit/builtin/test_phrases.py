"""What is understood: each phrase of the table in a conversation of its own."""

import pytest

from tests.unit.builtin import phrases
from tests.unit.builtin.chat import Chat
from tests.unit.builtin.task_tools import TaskTools

UNDERSTOOD = phrases.ADDING | phrases.LISTING | phrases.ACTING | phrases.SEVERAL


@pytest.mark.parametrize(("phrase", "calls"), UNDERSTOOD.items())
async def test_a_phrase_leads_to_its_tool_calls(phrase: str, calls: phrases.Calls) -> None:
    chat = Chat(TaskTools().given(*phrases.TITLES))

    answer = await chat.say(phrase)

    assert [(str(name), arguments) for name, arguments in chat.tools.calls] == calls
    assert answer


@pytest.mark.parametrize("phrase", phrases.NOTHING)
async def test_questions_negations_and_small_talk_change_nothing(phrase: str) -> None:
    chat = Chat(TaskTools().given(*phrases.TITLES))

    answer = await chat.say(phrase)

    assert chat.tools.calls == []
    assert answer


@pytest.mark.parametrize(("phrase", "calls"), phrases.DECLINED.items())
async def test_an_action_on_all_tasks_is_declined_and_shows_them(
    phrase: str, calls: phrases.Calls
) -> None:
    chat = Chat(TaskTools().given(*phrases.TITLES))

    answer = await chat.say(phrase)

    assert [(str(name), arguments) for name, arguments in chat.tools.calls] == calls
    assert answer.startswith("I only act on tasks you name, at most 50 at a time.")


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(UNDERSTOOD) + len(phrases.NOTHING) + len(phrases.DECLINED) >= 120
