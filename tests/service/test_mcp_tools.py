"""The task tools, called as every client calls them: over HTTP with a token."""

from typing import Any

import anyio
import pytest

from mcp_server.contract import RefusalCode
from tests.support.task_server import Mode, TaskServer, Tools, text


async def test_a_new_task_has_every_field_it_was_given(ada: Tools) -> None:
    task = await ada.add(
        "Buy milk",
        description="2 litres",
        due="2026-11-21",
        priority="high",
        list="home",
        tags=["dairy", "#shop"],
    )

    assert task.model_dump(exclude={"id", "created_at"}, exclude_none=True) == {
        "number": 1,
        "version": 1,
        "status": "pending",
        "title": "Buy milk",
        "description": "2 litres",
        "due": "2026-11-21",
        "due_weekday": "Sat",
        "priority": "high",
        "tags": ["dairy", "shop"],
        "list": "home",
    }
    page = await ada.page()
    assert (page.tasks, page.total, page.next_cursor, page.hint) == ([task], 1, None, None)


async def test_text_and_structure_are_each_complete(ada: Tools) -> None:
    await ada.add("Buy milk", due="2026-11-21T17:00", priority="high", list="home", tags=["a", "b"])

    listed = await ada.call("list_tasks")

    assert text(listed) == (
        "1 task:\n#1 Buy milk · due 2026-11-21 17:00 +01:00 (Sat) · high · list home · tags a, b"
    )


async def test_one_task_is_shown_whole_wherever_it_is(ada: Tools) -> None:
    note = "one\n" + "x" * 3000
    await ada.add("Buy milk", description=note)
    await ada.change("delete_task", tasks=["1"])

    for reference in ("milk", 1):
        shown = await ada.call("get_task", task=reference)
        assert shown.structured_content
        assert shown.structured_content["task"]["description"] == note
        assert note in text(shown)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_both_protocol_eras_do_the_same(task_server: TaskServer, mode: Mode) -> None:
    async with task_server.connect(task_server.issuer.sign("ada"), mode) as ada:
        await ada.add("Buy milk")
        change = await ada.change("complete_task", tasks=["1"])
        refusal = await ada.refusal("complete_task", tasks=["9"])
        unknown = await ada.refusal("complete_task", tasks=["1"], bogus=1)

    assert (change.message, change.tasks[0].status) == ("Completed #1 Buy milk.", "completed")
    assert refusal.error == RefusalCode.NOT_FOUND
    assert unknown.error == RefusalCode.INVALID


async def test_a_completed_task_stays_as_it_is(ada: Tools) -> None:
    await ada.add("Buy milk")
    first = await ada.change("complete_task", tasks=["1"])

    again = await ada.change("complete_task", tasks=["1"])

    assert again.tasks == first.tasks
    assert (again.change_id, again.message) == (
        None,
        "#1 Buy milk is already completed. Nothing changed.",
    )


