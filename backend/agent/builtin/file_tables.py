"""Tasks in a table: the exports of Todoist, Microsoft To Do, Google and spreadsheets."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from backend.agent.builtin.details import read_priority
from backend.agent.builtin.file_lines import read_words
from backend.agent.builtin.file_task import FileTask, FileTasks
from backend.agent.builtin.language import Language
from backend.agent.builtin.when import read_when
from mcp_server.contract import Priority

_NAMES: Mapping[str, str] = {
    "title": "title|task|task name|tasks|name|summary|subject|content|item|todo|to-do|to do|what|"
    "aufgabe|titel|betreff|tâche|titre|nom|tarea|título|nombre|asunto|کام|عنوان",
    "due": "due|due date|due on|due at|date|deadline|when|due day|end date|fällig|fällig am|"
    "fälligkeit|fälligkeitsdatum|datum|frist|échéance|date d'échéance|date limite|vencimiento|"
    "fecha|fecha de vencimiento|fecha límite|تاریخ",
    "priority": "priority|prio|importance|urgency|priorität|wichtigkeit|priorité|"
    "prioridad|importancia|ترجیح",
    "notes": "notes|note|description|details|body|comment|comments|notiz|notizen|beschreibung|"
    "bemerkung|remarque|remarques|détails|nota|notas|descripción|detalles|تفصیل|نوٹ",
    "list": "list|list name|tasklist|task list|project|section|folder|liste|projekt|projet|lista|"
    "proyecto|فہرست",
    "tags": "tags|tag|labels|label|categories|category|schlagwörter|kategorie|kategorien|"
    "étiquettes|catégorie|catégories|etiquetas|categoría|categorías|ٹیگ",
    "repeat": "repeat|repeats|recurrence|recurring|rrule|wiederholung|répétition|repetición",
    "done": "done|completed|complete|status|state|is completed|completed at|erledigt|terminé|"
    "statut|hecho|completada|completado|estado|مکمل",
    "kind": "type",
}
_COLUMNS = {name: key for key, names in _NAMES.items() for name in names.split("|")}
_IS_DONE = re.compile(
    r"true|yes|y|x|1|done|complete[d]?|closed|✓|✔|☑|ja|erledigt|oui|terminée?|sí|si|hech[oa]|"
    r"completad[oa]|\d{4}-\d\d-\d\d.*",
    re.IGNORECASE,
)
_ISO_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00:00(?:\.0+)?Z?)?", re.ASCII)
_LABEL = re.compile(r"(?<!\S)@(\S+)")
_TAG_SPLIT = re.compile(r"\s*[,;|]\s*|\s+(?=#)")
_NUMBERED: Mapping[str, Priority] = {"1": "high", "2": "medium", "3": "low"}
_WORDS: Mapping[str, Priority] = {
    **{f"p{number}": priority for number, priority in _NUMBERED.items()},
    **_NUMBERED,
    "high": "high",
    "medium": "medium",
    "low": "low",
    "normal": "none",
}
_DELIMITERS = ",;\t|"
_SAMPLE = 4000


def read_table(text: str, language: Language) -> FileTasks:
    """Return the tasks of a CSV file. Rows without a title are noted as bad."""
    rows = list(_rows(text))
    if not rows:
        return FileTasks()
    columns = _columns(rows[0][1])
    has_header = "title" in columns
    if not has_header:
        columns = {"title": 0}
    reader = _Reader(columns, language, has_header=has_header)
    for number, cells in rows[has_header:]:
        reader.take(number, cells)
    return reader.found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with its line."""
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SAMPLE], _DELIMITERS)
        delimiter = dialect.delimiter
    except csv.Error:
        delimiter = ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    line = 1
    for cells in rows:
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]
        line = rows.line_num + 1


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Return where each field stands; the first of several columns counts."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(head):
        key = _COLUMNS.get(" ".join(cell.replace("_", " ").casefold().split()))
        if key is not None:
            columns.setdefault(key, place)
    return columns


class _Reader:
    """Takes rows in order: a section of Todoist's names the list of those after it."""

    def __init__(self, columns: Mapping[str, int], language: Language, *, has_header: bool) -> None:
        self.found = FileTasks()
        self._columns = columns
        self._language = language
        self._has_header = has_header
        self._section = ""

    def take(self, number: int, cells: Sequence[str]) -> None:
        row = {k: cells[place] for k, place in self._columns.items() if place < len(cells)}
        title, kind = row.get("title", ""), row.get("kind", "task").casefold()
        if kind in ("section", "note", "meta"):
            self._section = title if kind == "section" else self._section
        elif not title:
            self.found.bad.append(number)
        elif _IS_DONE.fullmatch(row.get("done", "")):
            self.found.done += 1
        elif not self._has_header:
            self.found.tasks.append(self._without_header(cells))
        else:
            self.found.tasks.append(self._task(row))

    def _task(self, row: Mapping[str, str]) -> FileTask:
        title = row["title"]
        labels = _LABEL.findall(title) if "kind" in row else []
        due, repeat = self._when(row.get("due", ""))
        tags = [tag.lstrip("#@") for tag in _TAG_SPLIT.split(row.get("tags", ""))]
        return FileTask(
            (_LABEL.sub("", title).strip() if labels else title) or title,
            due=due,
            repeat=row.get("repeat", "") or repeat,
            priority=self._priority(row.get("priority", "")),
            list_name=row.get("list", "") or self._section,
            tags=tuple(filter(None, [*tags, *labels])),
            notes=row.get("notes", ""),
        )

    def _without_header(self, cells: Sequence[str]) -> FileTask:
        first, *others = filter(None, cells)
        if not others:
            return read_words(first, self._language)
        dated = {cell: self._when(cell) for cell in others if self._is_date(self._when(cell))}
        due, repeat = next(iter(dated.values()), ("", ""))
        notes = ", ".join(cell for cell in others if cell not in dated)
        return FileTask(first, due=due, repeat=repeat, notes=notes)

    def _when(self, cell: str) -> tuple[str, str]:
        """Return date and repeat, in the words of the cell."""
        if day := _ISO_INSTANT.fullmatch(cell):
            return day[1], ""
        found = read_when(cell, self._language.when) if cell and self._language.when else None
        return (found.due, found.repeat) if found else (cell, "")

    def _is_date(self, when: tuple[str, str]) -> bool:
        due, repeat = when
        words = self._language.when
        is_date = _ISO_INSTANT.fullmatch(due) or (words and due and read_when(due, words))
        return bool(repeat or is_date)

    def _priority(self, cell: str) -> Priority:
        word = cell.casefold()
        return _WORDS.get(word) or read_priority(word, self._language.priorities) or "none"
