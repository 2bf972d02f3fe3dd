"""Every change can be taken back, and taken back again."""

from typing import Any

import pytest

from mcp_server.contract import RefusalCode, Task
from tests.support.task_server import TaskServer, Tools


def content(task: Task) -> Task:
    """Return the task without its version, which grows with an undo too."""
    return task.model_copy(update={"version": 0})


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("complete_task", {}),
        ("delete_task", {}),
        ("update_task", {"title": "Other", "clear": ["due", "tags"], "priority": "low"}),
    ],
)
async def test_undo_restores_exactly_and_can_be_undone(
    ada: Tools, tool: str, arguments: dict[str, Any]
) -> None:
    before = [
        await ada.add("Buy milk", due="2026-11-21T17:00", tags=["a"], description="2 litres"),
        await ada.add("Buy bread", due="2026-11-22", list="home"),
    ]
    names = ["1"] if tool == "update_task" else ["1", "2"]
    changed = await ada.change(tool, tasks=names, **arguments)

    undone = await ada.change("undo")
    assert undone.message == f"Undone: {changed.message}"
    assert [content(task) for task in undone.tasks] == [content(t) for t in before[: len(names)]]
    assert [content(task) for task in (await ada.page()).tasks] == [content(t) for t in before]

    again = await ada.change("undo", change_id=undone.change_id)
    assert [content(task) for task in again.tasks] == [content(task) for task in changed.tasks]
    assert again.message == f"Done again: {changed.message}"
    assert all(t.version > c.version for t, c in zip(again.tasks, changed.tasks, strict=True))


async def test_an_undone_add_is_gone_and_comes_back_as_it_was(ada: Tools) -> None:
    task = await ada.add("Buy milk", due="2026-11-21", tags=["a"])

    undone = await ada.change("undo")
    assert (undone.tasks, (await ada.page(status="all")).total) == ([], 0)

    again = await ada.change("undo", change_id=undone.change_id)
    assert [content(t) for t in again.tasks] == [content(task)]


async def test_undo_after_undo_walks_back_to_the_start(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.change("update_task", tasks=["1"], title="Buy bread")
    await ada.change("complete_task", tasks=["1"])
    await ada.change("delete_task", tasks=["1"])

    states = []
    for _ in range(4):
        await ada.change("undo")
        tasks = [t for s in ("all", "trash") for t in (await ada.page(status=s)).tasks]
        states.append([(task.title, task.status) for task in tasks])

    assert states == [
        [("Buy bread", "completed")],
        [("Buy bread", "pending")],
        [("Buy milk", "pending")],
        [],
    ]
    assert (await ada.refusal("undo")).message == "There is nothing to undo."


async def test_a_change_done_again_is_the_next_to_be_undone(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.change("complete_task", tasks=["1"])
    undone = await ada.change("undo")
    await ada.change("undo", change_id=undone.change_id)

    assert (await ada.change("undo")).message == "Undone: Completed #1 Buy milk."
    assert await ada.titles() == ["Buy milk"]


async def test_undo_is_refused_while_something_newer_stands(ada: Tools) -> None:
    await ada.add("Buy milk")
    completed = await ada.change("complete_task", tasks=["1"])
    newer = await ada.change("update_task", tasks=["1"], title="Buy bread")

    refusal = await ada.refusal("undo", change_id=completed.change_id)
    assert refusal.error == RefusalCode.CONFLICT
    assert refusal.message == (
        "#1 Buy bread was changed since. Undo the newer change first. "
        "This one was: Completed #1 Buy milk."
    )

    await ada.change("undo", change_id=newer.change_id)
    assert (await ada.change("undo", change_id=completed.change_id)).tasks[0].status == "pending"


async def test_an_undo_that_is_asked_for_twice_is_made_once(ada: Tools) -> None:
    added = await ada.change("add_task", title="Buy milk")
    await ada.add("Buy bread")

    first = await ada.change("undo", change_id=added.change_id)
    again = await ada.change("undo", change_id=added.change_id)

    assert again == first
    assert await ada.titles() == ["Buy bread"]


async def test_changes_of_other_tasks_do_not_stand_in_the_way(ada: Tools) -> None:
    first = await ada.change("add_task", title="Buy milk")
    await ada.add("Buy bread")

    await ada.change("undo", change_id=first.change_id)

    assert await ada.titles() == ["Buy bread"]


async def test_undo_takes_back_only_ones_own(
    task_server: TaskServer, ada: Tools, bob: Tools
) -> None:
    change = await ada.change("add_task", title="Buy milk")

    assert (await bob.refusal("undo")).error == RefusalCode.NOT_FOUND
    foreign = await bob.refusal("undo", change_id=change.change_id)
    assert foreign.error == RefusalCode.NOT_FOUND
    assert await ada.titles() == ["Buy milk"]
