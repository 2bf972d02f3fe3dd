"""Ratio 4: conversations of somebody with many, against those of somebody with ten."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from sqlalchemy import insert, text

from backend.chat.models import SearchTextRow, ThreadItemRow, ThreadRow
from backend.metadata import utc_now
from bench.report import Row, times
from bench.sampling import Variant, one_connection
from bench.servers import Person, Product
from bench.wire import get, post
from foundation.database import Database

FEW, MANY = 10, 10_000
TIMES = 2
_PAGE = 10
"""Of both, so that equally much is sent."""
_AT_ONCE = 1000


def conversation_rows(product: Product, database: str) -> list[Row]:
    """Measure listing, opening, paging and searching at 10 and at 10,000."""
    few, many, others = (product.person(name) for name in ("few", "many", "others"))
    requests = {}
    with product.chat_database() as tables:
        for person, count in ((few, FEW), (many, MANY)):
            _talk(tables, person, count)
            _threads(tables, person, count - 1)
            requests[person.id] = _requests(person, count)
        _settle(tables)
    rows = []
    for name, asked in requests[few.id].items():
        samples = one_connection(
            {
                "few": _variant(product, asked),
                "many": _variant(product, requests[many.id][name]),
            },
            rounds=8,
            requests=25,
        )
        label = f"{name}, {MANY:,} against {FEW}, {database}: median"
        few_ms, many_ms = samples["few"].latency_ms, samples["many"].latency_ms
        rows.append(times(label, few_ms, many_ms, at_most=TIMES))
    return [*rows, _search_row(product, few, others, database)]


def _search_row(product: Product, few: Person, others: Person, database: str) -> Row:
    """Measure a search beside others' conversations. `few` has nobody but `many` beside them."""
    search = _variant(product, get("/api/chatkit/search?q=words+7", few.token))
    before = one_connection({"search": search}, rounds=4)["search"]
    with product.chat_database() as tables:
        _threads(tables, others, MANY)
        _settle(tables)
    after = one_connection({"search": search}, rounds=4)["search"]
    label = f"search beside {MANY:,} more threads of others, {database}: median"
    return times(label, before.latency_ms, after.latency_ms, at_most=TIMES)


def _requests(person: Person, count: int) -> dict[str, bytes]:
    """Return what a page asks when somebody looks through conversations."""
    talk, half = _thread_id(person, 0), count // 2
    middle = f"msg_{person.id}_{half}"
    return {
        "list threads": _chatkit(person, "threads.list", limit=_PAGE),
        "threads from the middle": _chatkit(
            person, "threads.list", limit=4, after=_thread_id(person, half)
        ),
        # ChatKit opens with the first 20 items: twice as many as somebody with ten has.
        "open a thread": _chatkit(person, "threads.get_by_id", thread_id=talk),
        "newest items": _chatkit(person, "items.list", thread_id=talk, limit=_PAGE),
        "items from the middle": _chatkit(
            person, "items.list", thread_id=talk, limit=4, after=middle
        ),
    }


def _talk(database: Database, person: Person, items: int) -> None:
    """Fill one thread."""
    thread_id = _thread_id(person, 0)
    _insert(database, ThreadRow, [_thread(person, 0, next_item=items + 1)])
    made = utc_now().isoformat()
    rows: list[dict[str, Any]] = [
        {
            "owner_id": person.id,
            "thread_id": thread_id,
            "id": f"msg_{person.id}_{number}",
            "sequence": number + 2,
            "superseded_at": None,
            "content": {
                "id": f"msg_{person.id}_{number}",
                "thread_id": thread_id,
                "created_at": made,
                "type": "assistant_message",
                "content": [{"type": "output_text", "text": _text(number), "annotations": []}],
            },
        }
        for number in range(items)
    ]
    _insert(database, ThreadItemRow, rows)
    texts = [_searched(person, 0, row["id"], row["sequence"]) for row in rows]
    _insert(database, SearchTextRow, texts)


def _threads(database: Database, person: Person, count: int) -> None:
    """Add threads that have but a title."""
    numbers = range(1, count + 1)
    _insert(database, ThreadRow, [_thread(person, number) for number in numbers])
    _insert(database, SearchTextRow, [_searched(person, number, "", 0) for number in numbers])


def _thread(person: Person, number: int, next_item: int = 1) -> dict[str, Any]:
    made = utc_now()
    thread_id = _thread_id(person, number)
    content = {"id": thread_id, "title": _text(number), "created_at": made.isoformat()}
    return {
        "owner_id": person.id,
        "id": thread_id,
        "sequence": number + 1,
        "next_item": next_item,
        "created_at": made,
        "content": content,
    }


def _searched(person: Person, thread: int, item_id: str, sequence: int) -> dict[str, Any]:
    return {
        "owner_id": person.id,
        "thread_id": _thread_id(person, thread),
        "item_id": item_id,
        "sequence": sequence,
        "text": _text(sequence or thread),
    }


def _text(number: int) -> str:
    return f"some words of a conversation, number {number}"


def _thread_id(person: Person, number: int) -> str:
    return f"thr_{person.id}_{number}"


def _insert(database: Database, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        with database.writing() as connection:
            connection.execute(insert(table), list(rows[start : start + _AT_ONCE]))


def _settle(database: Database) -> None:
    """Let PostgreSQL count the rows, as it does by itself within a minute of such a filling."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def _variant(product: Product, request: bytes) -> Variant:
    return Variant(product.port, cycle([request]), (product.pid,))


def _chatkit(person: Person, kind: str, **params: Any) -> bytes:
    return post("/chatkit", {"type": kind, "params": params}, person.token)
