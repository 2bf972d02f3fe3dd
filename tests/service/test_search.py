"""Conversations found by what was said in them."""

import datetime as dt

import pytest
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    HiddenContextItem,
    InferenceOptions,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTagContent,
    UserMessageTextContent,
    WidgetItem,
)
from sqlalchemy import func, insert, select
from sqlmodel import col

from backend.agent.context import ChatContext
from backend.chat.folding import words_of
from backend.chat.models import SearchTextRow, ThreadItemRow
from backend.chat.search import FoundPage, SearchRepository
from backend.chat.store import SqlStore
from backend.metadata import SCHEMA
from backend.widgets.drawn import Drawn
from foundation.database import Database

ADA = ChatContext("ada", lambda: "")
BOB = ChatContext("bob", lambda: "")
MOMENT = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)


class Talk:
    """One conversation, and what is put into it."""

    def __init__(self, store: SqlStore, context: ChatContext = ADA, title: str = "") -> None:
        self.store = store
        self.context = context
        self.thread = ThreadMetadata(
            id=store.generate_thread_id(context), created_at=MOMENT, title=title or None
        )

    async def begin(self) -> "Talk":
        """Store the thread."""
        await self.store.save_thread(self.thread, self.context)
        return self

    def fields(self) -> dict[str, object]:
        """Return what every item has."""
        made = self.store.generate_item_id("message", self.thread, self.context)
        return {"id": made, "thread_id": self.thread.id, "created_at": MOMENT}

    async def answer(self, words: str) -> AssistantMessageItem:
        """Store an answer."""
        content = [AssistantMessageContent(text=words)]
        item = AssistantMessageItem.model_validate({**self.fields(), "content": content})
        await self.store.add_thread_item(self.thread.id, item, self.context)
        return item


async def a_talk(
    store: SqlStore, *answers: str, context: ChatContext = ADA, title: str = ""
) -> Talk:
    """Return a new conversation with these answers."""
    talk = await Talk(store, context, title).begin()
    for words in answers:
        await talk.answer(words)
    return talk


async def page_of(
    store: SqlStore, query: str, *, cursor: str | None = None, limit: int = 20
) -> FoundPage:
    """Return what Ada finds."""
    return await store._database.read(
        lambda connection: SearchRepository(connection, "ada").find(
            words_of(query), cursor=cursor, limit=limit
        )
    )


async def found(store: SqlStore, query: str) -> list[str]:
    """Return the ids of the conversations Ada finds."""
    page = await page_of(store, query, limit=100)
    return [result.thread["id"] for result in page.found]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Über den Wolken", "uber WOLKEN"),
        ("Straße nach Łódź", "strasse lodz"),
        ("Ça va très bien", "tres ca"),
        ("cafe\u0301 noir", "CAFÉ"),
        ("ΑΘΉΝΑ και Ὀδυσσεύς", "αθηνα οδυσσευσ"),
        ("Ёлка и чай", "елка чаи"),
        ("دُودھ كل ليں", "دودھ کل"),
        ("שָׁלוֹם לך", "שלום"),
        ("\u0130stanbul \u0131rma\u011f\u0131", "istanbul irmagi"),
        ("日本語のガイド", "ガイド"),
        ("한국어 공부", "공부"),
        ("क़लम लाओ", "कलम"),
        ("100 % sure_thing \\o/", "100 % sure_thing \\o/"),
    ],
)
async def test_words_are_found_whatever_their_case_and_accents(
    store: SqlStore, said: str, asked: str
) -> None:
    talk = await a_talk(store, "something else", said)

    assert await found(store, asked) == [talk.thread.id]


@pytest.mark.parametrize("asked", ["%", "_", "a%b", "\\", "か", "milk bread"])
async def test_nothing_is_found_that_was_not_said_in_one_message(
    store: SqlStore, asked: str
) -> None:
    await a_talk(store, "Buy milk", "Buy bread", "が")

    assert await found(store, asked) == (await found(store, "が") if asked == "か" else [])


