"""Files that are not fit: each says in which line, what is wrong and how to mend it."""

from pathlib import Path

import pytest

from mcp_server.porting.files import FileError, Format, format_of, text_of
from mcp_server.porting.formats.portable import Found, PortableTask
from mcp_server.porting.formats.todoist_csv import guarded, unguarded
from mcp_server.porting.planning import MAX_TASKS, plan
from mcp_server.tasks.owners import Here
from tests.unit.porting.reading import BERLIN, NOW, read, write

OURS = '{"format": "taskchat", "version": 1, "tasks": [\n'
CALENDAR = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:a\n"
END = "END:VTODO\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    ("form", "text", "line", "told"),
    [
        (Format.JSON, "", 1, "not JSON"),
        (Format.JSON, "[]", 1, "no export of taskchat"),
        (Format.JSON, '{"format": "taskchat", "version": 2, "tasks": []}', 1, "newer taskchat"),
        (Format.JSON, '{"format": "taskchat", "version": 1}', 1, '"tasks" is no array'),
        (Format.JSON, f'{OURS}{{"title": "a"}},\n{{"title": 3}}\n]}}', 3, "title"),
        (Format.JSON, f'{OURS}{{"number": 1}}\n]}}', 2, "title: Field required"),
        (Format.JSON, f'{OURS}{{"title": "a", "number": "1"}}\n]}}', 2, "number"),
        (Format.JSON, f'{OURS}{{"title": "a", "due": {{"on": "soon"}}}}\n]}}', 2, "due"),
        (
            Format.JSON,
            f'{OURS}{{"title": "a", "due": {{"at": "2026-11-21T17:00:00Z", "zone": "../x"}}}}\n]}}',
            2,
            "the zone is not a time zone",
        ),
        (Format.JSON, f'{OURS}{{"title": "a", "created_at": "2026-11-21T17:00:00"}}\n]}}', 2, "ed"),
        (Format.JSON, f'{OURS}{{"title": "a"\n', 3, "not JSON"),
        (Format.JSON, "[" * 100_000, 1, "too deep"),
        (Format.JSON, f'{OURS}{{"title": "a", "number": {"9" * 5000}}}\n]}}', 1, "too long"),
        (Format.TASKWARRIOR, '[\n{"description": "a"},\n{"uuid": "b"}\n]', 3, "description"),
        (Format.TASKWARRIOR, '{"description": "a"}\n{"description": "b",}\n', 2, "not JSON"),
        (Format.TASKWARRIOR, '[\n{"description": "a", "due": "today"}\n]', 2, "due: today"),
        (Format.TASKWARRIOR, '[\n{"description": "a"}\n', 3, 'ends before its "]"'),
        (Format.TASKWARRIOR, "[1]", 1, "the task"),
        (Format.CSV, "title\nBuy milk\n", 1, "TYPE,CONTENT"),
        (Format.CSV, "", 1, "TYPE,CONTENT"),
        (Format.CSV, "TYPE,CONTENT,PRIORITY\ntask,a,1\ntask,b,9\n", 3, "PRIORITY is 1"),
        (Format.CSV, "TYPE,CONTENT,INDENT\ntask,a,x\n", 2, "INDENT is 1"),
        (Format.CSV, "TYPE,CONTENT\ntodo,a\n", 2, 'TYPE "todo"'),
        (Format.CSV, "TYPE,CONTENT\n,a\n", 2, "TYPE is empty"),
        (Format.CSV, 'TYPE,CONTENT\ntask,"a\n', 2, "not CSV"),
        (Format.ICS, "", 1, "BEGIN:VCALENDAR"),
        (Format.ICS, f"{CALENDAR}", 2, "has no END"),
        (Format.ICS, f"{CALENDAR}no colon\n{END}", 4, "no line of iCalendar"),
        (Format.ICS, f"{CALENDAR}END:VEVENT\n{END}", 4, "closes nothing"),
        (Format.ICS, f"{CALENDAR}DUE:20261332\n{END}", 4, "DUE is not a moment"),
        (Format.ICS, f"{CALENDAR}DUE;TZID=Nowhere:20261121T170000\n{END}", 4, "Europe/Berlin"),
        (Format.ICS, f"{CALENDAR}PRIORITY:high\n{END}", 4, "PRIORITY is 0"),
        (Format.ICS, "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\n" + END, 2, "SUMMARY"),
        (Format.ICS, "BEGIN:A\n" * 50, 21, "nested too deep"),
        (Format.TODOTXT, "Buy milk\nCall due:2026-13-01\n", 2, "due:2026-13-01 is not a day"),
        (Format.TODOTXT, "Call due:2026-11-01 time:25\n", 1, "time:1700"),
        (Format.TODOTXT, "Call due:2026-11-01 time:1700 zone:x\n", 1, "zone:x is not"),
        (Format.TODOTXT, "2026-02-30 Call\n", 1, "2026-02-30 is not a day"),
        (Format.TODOTXT, "One id:1\nTwo id:1\n", 2, "id:1 is another line's too"),
        (Format.MARKDOWN, "- [ ] a\n- [ ] b 📅 2026-02-30\n", 2, "a date is not in the calendar"),
    ],
)
def test_a_line_that_is_not_fit_is_named(form: Format, text: str, line: int, told: str) -> None:
    [problem] = read(form, text).problems

    assert problem.line == line
    assert told in problem.text


