"""The steps of an answer, and what they are called."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chatkit.types import (
    CustomTask,
    ProgressUpdateEvent,
    ThreadItemDoneEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WorkflowItem,
)

from backend.agent.builtin.lookup import LOOKUP
from backend.agent.context import ChatContext
from backend.agent.events import ToolFinished, ToolStarted
from backend.agent.show import tasks_in
from backend.attachments.attachments import Attachments
from backend.attachments.files import Files
from backend.chat.new_items import NewItems
from backend.chat.progress import Progress
from backend.chat.progress_steps import finished
from backend.chat.store import SqlStore
from backend.texts.catalogues import texts_of
from foundation.database import Database
from mcp_server.contract import Refusal, RefusalCode, Task, TaskChange, TaskPage, ToolName

Json = dict[str, Any]
ENGLISH = texts_of("en")
MOMENT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)


class Clock:
    """Stands still until it is told otherwise."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def progress(tmp_path: Path, clock: Clock) -> Iterator[Progress]:
    database = Database(f"sqlite:///{tmp_path}/chat.db")
    store = SqlStore(database, Attachments(database, Files("memory://"), "http://127.0.0.1"))
    thread = ThreadMetadata(id="thr_1", created_at=MOMENT)
    yield Progress(NewItems(store, thread, ChatContext("ada", lambda: "")), ENGLISH, clock)
    database.close()


def a_task(number: int = 1, title: str = "Buy milk") -> Task:
    """Return a task."""
    return Task(
        id=f"tsk_{number}",
        number=number,
        version=1,
        status="pending",
        title=title,
        created_at=MOMENT,
    )


def call(tool: str, call_id: str = "1", **arguments: Any) -> ToolStarted:
    """Return a call that is made."""
    return ToolStarted(call_id, tool, json.dumps(arguments))


def result(begun: ToolStarted, structured: Json, *, failed: bool = False) -> ToolFinished:
    """Return the same call, answered."""
    return ToolFinished(
        begun.call_id, begun.tool, begun.arguments, "", failed=failed, structured=structured
    )


def changed(*tasks: Task, change_id: str | None = "chg_1") -> Json:
    """Return what a write answers."""
    change = TaskChange(tasks=list(tasks), change_id=change_id, message="Done.")
    return change.model_dump(mode="json", exclude_none=True)


def refused(code: RefusalCode) -> Json:
    """Return what a tool answers that did nothing."""
    return Refusal(error=code, message="No.").model_dump(mode="json", exclude_none=True)


def title(tool: str, structured: Json, *, failed: bool = False) -> str | None:
    """Return what a call is called when it is over."""
    over = result(call(tool), structured, failed=failed)
    return finished(over, tasks_in(over), ENGLISH).title


def titles(item: WorkflowItem) -> list[tuple[str, str]]:
    """Return the steps with their states."""
    steps = [step for step in item.workflow.tasks if isinstance(step, CustomTask)]
    return [(step.title or "", step.status_indicator) for step in steps]


def the_end(events: list[ThreadStreamEvent]) -> WorkflowItem:
    """Return the item that is done."""
    [event] = events
    assert isinstance(event, ThreadItemDoneEvent)
    assert isinstance(event.item, WorkflowItem)
    return event.item


@pytest.mark.parametrize(
    ("tool", "structured", "said"),
    [
        (ToolName.ADD_TASK, changed(a_task()), "Added “Buy milk”"),
        (ToolName.COMPLETE_TASK, changed(a_task(), a_task(2)), "Completed 2 tasks"),
        (ToolName.COMPLETE_TASK, changed(a_task(), change_id=None), "Nothing had to be changed"),
        (ToolName.DELETE_TASK, changed(a_task()), "Moved “Buy milk” to the trash"),
        (ToolName.UNDO, changed(), "Took it back"),
        (ToolName.LIST_TASKS, TaskPage(tasks=[a_task()], total=40).model_dump(), "Found 40 tasks"),
        (ToolName.LIST_TASKS, TaskPage(tasks=[], total=0).model_dump(), "Found no tasks"),
        (ToolName.LIST_TASKS, {}, "Looked at your tasks"),
        (ToolName.GET_TASK, {"task": a_task(), "subtasks": [a_task(2)]}, "Looked at “Buy milk”"),
        (ToolName.TASK_STATS, {"streak_days": 1}, "Counted your tasks"),
        ("propose_plan", {"proposal": {}}, "Made a plan"),
        ("a_tool_of_tomorrow", {"tasks": 7}, "Worked"),
    ],
)
def test_a_step_says_what_was_done(tool: str, structured: Json, said: str) -> None:
    assert title(tool, structured) == said


