"""What a message means after the ones before it."""

import pytest

from tests.unit.builtin.chat import Chat
from tests.unit.builtin.task_tools import ALL_ARGUMENTS, TaskTools


@pytest.fixture
def chat() -> Chat:
    return Chat(TaskTools().given("Pay bills", "Team meeting", "Buy milk", "Buy bread"))


async def say(chat: Chat, *messages: str) -> str:
    answer = ""
    for message in messages:
        answer = await chat.say(message)
    return answer


async def test_it_is_the_task_of_the_last_answer(chat: Chat) -> None:
    answer = await say(chat, "add vote", "mark it as done")

    assert answer == "Completed 5 “vote”."
    assert chat.tools.titles("completed") == ["vote"]


async def test_it_is_asked_for_when_the_last_answer_was_about_several_tasks(chat: Chat) -> None:
    answer = await say(chat, "show my tasks", "delete it")

    assert answer == "Which task do you mean? Say its number or words of its title."
    assert chat.tools.titles("trash") == []


async def test_it_is_asked_for_after_a_refusal(chat: Chat) -> None:
    await say(chat, "add vote", "complete 99", "delete it")

    assert chat.tools.titles("trash") == []


async def test_them_are_the_tasks_just_changed(chat: Chat) -> None:
    await say(chat, "complete 1 and 2", "reopen them")

    assert chat.tools.titles("completed") == []


async def test_both_are_the_tasks_of_the_turn_before(chat: Chat) -> None:
    await say(chat, "add vote and add rest", "mark both as done")

    assert chat.tools.titles("completed") == ["vote", "rest"]


async def test_them_after_a_list_are_not_all_tasks(chat: Chat) -> None:
    await say(chat, "show my tasks", "delete them")

    assert chat.tools.titles("trash") == []


async def test_the_second_one_is_a_row_of_the_last_list(chat: Chat) -> None:
    await say(chat, "search buy", "complete the second one")

    assert chat.tools.titles("completed") == ["Buy bread"]


@pytest.mark.parametrize("reply", ["3", "#3", "the first one", "milk", "the milk one", "Buy milk"])
async def test_ambiguous_words_are_asked_about_and_the_reply_settles_it(
    chat: Chat, reply: str
) -> None:
    question = await say(chat, "delete buy task")
    answer = await say(chat, reply)

    assert question == "Several tasks fit. Pick one, or say its number."
    assert answer == "Moved 3 “Buy milk” to the trash. Say “undo” to bring it back."
    assert chat.tools.titles("trash") == ["Buy milk"]


async def test_a_reply_never_reaches_a_task_that_was_not_offered(chat: Chat) -> None:
    answer = await say(chat, "delete buy", "1")

    assert answer.startswith("That is none of them.")
    assert chat.tools.titles("trash") == []


async def test_the_new_title_survives_the_question_which_task(chat: Chat) -> None:
    await say(chat, "rename buy to Buy oats", "4")

    assert chat.tools.titles() == ["Pay bills", "Team meeting", "Buy milk", "Buy oats"]


async def test_tasks_named_beside_the_ambiguous_one_stay_named(chat: Chat) -> None:
    await say(chat, 'complete "buy", "meeting" and 1', "3")

    assert chat.tools.titles("completed") == ["Pay bills", "Team meeting", "Buy milk"]


async def test_and_too_goes_on_with_adding(chat: Chat) -> None:
    await say(chat, "add vote", "and call mom too")

    assert chat.tools.titles()[-2:] == ["vote", "call mom"]


async def test_and_a_number_goes_on_with_completing(chat: Chat) -> None:
    await say(chat, "complete 1", "and 2 too")

    assert chat.tools.titles("completed") == ["Pay bills", "Team meeting"]


async def test_yes_adds_what_was_offered_as_a_task(chat: Chat) -> None:
    offer = await say(chat, "water the plants")
    await say(chat, "yes please")

    assert offer.endswith("Or shall I add “water the plants” as a task?")
    assert chat.tools.titles()[-1] == "water the plants"


