"""What messages mean after others, with the real task tools."""

import json
from collections.abc import Generator

import pytest

from backend.agent.builtin.conversation import read_conversation
from backend.chat.clicked import clicked
from foundation.database import Database
from mcp_server.contract import TaskChange, ToolName
from tests.corpus.evaluator import tools_database
from tests.unit.builtin.conversations import CONVERSATIONS
from tests.unit.builtin.owner import Calls, Owner


@pytest.fixture(scope="module")
def database() -> Generator[Database, None, None]:
    with tools_database() as found:
        yield found


@pytest.fixture
def ada(database: Database) -> Owner:
    return Owner(database)


@pytest.mark.parametrize(
    ("said", "calls"), CONVERSATIONS.items(), ids=[" / ".join(said) for said in CONVERSATIONS]
)
async def test_a_message_is_understood_after_those_before_it(
    ada: Owner, said: tuple[str, ...], calls: Calls
) -> None:
    answer = await ada.say(*said)

    assert answer
    assert [(tool, arguments) for tool, arguments in ada.calls if tool != "get_task"] == calls


@pytest.mark.parametrize(
    ("said", "number", "due"),
    [
        ("postpone the dentist by two days", 2, "2026-11-21"),
        ("push rent back a week", 4, "2026-12-08"),
        ("bring the report forward one day", 3, "2026-11-19"),
        ("delay the garage by a week", 5, "2026-11-25"),
        ("the dentist is now at 5pm", 2, "2026-11-19T17:00:00+00:00"),
        ("skip rent this month", 4, "2027-01-01"),
    ],
)
async def test_a_date_is_moved_from_where_it_is(
    ada: Owner, said: str, number: int, due: str
) -> None:
    await ada.say(said)

    assert ada.changed(number)["due"] == due


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("compelte the dentsit task", 2),
        ("complete the dentist appointment", 2),
        ("finish the reprot", 3),
        ("I paid the rent", 4),
        ("I bought milk", 1),
        ("the garage is finally clean", 5),
    ],
)
async def test_words_that_are_not_quite_those_of_the_title_reach_the_task(
    ada: Owner, said: str, number: int
) -> None:
    await ada.say(said)

    assert ada.tools.calls[-1].tool == "complete_task"
    assert ada.changed(number)


@pytest.mark.parametrize("said", ["I went to the cinema", "delete the tax thing", "I read a book"])
async def test_words_near_no_task_change_nothing(ada: Owner, said: str) -> None:
    await ada.say(said)

    assert not any(call.content.get("change_id") for call in ada.tools.calls)


async def test_only_a_near_task_is_offered_for_the_trash(ada: Owner) -> None:
    answer = await ada.say("delete the dentist appointment")

    assert answer == ("No task is called “dentist appointment”. Did you mean 2 “Call the dentist”?")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (
            "show task 3",
            "Task 3 “Write report” is open. Due Fri 20 Nov 2026. Priority: high. List: work.",
        ),
        (
            "what lists do I have",
            "You have 2 lists: groceries (1 open), work (1 open). Open tasks in no list: 4.",
        ),
        (
            "how am I doing",
            "Completed in the last 7 days: 1, added: 7. "
            "Open now: 6, of which 0 overdue and 0 due today.",
        ),
        ("complete 4", "Completed 4 “Pay rent”. Next time: Fri 1 Jan 2027."),
        ("what's overdue?", "Nothing is overdue. Well done!"),
        ("add *a* [b](c) _d_", "Added task 8 “\\*a\\* \\[b\\](c) \\_d\\_”."),
    ],
)
async def test_the_answer_says_what_was_found(ada: Owner, said: str, answer: str) -> None:
    assert await ada.say(said) == answer


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("undo that", [("undo", {})]),
        ("reopen it", [("reopen_task", {"tasks": ["3"]})]),
        ("actually friday", [("update_task", {"tasks": ["3"], "due": "friday"})]),
    ],
)
async def test_it_is_the_task_that_was_clicked(ada: Owner, said: str, calls: Calls) -> None:
    await ada.say("add bread")
    change = await ada.tools.call_tool("complete_task", {"tasks": ["3"]})
    note = clicked(ToolName.COMPLETE_TASK, TaskChange.model_validate(change.structured_content))
    hidden = (
        "Hidden context for the agent (not shown to the user):\n"
        f"<HiddenContext>\n{note}\n</HiddenContext>"
    )
    ada.history.append({"role": "user", "content": hidden})

    await ada.say(said)

    assert ada.calls == calls


@pytest.mark.parametrize("line", ["", '{"tool":', '{"tool":1}', json.dumps({"tool": "x"}), "[]"])
def test_a_note_that_is_none_of_a_click_is_passed_over(line: str) -> None:
    note = f"Hidden context for the agent (not shown to the user):\n{line}"

    conversation = read_conversation([{"role": "user", "content": note}])

    assert conversation.memory == ()
