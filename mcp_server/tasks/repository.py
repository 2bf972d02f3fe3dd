"""Every query on tasks, bound to one owner."""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from foundation.cleaning import folded
from foundation.prepared import Prepared
from foundation.upserts import upsert
from mcp_server.contract import Sort, Status, StatusFilter
from mcp_server.tasks.filters import Filters, Order, Position
from mcp_server.tasks.models import OWNER, TASK
from mcp_server.tasks.record import PRIORITIES, READ, TaskRecord

# Core, not the ORM: a session costs three times the CPU of these statements. They are built once,
# those of most calls also prepared, and every one of them starts from the owner.
_OWNED = TASK.c.owner_id == bindparam("owner")
_KEYED = TASK.c.number.in_(bindparam("numbers", expanding=True)) | TASK.c.id.in_(
    bindparam("ids", expanding=True)
)
COLUMNS = [TASK.c[name] for name in READ]
_BY_KEY = select(*COLUMNS).where(_OWNED, _KEYED)
_BY_ID = select(*COLUMNS).where(_OWNED, TASK.c.id.in_(bindparam("ids", expanding=True)))
_INSERT = Prepared(insert(TASK))
_REMOVE = delete(TASK).where(_OWNED, TASK.c.id.in_(bindparam("ids", expanding=True)))
_KEYS = ("owner_id", "id", "number", "created_at")
_SAVE = Prepared(
    update(TASK)
    .where(_OWNED, TASK.c.id == bindparam("task_id"))
    .values(
        {c.name: bindparam(f"new_{c.name}", type_=c.type) for c in TASK.c if c.name not in _KEYS}
    )
)
_PARTS = select(*COLUMNS).where(
    _OWNED, TASK.c.parent_number.in_(bindparam("numbers", expanding=True))
)
# Most calls are about one task. Statements with lists are written anew each time.
_BY_NUMBER = Prepared(select(*COLUMNS).where(_OWNED, TASK.c.number == bindparam("number")))
_PARTS_OF_ONE = Prepared(
    select(*COLUMNS).where(_OWNED, TASK.c.parent_number == bindparam("number"))
)
_EDGES = select(TASK.c.number, TASK.c.parent_number).where(
    _OWNED, TASK.c.parent_number.is_not(None)
)
_IN_TRASH = TASK.c.deleted_at.is_not(None)
_STATUS: dict[StatusFilter, ColumnElement[bool]] = {
    "pending": TASK.c.completed_at.is_(None) & ~_IN_TRASH,
    "completed": TASK.c.completed_at.is_not(None) & ~_IN_TRASH,
    "all": ~_IN_TRASH,
    "trash": _IN_TRASH,
}
_LAST = 2**61
"""After every due date."""
_FILTERS: dict[str, ColumnElement[bool]] = {
    "list": TASK.c.list_folded == bindparam("list"),
    "tag": TASK.c.tags_folded.like(bindparam("tag"), escape="\\"),
    "priority": TASK.c.priority == bindparam("priority"),
    "parent": TASK.c.parent_number == bindparam("parent"),
    "undated": TASK.c.due_order.is_(None),
    "open_only": _STATUS["pending"],
    "window": or_(
        TASK.c.due_on.between(bindparam("first_day"), bindparam("last_day")),
        and_(TASK.c.due_at >= bindparam("start"), TASK.c.due_at < bindparam("end")),
    ),
}
_KEY: dict[Sort, ColumnElement[Any]] = {
    "number": TASK.c.number,
    "due": func.coalesce(
        TASK.c.due_order - case((TASK.c.due_on.is_(None), 0), else_=bindparam("day_shift")), _LAST
    ),
    "priority": len(PRIORITIES) - TASK.c.priority,
    "title": TASK.c.title_folded,
    "updated": -TASK.c.changed_in,
}
"""What each sort goes by, then by number."""


class Turn(NamedTuple):
    """An owner's place in the order of writes."""

    number: int
    """The last task number given."""
    sequence: int
    time_zone: str
    language: str