async def test_yes_means_nothing_when_nothing_was_asked(chat: Chat) -> None:
    answer = await say(chat, "add vote", "yes")

    assert answer.startswith("I had not asked anything.")
    assert len(chat.tools.calls) == 1


async def test_no_leaves_everything_as_it_is(chat: Chat) -> None:
    answer = await say(chat, "delete buy", "no")

    assert answer == "All right, I changed nothing."
    assert chat.tools.titles("trash") == []


async def test_more_shows_the_next_page_until_there_is_none(chat: Chat) -> None:
    chat.tools.page = 3

    first = await say(chat, "show my tasks")
    second = await say(chat, "more")
    third = await say(chat, "next page")

    paged = "You have 4 pending tasks. Showing 3 of 4. Say “more” for the next ones."
    assert (first, second) == (paged, "1 more of 4.")
    assert third == "There is nothing more to show."
    assert chat.tools.calls[-1] == ("list_tasks", {"status": "pending", "cursor": "3"})


async def test_redo_undoes_the_undo(chat: Chat) -> None:
    await say(chat, "delete 1", "undo", "redo")

    assert chat.tools.calls[-1] == ("undo", {"change_id": "c2"})


async def test_redo_is_declined_after_another_change(chat: Chat) -> None:
    answer = await say(chat, "delete 1", "undo", "add vote", "redo")

    assert answer == "There is nothing to redo."


async def test_words_of_a_title_with_as_well_are_more_of_what_was_done(chat: Chat) -> None:
    first = chat.tools.titles()[0]

    await say(chat, "complete 2", f"{first} as well")

    assert chat.tools.calls[-1] == ("complete_task", {"tasks": [first]})


async def test_a_date_after_a_list_without_tasks_asks_for_one_to_change() -> None:
    chat = Chat(TaskTools(takes=ALL_ARGUMENTS))

    answer = await say(chat, "show my tasks", "make it next tuesday instead")

    assert answer.startswith("I have shown you no task that I could change. Say which one")
    assert chat.tools.calls == [("list_tasks", {"status": "pending"})]


async def test_a_date_after_a_list_of_one_changes_that_task() -> None:
    chat = Chat(TaskTools(takes=ALL_ARGUMENTS).given("Pay bills"))

    await say(chat, "show my tasks", "make it next tuesday instead")

    assert chat.tools.calls[-1] == ("update_task", {"tasks": ["1"], "due": "next tuesday"})


async def test_another_day_after_a_list_of_a_day_takes_its_place() -> None:
    chat = Chat(TaskTools(takes=ALL_ARGUMENTS).given("Pay bills"))

    await say(chat, "show tasks for today", "make it next tuesday instead")

    filters = {"status": "pending", "due_from": "next tuesday", "due_to": "next tuesday"}
    assert chat.tools.calls[-1] == ("list_tasks", filters)


@pytest.mark.parametrize(
    "text",
    [
        "what's the weather",
        "how is the weather today",
        "wie ist das wetter",
        "quel temps fait-il",
        "qué tiempo hace",
    ],
)
async def test_a_question_without_a_mark_is_not_offered_as_a_task(chat: Chat, text: str) -> None:
    answer = await say(chat, text)

    assert text in answer
    assert "TASKCHAT_MODEL" in answer
    assert not answer.rstrip(" .»”").endswith("?")
    await say(chat, "yes")
    assert len(chat.tools.tasks) == 4


async def test_what_was_refused_is_what_is_meant_otherwise_and_not_what_was_done_before(
    chat: Chat,
) -> None:
    await say(chat, "add vote and delete 99", "no, 2")

    assert chat.tools.calls[-1] == ("delete_task", {"tasks": ["2"]})
    assert chat.tools.titles("trash") == ["Team meeting"]
    assert "vote" in chat.tools.titles()


async def test_what_was_refused_last_is_not_more_of_what_was_done_before_it(chat: Chat) -> None:
    answer = await say(chat, "complete 1 and delete 99", "2 too")

    assert answer.startswith("What shall I do with that?")
    assert chat.tools.titles("completed") == ["Pay bills"]