def planned(*tasks: PortableTask) -> Found:
    found = Found(tasks=list(tasks))
    return plan(found, "", Here(NOW, BERLIN)).found


@pytest.mark.parametrize(
    ("tasks", "told"),
    [
        ([PortableTask(1, "\u200b")], "at least one visible character"),
        ([PortableTask(1, "a" * 201)], "201 characters"),
        ([PortableTask(1, "a", description="b" * 4001)], "4001 characters"),
        ([PortableTask(1, "a", tags=tuple(map(str, range(21))))], "21 tags"),
        ([PortableTask(1, "a", number=1), PortableTask(1, "b", uid="x", number=2**40)], "number"),
        ([PortableTask(0, "a", uid="x"), PortableTask(1, "b", uid="x")], "line 0 again"),
        ([PortableTask(0, "a", number=3), PortableTask(1, "b", number=3)], "number 3 is line 0's"),
        ([PortableTask(1, "a", uid="x", parent="x")], "part of itself"),
        ([PortableTask(1, "a", created_at=NOW.replace(year=1))], "1900 to 2999"),
        ([PortableTask(1, "a", uid=str(n)) for n in range(MAX_TASKS + 1)], "task 10001"),
    ],
)
def test_tasks_that_cannot_be_ours_are_refused(tasks: list[PortableTask], told: str) -> None:
    [problem] = planned(*tasks).problems

    assert problem.line == 1
    assert told in problem.text


def test_what_we_have_no_field_for_is_left_out_and_said() -> None:
    found = planned(
        PortableTask(1, "a", repeat="FREQ=HOURLY"), PortableTask(2, "b", parent="elsewhere")
    )

    assert found.problems == []
    repeat, parent = sorted(found.left_out)
    assert (repeat.line, parent.line) == (1, 2)
    assert repeat.text.startswith('the repeat: "FREQ=HOURLY" repeats within a day')
    assert parent.text == "the task it is part of is not in the file"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Käse".encode("latin-1"), "line 1: this is not UTF-8"),
        (b"a\n" + "Käse".encode("utf-16"), "line 2: this is not UTF-8"),
        (b"a\n\0", "line 2: there is a zero byte"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_a_file_that_is_no_text_is_refused_with_a_hint(
    tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "todo.txt"
    file.write_bytes(content)

    with pytest.raises(FileError, match=told):
        text_of(file)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "todo.txt"
    file.write_bytes(b"\xef\xbb\xbfBuy milk\n")

    assert text_of(file) == "Buy milk\n"


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.csv", "", Format.CSV),
        ("a.ICS", "", Format.ICS),
        ("a.md", "", Format.MARKDOWN),
        ("todo.txt", "Buy milk\n", Format.TODOTXT),
        ("list.txt", "Shopping\n- [ ] Buy milk\n", Format.MARKDOWN),
        ("a.json", '{"format": "taskchat", "version": 1, "tasks": []}', Format.JSON),
        ("a.json", '[\n{"description": "a", "uuid": "b"}]', Format.TASKWARRIOR),
        ("a.json", '{"description": "a"}\n{"description": "b"}', Format.TASKWARRIOR),
        ("export", "BEGIN:VCALENDAR\r\n", Format.ICS),
        ("export", "TYPE,CONTENT\n", Format.CSV),
    ],
)
def test_the_format_is_told_from_name_and_text(name: str, text: str, form: Format) -> None:
    assert format_of(name, text) is form


def test_a_format_that_cannot_be_told_is_asked_for() -> None:
    with pytest.raises(FileError, match="--format: json, csv"):
        format_of("notes", "Buy milk\n")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\uff1d", "'="])
def test_formulas_are_text_in_exported_cells_and_again_when_read(sign: str) -> None:
    cell = f"{sign}cmd|' /C calc'!A0"

    assert guarded(cell).startswith("'")
    assert unguarded(guarded(cell)) == cell
    task = PortableTask(1, cell.strip(), description=cell, list_name="=Home")
    exported = write(Format.CSV, [task]).text
    assert f",{cell}" not in exported
    assert ",=Home" not in exported
    assert read(Format.CSV, exported).tasks[0].list_name == "=Home"


def test_cells_that_only_look_quoted_stay_as_they_are() -> None:
    assert [unguarded(guarded(text)) for text in ("'tis", "it's", "")] == ["'tis", "it's", ""]


@pytest.mark.parametrize(
    ("form", "task", "told"),
    [
        (Format.CSV, PortableTask(1, "Ask @home"), "that words of the title are no labels"),
        (Format.CSV, PortableTask(1, "a", completed_at=NOW), "completed tasks"),
        (Format.TODOTXT, PortableTask(1, "Meet +1 at 5"), "that words of the title are no tags"),
        (Format.TODOTXT, PortableTask(1, "a", description="b"), "notes"),
        (Format.MARKDOWN, PortableTask(1, "⏫ lift"), "that signs in the title are no date"),
        (Format.MARKDOWN, PortableTask(1, "a", tags=("b c",)), "spaces in names of tags"),
        (Format.TASKWARRIOR, PortableTask(1, "a", uid="0" * 32, repeat="FREQ=DAILY"), "that they"),
    ],
)
def test_what_a_format_cannot_hold_is_said(form: Format, task: PortableTask, told: str) -> None:
    [left_out] = write(form, [task]).left_out

    assert left_out.startswith(told)
