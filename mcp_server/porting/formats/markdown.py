"""Markdown checklists: headings are lists, indented items parts of a task, indented text its notes.

Dates and priorities are written with the signs of Obsidian's Tasks and Reminder plugins.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from foundation.dates import Due, DueFormatError, parse_due
from foundation.recurrence.errors import RepeatFormatError
from foundation.recurrence.words import read_repeat
from mcp_server.contract import Priority
from mcp_server.porting.formats import moments
from mcp_server.porting.formats.moments import MomentError
from mcp_server.porting.formats.portable import Found, PortableTask, Source, Written

ITEM = re.compile(r"(?P<indent>[ \t]*)[-*+] \[(?P<done>[ xX])\](?: +(?P<text>.*))?")
_ANY_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)]) (?:\[(?P<sign>[^\]])\] )?")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>.+?)(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_TAG = re.compile(r"(?<!\S)#([^\s#\\]+)")
_DAY = r"\d{4}-\d\d-\d\d"
_MADE = "\N{HEAVY PLUS SIGN}"
_MARKS = _MADE + "📅🗓⏰✅🔁⏫🔼🔽🔺⏬⏳🛫"
_VALUE = re.compile(
    rf"(?P<mark>[📅🗓✅{_MADE}⏳🛫])\ufe0f? *(?P<day>{_DAY})"
    rf"|⏰\ufe0f? *(?P<time>{_DAY} \d\d:\d\d)|🔁\ufe0f? *(?P<repeat>[^{_MARKS}#]+)"
    r"|(?P<priority>[⏫🔼🔽🔺⏬])\ufe0f?"
)
_PRIORITIES: dict[str, Priority] = {
    "🔺": "high",
    "⏫": "high",
    "🔼": "medium",
    "🔽": "low",
    "⏬": "low",
}
_WRITTEN: dict[Priority, str] = {"high": "⏫", "medium": "🔼", "low": "🔽"}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TO_ESCAPE = re.compile(r"([\\`*_\[\]<>#])")
_TAB = 4


def read(source: Source) -> Found:
    """Return the checkbox items."""
    found = Found()
    reader = _Reader(found, source)
    fenced = False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", source.text), 1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            reader.take(number, line)
    return found


def write(tasks: Sequence[PortableTask], zone: ZoneInfo) -> Written:
    """Return a checklist with a heading for each list. Times are those of `zone`."""
    written = Written()
    keys = {task.key for task in tasks}
    parts: dict[str, list[PortableTask]] = {}
    for task in tasks:
        parts.setdefault(task.parent if task.parent in keys else "", []).append(task)
    heading: str | None = ""
    waiting = [(task, 0) for task in _by_list(parts.get("", []))[::-1]]
    lines: list[str] = []
    while waiting:
        task, depth = waiting.pop()
        if not depth and task.list_name != heading:
            heading = task.list_name
            lines += ["", f"## {_safe(heading)}", ""] if lines else [f"## {_safe(heading)}", ""]
        elif depth and task.list_name != heading:
            written.leave_out(task, "the list of a part that is not in the list of its whole")
        lines += _lines(task, depth, zone, written)
        waiting += [(part, depth + 1) for part in parts.get(task.key, [])[::-1]]
    written.text = "".join(f"{line}\n" for line in lines)
    return written


class _Reader:
    """Takes lines in order: what a line belongs to is told by those above it."""

    def __init__(self, found: Found, source: Source) -> None:
        self._found = found
        self._source = source
        self._list = ""
        self._above: list[tuple[int, str]] = []
        """Indents and keys of the items that the next line can belong to, outermost first."""

    def take(self, number: int, line: str) -> None:
        heading, item = _HEADING.fullmatch(line), ITEM.fullmatch(line)
        if heading:
            self._list, self._above = _unescaped(heading["text"]), []
        elif item:
            self._item(number, item)
        elif line.strip():
            self._text(number, line)

    def _item(self, number: int, item: "re.Match[str]") -> None:
        indent = _width(item["indent"])
        self._above = [(width, key) for width, key in self._above if width < indent]
        task = PortableTask(
            line=number,
            title="",
            list_name=self._list,
            parent=self._above[-1][1] if self._above else "",
        )
        try:
            task = _described(self._found, task, item["text"] or "", self._source.zone)
        except (MomentError, DueFormatError):
            self._found.refuse(number, "a date is not in the calendar: write it as 2026-11-21")
            return
        if item["done"] != " " and task.completed_at is None:
            task = replace(task, completed_at=self._source.now)
        elif item["done"] == " ":
            task = replace(task, completed_at=None)
        self._above.append((indent, task.key))
        self._found.tasks.append(task)

    def _text(self, number: int, line: str) -> None:
        indent = _width(line[: len(line) - len(line.lstrip())])
        other = _ANY_ITEM.match(line)
        above = self._above[-1] if self._above else None
        if above and indent > above[0]:
            task = self._found.tasks[-1]
            text = "\n".join(part for part in (task.description, _unescaped(line.strip())) if part)
            self._found.tasks[-1] = replace(task, description=text)
            return
        self._above = []
        sign = other and other["sign"]
        reason = f"[{sign}] is neither open nor done" if sign else "not a checkbox item"
        self._found.leave_out(number, reason)


def _described(found: Found, task: PortableTask, text: str, zone: ZoneInfo) -> PortableTask:
    values: dict[str, str] = {}
    for match in _VALUE.finditer(text):
        mark = match["mark"] or match[0][0]
        values[mark] = match["day"] or match["time"] or match["repeat"] or mark
        if mark in "⏳🛫":
            found.leave_out(task.line, "a start date is not kept")
    rest = _VALUE.sub(" ", text)
    on, at = values.get("📅") or values.get("🗓"), values.get("⏰")
    done, made = values.get("✅"), values.get(_MADE)
    priorities = [_PRIORITIES[mark] for mark in values if mark in _PRIORITIES]
    title = _unescaped(_TAG.sub("", rest))
    return replace(
        task,
        title=title if title.strip() else _unescaped(rest),
        tags=tuple(_unescaped(tag) for tag in _TAG.findall(rest)),
        due=parse_due(at, zone) if at else Due(on=moments.day(on)) if on else None,
        priority=priorities[0] if priorities else "none",
        repeat=_repeat(found, task.line, values.get("🔁", "")),
        created_at=moments.midnight(moments.day(made), zone) if made else None,
        completed_at=moments.midnight(moments.day(done), zone) if done else None,
    )


def _repeat(found: Found, line: int, text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    words, after = re.subn(r" when done$", "", text)
    try:
        repeat = read_repeat(words, language="en")
        return replace(repeat, after_completion=bool(after) or repeat.after_completion).text
    except RepeatFormatError:
        found.leave_out(line, f'the repeat "{text[:40]}" is not understood: set it on the task')
        return ""


def _width(indent: str) -> int:
    return len(indent.expandtabs(_TAB))


def _by_list(tasks: Sequence[PortableTask]) -> list[PortableTask]:
    return sorted(tasks, key=lambda task: task.list_name)


def _lines(task: PortableTask, depth: int, zone: ZoneInfo, written: Written) -> list[str]:
    indent = "  " * depth
    if _VALUE.search(task.title):
        written.leave_out(task, "that signs in the title are no date, repeat or priority")
    words = [f"{indent}- [{'x' if task.completed_at else ' '}]", _safe(task.title)]
    words += [f"#{_safe(tag.replace(' ', '_'))}" for tag in task.tags]
    if any(" " in tag for tag in task.tags):
        written.leave_out(task, "spaces in names of tags, which became _")
    words.append(_WRITTEN.get(task.priority, ""))
    if task.repeat:
        written.leave_out(task, "that they repeat")
    if task.created_at:
        words.append(f"{_MADE} {moments.local_day(task.created_at, zone)}")
    if task.due and task.due.on:
        words.append(f"📅 {task.due.on}")
    if task.due and task.due.at:
        words.append(f"⏰ {task.due.at.astimezone(zone):%Y-%m-%d %H:%M}")
    if task.completed_at:
        words.append(f"✅ {moments.local_day(task.completed_at, zone)}")
    notes = [f"{indent}  {_note(line)}" for line in task.description.splitlines()]
    return [" ".join(word for word in words if word), *(note.rstrip() for note in notes)]


def _note(line: str) -> str:
    safe = _safe(line)
    return f"\\{safe}" if safe[:1] in ("-", "+", "~") else safe


def _safe(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\1", text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
