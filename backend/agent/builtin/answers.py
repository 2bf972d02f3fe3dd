"""The words of an answer, from what the tools returned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from backend.agent.builtin.conversation import Exchange
from backend.agent.builtin.language import Language
from backend.agent.builtin.outcomes import Failure
from backend.agent.builtin.steps import Say
from backend.widgets.task_row import due_words
from mcp_server.contract import Refusal, RefusalCode, Task, TaskChange, TaskPage, ToolName

_MOST_NAMED = 5
_LONGEST_QUOTE = 80
# Values that are tasks, and the text between the last two.
_JOINED = {"tasks": "and", "any_of": "or"}


@dataclass(frozen=True)
class Answers:
    """Answers in one language."""

    language: Language

    def say(self, say: Say) -> str:
        """Return a text with its values."""
        return self._text(say.key, **say.values)

    def tell(self, exchange: Exchange, *, declines: bool = False) -> str:
        """Return what came of a call. `declines`: the list is shown in place of what was asked."""
        told = self._told(exchange)
        return f"{self._text('decline_all')} {told}" if declines else told

    def _told(self, exchange: Exchange) -> str:
        match exchange.outcome:
            case TaskPage() as page:
                return self._page(page, exchange.arguments)
            case TaskChange() as change:
                return self._change(change, exchange)
            case Refusal(error=RefusalCode.AMBIGUOUS, candidates=[_] as tasks):
                return self._text("did_you_mean", tasks=tasks)
            case Refusal(error=RefusalCode.AMBIGUOUS, candidates=tasks) if tasks:
                # The words of one reference can be picked from: see `widgets/task_picker.py`.
                asked = exchange.arguments.get("tasks")
                one = isinstance(asked, list) and len(asked) == 1
                return self._text("pick") if one else self._text("ambiguous", any_of=tasks)
            case Refusal(message=message):
                return message
            case Failure(text=text):
                return self._text("failure" if text else "failure_silent", text=text)
            case unknown:
                assert_never(unknown)

    def _change(self, change: TaskChange, exchange: Exchange) -> str:
        if exchange.tool == ToolName.UNDO or not change.tasks:
            return change.message or self._text("undo")
        if change.change_id is None:
            return change.message or self._text("unchanged", tasks=change.tasks)
        key = exchange.tool if exchange.tool in self.language.texts else "done"
        many = f"{key}.many"
        key = many if len(change.tasks) > 1 and many in self.language.texts else key
        return self._text(key, tasks=change.tasks) + self._set(change.tasks[0], exchange.arguments)

    def _set(self, task: Task, arguments: Mapping[str, object]) -> str:
        """Return the fields that a call set, as the tool understood them."""
        values = {
            "due": due_words(task),
            "priority": "" if task.priority == "none" else task.priority,
            "list": task.list,
            "tags": " ".join(f"#{tag}" for tag in task.tags),
            "add_tags": " ".join(f"#{tag}" for tag in task.tags),
        }
        said = [
            self._text(f"set.{name}", **{name: value})
            for name, value in values.items()
            if name in arguments and value
        ]
        return f" {' '.join(said)}" if said else ""

    def _page(self, page: TaskPage, arguments: Mapping[str, object]) -> str:
        count = {0: "none", 1: "one"}.get(page.total, "many")
        text = arguments.get("text", "")
        lines = [self._text(f"{_scope(arguments)}.{count}", total=page.total, text=text)]
        if "cursor" in arguments:
            lines = [self._text("next_page", shown=len(page.tasks), total=page.total)]
        elif len(page.tasks) < page.total:
            lines.append(self._text("paged", shown=len(page.tasks), total=page.total))
        if page.next_cursor:
            lines.append(self._text("more"))
        return " ".join(lines)

    def _text(self, key: str, **values: object) -> str:
        shown = {name: self._shown(name, value) for name, value in values.items()}
        return self.language.texts[key].format_map(shown)

    def _shown(self, name: str, value: object) -> str:
        if name in _JOINED and isinstance(value, Sequence):
            return self._named(value, self.language.texts[_JOINED[name]])
        return _plain(str(value))

    def _named(self, tasks: Sequence[Task], joint: str) -> str:
        names = [f"{task.number} “{_plain(task.title)}”" for task in tasks[:_MOST_NAMED]]
        if len(tasks) > _MOST_NAMED:
            names.append(self._text("others", count=len(tasks) - _MOST_NAMED))
        *first, last = names
        return f"{', '.join(first)}{joint}{last}" if first else last


def _scope(arguments: Mapping[str, object]) -> str:
    if "text" in arguments:
        return "text"
    filters = arguments.keys() - {"status", "cursor", "limit", "sort"}
    status = arguments.get("status", "pending")
    known = ("pending", "completed", "all", "trash")
    return str(status) if not filters and status in known else "filtered"


def _plain(text: str) -> str:
    """On one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