class Slice(NamedTuple):
    """Some of the tasks that fit, and how many fit in all."""

    tasks: list[TaskRecord]
    total: int
    positions: Sequence[Position] = ()
    """Of each of the tasks in the order asked for."""


class TaskRepository:
    """The tasks of one owner, inside one transaction."""

    def __init__(self, connection: Connection, owner_id: str) -> None:
        self._connection = connection
        self._owner_id = owner_id

    def take_turn(self, *, numbers: int = 0) -> Turn:
        """Lock the owner until the transaction ends, and take new task numbers."""
        statement = _take_turn(self._connection.dialect.name)
        values = {"owner_id": self._owner_id, "last_number": numbers, "last_sequence": 1}
        (turn,) = statement.rows(self._connection, values)
        return Turn(*turn)

    def by_keys(self, numbers: Collection[int], ids: Collection[str]) -> list[TaskRecord]:
        """Return the tasks with these numbers or ids, in any order."""
        if len(numbers) == 1 and not ids:
            return self._prepared(_BY_NUMBER, number=next(iter(numbers)))
        return self._records(_BY_KEY, numbers=numbers, ids=ids)

    def by_ids(self, ids: Collection[str]) -> dict[str, TaskRecord]:
        """Return the tasks with these ids, by id."""
        return {task.id: task for task in self._records(_BY_ID, ids=ids)}

    def by_words(
        self, title: str, words: Sequence[str], pool: tuple[Status, ...], limit: int
    ) -> list[TaskRecord]:
        """Return tasks whose title has every word: those with exactly this title, or else all.

        Words and title are folded.
        """
        statement = _by_words(pool, len(words))
        found = self._prepared(statement, title=title, count=limit, **_patterns(words))
        exact = [task for task in found if folded(task.title) == title]
        return exact or found

    def page(self, filters: Filters, order: Order, after: Position | None, limit: int) -> Slice:
        """Return tasks that fit, in order, from behind the position on."""
        shape = _shape(filters)
        values = {"owner": self._owner_id, "count": limit, **_values(filters)}
        values["day_shift"] = order.day_shift
        if after:
            values |= {"after_key": after.key, "after": after.number}
        statement = _page(shape, order.sort, behind=after is not None)
        rows = statement.rows(self._connection, values)
        total = rows[0][-1] if rows else 0
        if not rows and after:
            total = self._connection.execute(_total(shape), values).scalar_one()
        found = [TaskRecord.of(columns) for *columns, _, _ in rows]
        keys = [key for *_, key, _ in rows]
        positions = [Position(key, task.number) for key, task in zip(keys, found, strict=True)]
        return Slice(found, total, positions)

    def parts(self, numbers: Collection[int]) -> list[TaskRecord]:
        """Return the direct subtasks of the tasks with these numbers, by number."""
        if len(numbers) == 1:
            found = self._prepared(_PARTS_OF_ONE, number=next(iter(numbers)))
        else:
            found = self._records(_PARTS, numbers=numbers) if numbers else []
        return sorted(found, key=lambda task: task.number)

    def parents(self) -> dict[int, int]:
        """Return the number of the parent of each task that has one, by its number."""
        rows = self._connection.execute(_EDGES, {"owner": self._owner_id})
        return {row.number: row.parent_number for row in rows}

    def insert(self, tasks: Sequence[TaskRecord]) -> None:
        """Insert new tasks."""
        rows = [{"owner_id": self._owner_id, **task.columns()} for task in tasks]
        _INSERT.run(self._connection, *rows)

    def save(self, tasks: Sequence[TaskRecord]) -> None:
        """Write tasks that exist."""
        _SAVE.run(self._connection, *map(self._saved, tasks))

    def remove(self, tasks: Sequence[TaskRecord]) -> None:
        """Delete the rows of tasks. Their numbers are never used again."""
        if tasks:
            values = {"owner": self._owner_id, "ids": [task.id for task in tasks]}
            self._connection.execute(_REMOVE, values)

    def _records(self, statement: Select[Any], **values: object) -> list[TaskRecord]:
        rows = self._connection.execute(statement, {"owner": self._owner_id, **values})
        return [TaskRecord.of(row) for row in rows.fetchall()]

    def _prepared(self, statement: Prepared, **values: object) -> list[TaskRecord]:
        rows = statement.rows(self._connection, {"owner": self._owner_id, **values})
        return [TaskRecord.of(row) for row in rows]

    def _saved(self, task: TaskRecord) -> dict[str, Any]:
        new = {f"new_{name}": value for name, value in task.columns().items()}
        return {"owner": self._owner_id, "task_id": task.id, **new}


