"""The rules of a task."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from foundation.dates import Due
from mcp_server.tasks import rules
from mcp_server.tasks.errors import ConflictError, InvalidError
from mcp_server.tasks.owners import Here
from mcp_server.tasks.record import TaskRecord
from mcp_server.tasks.rules import Edit

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
HERE = Here(NOW, ZoneInfo("Europe/Berlin"))
LATER = Here(NOW + dt.timedelta(hours=1), HERE.zone)
NEXT_DAY = Here(NOW + dt.timedelta(days=1), HERE.zone)
TASK = TaskRecord(
    id="tsk_1",
    number=3,
    version=1,
    changed_in=1,
    title="Buy milk",
    created_at=NOW,
    description="2 litres",
    due=Due(at=NOW, zone="Europe/Berlin"),
    priority="high",
    list_name="home",
    tags=("a", "b"),
)


def test_completing_twice_keeps_the_first_time() -> None:
    done = rules.complete(TASK, HERE)

    assert done.completed_at == NOW
    assert rules.complete(done, LATER) == done


def test_a_completed_task_in_the_trash_is_reopened_for_good() -> None:
    gone = rules.delete(rules.complete(TASK, HERE), LATER)

    assert gone.status == "trash"
    assert rules.reopen(gone, LATER) == TASK
    assert rules.delete(gone, NEXT_DAY) == gone


def test_nothing_is_done_to_a_task_in_the_trash() -> None:
    gone = rules.delete(TASK, HERE)

    with pytest.raises(ConflictError):
        rules.complete(gone, LATER)
    with pytest.raises(ConflictError):
        rules.editing(Edit(title="Other")).apply(gone, LATER)


def test_an_edit_clears_and_sets() -> None:
    edit = Edit(
        title="Buy bread",
        add_tags=("c", "A"),
        remove_tags=("B",),
        clear=frozenset({"description", "due", "list"}),
    )

    assert rules.edited(TASK, edit, HERE) == TASK.changed(
        title="Buy bread", description="", due=None, list_name=None, tags=("a", "c")
    )
    assert rules.edited(TASK, Edit(clear=frozenset({"tags"}), add_tags=("z",)), HERE).tags == ("z",)


def test_too_many_tags_are_refused() -> None:
    with pytest.raises(InvalidError, match="would have 21 tags"):
        rules.edited(TASK, Edit(add_tags=tuple(f"tag {n}" for n in range(19))), HERE)


@pytest.mark.parametrize("edit", [Edit(), Edit(description="x", clear=frozenset({"description"}))])
def test_an_edit_that_makes_no_sense_is_refused(edit: Edit) -> None:
    with pytest.raises(InvalidError):
        rules.check(edit)


@pytest.mark.parametrize(
    "task",
    [TASK, TASK.changed(due=Due(on=NOW.date()), tags=()), TASK.changed(due=None, deleted_at=NOW)],
)
def test_a_snapshot_restores_everything(task: TaskRecord) -> None:
    assert TaskRecord.restored(task.snapshot()) == task