def test_a_title_in_a_step_is_one_short_line() -> None:
    long = a_task(title="Buy\u202e \u200bmilk " + "and more " * 20)
    said = title(ToolName.ADD_TASK, changed(long)) or ""
    assert said.startswith("Added “Buy milk and more")
    assert said.endswith("…”")
    assert len(said) < 80


@pytest.mark.parametrize("code", RefusalCode)
def test_a_step_that_was_refused_says_so_and_has_no_tick(code: RefusalCode) -> None:
    over = result(call(ToolName.COMPLETE_TASK), refused(code), failed=True)
    step = finished(over, (), ENGLISH)
    assert step.status_indicator == "none"
    assert step.icon == "info"
    assert (step.title or "").startswith("Completing was refused: ")


def test_a_question_before_a_change_is_told_as_such_and_a_failure_as_a_failure() -> None:
    assert title(ToolName.DELETE_TASK, {"proposal": {}}, failed=True) == (
        "Moving to the trash: you are asked first"
    )
    assert title(ToolName.DELETE_TASK, {}, failed=True) == "Moving to the trash failed"


def test_calls_until_the_assistant_speaks_are_one_item_with_the_time_they_took(
    progress: Progress, clock: Clock
) -> None:
    add, more = call(ToolName.ADD_TASK), call(ToolName.COMPLETE_TASK, "2")
    clock.seconds = 100.0
    begun = [*progress.start(add), *progress.start(more)]
    clock.seconds = 101.0
    progress.finish(result(more, changed(a_task(2, "Call mom"))), [a_task(2, "Call mom")])
    progress.finish(result(add, changed(a_task())), [a_task()])
    clock.seconds = 102.6
    item = the_end(progress.end())

    assert [event.type for event in begun] == [
        "thread.item.added",
        "thread.item.updated",
        "thread.item.updated",
    ]
    assert titles(item) == [("Added “Buy milk”", "complete"), ("Completed “Call mom”", "complete")]
    assert item.workflow.model_dump(exclude={"tasks"}) == {
        "type": "custom",
        "summary": {"duration": 3},
        "expanded": False,
    }
    assert progress.end() == []
    progress.start(call(ToolName.UNDO, "3"))
    assert the_end(progress.end()).id != item.id


def test_a_step_that_is_the_only_one_is_told_in_the_folded_item(progress: Progress) -> None:
    add = call(ToolName.ADD_TASK)
    progress.start(add)
    progress.finish(result(add, changed(a_task())), [a_task()])

    assert the_end(progress.end()).workflow.model_dump()["summary"] == {
        "title": "Added “Buy milk”",
        "icon": "plus",
    }


def test_what_was_refused_last_is_told_in_the_folded_item_too(progress: Progress) -> None:
    first, second = call(ToolName.COMPLETE_TASK), call(ToolName.COMPLETE_TASK, "2")
    progress.start(first)
    progress.finish(result(first, refused(RefusalCode.NOT_FOUND), failed=True), [])
    progress.start(second)
    progress.finish(result(second, refused(RefusalCode.AMBIGUOUS), failed=True), [])

    assert the_end(progress.end()).workflow.model_dump()["summary"] == {
        "title": "Completing was refused: several tasks fit",
        "icon": "info",
    }

    progress.start(first)
    progress.finish(result(first, refused(RefusalCode.NOT_FOUND), failed=True), [])
    progress.start(second)
    progress.finish(result(second, changed(a_task())), [a_task()])
    assert the_end(progress.end()).workflow.model_dump()["summary"] == {"duration": 0}


def test_nothing_in_an_item_that_is_broken_off_seems_to_run(progress: Progress) -> None:
    add, more = call(ToolName.ADD_TASK), call(ToolName.UNDO, "2")
    assert progress.as_broken_off() is None
    progress.start(add)
    progress.finish(result(add, changed(a_task())), [a_task()])
    progress.start(more)

    kept = progress.as_broken_off()
    ended = the_end(progress.end())

    for item in (kept, ended):
        assert item is not None
        assert titles(item) == [
            ("Added “Buy milk”", "complete"),
            ("Taking it back: outcome unknown", "none"),
        ]
        assert item.workflow.model_dump()["summary"] == {"title": "Stopped", "icon": "info"}


@pytest.mark.parametrize(
    ("quiet", "said"),
    [
        (call("change_interface", theme="dark"), "Changing the page"),
        (call("show_help"), "Showing what you can ask for"),
        (ToolStarted("1", ToolName.LIST_TASKS, json.dumps({**LOOKUP})), "Looking at your tasks"),
    ],
)
def test_what_is_looked_up_or_seen_at_once_is_no_step(
    progress: Progress, quiet: ToolStarted, said: str
) -> None:
    assert progress.start(quiet) == [ProgressUpdateEvent(text=said)]
    assert progress.finish(result(quiet, {}), []) == []
    assert progress.end() == []
