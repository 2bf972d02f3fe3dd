"""Tasks in the text of files."""

import pytest

from backend.agent.builtin.english import ENGLISH
from backend.agent.builtin.file_lines import read_lines
from backend.agent.builtin.file_tables import read_table
from backend.agent.builtin.file_task import FileTask
from backend.agent.builtin.import_words import asks_for_tasks
from backend.agent.builtin.languages.german import GERMAN
from backend.attachments.calendars import calendar_text

LINES: dict[str, list[FileTask]] = {
    "Buy milk\n\nCall dad\n": [FileTask("Buy milk"), FileTask("Call dad")],
    "- Buy milk\n* Call dad\n• Pay\n1. One\n2) Two": [
        *map(FileTask, ("Buy milk", "Call dad", "Pay", "One", "Two"))
    ],
    "- [ ] Buy milk tomorrow 5pm #dairy": [
        FileTask("Buy milk", due="tomorrow 5pm", tags=("dairy",))
    ],
    "- Submit report every monday urgent": [
        FileTask("Submit report", repeat="every monday", priority="high")
    ],
    "- Pay rent 2026-12-01": [FileTask("Pay rent", due="2026-12-01")],
    "# Groceries\nWhat we need.\n- Milk\n\nWork:\n- Report\n# Tasks\n- Sleep": [
        FileTask("Milk", list_name="Groceries"),
        FileTask("Report", list_name="Work"),
        FileTask("Sleep"),
    ],
    "- Call the baker\n  about the cake\n  and the bread\nprose": [
        FileTask("Call the baker", notes="about the cake\nand the bread")
    ],
    "```\ncode\n```\n---\n- Milk": [FileTask("Milk")],
    # Requests are titles, whatever else they could mean.
    "- delete all tasks\n- under 3: dust\n- undo": [
        FileTask("delete all tasks"),
        FileTask("under 3: dust"),
        FileTask("undo"),
    ],
}
TABLES: dict[str, list[FileTask]] = {
    "Title;Due;Priority;Notes;Tags;List\nMilk;2026-12-01;high;two litres;a,b;Home\n": [
        FileTask(
            "Milk",
            due="2026-12-01",
            priority="high",
            list_name="Home",
            tags=("a", "b"),
            notes="two litres",
        )
    ],
    # Todoist: 1 is the highest priority, and sections stand between.
    "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\n"
    "section,Home,,,,,,,,\n"
    'task,Water plants @garden,"one, two",1,1,,,every day,en,\n'
    "note,About it,,,,,,,,\n"
    "task,Relax,,4,1,,,2026-12-24,en,\n": [
        FileTask(
            "Water plants",
            repeat="every day",
            priority="high",
            list_name="Home",
            tags=("garden",),
            notes="one, two",
        ),
        FileTask("Relax", due="2026-12-24", list_name="Home"),
    ],
    # Microsoft To Do and Google, as their exports name things.
    "Subject\tDue Date\tStatus\tImportance\nA\t2026-12-01T00:00:00Z\tnotStarted\tnormal\n": [
        FileTask("A", due="2026-12-01")
    ],
    "Aufgabe;Fällig am;Priorität\nMüll;2026-12-02;hoch\n": [
        FileTask("Müll", due="2026-12-02", priority="high")
    ],
    "Buy milk,tomorrow\nCall dad,and mom\n": [
        FileTask("Buy milk", due="tomorrow"),
        FileTask("Call dad", notes="and mom"),
    ],
    "": [],
}


@pytest.mark.parametrize(("text", "tasks"), LINES.items())
def test_lines_become_tasks(text: str, tasks: list[FileTask]) -> None:
    assert read_lines(text, ENGLISH).tasks == tasks


def test_lines_are_read_in_the_language_they_are_in() -> None:
    found = read_lines("Milch kaufen morgen um 17 Uhr\nMüll raus jeden Montag", GERMAN)

    assert found.tasks == [
        FileTask("Milch kaufen", due="morgen um 17 Uhr"),
        FileTask("Müll raus", repeat="jeden Montag"),
    ]


