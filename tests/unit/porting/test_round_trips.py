"""What is written is read again as it was, as far as the format can hold it."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.cleaning import lines, one_line
from foundation.dates import Due
from mcp_server.contract import Priority
from mcp_server.porting.files import Format
from mcp_server.porting.formats import moments
from mcp_server.porting.formats.portable import PortableTask
from tests.unit.porting.reading import BERLIN, placeless, read, write

UNTIMED = settings(deadline=None)
"""Properties are not about time, and machines are busy."""
PRIORITIES: list[Priority] = ["none", "low", "medium", "high"]
INSTANTS = st.integers(631_152_000, 3_786_912_000).map(
    lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)
)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1))
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "+00:00", "-03:30"])
DUES = st.one_of(st.none(), st.builds(Due, on=DAYS), st.builds(Due, at=INSTANTS, zone=ZONES))
TEXTS = st.text(max_size=60)
TITLES = TEXTS.map(one_line).filter(bool)
NOTES = TEXTS.map(lines)
WORDS = st.text("abcäöü漢🙂", min_size=1, max_size=8).map(one_line)
NAMES = st.lists(WORDS, max_size=3, unique=True).map(tuple)
RULES = st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY"])


@st.composite
def task_lists(draw: st.DrawFn) -> list[PortableTask]:
    """Draw tasks of every kind; some are parts of earlier ones."""
    ids = draw(st.lists(st.uuids(version=4), max_size=6, unique=True))
    tasks: list[PortableTask] = []
    for number, uuid in enumerate(ids, 1):
        above = draw(st.sampled_from(["", *(task.uid for task in tasks)]))
        tasks.append(
            PortableTask(
                line=0,
                title=draw(TITLES),
                uid=f"tsk_{uuid.hex}",
                number=number,
                description=draw(NOTES),
                due=draw(DUES),
                priority=draw(st.sampled_from(PRIORITIES)),
                list_name=draw(TITLES | st.just("")),
                tags=tuple(draw(st.lists(TITLES, max_size=3))),
                repeat=draw(RULES),
                repeat_done=draw(st.integers(0, 9)),
                repeat_moved_at=draw(st.none() | INSTANTS),
                parent=above,
                created_at=draw(INSTANTS),
                completed_at=draw(st.none() | INSTANTS),
                deleted_at=draw(st.none() | INSTANTS),
            )
        )
    return tasks


@UNTIMED
@given(task_lists())
def test_our_own_json_loses_nothing(tasks: list[PortableTask]) -> None:
    text = write(Format.JSON, tasks).text

    found = read(Format.JSON, text)

    assert (found.problems, found.left_out) == ([], [])
    assert placeless(found.tasks) == tasks
    assert [task.line for task in found.tasks] == list(range(2, len(tasks) + 2))
    assert write(Format.JSON, found.tasks).text == text


@UNTIMED
@given(task_lists())
def test_icalendar_loses_the_trash_and_the_numbers(tasks: list[PortableTask]) -> None:
    text = write(Format.ICS, tasks).text

    found = read(Format.ICS, text)

    assert found.problems == []
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert placeless(found.tasks) == [
        replace(
            task,
            uid=str(UUID(task.uid[4:])),
            parent=task.parent and str(UUID(task.parent[4:])),
            number=0,
            repeat_done=0,
            repeat_moved_at=None,
            deleted_at=None,
        )
        for task in tasks
    ]


@UNTIMED
@given(task_lists())
def test_taskwarrior_loses_repeats_parents_and_where_a_time_was_set(
    tasks: list[PortableTask],
) -> None:
    found = read(Format.TASKWARRIOR, write(Format.TASKWARRIOR, tasks).text)

    assert found.problems == []
    assert placeless(found.tasks) == [
        replace(
            task,
            uid=str(UUID(task.uid[4:])),
            description="\n".join(line for line in task.description.split("\n") if line),
            due=task.due and _in_berlin(task.due),
            number=0,
            parent="",
            repeat="",
            repeat_done=0,
            repeat_moved_at=None,
            deleted_at=None,
        )
        for task in tasks
    ]


def _in_berlin(due: Due) -> Due:
    if due.at is None:
        return due
    day = moments.local_day(due.at, BERLIN)
    is_midnight = moments.midnight(day, BERLIN) == due.at
    return Due(on=day) if is_midnight else Due(at=due.at, zone="Europe/Berlin")


@st.composite
def worded_tasks(draw: st.DrawFn) -> list[PortableTask]:
    """Draw tasks whose titles have no words that stand for something else."""
    return [
        PortableTask(
            line=0,
            title=" ".join(draw(st.lists(WORDS, min_size=1, max_size=4))),
            due=draw(DUES),
            priority=draw(st.sampled_from(PRIORITIES)),
            list_name=draw(WORDS | st.just("")),
            tags=draw(NAMES),
            created_at=moments.midnight(draw(DAYS), BERLIN),
            completed_at=draw(st.none() | DAYS.map(lambda day: moments.midnight(day, BERLIN))),
            repeat=draw(RULES),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]


@UNTIMED
@given(worded_tasks())
def test_todo_txt_keeps_all_but_notes(tasks: list[PortableTask]) -> None:
    found = read(Format.TODOTXT, write(Format.TODOTXT, tasks).text)

    assert (found.problems, found.left_out) == ([], [])
    assert placeless(found.tasks) == tasks


@UNTIMED
@given(worded_tasks())
def test_csv_keeps_what_is_open(tasks: list[PortableTask]) -> None:
    found = read(Format.CSV, write(Format.CSV, tasks).text)

    kept = [replace(t, created_at=None, repeat="") for t in tasks if not t.completed_at]
    read_again = [replace(t, title=t.title.strip()) for t in placeless(found.tasks)]
    assert found.problems == []
    assert read_again == sorted(kept, key=lambda task: task.list_name)


@UNTIMED
@given(task_lists())
def test_markdown_keeps_titles_whatever_is_in_them(tasks: list[PortableTask]) -> None:
    tasks = [replace(task, tags=(), list_name="") for task in tasks]

    found = read(Format.MARKDOWN, write(Format.MARKDOWN, tasks).text)

    assert found.problems == []
    assert sorted(one_line(task.title) for task in found.tasks) == sorted(
        task.title for task in tasks
    )
    assert sorted(len(task.parent) > 0 for task in found.tasks) == sorted(
        len(task.parent) > 0 for task in tasks
    )


@UNTIMED
@given(worded_tasks())
def test_markdown_keeps_signs_to_the_minute(tasks: list[PortableTask]) -> None:
    found = read(Format.MARKDOWN, write(Format.MARKDOWN, tasks).text)

    read_again = [replace(task, title=one_line(task.title)) for task in placeless(found.tasks)]
    assert found.problems == []
    kept = [replace(task, repeat="", due=task.due and _to_the_minute(task.due)) for task in tasks]
    assert read_again == sorted(kept, key=lambda task: task.list_name)


def _to_the_minute(due: Due) -> Due:
    if due.at is None:
        return due
    local = due.at.astimezone(BERLIN).replace(second=0, fold=0)
    return Due(at=local.astimezone(dt.UTC), zone="Europe/Berlin")


@UNTIMED
@given(st.sampled_from(Format), st.text(max_size=400))
def test_no_text_crashes_a_reader(form: Format, text: str) -> None:
    found = read(form, text)

    assert all(task.line >= 1 for task in found.tasks)


PIECES = [
    *("BEGIN:", "VCALENDAR", "VTODO", "END:", "SUMMARY:a", "DUE:", "2026", ";", ":", "\n", "\t"),
    *('{"', '"', "tasks", ":[", "{", "}", "]", ",", "TYPE,CONTENT", "task,", "- [ ] ", "x "),
    *("📅", "🔁", "(A) ", "due:", "rec:1d", "999999999999999999", " "),
]


@UNTIMED
@given(
    st.sampled_from(Format),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
def test_no_broken_file_crashes_a_reader(form: Format, text: str) -> None:
    found = read(form, text)

    assert all(remark.line >= 1 for remark in (*found.problems, *found.left_out))


@pytest.mark.parametrize("form", Format)
def test_an_owner_without_tasks_has_an_empty_file(form: Format) -> None:
    assert read(form, write(form, []).text).tasks == []
