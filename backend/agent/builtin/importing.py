"""“Make tasks from this”: what files of a message hold, proposed as tasks.

What stands in a file only ever becomes a task. Nothing in it is read as a request.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from backend.agent.builtin.conversation import read_conversation
from backend.agent.builtin.file_lines import read_lines
from backend.agent.builtin.file_tables import read_table
from backend.agent.builtin.file_task import FileTask, FileTasks
from backend.agent.builtin.import_words import asks_for_tasks
from backend.agent.builtin.language import Language
from backend.agent.builtin.languages.choice import LANGUAGES, language_of, spoken
from backend.agent.builtin.phrasing import Phrasing
from backend.agent.builtin.recent import AttachedText, Recent
from backend.agent.builtin.steps import Answer, Call, Calls
from mcp_server.contract import MAX_REFERENCES

PROPOSE = "propose_plan"
HAND_OVER = "transfer_to_planner"
_MOST_LINES = 10


def import_step(
    items: object, recent: Recent, offered: Collection[str], handoffs: Collection[str]
) -> Calls | Answer | None:
    """Return what to do about files whose lines are to become tasks; None if none are."""
    tag = asks_for_tasks(recent.message)
    has_files = bool(recent.files) or recent.has_image
    if not has_files or (not tag and recent.message.strip()):
        return None
    if PROPOSE not in offered and HAND_OVER not in handoffs:
        return None
    spoken_in = next((known for known in LANGUAGES if known.tag == tag), None)
    return _Importing(recent, spoken_in or spoken(read_conversation(items))).step(offered)


@dataclass(frozen=True)
class _Importing:
    """The files of one message, and the language to answer in."""

    recent: Recent
    language: Language

    def step(self, offered: Collection[str]) -> Calls | Answer:
        if not self.recent.files:
            return Answer(self._say("file_image"))
        found = _all(self.recent.files, self.language)
        if not found.tasks:
            return Answer(
                " ".join([self._say("file_nothing", name=self._names), *self._about(found)])
            )
        if PROPOSE not in offered:
            return Calls((Call(HAND_OVER, {}),))
        proposed = [call for call in self.recent.calls if call.tool == PROPOSE]
        if proposed:
            return Answer(" ".join(self._told(proposed[-1].output, found)))
        tasks = [_argument(task) for task in found.tasks[:MAX_REFERENCES]]
        return Calls((Call(PROPOSE, {"title": self._names, "tasks": tasks}),))

    @property
    def _names(self) -> str:
        return ", ".join(file.name for file in self.recent.files)

    def _told(self, output: Any, found: FileTasks) -> Iterator[str]:
        if not isinstance(output, dict):
            yield self._say("file_nothing", name=self._names)
            return
        yield self._say("file_read", name=self._names, count=output.get("shown", 0))
        if past := output.get("past"):
            yield self._say("file_past", count=past)
        yield from self._about(found)
        more = len(found.tasks) - MAX_REFERENCES
        if more > 0:
            yield self._say("file_more", count=more)
        if any(file.is_cut for file in self.recent.files):
            yield self._say("file_cut")
        if more > 0 or any(file.is_cut for file in self.recent.files):
            yield self._say("file_import")

    def _about(self, found: FileTasks) -> Iterator[str]:
        if found.done:
            yield self._say("file_done", count=found.done)
        if found.bad:
            rest = "…" if len(found.bad) > _MOST_LINES else ""
            lines = ", ".join(map(str, found.bad[:_MOST_LINES]))
            yield self._say("file_bad", count=len(found.bad), lines=f"{lines}{rest}")
        if self.recent.has_image:
            yield self._say("file_image")

    def _say(self, key: str, **values: object) -> str:
        return Phrasing(self.language).text(key, **values)


def _all(files: Sequence[AttachedText], language: Language) -> FileTasks:
    every = FileTasks()
    for file in files:
        written_in = language_of(file.text, LANGUAGES, language)
        is_table = file.name.casefold().endswith((".csv", ".tsv"))
        read = read_table if is_table else read_lines
        found = read(file.text, written_in)
        if file.is_cut and found.tasks:
            found.tasks.pop()  # Half a line.
        every.tasks += found.tasks
        every.done += found.done
        every.bad += found.bad
    return every


def _argument(task: FileTask) -> dict[str, object]:
    given = {
        "title": task.title,
        "due": task.due,
        "repeat": task.repeat,
        "priority": task.priority if task.priority != "none" else "",
        "list_name": task.list_name,
        "tags": list(task.tags),
        "notes": task.notes,
        "is_event": task.is_event,
    }
    return {name: value for name, value in given.items() if value}
