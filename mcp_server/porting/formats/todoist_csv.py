"""Todoist's CSV templates and backups; ours, which Todoist imports too.

Priority 1 is the highest in these files and 4 none, as Todoist's help says. (Its API counts the
other way round, and so do some of the programs that read these files.)
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from mcp_server.contract import Priority
from mcp_server.porting.formats import moments, todoist_date
from mcp_server.porting.formats.moments import MomentError
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written

_PRIORITIES: dict[str, Priority] = {"1": "high", "2": "medium", "3": "low", "4": "none", "": "none"}
_NUMBERS = {word: number for number, word in _PRIORITIES.items() if number}
_COLUMNS = (
    *("TYPE", "CONTENT", "DESCRIPTION", "PRIORITY", "INDENT", "AUTHOR", "RESPONSIBLE"),
    *("DATE", "DATE_LANG", "TIMEZONE"),
)
_TAKEN = {"TYPE", "CONTENT", "DESCRIPTION", "PRIORITY", "INDENT", "DATE", "DATE_LANG", "TIMEZONE"}
_OF_NO_MATTER = {"IS_COLLAPSED", "DEADLINE_LANG", "DURATION_UNIT", ""}
_LABEL = re.compile(r"(?<!\S)@(\S+)")
_ATTACHMENT = re.compile(r"\s*\[\[file .*\]\]\s*", re.DOTALL)
_BACKUP = re.compile(r"(.+) \[\d+\]\.csv", re.IGNORECASE)
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""Full-width signs too: spreadsheets take them for the others."""
_MAX_CELL = 1_000_000
_MAX_INDENT = 9
Row = dict[str, str]


def read(source: Source) -> Found:
    """Return the tasks of a project."""
    found = Found()
    backup = _BACKUP.fullmatch(source.name)
    project = backup[1] if backup and backup[1] != "Inbox" else ""
    reader = _Reader(found, source, project)
    csv.field_size_limit(_MAX_CELL)
    rows = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    try:
        head = [name.strip().upper() for name in next(rows, [])]
        if not {"TYPE", "CONTENT"} <= {*head}:
            found.refuse(1, "the first line must name the columns: at least TYPE,CONTENT")
            return found
        line = rows.line_num + 1
        for cells in rows:
            reader.take(line, {n: unguarded(c) for n, c in zip(head, cells, strict=False)})
            if len(cells) > len(head):
                found.leave_out(line, "there are more cells than columns")
            line = rows.line_num + 1
    except csv.Error as error:
        found.refuse(max(rows.line_num, 1), f"this is not CSV ({error}). Mend the quotes")
    return found


