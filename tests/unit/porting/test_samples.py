"""What each reader makes of a file as other programs write it."""

import datetime as dt

from foundation.dates import Due
from mcp_server.porting.files import Format
from mcp_server.porting.formats.portable import PortableTask, Remark
from tests.unit.porting.reading import instant, read, sample

MORNING = instant("2026-11-01T08:00:00Z")


def midnight(day: int) -> dt.datetime:
    return instant(f"2026-11-{day:02}T00:00:00+01:00")


def test_our_own_json_holds_everything() -> None:
    found = sample(Format.JSON, "taskchat.json")

    assert (found.problems, found.left_out) == ([], [])
    assert found.tasks == [
        PortableTask(
            line=2,
            title="Buy milk",
            uid="tsk_0123456789abcdef0123456789abcdef",
            number=1,
            due=Due(on=dt.date(2026, 12, 1)),
            priority="high",
            tags=("errand",),
            created_at=MORNING,
        ),
        PortableTask(
            line=3,
            title="Call mom",
            uid="tsk_1123456789abcdef0123456789abcdef",
            number=3,
            description="Ask\nabout Sunday",
            due=Due(at=instant("2026-12-01T16:00:00Z"), zone="Europe/Berlin"),
            list_name="Family",
            repeat="FREQ=WEEKLY;X-START=20261201;X-TIME=170000",
            parent="tsk_0123456789abcdef0123456789abcdef",
            created_at=MORNING,
        ),
        PortableTask(
            line=4,
            title="Old",
            uid="tsk_2123456789abcdef0123456789abcdef",
            number=4,
            created_at=MORNING,
            completed_at=instant("2026-11-02T08:00:00Z"),
            deleted_at=instant("2026-11-03T08:00:00Z"),
        ),
    ]


def test_todoist_csv_brings_labels_sections_indents_notes_and_dates() -> None:
    found = sample(Format.CSV, "todoist.csv")

    assert found.problems == []
    assert found.tasks == [
        PortableTask(
            line=3,
            title="Buy milk ",
            description='Two litres,\n"full fat"',
            due=Due(on=dt.date(2026, 12, 1)),
            priority="high",
            tags=("errand",),
        ),
        PortableTask(line=7, title="Paint the fence", priority="medium", list_name="Home"),
        PortableTask(
            line=8,
            title="Buy paint",
            description="Green or blue?",
            due=Due(at=instant("2026-12-02T16:00:00Z"), zone="Europe/Berlin"),
            list_name="Home",
            parent="line 7",
        ),
        PortableTask(
            line=10,
            title="=SUM(A1:A9)",
            due=Due(on=dt.date(2026, 11, 23)),
            priority="low",
            list_name="Home",
            repeat="FREQ=WEEKLY;BYDAY=MO",
        ),
    ]
    assert Remark(8, "DURATION is no field of a task") in found.left_out
    assert Remark(10, "RESPONSIBLE is no field of a task") in found.left_out


def test_a_file_of_a_todoist_backup_is_named_after_its_list() -> None:
    text = "TYPE,CONTENT\ntask,One\nsection,Soon\ntask,Two\n"

    lists = [task.list_name for task in read(Format.CSV, text, "Work [2203].csv").tasks]

    assert lists == ["Work", "Work / Soon"]
    assert [task.list_name for task in read(Format.CSV, text, "x.csv").tasks] == ["", "Soon"]


def test_icalendar_brings_to_dos_and_leaves_events_out() -> None:
    found = sample(Format.ICS, "tasks.ics")

    assert found.problems == []
    assert found.tasks == [
        PortableTask(
            line=13,
            title="Buy milk, bread; and a very long list of other things that does not fit on "
            "one line",
            uid="0f0b3a51-2a0e-4b9e-9c35-6a5e0d7a8b11",
            description="First line\nSecond line",
            due=Due(at=instant("2026-12-01T16:00:00Z"), zone="Europe/Berlin"),
            priority="high",
            list_name="Personal",
            tags=("errand", "food"),
            created_at=MORNING,
        ),
        PortableTask(
            line=29,
            title="Water the plants",
            uid="task-2@example.org",
            due=Due(on=dt.date(2026, 12, 5)),
            list_name="Personal",
            repeat="FREQ=WEEKLY;BYDAY=SA",
            parent="0f0b3a51-2a0e-4b9e-9c35-6a5e0d7a8b11",
        ),
        PortableTask(
            line=37,
            title="Pay rent",
            uid="task-3@example.org",
            list_name="Personal",
            completed_at=instant("2026-11-02T09:15:00Z"),
        ),
    ]
    assert found.left_out == [
        Remark(24, "VALARM is not kept"),
        Remark(45, "VEVENT is no to-do"),
    ]


