"""GET /api/chatkit/search: the caller's conversations by what was said in them."""

from typing import Annotated, Self

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel

from backend.api.callers import CallerOf
from backend.api.errors import ApiError
from backend.chat.folding import excerpt, words_of
from backend.chat.search import Found, SearchRepository
from backend.chat.searchable import text_in
from backend.identity.caller import Caller
from foundation.database import Database

MAX_WORDS = 10


class Piece(BaseModel):
    """Some of a snippet, in its order."""

    text: str
    is_match: bool
    """It is one of the words that were asked for."""


class Result(BaseModel):
    """A conversation in which all words stand: in one message of it, or in its title."""

    conversation_id: str
    title: str | None
    created_at: AwareDatetime
    item_id: str | None
    """The newest message that holds them; null if only the title does."""
    item_created_at: AwareDatetime | None
    snippet: list[Piece]

    @classmethod
    def of(cls, found: Found, words: list[str]) -> Self:
        """Return the same for the wire."""
        item, title = found.item or {}, found.thread.get("title")
        text = text_in(item) if item else title or ""
        return cls(
            conversation_id=found.thread["id"],
            title=title,
            created_at=found.thread["created_at"],
            item_id=item.get("id"),
            item_created_at=item.get("created_at"),
            snippet=[Piece(text=p.text, is_match=p.is_match) for p in excerpt(text, words)],
        )


class SearchResults(BaseModel):
    """Conversations, the newest first."""

    results: list[Result]
    next_cursor: str | None


def search_endpoint(database: Database, caller: CallerOf) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["chat"])

    async def search(
        caller: Annotated[Caller, Depends(caller)],
        q: Annotated[str, Query(max_length=200)],
        limit: int = 20,
        cursor: Annotated[str | None, Query(max_length=100)] = None,
    ) -> SearchResults:
        """Find conversations by words, whatever their case and accents."""
        words = words_of(q)
        if not 1 <= len(words) <= MAX_WORDS:
            raise ApiError(422, f"q: give 1 to {MAX_WORDS} words to look for.")
        size = max(1, min(limit, 50))
        try:
            page = await database.read(
                lambda connection: SearchRepository(connection, caller.user_id).find(
                    words, cursor=cursor, limit=size
                )
            )
        except ValueError as error:
            raise ApiError(
                422, "cursor: it is not one that a search gave. Search again without it."
            ) from error
        results = [Result.of(found, words) for found in page.found]
        return SearchResults(results=results, next_cursor=page.next_cursor)

    router.add_api_route("/api/chatkit/search", search)
    return router
