"""All that is kept of one person, as one JSON document that is never whole in memory."""

import datetime as dt
import json
from collections.abc import AsyncGenerator, Callable
from typing import Any

from backend.metadata import utc_now
from backend.personal.records import PAGE, Json, Key, PersonalRecords
from foundation.database import Database

FORMAT = "taskchat-conversations"
VERSION = 1
_TASKS = (
    "Tasks are kept by the task server, which exports them itself: `taskchat export --user NAME` "
    "(docs/import-export.md)."
)
Page = Callable[[PersonalRecords, Key | None], list[Json]]


class PersonalExport:
    """Writes the document, a page of records at a time, each read in a transaction of its own."""

    def __init__(self, database: Database, owner_id: str, files: str) -> None:
        self._database = database
        self._owner_id = owner_id
        self._files = files
        """Where files are had, to be followed by their ids."""

    async def document(self) -> AsyncGenerator[bytes, None]:
        """Yield the document."""
        person = await self._database.read(
            lambda connection: PersonalRecords(connection, self._owner_id).person()
        )
        head = {"format": FORMAT, "version": VERSION, "exported_at": utc_now(), "tasks": _TASKS}
        yield _written({**head, "person": person})[:-1] + b',\n"conversations": ['
        async for piece in self._conversations():
            yield piece
        for name, page, key in (
            ("feedback", PersonalRecords.feedback, ("conversation_id", "item_id")),
            ("usage", PersonalRecords.usage, ("called_at", "id")),
            ("attachments", PersonalRecords.attachments, ("id",)),
        ):
            yield f'],\n"{name}": ['.encode()
            separator = b"\n"
            async for row in self._rows(page, key):
                yield separator + _written(self._shown(name, row))
                separator = b",\n"
        yield b"]}\n"

    async def _conversations(self) -> AsyncGenerator[bytes, None]:
        separator = b"\n"
        async for thread in self._rows(PersonalRecords.conversations, ("sequence", "id")):
            head = _written(_whole(thread["id"], thread["content"]))
            yield separator + head[:-1] + b', "items": ['
            separator = b"\n"
            async for item in self._rows(_items_of(thread["id"]), ("sequence",)):
                yield separator + _written(_with_retry(item))
                separator = b",\n"
            yield b"]}"
            separator = b",\n"

    async def _rows(self, page: Page, key: tuple[str, ...]) -> AsyncGenerator[Json, None]:
        after: Key | None = None
        while True:
            rows = await self._database.read(self._reading(page, after))
            for row in rows:
                yield row
            if len(rows) < PAGE:
                return
            after = [rows[-1][name] for name in key]

    def _reading(self, page: Page, after: Key | None) -> Callable[[Any], list[Json]]:
        return lambda connection: page(PersonalRecords(connection, self._owner_id), after)

    def _shown(self, section: str, row: Json) -> Json:
        return {**row, "url": f"{self._files}{row['id']}"} if section == "attachments" else row


def _items_of(thread_id: str) -> Page:
    return lambda records, after: records.items(thread_id, after)


def _with_retry(item: Json) -> Any:
    """Return the item as it is stored; one that a retry replaced says when."""
    replaced_at, content = item["superseded_at"], item["content"]
    return {**_whole(item["id"], content), "superseded_at": replaced_at} if replaced_at else content


def _whole(own_id: str, content: Any) -> Json:
    """Return the content as an object with an id, however damaged it is."""
    return {"id": own_id, **(content if isinstance(content, dict) else {"content": content})}


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=_instant).encode(errors="replace")


def _instant(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
