"""What the reading tools returned, in parts of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from backend.agent.builtin.periods import DEFAULT_DAYS
from backend.agent.builtin.phrasing import Phrasing
from mcp_server.contract import ListCount, ListOverview, Task, TaskDetail, TaskStats

_MOST_LISTS = 12
_MOST_SUBTASKS = 10


@dataclass(frozen=True)
class Telling:
    """Tells results in one language."""

    phrasing: Phrasing

    def detail(self, detail: TaskDetail) -> str:
        """Return all of a task."""
        task = detail.task
        lines = [self._text(f"detail.{task.status}", tasks=[task]), *self._facts(task)]
        if detail.subtasks:
            shown = detail.subtasks[:_MOST_SUBTASKS]
            lines.append(self._text("detail.subtasks", tasks=shown))
        return " ".join(lines)

    def _facts(self, task: Task) -> Iterator[str]:
        phrase = self.phrasing
        yield from phrase.set_fields(task, frozenset(("due", "repeat", "priority", "list", "tags")))
        if task.parent is not None:
            yield self._text("detail.parent", number=task.parent)
        if task.description:
            yield self._text("detail.description", description=task.description)

    def lists(self, overview: ListOverview) -> str:
        """Return the names of the lists, with what is to do in each."""
        named = [row for row in overview.lists if row.list is not None]
        if not named:
            return self._text("lists.none")
        shown = [self._list(row) for row in named[:_MOST_LISTS]]
        key = "lists.one" if len(named) == 1 else "lists.many"
        lines = [self._text(key, count=len(named), lists=", ".join(shown))]
        lines += [
            self._text("lists.without", count=row.open)
            for row in overview.lists
            if row.list is None and row.open
        ]
        return " ".join(lines)

    def _list(self, row: ListCount) -> str:
        key = "list.overdue" if row.overdue else "list"
        return self._text(key, name=row.list, open=row.open, overdue=row.overdue)

    def statistics(self, stats: TaskStats) -> str:
        """Return what was done, and what is to do."""
        days = (stats.last_day - stats.first_day).days + 1
        period = {1: "stats.today", DEFAULT_DAYS: "stats.week"}.get(days, "stats.days")
        lines = [
            self._text(period, days=days, completed=stats.completed, added=stats.added),
            self._text(
                "stats.open", open=stats.open, overdue=stats.overdue, due_today=stats.due_today
            ),
        ]
        if stats.streak_days > 1:
            lines.append(self._text("stats.streak", days=stats.streak_days))
        return " ".join(lines)

    def _text(self, key: str, **values: object) -> str:
        return self.phrasing.text(key, **values)