def test_todo_txt_brings_projects_contexts_keys_and_days() -> None:
    found = sample(Format.TODOTXT, "todo.txt")

    assert found.problems == []
    assert found.tasks == [
        PortableTask(
            line=1,
            title="Call mom",
            due=Due(on=dt.date(2026, 12, 1)),
            priority="high",
            list_name="Family",
            tags=("phone",),
            created_at=midnight(1),
        ),
        PortableTask(line=2, title="Read https://example.org/a:b", priority="low"),
        PortableTask(
            line=4,
            title="Pay rent",
            priority="medium",
            list_name="Home",
            created_at=midnight(2),
            completed_at=midnight(3),
        ),
        PortableTask(
            line=5,
            title="Water the plants",
            due=Due(on=dt.date(2026, 12, 5)),
            repeat="FREQ=WEEKLY",
        ),
        PortableTask(line=6, title="Buy a watering can", parent="line 5"),
    ]
    assert found.left_out == [
        Remark(2, "t:2026-11-30: a start date is not kept"),
        Remark(2, "the priority (E) is below (C) and becomes low"),
    ]


def test_taskwarrior_brings_a_midnight_as_a_day() -> None:
    found = sample(Format.TASKWARRIOR, "taskwarrior.json")

    assert found.problems == []
    assert found.tasks == [
        PortableTask(
            line=2,
            title="Buy milk",
            uid="a360fc44-315c-4366-b70c-ea7e7520b749",
            description="full fat",
            due=Due(on=dt.date(2026, 12, 1)),
            priority="high",
            list_name="Home",
            tags=("errand", "food"),
            created_at=MORNING,
        ),
        PortableTask(
            line=3,
            title="Water the plants",
            uid="b360fc44-315c-4366-b70c-ea7e7520b749",
            due=Due(at=instant("2026-12-05T16:00:00Z"), zone="Europe/Berlin"),
            repeat="FREQ=WEEKLY",
            created_at=MORNING,
        ),
        PortableTask(
            line=4,
            title="Pay rent",
            uid="c360fc44-315c-4366-b70c-ea7e7520b749",
            created_at=MORNING,
            completed_at=instant("2026-11-02T09:15:00Z"),
        ),
    ]
    assert found.left_out == [
        Remark(3, '"wait" is no field of a task'),
        Remark(5, "deleted tasks are not taken"),
    ]


def test_markdown_brings_headings_signs_and_parts() -> None:
    found = sample(Format.MARKDOWN, "checklist.md")

    assert found.problems == []
    tasks = [(t.line, t.title.strip(), t.list_name, t.parent) for t in found.tasks]
    assert tasks == [
        (5, "Paint the fence", "Weekend", ""),
        (6, "Buy paint", "Weekend", "line 5"),
        (8, "Read *the* book #1", "Weekend", ""),
        (17, "Send the report", "Work", ""),
    ]
    fence, paint, _, report = found.tasks
    assert (fence.tags, fence.priority, fence.due) == (
        ("garden",),
        "high",
        Due(on=dt.date(2026, 12, 5)),
    )
    assert (paint.description, paint.completed_at) == ("The green one.", midnight(19))
    assert report.repeat == "FREQ=WEEKLY;BYDAY=FR"
    assert found.left_out == [
        Remark(3, "not a checkbox item"),
        Remark(9, "[/] is neither open nor done"),
        Remark(10, "not a checkbox item"),
    ]
