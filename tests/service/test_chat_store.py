"""Conversations in the database."""

import datetime as dt
import re

import pytest
from chatkit.store import NotFoundError
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    HiddenContextItem,
    Page,
    Thread,
    ThreadMetadata,
)
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from backend.agent.context import ChatContext
from backend.chat.models import FeedbackRow, ThreadItemRow
from backend.chat.store import SqlStore
from backend.metadata import SCHEMA
from foundation.database import Database

ADA = ChatContext("ada", lambda: "")
BOB = ChatContext("bob", lambda: "")
MOMENT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)


async def a_thread(store: SqlStore, context: ChatContext = ADA, **fields: str) -> ThreadMetadata:
    """Save a new thread."""
    thread = ThreadMetadata(id=store.generate_thread_id(context), created_at=MOMENT, **fields)
    await store.save_thread(thread, context)
    return thread


def an_answer(store: SqlStore, thread: ThreadMetadata, words: str) -> AssistantMessageItem:
    """Return a new item."""
    return AssistantMessageItem(
        id=store.generate_item_id("message", thread, ADA),
        thread_id=thread.id,
        created_at=MOMENT,
        content=[AssistantMessageContent(text=words)],
    )


async def says(store: SqlStore, thread: ThreadMetadata, *texts: str) -> list[AssistantMessageItem]:
    """Store an item for each text."""
    items = [an_answer(store, thread, words) for words in texts]
    for item in items:
        await store.add_thread_item(thread.id, item, ADA)
    return items


async def test_ids_have_at_least_96_random_bits(store: SqlStore) -> None:
    thread = await a_thread(store)
    for made in (store.generate_thread_id(ADA), store.generate_item_id("workflow", thread, ADA)):
        assert re.fullmatch(r"[a-z]{2,4}_[0-9a-f]{12}[0-9a-f]{26}", made)
    assert len({store.generate_thread_id(ADA) for _ in range(10_000)}) == 10_000


async def test_a_thread_of_the_same_id_never_takes_anothers_place(store: SqlStore) -> None:
    thread = await a_thread(store, title="First")
    later = MOMENT + dt.timedelta(seconds=1)
    for context in (ADA, BOB):
        with pytest.raises(IntegrityError):
            await store.save_thread(ThreadMetadata(id=thread.id, created_at=later), context)

    assert (await store.load_thread(thread.id, ADA)).title == "First"


async def test_an_item_of_the_same_id_never_moves_to_another_thread(store: SqlStore) -> None:
    one, two = await a_thread(store), await a_thread(store)
    [item] = await says(store, one, "Hello")

    with pytest.raises(IntegrityError):
        await store.add_thread_item(two.id, item, ADA)

    assert (await store.load_thread_items(two.id, None, 10, "asc", ADA)).data == []


async def test_a_saved_thread_keeps_what_is_its_own_and_not_its_items(store: SqlStore) -> None:
    thread = await a_thread(store)
    full = Thread(**thread.model_dump(), items=Page(data=[an_answer(store, thread, "x")]))
    full.title = "Named"
    full.metadata = {"k": "v"}

    await store.save_thread(full, ADA)

    loaded = await store.load_thread(thread.id, ADA)
    assert (loaded.title, loaded.metadata, loaded.created_at) == ("Named", {"k": "v"}, MOMENT)


async def test_times_without_a_zone_are_stored_and_sent_with_one(store: SqlStore) -> None:
    thread = await a_thread(store)
    item = an_answer(store, thread, "Hello")
    item.created_at = MOMENT.astimezone().replace(tzinfo=None)

    await store.add_thread_item(thread.id, item, ADA)

    loaded = await store.load_item(thread.id, item.id, ADA)
    assert item.created_at == loaded.created_at == MOMENT


@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_items_are_paged_in_the_order_they_came(store: SqlStore, order: str) -> None:
    thread = await a_thread(store)
    texts = [str(number) for number in range(7)]
    await says(store, thread, *texts)

    seen: list[str] = []
    after: str | None = None
    while True:
        page = await store.load_thread_items(thread.id, after, 3, order, ADA)
        seen += [i.content[0].text for i in page.data if isinstance(i, AssistantMessageItem)]
        if not page.has_more:
            break
        after = page.after

    assert seen == (texts if order == "asc" else texts[::-1])


async def test_threads_are_paged_newest_first_and_only_the_owners(store: SqlStore) -> None:
    mine = [await a_thread(store) for _ in range(5)]
    await a_thread(store, BOB)

    first = await store.load_threads(3, None, "desc", ADA)
    rest = await store.load_threads(3, first.after, "desc", ADA)

    assert [t.id for t in first.data + rest.data] == [t.id for t in reversed(mine)]
    assert first.has_more
    assert not rest.has_more


async def test_an_item_saved_again_keeps_its_place(store: SqlStore) -> None:
    thread = await a_thread(store)
    first, second = await says(store, thread, "one", "two")
    first.content[0].text = "changed"

    await store.save_item(thread.id, first, ADA)

    page = await store.load_thread_items(thread.id, None, 10, "asc", ADA)
    assert [item.id for item in page.data] == [first.id, second.id]
    assert page.data[0] == first


