"""What callers name tasks by."""

import pytest

from mcp_server.contract import RefusalCode
from tests.support.task_server import Tools


async def test_a_task_is_named_by_number_id_or_words(ada: Tools) -> None:
    task = await ada.add("Prepare the Team meeting")

    for reference in ("1", "#1", task.id, "prepare the team meeting", "MEETING team", "meet"):
        change = await ada.change("update_task", tasks=[reference], priority="high")
        assert [named.id for named in change.tasks] == [task.id]


async def test_case_is_folded_in_every_script(ada: Tools) -> None:
    await ada.add("Straße kehren, ÄPFEL kaufen")

    for words in ("STRASSE", "äpfel", "Kaufen kehren"):
        assert (await ada.change("update_task", tasks=[words], priority="high")).tasks
    assert await ada.titles(text="ÄPFEL strasse") == ["Straße kehren, ÄPFEL kaufen"]


async def test_words_that_fit_several_tasks_are_refused_with_them(ada: Tools) -> None:
    milk, bread = await ada.add("Buy milk"), await ada.add("Buy bread")

    refusal = await ada.refusal("complete_task", tasks=["buy"])

    assert refusal.error == RefusalCode.AMBIGUOUS
    assert refusal.candidates == [milk, bread]
    assert refusal.message == '"buy" fits 2 tasks. Say which one, by its number.'


async def test_at_most_ten_candidates_are_shown(ada: Tools) -> None:
    for number in range(12):
        await ada.add(f"Buy {number}")

    refusal = await ada.refusal("complete_task", tasks=["buy"])

    assert len(refusal.candidates) == 10
    assert "more than 10 tasks" in refusal.message


async def test_an_exact_title_beats_others_that_contain_it(ada: Tools) -> None:
    await ada.add("Buy milk and bread")
    await ada.add("buy milk")

    change = await ada.change("complete_task", tasks=["Buy Milk"])

    assert [task.number for task in change.tasks] == [2]


@pytest.mark.parametrize(("tool", "expected"), [("complete_task", 2), ("reopen_task", 1)])
async def test_each_tool_looks_first_where_its_work_is(
    ada: Tools, tool: str, expected: int
) -> None:
    await ada.add("Buy milk")
    await ada.change("complete_task", tasks=["1"])
    await ada.add("Buy milk")

    change = await ada.change(tool, tasks=["milk"])

    assert [task.number for task in change.tasks] == [expected]


async def test_one_bad_reference_refuses_the_whole_call(ada: Tools) -> None:
    await ada.add("Buy milk")

    for bad in ("2", "bread", "tsk_" + "0" * 32, "0", "99999999999999999999", "100%", "_"):
        refusal = await ada.refusal("delete_task", tasks=["1", bad])
        assert refusal.error == RefusalCode.NOT_FOUND
    assert await ada.titles() == ["Buy milk"]


async def test_a_number_never_means_a_digit_in_a_title(ada: Tools) -> None:
    await ada.add("Buy 7 eggs")

    assert (await ada.refusal("delete_task", tasks=["7"])).error == RefusalCode.NOT_FOUND
