"""Tasks in the lines of a text: bullets, check boxes, numbers, headings as lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from backend.agent.builtin.details import read_details
from backend.agent.builtin.file_task import FileTask, FileTasks
from backend.agent.builtin.language import Language
from backend.agent.builtin.quotes import mask
from mcp_server.contract import Priority

_ITEM = re.compile(
    r"(?P<indent>\s*)(?:[-*+\u2022\u2023\u2013]|\d{1,3}[.)])\s+"
    r"(?:\[(?P<box>[ xX✓✔])\]\s*)?(?P<text>.*)"
    r"|(?P<indent_2>\s*)(?P<box_2>[☐☑☒✅✓✔]|\[[ xX]\])\s*(?P<text_2>.+)"
)
_HEADING = re.compile(r"#{1,6}\s+(?P<name>.+?)(?:\s+#+)?|(?P<named>[^:]{1,60}):")
_RULER = re.compile(r"[\s=_*~#-]*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_DONE = frozenset("xX✓✔☑☒✅")
_ANY_TASKS = re.compile(
    r"(?:my\s+)?(?:to-?\s?do(?:s|[\s-]list)?|tasks?|task list|aufgaben(?:liste)?|t[âa]ches|tareas|"
    r"کام)",
    re.IGNORECASE,
)
"""Headings that name no list in particular."""
_MOMENT = re.compile(
    r"(?P<title>.*\S)\s+(?P<due>\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?:[+-]\d\d:\d\d)?)?)", re.DOTALL
)
_MORE = re.compile(
    r"(?P<text>.*\S)\s+\[(?P<event>event)?(?:; )?(?:(?P<priority>high|medium|low) priority)?(?:; )?"
    r"(?:repeats (?P<repeat>FREQ=[A-Z0-9=,;+-]+))?\]"
)
"""What calendars say besides: see `backend/attachments/calendars.py`."""
_LONGEST_PARSED = 300
_PRIORITIES = {name: name for name in get_args(Priority)}


@dataclass(frozen=True)
class _Line:
    number: int
    text: str
    indent: int = 0
    is_item: bool = False
    is_done: bool = False


def read_lines(text: str, language: Language) -> FileTasks:
    """Return the items of a text; if it has none, a task for each line."""
    lines = list(_lines(text))
    has_items = any(line.is_item for line in lines)
    found = FileTasks()
    list_name, above = "", -1
    for line in lines:
        heading = None if line.is_item else _HEADING.fullmatch(line.text)
        if heading and (has_items or heading["name"]):
            name = (heading["name"] or heading["named"]).strip()
            list_name, above = "" if _ANY_TASKS.fullmatch(name) else name, -1
        elif line.is_done:
            found.done, above = found.done + 1, -1
        elif line.is_item or not has_items:
            found.tasks.append(replace(read_line(line.text, language), list_name=list_name))
            above = line.indent
        elif 0 <= above < line.indent:
            last = found.tasks[-1]
            found.tasks[-1] = replace(last, notes=f"{last.notes}\n{line.text}".strip())
    return found


def read_line(text: str, language: Language) -> FileTask:
    """Return the task that a line says, with its date and other details."""
    fields: dict[str, object] = {}
    if more := _MORE.fullmatch(text):
        fields = {name: more[name] for name in ("priority", "repeat") if more[name]}
        text = more["text"]
    is_event = bool(more and more["event"])
    if dated := _MOMENT.fullmatch(text):
        text, fields = dated["title"], fields | {"due": dated["due"]}
    if not fields and len(text) <= _LONGEST_PARSED:
        return read_words(text, language)
    return _task(text, fields, is_event=is_event)


def read_words(text: str, language: Language) -> FileTask:
    """Return the task that words say: "call mom tomorrow 5pm #family"."""
    masked = mask(text)
    details = read_details(masked.text, language)
    fields = masked.restored(details.fields)
    title = masked.restore(details.title)
    # Only what is its own: a line of a file does not reach into other tasks.
    if not title or fields.keys() - {"due", "repeat", "priority", "tags"}:
        return FileTask(text)
    return _task(title, fields)


def _task(title: str, fields: dict[str, object], *, is_event: bool = False) -> FileTask:
    tags = fields.get("tags")
    return FileTask(
        title,
        due=str(fields.get("due", "")),
        repeat=str(fields.get("repeat", "")),
        priority=_PRIORITIES.get(str(fields.get("priority")), "none"),
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        is_event=is_event,
    )


def _lines(text: str) -> Iterator[_Line]:
    is_fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if _FENCE.match(line):
            is_fenced = not is_fenced
        elif is_fenced or _RULER.fullmatch(line):
            continue
        elif item := _ITEM.fullmatch(line):
            box = (item["box"] or item["box_2"] or "").strip("[]")
            words = (item["text"] or item["text_2"] or "").strip()
            indent = len((item["indent"] or item["indent_2"] or "").expandtabs(4))
            if words:
                yield _Line(number, words, indent, is_item=True, is_done=box in _DONE and bool(box))
        else:
            indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            yield _Line(number, line.strip(), indent)
