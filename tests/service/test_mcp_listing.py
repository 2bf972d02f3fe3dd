"""Pages of tasks."""

import pytest

from tests.support.task_server import Tools, text


async def test_paging_shows_each_task_once_while_others_come_and_go(ada: Tools) -> None:
    for number in range(7):
        await ada.add(f"Task {number}")

    first = await ada.page(limit=3)
    await ada.change("complete_task", tasks=["2", "5"])
    await ada.add("Task 7")
    second = await ada.page(limit=3, cursor=first.next_cursor)
    third = await ada.page(limit=3, cursor=second.next_cursor)

    numbers = [[task.number for task in page.tasks] for page in (first, second, third)]
    assert numbers == [[1, 2, 3], [4, 6, 7], [8]]
    assert (first.total, second.total, third.next_cursor) == (7, 6, None)
    assert first.hint == f"Showing 3 of 7. Pass cursor {first.next_cursor} for more."
    assert second.hint == f"Showing 3 of 6. Pass cursor {second.next_cursor} for more."


async def test_a_cursor_after_which_nothing_is_left_gives_an_empty_page(ada: Tools) -> None:
    for number in range(2):
        await ada.add(f"Task {number}")
    first = await ada.page(limit=1)
    await ada.change("complete_task", tasks=["2"])

    page = await ada.page(limit=1, cursor=first.next_cursor)

    assert (page.tasks, page.total, page.next_cursor) == ([], 1, None)


@pytest.mark.parametrize("cursor", ["garbage", "", "AAAA", "MS4xMjM0", "💥", "a" * 5000])
async def test_a_cursor_that_is_none_is_refused(ada: Tools, cursor: str) -> None:
    await ada.add("Buy milk")

    result = await ada.call("list_tasks", cursor=cursor)

    assert result.is_error == bool(cursor)


async def test_a_cursor_of_other_filters_is_refused(ada: Tools) -> None:
    for number in range(2):
        await ada.add(f"Task {number}")
    cursor = (await ada.page(limit=1)).next_cursor

    refusal = await ada.refusal("list_tasks", status="all", cursor=cursor)

    assert refusal.message.startswith("That cursor belongs to a list with other filters.")


async def test_text_is_looked_for_in_every_field(ada: Tools) -> None:
    await ada.add("Buy milk", description="From the FARM", list="Groceries", tags=["dairy"])
    await ada.add("Buy bread")

    for words in ("MILK", "farm", "groceries dairy", "uy mil"):
        assert await ada.titles(text=words) == ["Buy milk"]
    assert await ada.titles(text="milk bread") == []
    assert await ada.titles(text="%") == []
    assert await ada.titles(text="buy") == ["Buy milk", "Buy bread"]


async def test_each_status_lists_its_own(ada: Tools) -> None:
    for title in ("open", "done", "gone"):
        await ada.add(title)
    await ada.change("complete_task", tasks=["done"])
    await ada.change("delete_task", tasks=["gone"])

    statuses = ("pending", "completed", "all", "trash")
    listed = {status: await ada.titles(status=status) for status in statuses}

    assert listed == {
        "pending": ["open"],
        "completed": ["done"],
        "all": ["open", "done"],
        "trash": ["gone"],
    }


async def test_an_empty_list_says_what_to_try(ada: Tools) -> None:
    assert text(await ada.call("list_tasks")) == (
        "No tasks.\nNo pending tasks. status=all shows completed ones too; add_task adds one."
    )
    assert (await ada.page(text="milk")).hint == (
        'No pending tasks with "milk". Try fewer words, or another status.'
    )


async def test_a_page_of_long_tasks_stays_below_8_kilobytes(ada: Tools) -> None:
    for number in range(20):
        await ada.add(f"{number} {'ä' * 190}", description="x" * 1000, tags=["y" * 60])

    result = await ada.call("list_tasks")
    page = await ada.page()

    assert len(text(result).encode()) <= 8192
    assert len(page.model_dump_json(exclude_none=True).encode()) <= 8192
    assert 0 < len(page.tasks) < 20
    assert page.total == 20

    shown = list(page.tasks)
    while page.next_cursor:
        page = await ada.page(cursor=page.next_cursor)
        shown += page.tasks
    assert [task.number for task in shown] == list(range(1, 21))