async def test_only_what_people_wrote_and_were_answered_is_searched(store: SqlStore) -> None:
    talk = await a_talk(store, title="Groceries")
    message = UserMessageItem.model_validate(
        {
            **talk.fields(),
            "content": [
                UserMessageTextContent(text="Look at"),
                UserMessageTagContent(id="t", text="@Passport", data={"hue": "violet"}),
            ],
            "inference_options": InferenceOptions(),
        }
    )
    widget = Drawn.model_validate({"type": "Card", "children": [{"type": "Text", "value": "hay"}]})
    items = (
        message,
        WidgetItem.model_validate({**talk.fields(), "widget": widget, "copy_text": "straw"}),
        HiddenContextItem.model_validate({**talk.fields(), "content": "needle"}),
    )
    for item in items:
        await store.add_thread_item(talk.thread.id, item, ADA)

    for word in ("passport", "groceries"):
        assert await found(store, word) == [talk.thread.id]
    for word in ("hay", "straw", "needle", "violet", "card", "children"):
        assert await found(store, word) == []


async def test_another_persons_conversations_are_not_found(store: SqlStore) -> None:
    await a_talk(store, "secret plans", context=BOB, title="secret")

    assert await found(store, "secret") == []


async def test_the_newest_message_with_all_words_is_shown(store: SqlStore) -> None:
    talk = await a_talk(store, "milk one", "no match", title="All about milk")
    newest = await talk.answer("milk two")

    [result] = (await page_of(store, "milk")).found

    assert result.item is not None
    assert result.item["id"] == newest.id


async def test_a_conversation_is_found_by_its_title_alone_and_by_its_new_one(
    store: SqlStore,
) -> None:
    talk = await a_talk(store, "Hello", title="Holidays")
    assert (await page_of(store, "holi")).found[0].item is None

    talk.thread.title = "Ferien"
    await store.save_thread(talk.thread, ADA)

    assert await found(store, "holidays") == []
    assert await found(store, "ferien") == [talk.thread.id]


async def test_what_was_changed_replaced_or_deleted_is_not_found(store: SqlStore) -> None:
    talk = await a_talk(store, "alpha", "beta", "gamma")
    page = await store.load_thread_items(talk.thread.id, None, 10, "asc", ADA)
    first, second, _ = page.data
    assert isinstance(first, AssistantMessageItem)
    first.content[0].text = "aleph"
    await store.save_item(talk.thread.id, first, ADA)
    await store.supersede_after(talk.thread.id, second.id, ADA)
    assert [len(await found(store, w)) for w in ("alpha", "aleph", "beta", "gamma")] == [0, 1, 1, 0]

    await store.delete_thread_item(talk.thread.id, second.id, ADA)
    assert await found(store, "beta") == []

    await store.delete_thread(talk.thread.id, ADA)
    assert await found(store, "aleph") == []
    with store._database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(SearchTextRow)).scalar() == 0


async def test_pages_follow_each_other_without_gaps_while_others_begin(store: SqlStore) -> None:
    talks = [await a_talk(store, f"milk {number}") for number in range(7)]
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = await page_of(store, "milk", cursor=cursor, limit=3)
        seen += [result.thread["id"] for result in page.found]
        await a_talk(store, "milk again")
        cursor = page.next_cursor
        if cursor is None:
            break

    assert seen == [talk.thread.id for talk in reversed(talks)]


async def test_what_was_said_before_this_version_is_found_too(
    store: SqlStore, database: Database
) -> None:
    from alembic import command

    talk = await a_talk(store, "Über alles", "verworfen", title="Früher")
    [first, _] = (await store.load_thread_items(talk.thread.id, None, 10, "asc", ADA)).data
    await store.supersede_after(talk.thread.id, first.id, ADA)
    more: list[dict[str, object]] = [
        {
            "owner_id": "ada",
            "thread_id": talk.thread.id,
            "id": f"msg_{number}",
            "sequence": 100 + number,
            "content": {"type": "user_message", "content": [{"text": f"Nr {number}."}]},
        }
        for number in range(600)
    ]
    for number, content in enumerate(({"type": "user_message", "content": 7}, [], {"content": {}})):
        more.append({**more[0], "id": f"msg_damaged_{number}", "sequence": 1, "content": content})
    with database.writing() as connection:
        connection.execute(insert(ThreadItemRow), more)
        command.downgrade(SCHEMA.config(connection), "0006")
    SCHEMA.upgrade(database)

    for word in ("uber", "fruher", "nr 599."):
        assert await found(store, word) == [talk.thread.id]
    assert await found(store, "verworfen") == []
    with database.reading() as connection:
        longest = connection.execute(select(func.max(col(SearchTextRow.sequence)))).scalar()
    assert longest == 699