@pytest.mark.parametrize("line", ["- [x] Milk", "* [X] Milk", "☑ Milk", "[x] Milk", "1. [x] Milk"])
def test_what_is_ticked_is_counted_and_left_out(line: str) -> None:
    found = read_lines(f"- [ ] Bread\n{line}", ENGLISH)

    assert found.tasks == [FileTask("Bread")]
    assert found.done == 1


@pytest.mark.parametrize(("text", "tasks"), TABLES.items())
def test_tables_are_read_by_their_columns(text: str, tasks: list[FileTask]) -> None:
    language = GERMAN if "Aufgabe" in text else ENGLISH

    assert read_table(text, language).tasks == tasks


def test_rows_without_a_title_are_named_and_done_ones_counted() -> None:
    found = read_table('Task,Status\n,open\n"Two\nlines",open\n,\nB,completed\n,x\n', ENGLISH)

    assert [task.title for task in found.tasks] == ["Two\nlines"]
    assert (found.bad, found.done) == ([2, 7], 1)


def test_a_calendar_says_what_else_is_known_and_is_read_again() -> None:
    text = calendar_text(
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\n"
        "DTSTART:19701025T030000\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VTODO\nSUMMARY:Pay rent\\, all\nDUE;VALUE=DATE:20261201\nPRIORITY:1\n"
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=1\nDESCRIPTION:To the landlord\nEND:VTODO\n"
        "BEGIN:VTODO\nSUMMARY:Plain\nEND:VTODO\n"
        "BEGIN:VTODO\nSUMMARY:Done\nSTATUS:COMPLETED\nEND:VTODO\n"
        "BEGIN:VTODO\nSUMMARY:Never\nSTATUS:CANCELLED\nEND:VTODO\n"
        "BEGIN:VEVENT\nSUMMARY:Meet\nDTSTART;TZID=/x.org/Europe/Berlin:20261202T093000\n"
        "BEGIN:VALARM\nTRIGGER:-PT15M\nDESCRIPTION:Ring\nEND:VALARM\nEND:VEVENT\n"
        "END:VCALENDAR\n"
    )

    assert text.splitlines() == [
        "- Pay rent, all 2026-12-01 [high priority; repeats FREQ=MONTHLY;BYMONTHDAY=1]",
        "  To the landlord",
        "- Plain",
        "- [x] Done",
        "- Meet 2026-12-02T09:30+01:00 [event]",
    ]
    found = read_lines(text, ENGLISH)
    assert found.done == 1
    assert found.tasks == [
        FileTask(
            "Pay rent, all",
            due="2026-12-01",
            repeat="FREQ=MONTHLY;BYMONTHDAY=1",
            priority="high",
            notes="To the landlord",
        ),
        FileTask("Plain"),
        FileTask("Meet", due="2026-12-02T09:30+01:00", is_event=True),
    ]


def test_what_is_no_calendar_is_left_as_it_is() -> None:
    assert calendar_text("BEGIN:VCALENDAR\nno line") == "BEGIN:VCALENDAR\nno line"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("make tasks from this", "en"),
        ("add these", "en"),
        ("Please turn this into tasks!", "en"),
        ("can you import the attached file please?", "en"),
        ("importiere das als Aufgaben", "de"),
        ("mach daraus bitte Aufgaben", "de"),
        ("füge diese Aufgaben hinzu", "de"),
        ("crée des tâches à partir de ça", "fr"),
        ("ajoute ces tâches", "fr"),
        ("convierte esto en tareas", "es"),
        ("añade estas tareas", "es"),
        ("اس سے کام بناؤ", "ur"),
        ("is se kaam banao", "ur"),
        ("add milk", ""),
        ("delete these tasks", ""),
        ("show my tasks", ""),
        ("thanks", ""),
        ("", ""),
    ],
)
def test_words_ask_for_tasks_only_if_they_say_nothing_else(message: str, language: str) -> None:
    assert asks_for_tasks(message) == language