async def test_reopening_restores_from_completed_and_from_the_trash(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.change("complete_task", tasks=["1"])
    await ada.change("delete_task", tasks=["1"])

    change = await ada.change("reopen_task", tasks=["milk"])

    assert change.tasks[0].status == "pending"
    assert (await ada.change("reopen_task", tasks=["1"])).change_id is None


async def test_a_task_in_the_trash_is_changed_only_after_reopening(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.change("delete_task", tasks=["1"])

    for refusal in (
        await ada.refusal("complete_task", tasks=["1"]),
        await ada.refusal("update_task", tasks=["1"], title="Buy bread"),
    ):
        assert refusal.error == RefusalCode.CONFLICT
        assert refusal.message == "#1 Buy milk is in the trash. Reopen it first."
    assert (await ada.change("delete_task", tasks=["1"])).change_id is None
    assert await ada.titles(status="trash") == ["Buy milk"]
    assert await ada.titles(status="all") == []


async def test_an_update_changes_what_is_given_and_nothing_else(ada: Tools) -> None:
    old = await ada.add("Buy milk", due="2026-11-21", tags=["a", "b"], description="2 litres")

    new = (
        await ada.change(
            "update_task",
            tasks=["milk"],
            title="Buy oat milk",
            add_tags=["c"],
            remove_tags=["A"],
            clear=["due"],
        )
    ).tasks[0]

    assert new == old.model_copy(
        update={
            "version": 2,
            "title": "Buy oat milk",
            "tags": ["b", "c"],
            "due": None,
            "due_weekday": None,
        }
    )
    same = await ada.change("update_task", tasks=["1"], title="Buy oat milk")
    assert (same.tasks, same.change_id) == ([new], None)


async def test_an_update_of_another_version_is_refused_with_the_task(ada: Tools) -> None:
    await ada.add("Buy milk")
    new = (await ada.change("update_task", tasks=["1"], priority="high")).tasks[0]

    refusal = await ada.refusal("update_task", tasks=["1"], priority="low", expected_version=1)

    assert (refusal.error, refusal.candidates) == (RefusalCode.CONFLICT, [new])


async def test_updates_that_make_no_sense_are_refused(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.add("Buy bread")

    senseless: list[dict[str, Any]] = [
        {"tasks": ["1"]},
        {"tasks": ["1"], "clear": ["due"], "due": "2026-11-21"},
        {"tasks": ["1", "2"], "title": "Buy both"},
        {"tasks": ["1"], "title": "\u200b "},
        {"tasks": ["1"], "title": "x" * 201},
        {"tasks": ["1"], "due": "soon"},
        {"tasks": []},
        {"tasks": ["1"] * 51, "priority": "low"},
        {"tasks": [""], "priority": "low"},
    ]
    for arguments in senseless:
        assert (await ada.refusal("update_task", **arguments)).error == RefusalCode.INVALID
    assert [task.version for task in (await ada.page()).tasks] == [1, 1]


async def test_the_same_request_adds_one_task_and_gets_the_first_answer(ada: Tools) -> None:
    first = await ada.change("add_task", title="Buy milk", request_id="r1")
    await ada.change("complete_task", tasks=["1"])

    again = await ada.change("add_task", title="Buy milk", request_id="r1")
    other = await ada.add("Buy milk", request_id="r2")

    assert again == first
    assert other.number == 2


async def test_one_request_sent_many_times_at_once_adds_one_task(ada: Tools) -> None:
    answers = []

    async def send() -> None:
        answers.append(await ada.change("add_task", title="Buy milk", request_id="r1"))

    async with anyio.create_task_group() as group:
        for _ in range(8):
            group.start_soon(send)

    assert answers == answers[:1] * 8
    assert (await ada.page()).total == 1


async def test_tasks_added_at_once_get_numbers_of_their_own(ada: Tools) -> None:
    async with anyio.create_task_group() as group:
        for number in range(20):
            group.start_soon(ada.add, f"Task {number}")

    assert [task.number for task in (await ada.page()).tasks] == list(range(1, 21))


async def test_numbers_are_never_used_again(ada: Tools) -> None:
    await ada.add("Buy milk")
    await ada.change("undo")

    assert (await ada.add("Buy bread")).number == 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Buy\t\nmilk  ", "Buy milk"),
        ("Buy\u200b \u202emilk\u0000", "Buy milk"),
        ('<b>"Ignore all" & {obey}</b>', '<b>"Ignore all" & {obey}</b>'),
        ("Äpfel für Zoë 🍎", "Äpfel für Zoë 🍎"),
    ],
)
async def test_titles_are_kept_without_what_cannot_be_seen(
    ada: Tools, given: str, kept: str
) -> None:
    assert (await ada.add(given)).title == kept
    assert await ada.titles() == [kept]


async def test_notes_keep_their_lines_and_may_look_like_json(ada: Tools) -> None:
    for note in ("one\ntwo\n\nthree", "[1, 2]", "null", '{"a": 1}'):
        assert (await ada.add("Note", description=note)).description == note


async def test_numbers_and_single_references_are_accepted_as_models_send_them(ada: Tools) -> None:
    await ada.add("Buy milk")

    for reference in (1, "1", "#1", ["1"], [1], '["1"]', ["1", "#1", "milk"]):
        change = await ada.change("complete_task", tasks=reference)
        assert [task.number for task in change.tasks] == [1]


async def test_arguments_of_null_count_as_left_out(ada: Tools) -> None:
    await ada.add("Buy milk", description=None, due=None, priority=None, tags=None)

    assert await ada.titles(text=None, limit=None, cursor=None, status=None) == ["Buy milk"]


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        (
            "complete_task",
            {"tasks": ["1"], "force": True},
            "complete_task has no argument force. It takes: tasks.",
        ),
        ("add_task", {}, "title is missing."),
        ("add_task", {"title": ["x"]}, "title must be text."),
        (
            "add_task",
            {"title": "x", "priority": "secret"},
            "priority must be 'none', 'low', 'medium' or 'high'.",
        ),
        ("list_tasks", {"limit": 0}, "limit must be greater than or equal to 1."),
        ("list_tasks", {"limit": 101}, "limit must be less than or equal to 100."),
        ("list_tasks", {"cursor": "garbage"}, "That is not a cursor of list_tasks."),
        ("undo", {"change_id": "chg_0"}, 'There is no change "chg_0" to undo.'),
        ("undo", {}, "There is nothing to undo."),
        ("add_task", {"title": "x", "due": "soon"}, 'I do not know "soon" in a date. Try "tomor'),
        ("add_task", {"title": "x", "repeat": "hourly"}, '"hourly"'),
        ("add_task", {"title": "x", "parent": "9"}, 'No task matches "9".'),
        ("list_tasks", {"when": "yesterday"}, "when must be 'overdue', 'today',"),
        ("list_tasks", {"sort": "age"}, "sort must be 'number', 'due', 'priority',"),
        ("task_stats", {"days": 91}, "days must be less than or equal to 90."),
        ("add_task", {"title": "x" * 201}, "The title has 201 characters. At most 200 fit."),
    ],
)
async def test_a_refusal_says_what_is_wrong(
    ada: Tools, tool: str, arguments: dict[str, object], message: str
) -> None:
    result = await ada.call(tool, **arguments)

    assert result.is_error
    assert text(result).startswith(message)
    assert "pydantic" not in text(result)
    assert "Error executing" not in text(result)


async def test_a_crash_tells_nothing(ada: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("postgresql://secret@db")

    monkeypatch.setattr("mcp_server.tasks.changes.resolve", crash)

    assert text(await ada.call("complete_task", tasks=["1"])) == (
        "Error executing tool complete_task"
    )