@cache
def _take_turn(dialect: str) -> Prepared:
    statement = upsert(OWNER, dialect)
    new = statement.excluded
    taken = statement.on_conflict_do_update(
        index_elements=[OWNER.c.owner_id],
        set_={
            "last_number": OWNER.c.last_number + new.last_number,
            "last_sequence": OWNER.c.last_sequence + new.last_sequence,
        },
    ).returning(OWNER.c.last_number, OWNER.c.last_sequence, OWNER.c.time_zone, OWNER.c.language)
    return Prepared(taken, columns=("owner_id", "last_number", "last_sequence"))


@cache
def _by_words(pool: tuple[Status, ...], words: int) -> Prepared:
    in_pool = _STATUS[pool[0]]
    for status in pool[1:]:
        in_pool |= _STATUS[status]
    exact = TASK.c.title_folded == bindparam("title")
    return Prepared(
        select(*COLUMNS)
        .where(_OWNED, in_pool, *_having(TASK.c.title_folded, words))
        .order_by(exact.desc(), TASK.c.number)
        .limit(bindparam("count"))
    )


class _Shape(NamedTuple):
    """What a statement is made from; the values are bound to it."""

    status: StatusFilter
    words: int
    filters: tuple[str, ...]

    def fitting(self) -> list[ColumnElement[bool]]:
        having = _having(TASK.c.search_folded, self.words)
        return [_OWNED, _STATUS[self.status], *having, *(_FILTERS[name] for name in self.filters)]


def _shape(filters: Filters) -> _Shape:
    asked = {
        "list": filters.list_folded,
        "tag": filters.tag_folded,
        "priority": filters.priority,
        "parent": filters.parent,
        "undated": filters.undated,
        "open_only": filters.open_only,
        "window": filters.window,
    }
    return _Shape(filters.status, len(filters.words), tuple(k for k, v in asked.items() if v))


def _values(filters: Filters) -> dict[str, Any]:
    return {
        "list": filters.list_folded,
        "tag": _pattern(f"\n{filters.tag_folded}\n"),
        "priority": filters.priority and PRIORITIES.index(filters.priority),
        "parent": filters.parent,
        **(vars(filters.window) if filters.window else {}),
        **_patterns(filters.words),
    }


@lru_cache(maxsize=256)
def _page(shape: _Shape, sort: Sort, *, behind: bool) -> Prepared:
    key = _KEY[sort]
    same = key == bindparam("after_key")
    later = or_(key > bindparam("after_key"), and_(same, TASK.c.number > bindparam("after")))
    if sort == "number":
        later = TASK.c.number > bindparam("after")
    return Prepared(
        select(*COLUMNS, key.label("sort_key"), _total(shape).scalar_subquery().label("total"))
        .where(*shape.fitting(), later if behind else true())
        .order_by(*dict.fromkeys([key, TASK.c.number]))
        .limit(bindparam("count"))
    )


@lru_cache(maxsize=256)
def _total(shape: _Shape) -> Select[Any]:
    # Uncorrelated, or as a subquery it would count the rows of the page's own FROM.
    counted = select(func.count()).select_from(TASK).correlate(None)
    return counted.where(*shape.fitting())


def _having(column: ColumnElement[str], words: int) -> list[ColumnElement[bool]]:
    return [column.like(bindparam(f"word_{index}"), escape="\\") for index in range(words)]


def _patterns(words: Sequence[str]) -> dict[str, str]:
    return {f"word_{index}": _pattern(word) for index, word in enumerate(words)}


def _pattern(text: str) -> str:
    escaped = re.sub(r"([\\%_])", r"\\\1", text)
    return f"%{escaped}%"