def write(tasks: Sequence[PortableTask], _: ZoneInfo) -> Written:
    """Return what is open, each list a section. Cells that a spreadsheet would run are text."""
    written = Written()
    sheet = io.StringIO()
    rows = csv.writer(sheet, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    parents = {task.key: task for task in tasks}
    section = ""
    for task in _in_sections(tasks):
        if task.completed_at:
            written.leave_out(task, "completed tasks")
            continue
        if task.list_name != section:
            section = task.list_name
            rows.writerow(["section", guarded(section), *[""] * (len(_COLUMNS) - 2)])
        rows.writerow(_cells(task, parents, written))
    written.text = sheet.getvalue()
    return written


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class _Reader:
    """Takes rows in order: a section, an indent and a note are about the rows around them."""

    def __init__(self, found: Found, source: Source, project: str) -> None:
        self._found = found
        self._source = source
        self._project = project
        self._list = project
        self._above: list[str] = []
        """Keys of the tasks that the next row can be a part of, outermost first."""

    def take(self, line: int, row: Row) -> None:
        kind = row.get("TYPE", "").strip().lower()
        if kind == "task":
            self._task(line, row)
        elif kind == "section":
            parts = [self._project, row["CONTENT"].strip()]
            self._list, self._above = " / ".join(part for part in parts if part), []
        elif kind == "note":
            self._note(line, row)
        elif kind and kind != "meta":
            self._found.refuse(line, f'TYPE "{kind[:20]}" is none of task, section and note')
        elif not kind and any(cell.strip() for cell in row.values()):
            self._found.refuse(line, "TYPE is empty: write task, section or note")

    def _task(self, line: int, row: Row) -> None:
        for name, cell in row.items():
            if cell.strip() and name not in _TAKEN | _OF_NO_MATTER:
                self._found.leave_out(line, f"{name[:40]} is no field of a task")
        indent, priority = row.get("INDENT", "").strip(), row.get("PRIORITY", "").strip()
        if priority not in _PRIORITIES:
            self._found.refuse(line, "PRIORITY is 1 (highest) to 4 (none)")
        if not indent.isdecimal() or not 1 <= int(indent[:3]) <= _MAX_INDENT:
            if indent:
                self._found.refuse(line, f"INDENT is 1 (no subtask) to {_MAX_INDENT}")
            indent = "1"
        content = row["CONTENT"]
        task = PortableTask(
            line=line,
            title=_LABEL.sub("", content) if _LABEL.sub("", content).strip() else content,
            description=row.get("DESCRIPTION", ""),
            priority=_PRIORITIES.get(priority, "none"),
            list_name=self._list,
            tags=tuple(_LABEL.findall(content)),
        )
        self._above = self._above[: int(indent) - 1]
        task = replace(task, parent=self._above[-1] if self._above else "")
        self._above.append(task.key)
        self._found.tasks.append(self._dated(task, row))

    def _dated(self, task: PortableTask, row: Row) -> PortableTask:
        text, zone = row.get("DATE", "").strip(), self._source.zone
        if not text:
            return task
        name = row.get("TIMEZONE", "").strip()
        try:
            if name:
                zone = ZoneInfo(moments.known_zone(name))
        except (MomentError, ValueError, OSError):
            self._found.leave_out(task.line, f"TIMEZONE {name[:40]} is not known: it is yours")
        language = row.get("DATE_LANG", "").strip()
        dated = todoist_date.read(text, language, zone, self._source.now)
        if dated.left_out:
            self._found.leave_out(task.line, dated.left_out)
        return replace(task, due=dated.due, repeat=dated.repeat)

    def _note(self, line: int, row: Row) -> None:
        content = _ATTACHMENT.sub("", row["CONTENT"])
        if content != row["CONTENT"]:
            self._found.leave_out(line, "attachments are not kept")
        if not self._found.tasks:
            self._found.leave_out(line, "a comment on the project is not kept")
        elif content.strip():
            task = self._found.tasks[-1]
            notes = "\n".join(part for part in (task.description, content) if part)
            self._found.tasks[-1] = replace(task, description=notes)


def _in_sections(tasks: Sequence[PortableTask]) -> list[PortableTask]:
    """Return the tasks so that lists and, in them, parts of a task stand together."""
    parts: dict[str, list[PortableTask]] = {}
    keys = {task.key: task for task in tasks}
    for task in tasks:
        above = keys.get(task.parent)
        is_part = above is not None and above.list_name == task.list_name
        parts.setdefault(task.parent if is_part else "", []).append(task)
    ordered: list[PortableTask] = []
    waiting = sorted(parts.get("", []), key=lambda task: task.list_name)[::-1]
    while waiting:
        task = waiting.pop()
        ordered.append(task)
        waiting += parts.get(task.key, [])[::-1]
    return ordered


def _cells(task: PortableTask, tasks: dict[str, PortableTask], written: Written) -> list[str]:
    labels = [f"@{tag.replace(' ', '_')}" for tag in task.tags]
    if any(" " in tag for tag in task.tags):
        written.leave_out(task, "spaces in names of tags, which became _")
    if task.repeat:
        written.leave_out(task, "that they repeat")
    if _LABEL.search(task.title):
        written.leave_out(task, "that words of the title are no labels")
    date, zone = todoist_date.write(task.due)
    indent, above = 1, tasks.get(task.parent)
    while above and above.list_name == task.list_name and not above.completed_at:
        indent, above = indent + 1, tasks.get(above.parent)
    if task.parent and indent == 1:
        written.leave_out(task, "that they are part of a task that is done or in another list")
    number = _NUMBERS[task.priority]
    content = " ".join([task.title, *labels])
    texts = [guarded(content), guarded(task.description)]
    return ["task", *texts, number, str(min(indent, _MAX_INDENT)), "", "", date, "en", zone]