async def test_a_deleted_thread_takes_its_items_with_it(
    store: SqlStore, database: Database
) -> None:
    thread = await a_thread(store)
    [item] = await says(store, thread, "one")
    await store.save_feedback(thread.id, [item.id], "positive", ADA)

    with pytest.raises(NotFoundError):
        await store.delete_thread(thread.id, BOB)
    await store.delete_thread(thread.id, ADA)

    with pytest.raises(NotFoundError):
        await store.load_thread(thread.id, ADA)
    with database.reading() as connection:
        assert connection.execute(select(col(ThreadItemRow.id))).all() == []
        assert connection.execute(select(col(FeedbackRow.item_id))).all() == []


async def test_a_retry_supersedes_what_followed_and_keeps_the_rows(
    store: SqlStore, database: Database
) -> None:
    thread = await a_thread(store)
    first, second, third = await says(store, thread, "one", "two", "three")

    await store.supersede_after(thread.id, first.id, ADA)

    page = await store.load_thread_items(thread.id, None, 10, "asc", ADA)
    assert [item.id for item in page.data] == [first.id]
    with pytest.raises(NotFoundError):
        await store.load_item(thread.id, second.id, ADA)
    with database.reading() as connection:
        kept = connection.execute(select(col(ThreadItemRow.id))).scalars().all()
    assert set(kept) == {first.id, second.id, third.id}


async def test_feedback_can_be_changed_and_belongs_to_one_person(
    store: SqlStore, database: Database
) -> None:
    thread = await a_thread(store)
    [item] = await says(store, thread, "one")

    await store.save_feedback(thread.id, [item.id], "positive", ADA)
    await store.save_feedback(thread.id, [item.id], "negative", ADA)
    with pytest.raises(NotFoundError):
        await store.save_feedback(thread.id, [item.id], "positive", BOB)

    with database.reading() as connection:
        rows = connection.execute(select(col(FeedbackRow.owner_id), col(FeedbackRow.kind))).all()
    assert [tuple(row) for row in rows] == [("ada", "negative")]


async def test_feedback_is_given_to_all_items_or_to_none(
    store: SqlStore, database: Database
) -> None:
    thread, other = await a_thread(store), await a_thread(store)
    one, two = [item.id for item in await says(store, thread, "one", "two")]
    [elsewhere] = await says(store, other, "three")

    with pytest.raises(NotFoundError):
        await store.save_feedback(thread.id, [one, elsewhere.id], "positive", ADA)
    await store.save_feedback(thread.id, [], "positive", ADA)
    await store.save_feedback(thread.id, [two, one, two], "negative", ADA)

    with database.reading() as connection:
        rows = connection.execute(select(col(FeedbackRow.item_id), col(FeedbackRow.kind))).all()
    assert {tuple(row) for row in rows} == {(one, "negative"), (two, "negative")}


async def test_an_item_that_cannot_be_read_does_not_close_the_thread(
    store: SqlStore, database: Database
) -> None:
    thread = await a_thread(store)
    broken, whole = await says(store, thread, "one", "two")
    with database.writing() as connection:
        statement = text("UPDATE thread_item SET content = :content WHERE id = :id")
        connection.execute(statement, {"content": '{"type": "hologram"}', "id": broken.id})

    page = await store.load_thread_items(thread.id, None, 10, "asc", ADA)

    assert [item.id for item in page.data] == [broken.id, whole.id]
    assert "cannot be shown" in page.data[0].model_dump_json()


async def test_a_null_character_of_a_model_does_not_close_the_thread(store: SqlStore) -> None:
    thread = await a_thread(store, title="a\0b")
    [item] = await says(store, thread, r"one\0two \u0000".replace(r"\0", "\0"))

    page = await store.load_spoken_items(thread.id, None, 10, ADA)
    kept = await store.load_thread(thread.id, ADA)

    [read] = page.data
    assert read.id == item.id
    assert isinstance(read, AssistantMessageItem)
    assert read.content[0].text == r"onetwo \u0000"
    assert kept.title == "ab"


async def test_hidden_items_are_stored_as_they_are(store: SqlStore) -> None:
    thread = await a_thread(store)
    content = {"kind": "tool_calls/1", "calls": [{"call_id": "c", "output": None}]}
    hidden = HiddenContextItem(id="h", thread_id=thread.id, created_at=MOMENT, content=content)

    await store.add_thread_item(thread.id, hidden, ADA)

    loaded = await store.load_item(thread.id, "h", ADA)
    assert isinstance(loaded, HiddenContextItem)
    assert loaded.content["calls"][0]["call_id"] == "c"


@pytest.mark.parametrize("limit", [-1, 0, 10**9])
async def test_any_limit_gives_a_page_of_1_to_100(store: SqlStore, limit: int) -> None:
    thread = await a_thread(store)
    await says(store, thread, *map(str, range(101)))

    page = await store.load_thread_items(thread.id, None, limit, "asc", ADA)

    assert len(page.data) == (1 if limit < 1 else 100)


def test_migration_and_models_agree_and_can_be_walked_up_and_down(database: Database) -> None:
    from alembic import command

    with database.writing() as connection:
        command.check(SCHEMA.config(connection))
    with database.writing() as connection:
        command.downgrade(SCHEMA.config(connection), "base")
    with database.writing() as connection:
        command.upgrade(SCHEMA.config(connection), "head")
        command.check(SCHEMA.config(connection))
    assert SCHEMA.revision(database) == SCHEMA.head
