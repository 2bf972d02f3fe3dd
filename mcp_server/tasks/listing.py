"""Pages of an owner's tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from pydantic import TypeAdapter

from foundation.cleaning import folded, one_line, shortened
from mcp_server.contract import DEFAULT_PAGE, Priority, Sort, StatusFilter, Task, TaskPage, When
from mcp_server.tasks import fields, rules
from mcp_server.tasks.errors import InvalidError
from mcp_server.tasks.filters import Filters, Order, Position, Window, due_from, due_to, window_of
from mcp_server.tasks.owners import Owner
from mcp_server.tasks.paging import cursor_of, digest_of, position_of
from mcp_server.tasks.references import resolve
from mcp_server.tasks.repository import TaskRepository
from mcp_server.tasks.wording import line

PAGE_BYTES = 7800
"""Of a page: its text, and its data at the default length. Some hosts cut from about 8 KB."""
_TEXT_LENGTH = 200
_TASKS = TypeAdapter[list[Task]](list[Task])  # Of a sequence, it takes twice as long.


@dataclass(frozen=True)
class Listing:
    """What is asked for, as the caller says it. Empty values ask for nothing."""

    status: StatusFilter = "pending"
    text: str = ""
    when: When | None = None
    list_name: str = ""
    tag: str = ""
    priority: Priority | None = None
    due_from: str = ""
    due_to: str = ""
    parent: str = ""
    sort: Sort = "number"

    def page(
        self, repository: TaskRepository, owner: Owner, cursor: str = "", limit: int = DEFAULT_PAGE
    ) -> TaskPage:
        """Return up to `limit` tasks after `cursor`, fewer where they are long.

        Raises:
            TaskError: If the cursor is not one of this listing, or a filter cannot be.
        """
        filters, order = self._filters(repository, owner), self._order(owner)
        # As it was said, not as it is meant: the hour changes from page to page.
        digest = digest_of(self, order)
        after = position_of(cursor, digest, self.sort) if cursor else None
        found, total, positions = repository.page(filters, order, after, limit + 1)
        tasks = [task.view() for task in found[:limit]]
        following = positions[limit - 1 : limit] if found[limit:] else ()
        if fitting(tasks, limit, self._cursor_room(following, digest)) < len(tasks):
            # It ends at another place, whose cursor may be longer.
            tasks = tasks[: fitting(tasks, limit, self._cursor_room(positions, digest))]
        if len(found) <= len(tasks):
            return TaskPage(tasks=tasks, total=total, hint=None if total else self._nothing())
        next_cursor = cursor_of(positions[len(tasks) - 1], digest)
        hint = f"Showing {len(tasks)} of {total}. Pass cursor {next_cursor} for more."
        return TaskPage(tasks=tasks, total=total, next_cursor=next_cursor, hint=hint)

    def _filters(self, repository: TaskRepository, owner: Owner) -> Filters:
        parent = resolve(repository, [self.parent], rules.ANYWHERE)[0] if self.parent else None
        return Filters(
            status=self.status,
            words=tuple(self._words()),
            list_folded=folded(fields.list_name(self.list_name) or ""),
            tag_folded=folded("".join(fields.tags([self.tag]))),
            priority=self.priority,
            parent=parent.number if parent else None,
            window=self._window(owner),
            undated=self.when == "someday",
            # What is done or in the trash is late for nothing.
            open_only=self.when == "overdue" and self.status != "pending",
        )

    def _window(self, owner: Owner) -> Window | None:
        first, last = fields.due(self.due_from, owner), fields.due(self.due_to, owner)
        asked = [
            window_of(self.when, owner.here) if self.when else None,
            due_from(first, owner.here) if first else None,
            due_to(last, owner.here) if last else None,
        ]
        given = [window for window in asked if window]
        return reduce(Window.__and__, given) if given else None

    def _order(self, owner: Owner) -> Order:
        if self.sort != "due":
            return Order(self.sort)
        here = owner.here
        ahead = here.now.astimezone(here.zone).utcoffset()
        return Order(self.sort, int(ahead.total_seconds()) if ahead else 0)

    def _words(self) -> list[str]:
        text = one_line(self.text)
        if len(text) > _TEXT_LENGTH:
            raise InvalidError(f"Search for at most {_TEXT_LENGTH} characters, not {len(text)}.")
        return list(dict.fromkeys(folded(text).split()))

    def _cursor_room(self, positions: Sequence[Position], digest: str) -> int:
        """Return how many bytes of a page its cursor may take: it is in the data twice."""
        longest = max((len(cursor_of(place, digest)) for place in positions), default=0)
        return 2 * longest

    def _nothing(self) -> str:
        kind = "" if self.status == "all" else f"{self.status} "
        kind = "tasks in the trash" if self.status == "trash" else f"{kind}tasks"
        if self != Listing(self.status, self.text, sort=self.sort):
            return f"No {kind} fit all of these filters. Try fewer of them, or another status."
        if self._words():
            words = shortened(one_line(self.text))
            return f'No {kind} with "{words}". Try fewer words, or another status.'
        if self.status == "pending":
            return "No pending tasks. status=all shows completed ones too; add_task adds one."
        return f"No {kind}."


def fitting(tasks: list[Task], limit: int = DEFAULT_PAGE, taken: int = 0) -> int:
    """Return how many of the tasks fit on a page that has `taken` bytes less; one always does."""
    # A task's line is shorter than its data, so that most pages need no closer look.
    if len(_TASKS.dump_json(tasks, exclude_none=True)) <= PAGE_BYTES - taken:
        return len(tasks)
    text_room = PAGE_BYTES - taken
    data_room = PAGE_BYTES * max(limit, DEFAULT_PAGE) // DEFAULT_PAGE - taken
    for index, task in enumerate(tasks):
        text_room -= len(line(task).encode()) + 1
        data_room -= len(task.model_dump_json(exclude_none=True).encode()) + 1
        if index and min(text_room, data_room) < 0:
            return index
    return len(tasks)
